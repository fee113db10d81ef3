"""Ukrainian: dates, times and numbers."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р. о H:i"
TIME_FORMAT = "H:i"
NUMBER_GROUPING = 3
