"""The public API under /api/: HSDS 3.1, exports, catalogue."""
