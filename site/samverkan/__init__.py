"""The shell that every page of Samverkan stands in."""
