"""Partnerships and what they are made of."""

from partnerships.models.corrections import CorrectedField, Correction, CorrectionLink
from partnerships.models.index import PartnershipIndexPage
from partnerships.models.pages import PartnershipPage
from partnerships.models.rows import (
    Contribution,
    FollowUp,
    Intervention,
    KeyFigure,
    PartnershipDocument,
    Party,
    Renewal,
    TimelineEntry,
)
from partnerships.models.terms import Need, TargetGroup

__all__ = [
    "Contribution",
    "CorrectedField",
    "Correction",
    "CorrectionLink",
    "FollowUp",
    "Intervention",
    "KeyFigure",
    "Need",
    "PartnershipDocument",
    "PartnershipIndexPage",
    "PartnershipPage",
    "Party",
    "Renewal",
    "TargetGroup",
    "TimelineEntry",
]
