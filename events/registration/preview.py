"""The letters of an event, as those who register get them; nothing is sent."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from events.enums import OccasionState
from events.models import EventPage, Occasion, Registration
from events.registration import letters, wording
from events.registration.enums import MANAGE, LetterKind, State
from events.registration.rules import offer_end
from samverkan import languages
from samverkan.locales import public_languages

SAMPLE_REFERENCE = "K7M3-QX9D"
STATES: dict[str, State] = {
    LetterKind.CONFIRM: State.UNCONFIRMED,
    LetterKind.WAITING: State.WAITING,
    LetterKind.OFFERED: State.OFFERED,
    LetterKind.LAPSED: State.CANCELLED,
    LetterKind.CANCELLED: State.CANCELLED,
}
"""How a registration stands when it gets a letter; registered, where nothing else is said."""


class ChoiceForm(forms.Form):
    """Which letter, and in which language."""

    kind = forms.ChoiceField(label=_("E-mail"), choices=LetterKind.choices)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        choices = [(language.code, language.own_name) for language in public_languages()]
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=choices)


def may_see(page: EventPage, user: Any) -> bool:
    """Whether a user may see what the event's letters say: its editors, and who handles people."""
    return bool(user.has_perm(MANAGE) or page.permissions_for_user(user).can_edit())


@require_safe
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """One letter, as text and as HTML in a frame that runs nothing."""
    page = get_object_or_404(EventPage, pk=page_id)
    if not may_see(page, request.user):
        raise PermissionDenied
    form = ChoiceForm({"kind": LetterKind.CONFIRMED, "language": languages.SOURCE.code})
    asked = ChoiceForm(request.GET)
    if request.GET and asked.is_valid():
        form = asked
    form.is_valid()
    kind, code = LetterKind(form.cleaned_data["kind"]), form.cleaned_data["language"]
    registration = sample(page, kind, code)
    context: dict[str, Any] = {"page": page, "form": form, "is_ready": registration is not None}
    if registration:
        letter = letters.letter_to(registration, kind, wording.NEW_TIME)
        subject, text, html = letters.rendered(letter, code)
        has_file = kind in letters.INVITES | letters.TAKES_BACK
        context |= {"subject": subject, "text": text, "html": html, "has_file": has_file}
    return render(request, "events/admin/letters.html", context)


def sample(page: EventPage, kind: LetterKind, code: str) -> Registration | None:
    """A registration that nobody has made, to the next occasion; None where there is none."""
    rows = Occasion.objects.of(page.translation_key).select_related("page__locale", "place")
    occasion = rows.to_come().first() or rows.last()
    if occasion is None:
        return None
    if kind is LetterKind.CALLED_OFF:
        occasion.state = OccasionState.CANCELLED
    return Registration(
        occasion=occasion,
        reference=SAMPLE_REFERENCE,
        language=code,
        state=STATES.get(kind, State.REGISTERED),
        offer_expires_at=offer_end(occasion.page, occasion, timezone.now()),
    )
