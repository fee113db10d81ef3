"""Where staff make and withdraw links, and decide on what came through them."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from organisations.models import ContactPerson, Organisation
from partnerships.corrections import deciding, inviting
from partnerships.corrections.links import secret_address
from partnerships.importing.saving import draft_of, may_change
from partnerships.models import Correction, CorrectionLink, PartnershipPage
from partnerships.models.corrections import Decision
from samverkan.users.models import User


class PersonField(forms.ModelChoiceField):
    """A choice of persons that tells where each of them is."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and organisation."""
        return f"{obj.name}, {obj.organisation}"


class LinkForm(forms.Form):
    """For whom a link is made, and whether it is sent."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none()
    )
    contact = PersonField(
        label=gettext_lazy("Send to"),
        queryset=ContactPerson.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody: I copy the link"),
        help_text=gettext_lazy("Contact persons who have consented and have an e-mail address."),
    )

    def __init__(self, page: PartnershipPage, data: Any = None) -> None:
        super().__init__(data)
        parties = Organisation.objects.filter(
            pk__in=page.parties.values_list("organisation", flat=True)
        )
        organisation = cast(forms.ModelChoiceField, self.fields["organisation"])
        contact = cast(PersonField, self.fields["contact"])
        organisation.queryset = parties
        people = ContactPerson.objects.filter(
            organisation__in=parties, consented_on__lte=timezone.localdate()
        )
        contact.queryset = people.exclude(email="").select_related("organisation")

    def clean(self) -> dict[str, Any]:
        """Hold the contact to the organisation."""
        data = super().clean() or self.cleaned_data
        contact, organisation = data.get("contact"), data.get("organisation")
        if contact and organisation and contact.organisation_id != organisation.pk:
            self.add_error("contact", _("This person is not at the organisation."))
        return data


def staff_of(request: HttpRequest, page: PartnershipPage) -> User:
    """Whoever asks, who may change the page.

    Raises:
        PermissionDenied: they may not.
    """
    user = request.user
    if not isinstance(user, User) or not may_change(page, user):
        raise PermissionDenied
    return user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, page_id: int) -> HttpResponse:
    """The links and corrections of a partnership; on POST a new link."""
    page = get_object_or_404(PartnershipPage, pk=page_id)
    user = staff_of(request, page)
    form = LinkForm(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        link = inviting.invite(page, user, **form.cleaned_data)
        text = _("The link has been sent.") if link.contact else _("The link is in the list below.")
        messages.success(request, text)
        return redirect("partnership_corrections", page.pk)
    links = page.correction_links.select_related("organisation", "contact")
    context = {
        "page": page,
        "form": form,
        "links": [(link, secret_address(link) if link.works else "") for link in links],
        "corrections": Correction.objects.filter(link__page=page).select_related(
            "link__organisation"
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "partnerships/corrections/admin.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, link_id: int) -> HttpResponse:
    """Stop a link."""
    link = get_object_or_404(CorrectionLink.objects.select_related("page"), pk=link_id)
    user = staff_of(request, link.page)
    with transaction.atomic():
        stopped = CorrectionLink.objects.filter(pk=link.pk, withdrawn_at=None)
        if stopped.update(withdrawn_at=timezone.now()):
            data = {"organisation": str(link.organisation)}
            log(instance=link.page, action=inviting.WITHDRAWN, user=user, data=data)
    messages.success(request, _("The link no longer works."))
    return redirect("partnership_corrections", link.page_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Show old and new side by side, and take a decision on each value."""
    rows = Correction.objects.select_related(
        "link__organisation", "link__page__locale", "decided_by"
    ).prefetch_related("fields")
    correction = get_object_or_404(rows, pk=pk)
    page = correction.link.page
    user = staff_of(request, page)
    chosen: dict[int, Decision] = {}
    is_incomplete = False
    status = 200
    if request.method == "POST":
        chosen = decisions_of(request, correction)
        is_incomplete = len(chosen) < len(correction.fields.all())
        try:
            if is_incomplete:
                messages.error(request, _("Accept or refuse each value."))
                status = 422
            else:
                deciding.decide(pk, chosen, request.POST.get("seen", ""), user)
                messages.success(request, _("Decided. What you accepted is in the page's draft."))
                return redirect("partnership_corrections", page.pk)
        except deciding.Stale:
            messages.warning(request, _("Something has changed meanwhile. Look once more."))
            status, chosen = 409, {}
        except ValidationError:
            messages.error(request, _("A value can no longer be used. Refuse it."))
            status = 422
        correction = get_object_or_404(rows, pk=pk)
    found = deciding.proposals(correction, draft_of(page), user, chosen)
    context = {
        "correction": correction,
        "page": page,
        "proposals": found,
        "seen": deciding.seen_of(found),
        "choices": Decision,
        "is_incomplete": is_incomplete,
    }
    return render(request, "partnerships/corrections/decide.html", context, status=status)


def decisions_of(request: HttpRequest, correction: Correction) -> dict[int, Decision]:
    """What was chosen for each value, by its key; nothing for those that are left open."""
    posted = {
        each.pk: request.POST.get(f"decision-{each.pk}", "") for each in correction.fields.all()
    }
    return {pk: Decision(choice) for pk, choice in posted.items() if choice in Decision.values}
