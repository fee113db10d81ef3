"""Finnish: dates, times and numbers."""

DATE_FORMAT = "j. E Y"
DATETIME_FORMAT = r"j. E Y \k\l\o G.i"
TIME_FORMAT = "G.i"
NUMBER_GROUPING = 3
