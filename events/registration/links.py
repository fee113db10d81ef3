"""Addresses of a registration's own pages: whoever has one may act, so they are kept secret."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from events.models import EventPage, Registration
from events.registration.enums import State
from samverkan.pages.translations import page_address

_signer = signing.Signer(salt="events.registration", sep=".")
_thanks = signing.Signer(salt="events.registration.thanks", sep=".")


def token_of(registration: Registration) -> str:
    """What the address of the secret page ends with."""
    return _signer.sign(registration.reference)


def registration_of(token: str) -> Registration | None:
    """The registration that a token was made for; None when it is not ours."""
    try:
        reference = _signer.unsign(token)
    except signing.BadSignature:
        return None
    rows = Registration.objects.select_related("occasion__page__locale", "occasion__place")
    return rows.prefetch_related("answers").filter(reference=reference).first()


def thanks_token(told: State) -> str:
    """What the page after the form is told; nothing about who has sent it."""
    return _thanks.sign(told.value)


def told_by(token: str) -> State | None:
    """What a token for the page after the form says; None when it is not ours."""
    try:
        return State(_thanks.unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def secret_address(registration: Registration) -> str:
    """The full address of the secret page, in the language of the registration."""
    with translation.override(registration.language):
        return settings.SITE_URL + reverse("events:mine", args=[token_of(registration)])


def version_for(page: EventPage, code: str) -> EventPage:
    """The version of an event that readers of a language get: that language's, or the event's own.

    Args:
        page: the event in the source language.
        code: the reader's language.
    """
    if page.locale.language_code == code:
        return page
    versions = EventPage.objects.readable().select_related("locale")
    found: EventPage | None = versions.filter(
        translation_key=page.translation_key, locale__language_code=code
    ).first()
    return found or page


def event_address(page: EventPage, code: str) -> str:
    """The full address of an event's page in the frame of a language."""
    return page_address(page, None, code, absolute=True)
