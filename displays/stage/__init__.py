"""The one renderer: pages and settings become plain data, plain data becomes the stage's HTML."""
