"""Seminars and events: the room that builds on `samverkan` and `contacts`."""
