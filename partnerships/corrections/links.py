"""Secret addresses of the form: whoever has one may propose, so they are kept secret."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from partnerships.models import CorrectionLink, PartnershipPage
from samverkan import languages

_signer = signing.Signer(salt="partnerships.corrections", sep=".")


def token_of(link: CorrectionLink) -> str:
    """What the address ends with."""
    return _signer.sign(link.reference)


def link_of(token: str) -> CorrectionLink | None:
    """The link that a token was made for; None when it is not ours."""
    try:
        reference = _signer.unsign(token)
    except signing.BadSignature:
        return None
    links = CorrectionLink.objects.select_related("organisation", "page__locale")
    return links.filter(reference=reference).first()


def can_be_used(link: CorrectionLink, is_sending: bool) -> bool:
    """Whether it works still, and anybody may read what it is about.

    Args:
        link: the link.
        is_sending: whether the form has been filled in, and not only opened.
    """
    works = link.takes_corrections if is_sending else link.works
    return works and PartnershipPage.objects.sources().filter(pk=link.page_id).exists()


def secret_address(link: CorrectionLink, code: str = languages.SOURCE.code) -> str:
    """The full address, in the frame of a language."""
    with translation.override(code):
        return settings.SITE_URL + reverse("corrections:form", args=[token_of(link)])
