"""The structured parts of an event's page."""

from django.conf import settings
from wagtail.blocks import Block

from events import blocks
from samverkan.blocks.streams import compose

Blocks = list[tuple[str, Block]]

MATERIAL = ("text", "document_list", "link_list", "video")


def speakers() -> Blocks:
    """Who speaks: somebody among the contact persons, or anyone."""
    return [("person", blocks.SpeakingPersonBlock()), ("guest", blocks.GuestSpeakerBlock())]


def programme() -> Blocks:
    """What an event's body can have besides an article's blocks."""
    return [("programme", blocks.ProgrammeBlock())]


def material() -> Blocks:
    """What is left for those who came and those who could not."""
    return compose({name: settings.ARTICLE_BLOCKS[name] for name in MATERIAL})


def registration_fields() -> Blocks:
    """What people are asked when they register."""
    return [
        ("known", blocks.KnownFieldBlock()),
        ("text", blocks.TextQuestionBlock()),
        ("choice", blocks.ChoiceQuestionBlock()),
        ("tick", blocks.TickQuestionBlock()),
    ]
