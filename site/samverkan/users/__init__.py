"""The people who work in the admin, and their roles."""
