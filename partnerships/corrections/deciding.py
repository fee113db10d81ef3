"""Accepting and refusing what is proposed, value by value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import Page

from organisations.models import Organisation
from partnerships.corrections.fields import OWN, Value, marks_of, values_of
from partnerships.corrections.proposing import about
from partnerships.importing.saving import draft_of
from partnerships.models import CorrectedField, Correction, PartnershipPage
from partnerships.models.corrections import Decision
from samverkan import languages
from samverkan.outbox.queue import queue_email

LOG_ACTION = "partnerships.corrected"
CHANGE_ORGANISATION = "organisations.change_organisation"


class Stale(Exception):
    """Something has changed since the proposal was looked at, or it is decided already."""


@dataclass(frozen=True)
class Proposal:
    """One proposed value beside what the draft says now.

    Attributes:
        value: the value in the draft; None if its row is gone.
        may_accept: whether the user may put it in its place.
        chosen: the decision that the user has chosen and not taken yet.
    """

    field: CorrectedField
    value: Value | None
    may_accept: bool
    chosen: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is the organisation's own, which shows everywhere at once."""
        return self.field.name.startswith(f"{OWN}:")

    @property
    def is_conflict(self) -> bool:
        """Whether the draft no longer says what the proposer saw."""
        return self.value is None or self.value.text != self.field.old

    @property
    def is_there(self) -> bool:
        """Whether the draft says it already."""
        return self.value is not None and self.value.text == self.field.new

    @property
    def now(self) -> str:
        """What the draft says, for people."""
        return self.value.told(self.value.text) if self.value else ""

    @property
    def old(self) -> str:
        """What the proposer saw, for people."""
        return self.value.told(self.field.old) if self.value else self.field.old

    @property
    def new(self) -> str:
        """What is proposed, for people."""
        return self.value.told(self.field.new) if self.value else self.field.new


def proposals(
    correction: Correction,
    draft: PartnershipPage,
    user: Any,
    chosen: Mapping[int, str] | None = None,
) -> list[Proposal]:
    """Every proposed value beside the draft's, and what the user has chosen for each."""
    by_name = {value.name: value for value in values_of(draft, correction.link.organisation)}
    may_change_own = user.has_perm(CHANGE_ORGANISATION)
    found = []
    for field in correction.fields.all():
        each = Proposal(field, by_name.get(field.name), False, (chosen or {}).get(field.pk, ""))
        may = each.value is not None and (not each.is_own or may_change_own)
        found.append(replace(each, may_accept=may))
    return found


def seen_of(found: list[Proposal]) -> str:
    """What the draft said when staff looked, as the form carries it."""
    return marks_of(each.value for each in found if each.value)


def decide(pk: int, decisions: Mapping[int, Decision], seen: str, user: Any) -> Correction:
    """Take the decisions on all values of a proposal at once, and answer the proposer.

    Accepted values of the page become one new draft; those of the organisation itself are saved.

    Args:
        pk: the proposal's key.
        decisions: by the key of each proposed value.
        seen: what the draft said when it was looked at.
        user: whoever decides; may edit the page.

    Raises:
        Stale: look once more.
        ValidationError: a value is no longer possible.
    """
    with transaction.atomic():
        correction = Correction.objects.select_for_update(of=("self",)).get(pk=pk)
        if correction.decided_at:
            raise Stale
        link = correction.link
        page = PartnershipPage.objects.get(pk=link.page_id)
        Page.objects.select_for_update().get(pk=page.pk)
        link.organisation = Organisation.objects.select_for_update().get(pk=link.organisation_id)
        draft = draft_of(page)
        found = proposals(correction, draft, user)
        if seen_of(found) != seen:
            raise Stale
        accepted = [each for each in found if decisions[each.field.pk] == Decision.ACCEPTED]
        if any(not each.may_accept for each in accepted):
            raise Stale
        apply(accepted, draft, user)
        for each in found:
            each.field.decision = decisions[each.field.pk]
            each.field.save(update_fields=["decision"])
        correction.decided_at, correction.decided_by = timezone.now(), user
        correction.save(update_fields=["decided_at", "decided_by"])
        data = {
            "organisation": str(link.organisation),
            "accepted": [each.field.label for each in accepted],
            "refused": len(found) - len(accepted),
        }
        log(instance=page, action=LOG_ACTION, user=user, data=data)
        if correction.email and not correction.is_suspect:
            answer(correction)
    return correction


def apply(accepted: list[Proposal], draft: PartnershipPage, user: Any) -> None:
    """Put the accepted values in their places."""
    of_page: list[Value] = []
    own: list[Value] = []
    for each in accepted:
        value = each.value
        if value is None:
            raise ValidationError("The row is gone")
        value.put(each.field.new)
        (of_page if value.is_of_the_page else own).append(value)
    if of_page:
        draft.save_revision(user=user, clean=False)
    if own:
        organisation = own[0].holder
        organisation.save(update_fields=[value.field for value in own])
        log(instance=organisation, action="wagtail.edit", user=user)


def answer(correction: Correction) -> None:
    """Tell the proposer what was decided, in their language."""
    language = languages.get(correction.language)
    fields = list(correction.fields.all())
    with translation.override(language.code):
        context = {
            "page": correction.link.page,
            "accepted": [field for field in fields if field.decision == Decision.ACCEPTED],
            "refused": [field for field in fields if field.decision == Decision.REFUSED],
            "language": language,
        }
        name = "partnerships/email/correction_answer"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
    queue_email(f"{about(correction)}answer", correction.email, " ".join(subject.split()), text)
