"""Holding an event once more: a draft with everything but those who registered."""
