"""Template tags of the partnerships room."""
