"""Rows pasted or uploaded from a spreadsheet into the draft of a partnership."""
