"""The form that an editor changes a partnership in."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from partnerships.models.rows import ROWS


class PartnershipPageForm(WagtailAdminPageForm):
    """Holds an editor to contributions of parties.

    Only the version in the source language has rows to edit.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_in_source_language:
            for name in ROWS:
                self.formsets.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """The data, with every contribution made by a party and a last term that is last."""
        data: dict[str, Any] = super().clean()
        if {"parties", "contributions"} <= self.formsets.keys():
            self.refuse_contributions_of_others()
        if "renewals" in self.formsets:
            self.refuse_renewals_without_a_term(data)
        return data

    def rows_of(self, name: str) -> list[Any]:
        """The forms of the rows that are kept and rightly filled in."""
        formset = self.formsets[name]
        return [
            form
            for form in formset.forms
            if form not in formset.deleted_forms and form.has_changed() | bool(form.instance.pk)
        ]

    def refuse_contributions_of_others(self) -> None:
        """Tell which contributions are made by, or paid to, somebody who is no party."""
        parties = {
            form.cleaned_data.get("organisation")
            for form in self.rows_of("parties")
            if form.is_valid()
        }
        for form in self.rows_of("contributions"):
            if not form.is_valid():
                continue
            for name in ("organisation", "recipient"):
                organisation = form.cleaned_data.get(name)
                if organisation and organisation not in parties:
                    form.add_error(name, _("This organisation is not among the parties."))

    def refuse_renewals_without_a_term(self, data: dict[str, Any]) -> None:
        """Tell that only a term that ends can be renewed, by a later day."""
        first_end = data.get("ends_on")
        for form in self.rows_of("renewals"):
            if not form.is_valid():
                continue
            if first_end is None:
                form.add_error("ends_on", _("Write the last day of the first term too."))
            elif form.cleaned_data.get("ends_on") and form.cleaned_data["ends_on"] <= first_end:
                form.add_error(
                    "ends_on", _("The new last day is not later than that of the first term.")
                )
