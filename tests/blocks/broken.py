"""A block that breaks every rule of the house."""

from wagtail.blocks import StructBlock


class BrokenBlock(StructBlock):
    """Nothing but a name."""
