"""Partnerships between the municipality and civil society, as structured and open information."""
