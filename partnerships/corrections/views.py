"""The public form behind a secret link, and its thanks. Nothing is kept by caches."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.corrections.fields import values_of
from partnerships.corrections.forms import CorrectionForm
from partnerships.corrections.links import can_be_used, link_of
from partnerships.corrections.proposing import store
from samverkan.public_forms.origin import own_origin_only
from samverkan.public_forms.timestamp import stamp

never_kept = cache_control(private=True, no_store=True)


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is published, and keep what is proposed instead.

    Raises:
        Http404: the link is not ours.
    """
    link = link_of(token)
    if link is None:
        raise Http404("No such link")
    is_sending = request.method == "POST"
    if not can_be_used(link, is_sending):
        ended = {"title": _("The link no longer works")}
        return private(render(request, "partnerships/corrections/ended.html", ended, status=410))
    values = values_of(link.page, link.organisation)
    form = CorrectionForm(values, request.POST if is_sending else None)
    if form.is_valid() and not form.outdated:
        store(request, link, form)
        # 303: the browser fetches the thanks with GET, and reloading it posts nothing.
        return private(HttpResponseRedirect(reverse("corrections:thanks"), status=303))
    status = 409 if form.outdated else 422 if form.is_bound else 200
    context = {
        "title": _("Propose a correction"),
        "link": link,
        "token": token,
        "form": form,
        "stamp": form["stamp"].value() or stamp(),
    }
    return private(render(request, "partnerships/corrections/form.html", context, status=status))


@never_kept
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    context = {"title": _("Thank you for your correction")}
    return private(render(request, "partnerships/corrections/thanks.html", context))


def private(response: HttpResponse) -> HttpResponse:
    """An answer that no search engine keeps and whose address no other site gets."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
