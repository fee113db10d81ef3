"""The question at the end of every page, and the staff who read the answers."""
