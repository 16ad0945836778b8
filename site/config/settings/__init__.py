"""Settings: ``base`` is the secure production truth, the other modules are short deltas."""
