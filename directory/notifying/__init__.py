"""Who is told what about the map, how often, and how they end it."""
