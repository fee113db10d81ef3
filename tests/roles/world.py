"""The smallest site with one of everything that the admin shows."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from contacts.models import Person, Role, Unit
from events.models import Audience, EventKind, EventPage, Occasion, Place, Registration
from feedback.models import RoutingRule, Submission
from organisations.models import Organisation, Region
from partnerships.models import (
    Correction,
    CorrectionLink,
    Need,
    PartnershipIndexPage,
    PartnershipPage,
    TargetGroup,
)
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.models import Topic
from samverkan.shell.models import Menu
from samverkan.users.models import User


@dataclass
class World:
    """The smallest site with one of everything."""

    home: Page
    page: Page
    draft: Page
    english: Page
    translation: Translation
    topic: Topic
    image: Any
    document: Any
    menu: Menu
    person: Person
    title: Role
    unit: Unit
    unused_unit: Unit
    submission: Submission
    unrouted: Submission
    rule: RoutingRule
    colleague: User
    email: OutgoingEmail
    place: Place
    organisation: Organisation
    region: Region
    event_kind: EventKind
    audience: Audience
    event: EventPage
    occasion: Occasion
    other_occasion: Occasion
    registration: Registration
    register: PartnershipIndexPage
    partnership: PartnershipPage
    correction_link: CorrectionLink
    correction: Correction
    need: Need
    target_group: TargetGroup
    site: Site = field(default_factory=lambda: Site.objects.get(is_default_site=True))
