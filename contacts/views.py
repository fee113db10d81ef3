"""Contacts as files to download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts import cards, vcards
from samverkan.middleware import PUBLIC_MAX_AGE
from samverkan.shell.frame import for_request


@require_safe
def person(request: HttpRequest, pk: str) -> HttpResponse:
    """A person's vCard.

    Raises:
        Http404: there is nobody whom readers may turn to: nobody, hidden, or gone.
    """
    found = cards.people([int(pk)])
    if not found:
        raise Http404(_("There is no such contact."))
    return answer(found[0].name, vcards.of_person(found[0], organisation(request)))


@require_safe
def unit(request: HttpRequest, pk: str) -> HttpResponse:
    """A unit's vCard.

    Raises:
        Http404: there is no such unit that readers may see.
    """
    found = cards.units([int(pk)])
    if not found:
        raise Http404(_("There is no such contact."))
    return answer(found[0].name, vcards.of_unit(found[0], organisation(request)))


def organisation(request: HttpRequest) -> str:
    """The municipality's name."""
    frame = for_request(request)
    return frame.name if frame else ""


def answer(name: str, text: str) -> HttpResponse:
    """A file that browsers fetch anew each time, so that whoever is hidden is hidden at once."""
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    filename = slugify(name) or "kontakt"
    response["Content-Disposition"] = f'attachment; filename="{filename}.vcf"'
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(
        response, public=True, max_age=0, s_maxage=PUBLIC_MAX_AGE, must_revalidate=True
    )
    return response
