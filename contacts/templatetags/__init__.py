"""Template tags of the contacts room."""
