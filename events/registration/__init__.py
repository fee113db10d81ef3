"""Registering for occasions: places, the public form, e-mail, and forgetting in time."""
