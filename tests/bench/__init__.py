"""Measurements, not assertions: each prints figures of one run, next to a floor of the same run."""
