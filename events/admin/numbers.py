"""Numbers of one occasion: by state, who came, and when people registered."""

from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin import chart
from events.admin.access import OccasionView
from events.admin.counts import attendance, by_state
from events.models import Registration
from events.registration.seats import seats


class NumbersView(OccasionView):
    """What remains for the statistics when the answers have been erased."""

    tab = "numbers"
    template_name = "events/admin/numbers.html"
    page_title = gettext_lazy("Numbers")
    header_icon = "order"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers and the chart."""
        context = super().get_context_data(**kwargs)
        by_day = (
            Registration.objects.filter(occasion=self.occasion)
            .order_by()
            .annotate(day=TruncDate("created_at"))
            .values_list("day")
            .annotate(people=Sum("size"))
        )
        unit, spans = chart.spans(by_day)
        headings = {chart.DAY: _("Day"), chart.WEEK: _("Week from"), chart.MONTH: _("Month from")}
        return context | {
            "states": by_state(self.occasion),
            "attendance": attendance(self.occasion),
            "seats": seats(self.occasion),
            "unit": headings[unit],
            "spans": spans,
            "shown_spans": [span for span in spans if span.number],
            "bars": list(chart.bars(spans)),
            "most": max((span.number for span in spans), default=0),
            "box": f"0 0 {chart.WIDTH} {chart.HEIGHT}",
        }
