"""Adding the rows of a table to a partnership's draft: all of them, or none."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from partnerships.importing.checking import Check, NewRow, check
from partnerships.importing.columns import Kind
from partnerships.importing.tables import Line
from partnerships.models import PartnershipPage
from samverkan.pages.review import lock_for

LOG_ACTION = "partnerships.imported"


class Changed(Exception):
    """Somebody has saved the page since the table was checked."""


def may_change(page: PartnershipPage, user: Any) -> bool:
    """Whether somebody may change the rows of the page: of the source, and not of a mirror."""
    return bool(
        page.is_in_source_language
        and not page.alias_of_id
        and page.permissions_for_user(user).can_edit()
        and not lock_for(page, user)
    )


def draft_of(page: PartnershipPage) -> PartnershipPage:
    """The page as it was last saved, published or not."""
    draft: PartnershipPage = page.get_latest_revision_as_object()
    return draft


def add_rows(
    page: PartnershipPage, kind: Kind, lines: list[Line], user: AbstractBaseUser, seen: str
) -> Check:
    """Check a table once more and save its rows as a new draft, if nothing is wrong.

    Args:
        page: the partnership.
        kind: what the rows are.
        lines: the table.
        user: whoever imports.
        seen: the key of the revision that the table was checked against; "" for none.

    Raises:
        Changed: there is a later one.
    """
    with transaction.atomic():
        # Two at the same moment would each save a draft without the other's rows.
        latest = Page.objects.select_for_update().values_list("latest_revision_id", flat=True)
        if seen != str(latest.get(pk=page.pk) or ""):
            raise Changed
        draft = draft_of(page)
        result = check(kind, lines, draft)
        if result.can_import:
            put(draft, kind, result.new)
            revision = draft.save_revision(user=user, clean=False)
            data = {"kind": kind.name, "rows": len(result.new)}
            log(instance=page, action=LOG_ACTION, user=user, data=data, revision=revision)
    return result


def put(draft: PartnershipPage, kind: Kind, rows: list[NewRow]) -> None:
    """Add rows to a draft that is not saved yet, after those that it has."""
    existing = getattr(draft, kind.name)
    last = max((row.sort_order or 0 for row in existing.all()), default=-1)
    for place, new in enumerate(rows, last + 1):
        new.row.sort_order = place
        new.row.locale = draft.locale
        for name, values in new.many.items():
            setattr(new.row, name, values)
        existing.add(new.row)
