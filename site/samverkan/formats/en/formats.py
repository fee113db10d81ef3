"""English: dates, times and numbers."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = r"j F Y \a\t G:i"
TIME_FORMAT = "G:i"
NUMBER_GROUPING = 3
