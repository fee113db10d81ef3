"""How Tigrinya is written."""
