"""The pages that every room builds on."""
