"""Who gets feedback about a page.

In order: the routing rule with the deepest section (among equals the one that names the language);
the page's contact persons, or its responsible unit; the same of each ancestor, nearest first; the
site's mailbox. A translated page without own contacts is answered for by those of its Swedish
source, level by level. Whoever has left gets nothing; whoever is away has a stand-in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page, Site

from contacts import routing
from contacts.models import Person, Unit
from feedback.models import FeedbackSettings, RoutingRule
from samverkan import languages


@dataclass(frozen=True)
class Route:
    """Where a submission goes.

    Attributes:
        team: the unit that handles it; None when only the site's mailbox is left.
        recipients: e-mail addresses, each once; empty when nobody has one.
    """

    team: Unit | None
    recipients: tuple[str, ...]


def route(page: Page | None, language: str, site: Site | None) -> Route:
    """Who gets feedback about the page; ``page`` is None for search results and missing pages."""
    lineage = _lineage(page) if page else []
    found = _by_rule(lineage, language) or _by_page(lineage) or Route(None, ())
    if found.recipients:
        return found
    return Route(found.team, _mailbox_of_site(site))


def _lineage(page: Page) -> list[Page]:
    """The page and its ancestors, nearest first, each followed by its Swedish source."""
    own = list(page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("-depth").specific())
    if page.locale.language_code == languages.SOURCE.code:
        return own
    sources = {
        source.translation_key: source
        for source in Page.objects.filter(
            translation_key__in=[level.translation_key for level in own],
            locale__language_code=languages.SOURCE.code,
        ).specific()
    }
    levels = ((level, sources.get(level.translation_key)) for level in own)
    return [candidate for level in levels for candidate in level if candidate]


def _by_rule(lineage: list[Page], language: str) -> Route | None:
    depths = {page.pk: page.depth for page in lineage}
    rules = [
        rule
        for rule in RoutingRule.objects.select_related("unit")
        if rule.language in ("", language)
        and (rule.section_id is None or rule.section_id in depths)
    ]
    if not rules:
        return None
    best = max(
        rules, key=lambda rule: (depths.get(rule.section_id or 0, 0), bool(rule.language), -rule.pk)
    )
    return Route(best.unit, mailbox_of_unit(best.unit))


def _by_page(lineage: list[Page]) -> Route | None:
    """The contacts of the nearest page that has any who still serve, or its responsible unit.

    Who is away is answered for by the stand-in; who has neither left nor an e-mail address is
    answered for by the unit.
    """
    persons = routing.serving_by_page(page.pk for page in lineage)
    for page in lineage:
        here, unit = persons.get(page.pk, []), getattr(page, "responsible_unit", None)
        if not here and unit is None:
            continue
        addresses = _once(routing.who_answers(person).email for person in here)
        team = unit or _unit_of(here)
        return Route(team, addresses or (mailbox_of_unit(team) if team else ()))
    return None


def _unit_of(persons: list[Person]) -> Unit | None:
    """The unit of the first contact person who is in one now."""
    for person in persons:
        for membership in person.memberships.all():
            if membership.is_current():
                return membership.unit
    return None


def mailbox_of_unit(unit: Unit) -> tuple[str, ...]:
    """The unit's shared mailbox, or that of the nearest unit above it that has one."""
    seen: set[int] = set()
    above: Unit | None = unit
    while above and above.pk not in seen:
        if above.email:
            return (above.email,)
        seen.add(above.pk)
        above = above.parent
    return ()


def _mailbox_of_site(site: Site | None) -> tuple[str, ...]:
    if site is None:
        return ()
    return _once([FeedbackSettings.for_site(site).mailbox])


def _once(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for address in addresses if address))
