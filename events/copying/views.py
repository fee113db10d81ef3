"""The admin's way to copy an event to a new date."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets import AdminDateInput, SlugInput
from wagtail.models import Page

from events.copying.copies import copy_to
from events.models import EventPage


class NewDateForm(forms.Form):
    """When the event is held again, and what that page is called."""

    first_day = forms.DateField(
        label=gettext_lazy("New first day"),
        widget=AdminDateInput,
        help_text=gettext_lazy("All occasions move by as many days. Times of day stay."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    slug = forms.SlugField(
        label=gettext_lazy("Name in the address"), max_length=255, widget=SlugInput
    )

    def __init__(self, data: Any, page: EventPage) -> None:
        self.parent = page.get_parent()
        super().__init__(
            data,
            initial={"title": page.draft_title or page.title, "slug": self.free_slug(page.slug)},
        )

    def free_slug(self, slug: str) -> str:
        """The address with the first number that no page beside it has."""
        taken = set(
            self.parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True)
        )
        number = 2
        while f"{slug}-{number}" in taken:
            number += 1
        return f"{slug}-{number}"

    def clean_first_day(self) -> date:
        """The day, unless it has passed."""
        day: date = self.cleaned_data["first_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("That day has passed."))
        return day

    def clean_slug(self) -> str:
        """The name in the address, unless a page beside it has it."""
        slug: str = self.cleaned_data["slug"]
        if not Page._slug_is_available(slug, self.parent):
            raise forms.ValidationError(_("Another page has this address."))
        return slug


def may_copy(page: EventPage, user: Any) -> bool:
    """Whether a user may make such a draft beside the page."""
    if not page.is_in_source_language:
        return False
    return bool(page.permissions_for_user(user).can_copy_to(page.get_parent()))


@require_http_methods(["GET", "POST"])
def to_new_date(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the new date, and on POST open the new draft in the editor.

    Raises:
        Http404: there is no such event.
        PermissionDenied: the user may not add a page there, or it is a translation.
    """
    page = get_object_or_404(EventPage, pk=page_id)
    user = request.user
    if not user.is_authenticated or not may_copy(page, user):
        raise PermissionDenied
    form = NewDateForm(request.POST or None, page)
    if request.method == "POST" and form.is_valid():
        draft = copy_to(page, user=user, **form.cleaned_data)
        message = _("Here is the copy. It is a draft: read it through before you publish it.")
        messages.success(request, message)
        return redirect("wagtailadmin_pages:edit", draft.pk)
    return render(request, "events/admin/to_new_date.html", {"page": page, "form": form})
