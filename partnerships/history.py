"""Who changed an amount: lines of a page's history, written when the change reaches readers.

A line names the party, the year, the old amount and the new one, and is by whoever wrote the new
amount into the draft; who published it stands beside it in the history.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from partnerships.models import Contribution, PartnershipPage

LOG_ACTION = "partnerships.amount_changed"
_BEFORE = "_amounts_before"

Amounts = dict[str, "Amount"]
"""The contributions of a page by their translation keys."""


class Amount(NamedTuple):
    """What a contribution says of money; the amount is empty for what has no price."""

    party: str
    year: int
    kronor: int | None


@dataclass(frozen=True)
class Change:
    """One contribution that is not what it was.

    Attributes:
        row: the contribution's translation key.
        old: empty for one that was added.
        new: empty for one that was removed.
    """

    row: str
    old: Amount | None
    new: Amount | None

    @property
    def data(self) -> dict[str, Any]:
        """The change as the history keeps it."""
        told = self.new or self.old
        return {
            "party": told.party if told else "",
            "year": told.year if told else None,
            "old": self.old.kronor if self.old else None,
            "new": self.new.kronor if self.new else None,
            "what": "changed" if self.old and self.new else "added" if self.new else "removed",
        }


def amounts_of(page_id: int) -> Amounts:
    """The contributions of a page as they are published."""
    rows = Contribution.objects.filter(page=page_id).order_by("sort_order", "pk")
    found = rows.values_list("translation_key", "organisation__name", "year", "amount")
    return {str(key): Amount(party, year, kronor) for key, party, year, kronor in found}


def changes(old: Amounts, new: Amounts) -> Iterator[Change]:
    """What differs, in the order of the rows: changed and added ones, then removed ones."""
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = old.get(key), new.get(key)
        kronor = (before.kronor if before else None, after.kronor if after else None)
        if before is None or after is None or kronor[0] != kronor[1]:
            yield Change(key, before, after)


def remember(instance: PartnershipPage, **_signal: Any) -> None:
    """Before a published page is saved: keep what its amounts are now."""
    if instance.pk and instance.is_in_source_language:
        stored = PartnershipPage.objects.filter(pk=instance.pk)
        published = stored.values_list("live", flat=True).first()
        setattr(instance, _BEFORE, amounts_of(instance.pk) if published else None)


def write(instance: PartnershipPage, revision: Revision | None = None, **_signal: Any) -> None:
    """After publishing: a line for each amount that changed. The first publication has none."""
    before: Amounts | None = getattr(instance, _BEFORE, None)
    if before is None or not instance.is_in_source_language:
        return
    for change in changes(before, amounts_of(instance.pk)):
        log(
            instance=instance,
            action=LOG_ACTION,
            user=author_of(instance, change) or (revision.user if revision else None),
            revision=revision,
            data=change.data,
        )
    setattr(instance, _BEFORE, None)


def author_of(page: PartnershipPage, change: Change) -> Any:
    """Who saved the first of the latest drafts that have the new amount; None if unknown."""
    author = None
    wanted = change.new.kronor if change.new else None
    drafts = page.revisions.select_related("user").order_by("-created_at", "-pk")
    for draft in drafts.iterator(chunk_size=20):
        rows = draft.content.get("contributions", [])
        found = next((row for row in rows if row.get("translation_key") == change.row), None)
        if bool(found) != bool(change.new) or (found and found.get("amount") != wanted):
            break
        author = draft.user
    return author


def sentence(data: dict[str, Any]) -> str:
    """A line of the history in words."""
    parts = {
        "party": data.get("party", ""),
        "year": data.get("year", ""),
        "old": written(data.get("old")),
        "new": written(data.get("new")),
    }
    if data.get("what") == "added":
        return _("New contribution: %(party)s, %(year)s, %(new)s") % parts
    if data.get("what") == "removed":
        return _("Removed contribution: %(party)s, %(year)s, %(old)s") % parts
    return _("Changed amount: %(party)s, %(year)s, %(old)s → %(new)s") % parts


def written(kronor: int | None) -> str:
    """An amount as people read it, kept in one piece."""
    if kronor is None:
        return _("no price")
    return _("%(amount)s kronor") % {"amount": f"{kronor:,}".replace(",", "\u00a0")}
