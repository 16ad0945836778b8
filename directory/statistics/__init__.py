"""What the register adds up to: tables, an SVG map and charts at ``/harta/statistici/``."""
