"""News articles and their listing."""
