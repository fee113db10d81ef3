"""E-mail that is stored first and delivered until it has arrived."""
