"""How Finnish is written."""
