"""Where staff find partnerships, and keep the words that these are sorted by."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from organisations.models import Organisation
from partnerships import listing
from partnerships.enums import State
from partnerships.models import FollowUp, Need, PartnershipPage, TargetGroup
from partnerships.templatetags.partnerships import kronor
from samverkan import languages
from samverkan.pages.viewsets import TermViewSet
from samverkan.templatetags.dates import datestamp


class FollowUpFilter(ChoiceFilter):
    """Partnerships with a follow-up that should have been done."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        """Those with an overdue follow-up, if the user asks for them."""
        if not value:
            return qs
        return qs.filter(pk__in=FollowUp.objects.overdue().values("page"))


class PartnershipFilterSet(PageFilterSet):
    """What staff narrow the list by."""

    state = MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=CheckboxSelectMultiple
    )
    organisation = ModelMultipleChoiceFilter(
        field_name="parties__organisation",
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        widget=CheckboxSelectMultiple,
    )
    follow_up = FollowUpFilter(
        label=_("Follow-up"),
        choices=[("overdue", _("Overdue"))],
        empty_label=_("Any"),
        widget=RadioSelect,
    )

    class Meta:
        model = PartnershipPage
        fields: list[str] = []


class FollowUpColumn(Column):
    """The next follow-up, marked where it is overdue."""

    cell_template_name = "partnerships/admin/follow_up_cell.html"


class PartnershipIndexView(IndexView):
    """All partnerships that the user may work with, in the source language."""

    columns = [
        *(each for each in IndexView.base_columns if each.name in ("bulk_actions", "title")),
        Column(
            "state",
            label=pgettext_lazy("column", "State"),
            accessor="get_state_display",
            sort_key="state",
        ),
        Column("last_day", label=_("Last day"), accessor="last_day_in_words", sort_key="last_day"),
        Column("sum", label=_("Contributions"), accessor="sum_in_words"),
        FollowUpColumn("follow_up", label=_("Next follow-up"), accessor="next_follow_up"),
        *(each for each in IndexView.base_columns if each.name == "status"),
    ]

    def get_base_queryset(self) -> QuerySet:
        """The versions that have the rows."""
        pages: QuerySet = super().get_base_queryset()
        return pages.filter(locale__language_code=languages.SOURCE.code)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list with the sums and follow-ups of one page of it. Three queries more."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        prepare(list(context["object_list"]))
        return context


def prepare(pages: Sequence[Any]) -> None:
    """Give each page its last day and sum in words, and its next follow-up yet to be done."""
    ids = [page.pk for page in pages]
    sums_by_page = listing.sums_of(ids)
    waiting = FollowUp.objects.waiting().filter(page__in=ids).order_by("-day", "-pk")
    follow_ups = {row.page_id: row for row in waiting}
    for page in pages:
        page.last_day_in_words = datestamp(page.last_day)
        page.sum_in_words = kronor(sums_by_page[page.pk].total)
        page.next_follow_up = follow_ups.get(page.pk)


class PartnershipListing(PageListingViewSet):
    """Partnerships, with their states, periods and what is overdue."""

    model = PartnershipPage
    name = "partnerships"
    icon = "group"
    menu_label = _("Partnerships")
    index_view_class = PartnershipIndexView
    columns = PartnershipIndexView.columns
    filterset_class = PartnershipFilterSet


class TargetGroupViewSet(TermViewSet):
    """Target groups, in each language."""

    model = TargetGroup
    icon = "group"
    menu_label = _("Target groups")


class NeedViewSet(TermViewSet):
    """Needs, in each language."""

    model = Need
    icon = "help"
    menu_label = _("Needs")
    list_display = ["name", "question", "order", "locale"]
    ordering = ["order", "name"]


class PartnershipsGroup(SnippetViewSetGroup):
    """What the room keeps, under one heading in the menu."""

    menu_label = _("Partnerships")
    menu_icon = "group"
    menu_order = 214
    items = (PartnershipListing, TargetGroupViewSet, NeedViewSet)
