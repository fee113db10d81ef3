"""The kinds of row that can be imported, and their columns: all that differs between them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from partnerships.enums import ContributionKind, PartyRole, Precision
from partnerships.importing import cells
from partnerships.models import (
    Contribution,
    FollowUp,
    Intervention,
    KeyFigure,
    Need,
    Party,
    TargetGroup,
    TimelineEntry,
)
from partnerships.models.row import Row

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        model: of the rows.
        field: the field of the row, which is also a heading that is understood.
        read: what a cell means.
        required: whether every row must have it.
        example: for the template.
        is_party: whether it names an organisation that must be a party of the partnership.
        is_many: whether the field holds several.
    """

    model: type[Row]
    field: str
    read: cells.Reader = cells.plain
    required: bool = False
    example: Text = ""
    is_party: bool = False
    is_many: bool = False

    @property
    def heading(self) -> Text:
        """What editors call the field: Swedish in the template, English is understood too."""
        label: Text = self.model._meta.get_field(self.field).verbose_name
        return label

    @property
    def names(self) -> set[str]:
        """How the heading may be written, folded."""
        with override("en"):
            english = str(self.heading)
        names = (self.field, str(self.heading), cells.swedish(self.heading), english)
        return {cells.folded(name) for name in names}


@dataclass(frozen=True)
class Kind:
    """One kind of row.

    Attributes:
        name: of the rows on the page: ``contributions``.
        label: what the rows are called.
        once: the field by which a partnership has each row only once; "" for none.
    """

    name: str
    label: Text
    model: type[Row]
    columns: tuple[Column, ...]
    once: str = ""

    def column(self, field: str) -> Column | None:
        """The column of a field, if it has one."""
        return next((column for column in self.columns if column.field == field), None)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "contributions",
            _("Contributions"),
            Contribution,
            (
                Column(
                    Contribution,
                    "organisation",
                    cells.organisation,
                    required=True,
                    example="Sjöby kommun",
                    is_party=True,
                ),
                Column(Contribution, "year", cells.whole, True, "2026"),
                Column(
                    Contribution,
                    "kind",
                    cells.one_of(ContributionKind),
                    example=ContributionKind.MONEY.label,
                ),
                Column(Contribution, "amount", cells.kronor, example="1 250 000"),
                Column(Contribution, "purpose", example="Personal"),
                Column(Contribution, "source"),
                Column(Contribution, "recipient", cells.organisation, is_party=True),
            ),
        ),
        Kind(
            "parties",
            _("Parties"),
            Party,
            (
                Column(
                    Party, "organisation", cells.organisation, required=True, example="Sjöby kommun"
                ),
                Column(Party, "role", cells.one_of(PartyRole), example=PartyRole.FUNDER.label),
                Column(Party, "task"),
            ),
            once="organisation",
        ),
        Kind(
            "interventions",
            _("Interventions"),
            Intervention,
            (
                Column(Intervention, "name", required=True, example="Frukost"),
                Column(Intervention, "offer", required=True, example="Frukost varje vardag."),
                Column(Intervention, "needs", cells.some_of(Need), required=True, is_many=True),
                Column(Intervention, "target_groups", cells.some_of(TargetGroup), is_many=True),
                Column(Intervention, "organisation", cells.organisation),
                Column(Intervention, "times", example="Vardagar 8–10"),
                Column(Intervention, "how_to_come"),
                Column(Intervention, "place"),
                Column(Intervention, "map_url"),
                Column(Intervention, "phone"),
                Column(Intervention, "email"),
                Column(Intervention, "website"),
                Column(Intervention, "ends_on", cells.day),
            ),
        ),
        Kind(
            "key_figures",
            _("Key figures"),
            KeyFigure,
            (
                Column(KeyFigure, "label", required=True, example="Besök"),
                Column(KeyFigure, "value", cells.decimal, True, "1 250"),
                Column(KeyFigure, "unit"),
                Column(KeyFigure, "year", cells.whole, True, "2026"),
                Column(KeyFigure, "previous_value", cells.decimal),
                Column(KeyFigure, "previous_year", cells.whole),
            ),
        ),
        Kind(
            "timeline",
            _("Timeline"),
            TimelineEntry,
            (
                Column(TimelineEntry, "day", cells.day, True, "2026-03-09"),
                Column(
                    TimelineEntry,
                    "precision",
                    cells.one_of(Precision),
                    example=Precision.MONTH.label,
                ),
                Column(TimelineEntry, "title", required=True, example="Vi började"),
                Column(TimelineEntry, "text"),
            ),
        ),
        Kind(
            "follow_ups",
            _("Follow-ups"),
            FollowUp,
            (
                Column(FollowUp, "day", cells.day, True, "2026-03-09"),
                Column(FollowUp, "result", example="Det går bra."),
            ),
        ),
    )
}
"""The kinds by their names on the page; contributions, which change most, first."""
