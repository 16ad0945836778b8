"""``python -m config`` is the same as ``portal``."""

from config.cli import main

main()
