"""What help there is: the interventions of running partnerships, by what somebody needs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from organisations.cards import cards
from partnerships.listing import NOT_LISTED, with_links
from partnerships.models.pages import PartnershipPage
from partnerships.models.rows import Intervention
from partnerships.models.terms import Need
from partnerships.shown import contact_people
from partnerships.wording import copies_of, worded_by
from samverkan.pages import terms
from samverkan.pages.listing import get_page, page_range

if TYPE_CHECKING:
    from partnerships.models import PartnershipIndexPage

PER_PAGE = 24


@dataclass(frozen=True)
class NeedCount:
    """A need, and how many interventions help with it."""

    need: Any
    number: int


@dataclass(frozen=True)
class Answer:
    """What there is for somebody with a need.

    Attributes:
        others: the other needs that there is help with.
        wrong_page: the reader asked for a page of results that does not exist.
    """

    need: Any
    form: "HelpForm"
    page_obj: PaginatorPage[Any]
    page_range: list[int | str]
    wrong_page: bool
    query: str
    others: list[NeedCount]


class HelpForm(forms.Form):
    """What a reader may narrow the help by."""

    target_group = forms.ChoiceField(
        label=_("Who needs help?"), required=False, error_messages=NOT_LISTED
    )
    municipality = forms.ChoiceField(label=_("Where?"), required=False, error_messages=NOT_LISTED)

    def __init__(
        self,
        data: Any,
        groups: Sequence[terms.ShownTerm],
        municipalities: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.groups = groups
        for name, choices, everything in (
            ("target_group", [(each.slug, each.name) for each in groups], _("Everybody")),
            ("municipality", municipalities, _("All municipalities")),
        ):
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [("", everything), *choices]
            field.widget.attrs["class"] = "ds-input"

    def filter(self, interventions: "QuerySet[Intervention]") -> "QuerySet[Intervention]":
        """The interventions that fit. Only for a valid form."""
        group = self.cleaned_data.get("target_group")
        if group:
            keys = [each.translation_key for each in self.groups if each.slug == group]
            interventions = terms.about(interventions, keys, "target_groups")
        municipality = self.cleaned_data.get("municipality")
        if municipality:
            interventions = interventions.filter(page__municipalities=municipality)
        return interventions

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in use."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that offer more than everything."""
        return [field for field in self.visible_fields() if len(field.subwidgets) > 2]


def offered(index: "PartnershipIndexPage | None" = None) -> "QuerySet[Intervention]":
    """Interventions that are there now: of a register's partnerships, or of all."""
    today: date = timezone.localdate()
    pages = PartnershipPage.objects.helping(today)
    if index:
        pages = pages.child_of(index.source or index)
    is_on = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    interventions: QuerySet[Intervention] = Intervention.objects.filter(
        is_on, page__in=pages.order_by().values("pk")
    )
    return interventions


def needs(locale: Locale, index: "PartnershipIndexPage | None" = None) -> list[NeedCount]:
    """The needs that there is help with, the most urgent first. Two queries.

    Args:
        locale: the language of the needs.
        index: the register whose help counts; that of all partnerships when left out.
    """
    choices = Intervention.needs.through.objects.filter(
        intervention__in=offered(index).order_by().values("pk")
    )
    numbers = Counter(choices.values_list("need__translation_key", flat=True))
    return [NeedCount(need, numbers[need.translation_key]) for need in by_urgency(numbers, locale)]


def some(locale: Locale, need: UUID, count: int) -> list[Any]:
    """Some interventions that help with a need, prepared for cards."""
    found = with_need(offered(), need).order_by("page__title", "sort_order", "pk")
    return prepared(found[:count], locale)


def by_urgency(keys: Any, locale: Locale) -> list[Any]:
    """Needs in a language, the most urgent first."""
    found: list[Any] = terms.in_language(Need, list(keys), locale)
    return sorted(found, key=lambda need: (need.order, need.name.casefold()))


def answer(index: "PartnershipIndexPage", slug: str, data: Any) -> Answer | None:
    """What a register has for those with a need; None where nothing helps with it."""
    known = needs(index.locale, index)
    need = next((each.need for each in known if each.need.slug == slug), None)
    if need is None:
        return None
    found = with_need(offered(index), need.translation_key)
    groups = terms.used_by(found, index.locale, "target_groups")
    form = HelpForm(data, groups, index.listed_municipalities)
    chosen = form.filter(found) if form.is_valid() else found
    page_obj, wrong_page = get_page(
        Paginator(chosen.order_by("page__title", "sort_order", "pk"), PER_PAGE),
        data.get("page", ""),
    )
    page_obj.object_list = prepared(page_obj.object_list, index.locale)
    return Answer(
        need=need,
        form=form,
        page_obj=page_obj,
        page_range=page_range(page_obj),
        wrong_page=wrong_page,
        query="&".join(f"{name}={value}" for name, value in form.chosen.items()),
        others=[each for each in known if each.need.slug != slug],
    )


def with_need(interventions: "QuerySet[Intervention]", key: UUID) -> "QuerySet[Intervention]":
    """Those that help with a need, given by its translation key."""
    return terms.about(interventions, [key], "needs")


def prepared(interventions: Any, locale: Locale) -> list[Any]:
    """Interventions as cards show them: words, organisation, for whom, and which partnership.

    The same number of queries for any number of them.
    """
    code = locale.language_code
    rows = list(interventions.select_related("page"))
    worded = worded_by(rows, code, copies_of(Intervention, rows, code))
    organisations = cards({row.organisation_id for row in rows if row.organisation_id}, code)
    people = contact_people(rows)
    groups = terms.by_page(rows, None, locale, "target_groups")
    chosen = terms.by_page(rows, None, locale, "needs")
    for row in worded:
        row.card = organisations.get(row.organisation_id)
        row.person = people.get(row.contact_id)
        row.has_ended = False
        row.shown_target_groups = groups.get(row.pk, [])
        row.shown_needs = sorted(chosen.get(row.pk, []), key=lambda need: need.order)
    return with_links(worded, code)
