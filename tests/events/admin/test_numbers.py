"""Numbers: by state, who came, and the chart with its table."""

from datetime import date, timedelta

from bs4 import BeautifulSoup
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from events.admin import chart
from events.models import Registration


def page(client, occasion):
    return client.get(reverse("registrations:numbers", args=[occasion.pk]))


def test_states_and_attendance_are_counted_in_people(client, manager, person, evening):
    person("Elin", size=3, attended=True)
    person("Bo", attended=False)
    person("Kim", state="waiting", size=2)
    context = page(client, evening).context
    numbers = {row.label: (row.registrations, row.people) for row in context["states"]}
    assert numbers["Anmäld"] == (2, 4)
    assert numbers["På väntelistan"] == (1, 2)
    assert (context["attendance"].present, context["attendance"].percent) == (3, 75)


def test_nobody_expected_is_no_percentage(client, manager, april, evening):
    assert page(client, evening).context["attendance"].percent is None


def test_the_chart_is_named_and_the_table_says_the_same(client, manager, person, evening):
    person("Elin", size=2)
    Registration.objects.update(created_at="2026-04-18 23:30+00:00")
    person("Bo")
    soup = BeautifulSoup(page(client, evening).content, "html.parser")
    svg = soup.find("svg", role="img")
    assert soup.find(id=svg["aria-labelledby"])
    rows = soup.find(id=svg["aria-describedby"]).tbody.find_all("tr")
    assert [[cell.text for cell in row.find_all(["th", "td"])] for row in rows] == [
        ["19 april 2026", "2", "2"],
        ["20 april 2026", "1", "3"],
    ]


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.dictionaries(days, st.integers(1, 500), max_size=40))
def test_no_registration_is_lost_in_the_chart(numbers):
    _unit, found = chart.spans(numbers.items())
    assert sum(span.number for span in found) == sum(numbers.values())
    assert not found or found[-1].total == sum(numbers.values())
    for bar in chart.bars(found):
        assert 0 <= bar.x <= chart.WIDTH
        assert 0 <= bar.y <= chart.HEIGHT == bar.y + bar.height


def test_long_times_are_put_together_by_week_and_month():
    start = date(2026, 1, 1)
    for length, unit in ((10, chart.DAY), (100, chart.WEEK), (900, chart.MONTH)):
        assert chart.spans([(start, 1), (start + timedelta(days=length), 1)])[0] == unit
