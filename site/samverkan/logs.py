"""How grave a line of the log is."""

import logging


class ProbesAreWarnings(logging.Filter):
    """Shows requests that Django refuses as suspicious as warnings instead of errors.

    Paths that climb out of their folder and hosts that are not ours come from strangers who try
    every door, many times a day. They have been refused, nothing is broken, and whoever is woken
    by errors should sleep on.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Lower what ``django.security`` calls an error; let everything through."""
        if record.name.startswith("django.security.") and record.levelno == logging.ERROR:
            record.levelno, record.levelname = (
                logging.WARNING,
                logging.getLevelName(logging.WARNING),
            )
            record.exc_info = None
        return True
