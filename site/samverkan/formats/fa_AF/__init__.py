"""How Dari is written."""
