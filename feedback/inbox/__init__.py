"""The staff's side of feedback: the inbox in the admin."""
