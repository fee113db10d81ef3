"""A believable site of a fictional municipality, to try the platform and to measure it with."""
