"""What a partnership is made of, by the names on its page."""

from partnerships.models.course import FollowUp, PartnershipDocument, Renewal, TimelineEntry
from partnerships.models.figures import Contribution, KeyFigure
from partnerships.models.offers import Intervention, Party
from partnerships.models.row import Row

__all__ = [
    "ROWS",
    "Contribution",
    "FollowUp",
    "Intervention",
    "KeyFigure",
    "PartnershipDocument",
    "Party",
    "Renewal",
    "TimelineEntry",
]

ROWS: dict[str, type[Row]] = {
    "parties": Party,
    "interventions": Intervention,
    "contributions": Contribution,
    "key_figures": KeyFigure,
    "timeline": TimelineEntry,
    "follow_ups": FollowUp,
    "renewals": Renewal,
    "documents": PartnershipDocument,
}
"""The kinds of row by their names on the page."""
