"""One occasion: who has registered to it, on the screen and as a table to download."""

from collections import OrderedDict
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from events.admin.access import OccasionMixin
from events.admin.counts import attendance, by_state
from events.admin.filters import RegistrationFilterSet
from events.admin.words import called, when
from events.models import Answer, Registration
from events.registration.enums import AnswerKind, State
from samverkan import languages
from samverkan.posted_search import PostedSearchMixin
from samverkan.spreadsheets import SafeSpreadsheet

SEARCHED = (AnswerKind.NAME, AnswerKind.EMAIL, AnswerKind.ORGANISATION, AnswerKind.PHONE)
ANSWER = "answer:"
TAGS = {
    State.REGISTERED: "w-status--primary",
    State.OFFERED: "w-status--primary w-status--outline",
}


def with_names(registrations: "QuerySet[Registration]") -> "QuerySet[Registration]":
    """Registrations with their answers, and with the name to order them by."""
    names = Answer.objects.of(AnswerKind.NAME).filter(registration=OuterRef("pk"))
    return registrations.annotate(sort_name=Subquery(names.values("value")[:1])).prefetch_related(
        "answers"
    )


def matching(registrations: "QuerySet[Registration]", words: str) -> "QuerySet[Registration]":
    """Registrations whose person or reference number has the words in it."""
    answers = Answer.objects.filter(
        registration=OuterRef("pk"), kind__in=SEARCHED, value__icontains=words
    )
    return registrations.filter(Exists(answers) | Q(reference__icontains=words))


class PersonColumn(TitleColumn):
    """Who it is, with organisation and address below."""

    cell_template_name = "events/admin/person_cell.html"

    def get_cell_context_data(
        self, instance: Registration, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Add what is known of the person."""
        context = super().get_cell_context_data(instance, parent_context)
        context["registration"] = instance
        context["name"] = called(instance)
        context["details"] = [
            text
            for kind in (AnswerKind.ORGANISATION, AnswerKind.EMAIL)
            if (text := instance.answer(kind)) and text != context["name"]
        ]
        return context


class StateColumn(Column):
    """The state, in words with a colour besides; and whether the person came."""

    cell_template_name = "events/admin/state_cell.html"

    def get_cell_context_data(
        self, instance: Registration, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Add what the tag needs."""
        context = super().get_cell_context_data(instance, parent_context)
        context["registration"] = instance
        context["tag"] = TAGS.get(State(instance.state), "")
        return context


class RegistrationsView(OccasionMixin, PostedSearchMixin, SafeSpreadsheet, IndexView):
    """The registrations to one occasion, in the order that they came."""

    tab = "occasion"
    model = Registration
    any_permission_required = None
    page_title = gettext_lazy("Registrations")
    header_icon = "calendar"
    template_name = "events/admin/occasion.html"
    results_template_name = "events/admin/results.html"
    filterset_class = RegistrationFilterSet
    search_label = gettext_lazy("Search by name")
    default_ordering = "pk"
    paginate_by = 50
    show_export_buttons = True
    columns = [
        PersonColumn(
            "reference",
            label=gettext_lazy("Name"),
            sort_key="sort_name",
            get_url=lambda registration: reverse("registrations:person", args=[registration.pk]),
            width="40%",
        ),
        StateColumn("state", label=gettext_lazy("State"), sort_key="state"),
        Column("size", label=gettext_lazy("Number of people"), sort_key="size"),
        DateColumn(
            "created_at",
            label=gettext_lazy("Received"),
            sort_key="created_at",
            classname="events-wide",
        ),
    ]

    def get_base_queryset(self) -> "QuerySet[Registration]":
        """The registrations, with their answers."""
        return with_names(Registration.objects.filter(occasion=self.occasion))

    def search_queryset(self, queryset: "QuerySet[Registration]") -> "QuerySet[Registration]":
        """Those whose name, organisation, address, telephone or reference has the words."""
        return matching(queryset, self.search_query) if self.is_searching else queryset

    def get_index_url(self) -> str:
        """The address of the list."""
        return reverse("registrations:occasion", args=[self.occasion.pk])

    def get_index_results_url(self) -> str:
        """The address of its rows alone."""
        return reverse("registrations:occasion_results", args=[self.occasion.pk])

    def get_page_subtitle(self) -> str:
        """Which event, and when."""
        return f"{self.occasion.page.title}, {when(self.occasion)}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here; the occasion itself is the last step."""
        *above, here = self.way_here()
        return [*above, here | {"url": ""}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the form for whoever asks by telephone or at the door."""
        address = reverse("registrations:add", args=[self.occasion.pk])
        return [HeaderButton(_("Add by hand"), url=address, icon_name="plus")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list, the numbers, and the way to the other views."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {
            "occasion": self.occasion,
            "tabs": self.tabs(),
            "states": by_state(self.occasion),
            "attendance": attendance(self.occasion),
        }

    @property
    def no_results_message(self) -> str:
        """Tell an occasion without registrations from filters that match nothing."""
        if self.is_searching or self.is_filtering:
            return _("Nobody matches the search and the filters.")
        return _("Nobody has registered yet.")

    def get_filename(self) -> str:
        """The name of the downloaded file: the day of the occasion, and nothing about people."""
        return f"anmalningar-{self.occasion.start_day:%Y-%m-%d}"

    @cached_property
    def asked(self) -> dict[str, str]:
        """The questions that somebody has answered: the labels of columns, by field."""
        answers = Answer.objects.filter(registration__occasion=self.occasion)
        found = answers.order_by("field", "-pk").values_list("field", "label")
        return {f"{ANSWER}{field}": label for field, label in reversed(found)}

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of the table: what is known of every registration, and each question."""
        fixed = ["reference", "state", "size", "language", "created_at", "attended"]
        return [*fixed, *self.asked]

    def get_heading(self, queryset: "QuerySet[Registration]", field: str) -> str:
        """The question as it was put, or the name of the field; defused as cells are."""
        heading = self.asked.get(field) or super().get_heading(queryset, field)
        return str(self.preprocess_field_value(field, heading, self.FORMAT_CSV))

    def to_row_dict(self, item: Registration) -> dict[str, Any]:
        """One row: words instead of codes, and the answers under their questions."""
        ticked = _("Yes")
        given = {
            f"{ANSWER}{answer.field}": (ticked if answer.kind == AnswerKind.TICK else answer.value)
            for answer in item.answers.all()
        }
        marks = {True: _("Present"), False: _("Absent"), None: ""}
        row: dict[str, Any] = {
            "reference": item.reference,
            "state": item.get_state_display(),
            "size": item.size,
            "language": languages.get(item.language).own_name,
            "created_at": f"{timezone.localtime(item.created_at):%Y-%m-%d %H:%M}",
            "attended": marks[item.attended],
        }
        row |= {field: given.get(field, "") for field in self.asked}
        return OrderedDict((field, row[field]) for field in self.list_export)
