"""Settings: ``production`` is the safe base; ``development`` and ``test`` relax it."""
