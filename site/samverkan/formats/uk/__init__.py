"""How Ukrainian is written."""
