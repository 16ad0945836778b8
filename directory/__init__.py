"""The map of licensed social services: register, providers, places and what is said of them."""
