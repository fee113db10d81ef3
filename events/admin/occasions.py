"""The list of occasions that people register to."""

from typing import Any

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from events.admin.access import RegistrationsMixin
from events.admin.counts import with_counts
from events.admin.filters import OccasionFilterSet
from events.admin.words import when
from events.enums import OccasionState, RegistrationMode
from events.models import Occasion, Registration
from events.queries import OccasionQuerySet


class OccasionColumn(TitleColumn):
    """The event, with when it takes place below."""

    cell_template_name = "events/admin/occasion_cell.html"

    def get_cell_context_data(
        self, instance: Occasion, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Add the time in words, and the state where it is not as planned."""
        context = super().get_cell_context_data(instance, parent_context)
        context["when"] = when(instance)
        context["place"] = instance.place or instance.page.place
        context["state"] = (
            "" if instance.state == OccasionState.PLANNED else instance.get_state_display()
        )
        return context


class PlacesColumn(Column):
    """How many people have a place, of how many."""

    def get_value(self, instance: Any) -> str:
        """For instance 12/30; 12 where any number can come."""
        taken = instance.registered
        return f"{taken}/{instance.capacity}" if instance.capacity else str(taken)


class OccasionsView(RegistrationsMixin, IndexView):
    """Every occasion that people register to here: those to come first, the soonest first."""

    model = Occasion
    any_permission_required = None
    page_title = gettext_lazy("Registrations")
    header_icon = "calendar"
    index_url_name = "registrations:index"
    index_results_url_name = "registrations:index_results"
    template_name = "events/admin/occasions.html"
    results_template_name = "events/admin/results.html"
    search_fields = ["page__title", "place__name", "page__place__name"]
    filterset_class = OccasionFilterSet
    default_ordering = None
    paginate_by = 30
    columns = [
        OccasionColumn(
            "page.title",
            label=gettext_lazy("Occasion"),
            get_url=lambda occasion: reverse("registrations:occasion", args=[occasion.pk]),
            width="45%",
        ),
        PlacesColumn(
            "registered", label=pgettext_lazy("people", "Registered"), sort_key="registered"
        ),
        Column("waiting", label=gettext_lazy("Waiting"), sort_key="waiting"),
        Column("offered", label=gettext_lazy("Offered"), classname="events-wide"),
        Column("cancelled", label=pgettext_lazy("people", "Cancelled"), classname="events-wide"),
    ]

    def get_base_queryset(self) -> OccasionQuerySet:
        """The occasions with their numbers, in one query."""
        rows = Registration.objects.filter(occasion=OuterRef("pk"))
        occasions = Occasion.objects.filter(
            Q(page__registration=RegistrationMode.HERE) | Exists(rows)
        )
        return with_counts(occasions.select_related("page", "place", "page__place"))

    def order_queryset(self, queryset: OccasionQuerySet) -> OccasionQuerySet:
        """Those to come first, the soonest first; then those that are over, the latest first."""
        if self.is_explicitly_ordered and self.ordering:
            return super().order_queryset(queryset)
        is_to_come = Q(ends_at__gt=timezone.now()) | Q(state=OccasionState.POSTPONED)
        soonest = Case(
            When(is_to_come, then=F("starts_at")),
            default=Value(None),
            output_field=DateTimeField(),
        )
        return queryset.annotate(soonest=soonest).order_by(
            F("soonest").asc(nulls_last=True), "-starts_at", "pk"
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and the list."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @property
    def no_results_message(self) -> str:
        """Tell a list without occasions from filters that match nothing."""
        if self.is_searching or self.is_filtering:
            return _("Nothing matches the search and the filters.")
        return _("No event has registration here yet. It is chosen in the event's own page.")
