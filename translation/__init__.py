"""Guards and tools for translating pages."""
