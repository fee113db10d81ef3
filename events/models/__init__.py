"""Events, their occasions and places."""

from events.models.calendar import CalendarEntry, CalendarSeries
from events.models.index import EventIndexPage
from events.models.messages import Message
from events.models.occasions import Occasion
from events.models.organisers import Organiser
from events.models.pages import EventPage
from events.models.places import Place
from events.models.proposals import EventProposal
from events.models.registrations import Answer, LogEntry, Registration
from events.models.terms import Audience, EventKind

__all__ = [
    "Answer",
    "Audience",
    "CalendarEntry",
    "CalendarSeries",
    "EventIndexPage",
    "EventKind",
    "EventPage",
    "EventProposal",
    "LogEntry",
    "Message",
    "Occasion",
    "Organiser",
    "Place",
    "Registration",
]
