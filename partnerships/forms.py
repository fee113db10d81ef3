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
        if "parties" in self.formsets:
            self.refuse_repeated_parties()
        if {"parties", "contributions"} <= self.formsets.keys():
            self.refuse_contributions_of_others()
        if "renewals" in self.formsets:
            self.refuse_renewals_without_a_term(data)
        return data

    def rows_of(self, name: str) -> list[Any]:
        """The forms of the rows that are kept and rightly filled in.

        Asks each form and not the formset, whose own rules would be told less plainly.
        """
        return [
            form
            for form in self.formsets[name].forms
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]

    def refuse_repeated_parties(self) -> None:
        """Tell which rows name a party that is there already."""
        seen = set()
        for form in self.rows_of("parties"):
            organisation = form.cleaned_data.get("organisation")
            if organisation and organisation in seen:
                form.add_error("organisation", _("The organisation is a party already."))
            seen.add(organisation)

    def refuse_contributions_of_others(self) -> None:
        """Tell which contributions are made by, or paid to, somebody who is no party."""
        parties = {form.cleaned_data.get("organisation") for form in self.rows_of("parties")}
        for form in self.rows_of("contributions"):
            for name in ("organisation", "recipient"):
                organisation = form.cleaned_data.get(name)
                if organisation and organisation not in parties:
                    form.add_error(name, _("This organisation is not among the parties."))

    def refuse_renewals_without_a_term(self, data: dict[str, Any]) -> None:
        """Tell that only a term that ends can be renewed, by a later day."""
        first_end = data.get("ends_on")
        for form in self.rows_of("renewals"):
            ends_on = form.cleaned_data.get("ends_on")
            if first_end is None:
                form.add_error("ends_on", _("Write the last day of the first term too."))
            elif ends_on and ends_on <= first_end:
                form.add_error(
                    "ends_on", _("The new last day is not later than that of the first term.")
                )
