"""What staff see and do with contacts in the admin."""
