"""The forms that staff change people and units in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from contacts.access import MANAGE_TEAMS

MOST_NAMED = 5
"""How many pages a warning names."""


class PersonForm(WagtailAdminModelForm):
    """Keeps teams to those who decide about them, and warns before pages lose their contact.

    Attributes:
        knows_pages: ticked to go on although pages show the person.
    """

    knows_pages = forms.BooleanField(
        required=False, label=gettext_lazy("I know that these pages lose their contact")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and not self.for_user.has_perm(MANAGE_TEAMS):
            self.formsets.pop("memberships", None)

    def clean(self) -> dict[str, Any]:
        """The data, once whoever sends it knows which pages lose a contact."""
        data: dict[str, Any] = super().clean()
        if self.instance.pk and not data.get("knows_pages") and self.stops_showing(data):
            # The models have this form, so what needs the models cannot be imported at the top.
            from contacts.admin.listed import listed

            titles = [f"”{page.title}”" for page in listed(self.instance, self.for_user)]
            if titles:
                named = ", ".join(titles[:MOST_NAMED])
                if len(titles) > MOST_NAMED:
                    named = _("%(pages)s and %(number)s more") % {
                        "pages": named,
                        "number": len(titles) - MOST_NAMED,
                    }
                text = _("These pages show the person as their contact: %(pages)s.")
                self.add_error("knows_pages", text % {"pages": named})
                self.add_error("knows_pages", _("Choose somebody else there first, or tick here."))
        return data

    def stops_showing(self, data: dict[str, Any]) -> bool:
        """Whether readers will no longer see the person, or not for as long as before."""
        stored = type(self.instance).objects.get(pk=self.instance.pk)
        if stored.is_public and not data.get("is_public", True):
            return True
        if "memberships" not in self.formsets:
            return False
        formset = self.formsets["memberships"]
        kept = [
            form
            for form in formset.forms
            if form not in formset.deleted_forms and form.instance.unit_id
        ]
        before = end_of_service(row.ends_on for row in stored.memberships.all())
        after = end_of_service(form.cleaned_data.get("ends_on") for form in kept)
        return after < before


def end_of_service(ends: Any) -> date:
    """The last day of all; far away where one has no end, or where there are none at all."""
    return max((end or date.max for end in ends), default=date.max)
