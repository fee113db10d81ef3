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
        field: the field of the row, which is also a heading that is understood.
        heading: above the column; in Swedish in the template, understood in English too.
        read: what a cell means.
        required: whether every row must have it.
        example: for the template.
        is_party: whether it names an organisation that must be a party of the partnership.
        is_many: whether the field holds several.
    """

    field: str
    heading: Text
    read: cells.Reader = cells.plain
    required: bool = False
    example: Text = ""
    is_party: bool = False
    is_many: bool = False

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


def named(model: type[Row], field: str) -> Text:
    """What the editor calls a field."""
    label: Text = model._meta.get_field(field).verbose_name
    return label


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "contributions",
            _("Contributions"),
            Contribution,
            (
                Column(
                    "organisation",
                    named(Contribution, "organisation"),
                    cells.organisation,
                    required=True,
                    example="Sjöby kommun",
                    is_party=True,
                ),
                Column("year", named(Contribution, "year"), cells.whole, True, "2026"),
                Column(
                    "kind",
                    named(Contribution, "kind"),
                    cells.one_of(ContributionKind),
                    example=ContributionKind.MONEY.label,
                ),
                Column("amount", named(Contribution, "amount"), cells.kronor, example="1 250 000"),
                Column("purpose", named(Contribution, "purpose"), example="Personal"),
                Column("source", named(Contribution, "source")),
                Column(
                    "recipient",
                    named(Contribution, "recipient"),
                    cells.organisation,
                    is_party=True,
                ),
            ),
        ),
        Kind(
            "parties",
            _("Parties"),
            Party,
            (
                Column(
                    "organisation",
                    named(Party, "organisation"),
                    cells.organisation,
                    required=True,
                    example="Sjöby kommun",
                ),
                Column(
                    "role",
                    named(Party, "role"),
                    cells.one_of(PartyRole),
                    example=PartyRole.FUNDER.label,
                ),
                Column("task", named(Party, "task")),
            ),
            once="organisation",
        ),
        Kind(
            "interventions",
            _("Interventions"),
            Intervention,
            (
                Column("name", named(Intervention, "name"), required=True, example="Frukost"),
                Column(
                    "offer",
                    named(Intervention, "offer"),
                    required=True,
                    example="Frukost varje vardag.",
                ),
                Column(
                    "needs",
                    named(Intervention, "needs"),
                    cells.some_of(Need),
                    required=True,
                    is_many=True,
                ),
                Column(
                    "target_groups",
                    named(Intervention, "target_groups"),
                    cells.some_of(TargetGroup),
                    is_many=True,
                ),
                Column("organisation", named(Intervention, "organisation"), cells.organisation),
                Column("times", named(Intervention, "times"), example="Vardagar 8–10"),
                Column("how_to_come", named(Intervention, "how_to_come")),
                Column("place", named(Intervention, "place")),
                Column("map_url", named(Intervention, "map_url")),
                Column("phone", named(Intervention, "phone")),
                Column("email", named(Intervention, "email")),
                Column("website", named(Intervention, "website")),
                Column("ends_on", named(Intervention, "ends_on"), cells.day),
            ),
        ),
        Kind(
            "key_figures",
            _("Key figures"),
            KeyFigure,
            (
                Column("label", named(KeyFigure, "label"), required=True, example="Besök"),
                Column("value", named(KeyFigure, "value"), cells.decimal, True, "1 250"),
                Column("unit", named(KeyFigure, "unit")),
                Column("year", named(KeyFigure, "year"), cells.whole, True, "2026"),
                Column("previous_value", named(KeyFigure, "previous_value"), cells.decimal),
                Column("previous_year", named(KeyFigure, "previous_year"), cells.whole),
            ),
        ),
        Kind(
            "timeline",
            _("Timeline"),
            TimelineEntry,
            (
                Column("day", named(TimelineEntry, "day"), cells.day, True, "2026-03-09"),
                Column(
                    "precision",
                    named(TimelineEntry, "precision"),
                    cells.one_of(Precision),
                    example=Precision.MONTH.label,
                ),
                Column("title", named(TimelineEntry, "title"), required=True, example="Vi började"),
                Column("text", named(TimelineEntry, "text")),
            ),
        ),
        Kind(
            "follow_ups",
            _("Follow-ups"),
            FollowUp,
            (
                Column("day", named(FollowUp, "day"), cells.day, True, "2026-03-09"),
                Column("result", named(FollowUp, "result"), example="Det går bra."),
            ),
        ),
    )
}
"""The kinds by their names on the page; contributions, which change most, first."""
