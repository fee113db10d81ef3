"""What help there is: the interventions of running partnerships, by what somebody needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
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
from samverkan.pages.listing import NarrowingForm, get_page, keys_of, page_range
from samverkan.search.engine import words_of

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
    """What there is for somebody with a need, or who searches among all help.

    Attributes:
        need: empty where all needs are looked through.
        others: the other needs that there is help with.
        query: the filters in use as a query string, or "".
        wrong_page: the reader asked for a page of results that does not exist.
    """

    need: Any
    form: "HelpForm"
    page_obj: PaginatorPage[Any]
    page_range: list[int | str]
    wrong_page: bool
    query: str
    others: list[NeedCount]

    @property
    def is_asked(self) -> bool:
        """Whether the reader has searched or filtered, rightly or wrongly."""
        return bool(self.query or self.form.errors)


class HelpForm(NarrowingForm):
    """What a reader may narrow the help by."""

    target_group = forms.ChoiceField(
        label=_("Who needs help?"), required=False, error_messages=NOT_LISTED
    )
    municipality = forms.ChoiceField(label=_("Where?"), required=False, error_messages=NOT_LISTED)

    def __init__(
        self,
        data: Any,
        groups: list[terms.ShownTerm],
        municipalities: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.groups = groups
        self.fields["q"].label = _("Search among the help")
        self.offer_terms("target_group", groups, _("Everybody"))
        self.offer("municipality", municipalities, _("All municipalities"))

    def filter(
        self, interventions: "QuerySet[Intervention]", locale: Locale
    ) -> "QuerySet[Intervention]":
        """The interventions that fit, searched in a language. Only for a valid form."""
        chosen = self.cleaned_data
        if chosen.get("target_group"):
            keys = keys_of(self.groups, chosen["target_group"])
            interventions = terms.about(interventions, keys, "target_groups")
        if chosen.get("municipality"):
            interventions = interventions.filter(page__municipalities=chosen["municipality"])
        if chosen.get("q"):
            interventions = with_words(interventions, chosen["q"], locale)
        return interventions

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The search, and the fields that are in use or offer more than everything."""
        return [
            field
            for field in super().shown_fields
            if field.name == "q" or field.data or len(field.subwidgets) > 2
        ]


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
    numbers = dict(choices.values_list("need__translation_key").annotate(Count("pk")))
    return [NeedCount(need, numbers[need.translation_key]) for need in by_urgency(numbers, locale)]


def some(locale: Locale, need: UUID, count: int) -> list[Any]:
    """Some interventions that help with a need, prepared for cards."""
    found = with_need(offered(), need).order_by("page__title", "sort_order", "pk")
    return prepared(found[:count], locale)


def by_urgency(keys: Any, locale: Locale) -> list[Any]:
    """Needs in a language, the most urgent first."""
    found: list[Any] = terms.in_language(Need, list(keys), locale)
    return sorted(found, key=lambda need: (need.order, need.name.casefold()))


def everything(index: "PartnershipIndexPage", data: Any) -> Answer:
    """What a register has for anybody: for the view where readers choose a need, or search."""
    return answer_of(index, needs(index.locale, index), None, data)


def answer(index: "PartnershipIndexPage", slug: str, data: Any) -> Answer | None:
    """What a register has for those with a need; None where nothing helps with it."""
    known = needs(index.locale, index)
    need = next((each.need for each in known if each.need.slug == slug), None)
    return answer_of(index, known, need, data) if need else None


def answer_of(
    index: "PartnershipIndexPage", known: list[NeedCount], need: Any, data: Any
) -> Answer:
    """What there is for those with a need, or for anybody where it is empty."""
    found = with_need(offered(index), need.translation_key) if need else offered(index)
    groups = terms.used_by(found, index.locale, "target_groups")
    form = HelpForm(data, groups, index.listed_municipalities)
    chosen = form.filter(found, index.locale) if form.is_valid() else found
    page_obj, wrong_page = get_page(
        Paginator(chosen.order_by("page__title", "sort_order", "pk"), PER_PAGE),
        data.get("page", ""),
    )
    answer = Answer(
        need=need,
        form=form,
        page_obj=page_obj,
        page_range=page_range(page_obj),
        wrong_page=wrong_page,
        query=urlencode(form.chosen),
        others=[each for each in known if each.need is not need],
    )
    is_listed = need or answer.is_asked
    rows = prepared(page_obj.object_list, index.locale) if is_listed else []
    page_obj.object_list = rows
    return answer


def with_words(
    interventions: "QuerySet[Intervention]", text: str, locale: Locale
) -> "QuerySet[Intervention]":
    """Those that have every word somewhere in what a card says of them, in a language or Swedish.

    Compared here and not by the database, since SQLite knows no "Ö" that is an "ö". Two queries.
    """
    wanted = [word.casefold() for word in words_of(text)]
    rows = list(interventions.select_related("organisation"))
    copies = copies_of(Intervention, rows, locale.language_code)

    def fits(row: Intervention) -> bool:
        said = [row.place, *(getattr(row, name) for name in row.texts)]
        if row.organisation:
            said += [row.organisation.name, row.organisation.short_name]
        if copy := copies.get(row.translation_key):
            said += [getattr(copy, name) for name in row.texts]
        everything = "\n".join(said).casefold()
        return all(word in everything for word in wanted)

    return interventions.filter(pk__in=[row.pk for row in rows if wanted and fits(row)])


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
