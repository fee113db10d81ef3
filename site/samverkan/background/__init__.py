"""What runs on a schedule, and what goes before what."""

SOMEBODY_WAITS = 10
"""The priority of what a person waits for, as a letter; before all that came earlier."""

CAN_WAIT = -10
"""The priority of what nobody misses for a while, as a picture in one more size."""
