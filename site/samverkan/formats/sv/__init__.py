"""How Swedish is written."""
