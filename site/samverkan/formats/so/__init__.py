"""How Somali is written."""
