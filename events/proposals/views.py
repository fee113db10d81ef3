"""The public form and its thanks. Nothing is kept by caches; no script is needed."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from events.models import EventIndexPage
from events.proposals.drafts import calendar_for, store
from events.proposals.forms import ProposalForm
from samverkan.public_forms.origin import own_origin_only
from samverkan.public_forms.timestamp import stamp

never_kept = cache_control(private=True, no_store=True)


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Ask for an event, and keep what is posted.

    Raises:
        Http404: the calendar takes no proposals.
    """
    calendar = find_calendar(request)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        store(request, calendar, form)
        # 303: the browser fetches the thanks with GET, and reloading it posts nothing.
        return HttpResponseRedirect(reverse("event_proposals:thanks"), status=303)
    context = {
        "title": _("Propose an event"),
        "calendar": calendar,
        "form": form,
        "stamp": form["stamp"].value() or stamp(),
    }
    status = 422 if form.errors else 200
    return render(request, "events/proposals/form.html", context, status=status)


@never_kept
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Say what happens next.

    Raises:
        Http404: the calendar takes no proposals.
    """
    context = {"title": _("Thank you for your proposal"), "calendar": find_calendar(request)}
    response = render(request, "events/proposals/thanks.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def find_calendar(request: HttpRequest) -> EventIndexPage:
    """The calendar that takes proposals.

    Raises:
        Http404: there is none.
    """
    calendar = calendar_for(request)
    if calendar is None:
        raise Http404("No calendar takes proposals")
    return calendar
