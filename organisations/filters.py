"""What readers narrow the list of organisations by."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.enums import OrganisationKind
from samverkan.pages.listing import FilterForm

if TYPE_CHECKING:
    from organisations.models import OrganisationIndexPage
    from organisations.queries import OrganisationQuerySet

NOT_LISTED = {"invalid_choice": _("There is no such choice in the list.")}


class OrganisationFilterForm(FilterForm):
    """What a reader may narrow the list by."""

    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, error_messages=NOT_LISTED
    )
    kind = forms.ChoiceField(
        label=_("Kind of organisation"), required=False, error_messages=NOT_LISTED
    )

    field_order = ("q", "municipality", "kind", "topic")

    def __init__(self, data: Any, listing: "OrganisationIndexPage") -> None:
        super().__init__(data, listing)
        self.fields["topic"].label = _("Theme")
        self.offer_terms("topic", listing.listed_topics, _("All themes"))
        places = [(each.code, each.name) for each in listing.listed_municipalities]
        self.offer("municipality", places, _("All municipalities"))
        used = listing.listed_kinds
        kinds = [(kind.value, kind.label) for kind in OrganisationKind if kind.value in used]
        self.offer("kind", kinds, _("All kinds"))

    def filter(self, pages: Any) -> Any:
        """The pages that fit what the reader chose. Only for a valid form."""
        chosen = self.cleaned_data
        found = cast("OrganisationQuerySet", pages)
        if chosen.get("municipality"):
            found = found.active_in(chosen["municipality"])
        if chosen.get("kind"):
            found = found.filter(organisation__kind=chosen["kind"])
        return super().filter(found)
