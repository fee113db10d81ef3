"""Arabic: dates, times and numbers."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y الساعة G:i"
TIME_FORMAT = "G:i"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
