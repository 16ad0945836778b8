"""The physical screens: pairing, reports, state, and who is told when one falls silent."""
