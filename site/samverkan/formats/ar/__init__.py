"""How Arabic is written."""
