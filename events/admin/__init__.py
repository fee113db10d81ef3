"""Registrations in the admin: lists, the door, messages, papers and numbers."""
