"""Names of the rights that guard contacts."""

MANAGE_TEAMS = "contacts.manage_teams"
"""To decide who works in which unit and has which account: it decides whose feedback they see."""
