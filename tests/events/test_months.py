"""The calendar by month and by year."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from events import times
from events.enums import OccasionState
from events.models import Occasion
from tests.factories import EventPageFactory, OccasionFactory

TODAY = datetime(2026, 5, 5, 12, tzinfo=times.STOCKHOLM)
MAY = "/evenemang/manad/2026-05/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def look(client, calendar):
    """The page at an address, as a tree."""

    def get(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return get


def cell(page: BeautifulSoup, day: str) -> str:
    [found] = [td for td in page.select("td") if td.find("time", datetime=day)]
    return " ".join(found.get_text(" ", strip=True).split())


def test_each_occasion_of_the_month_stands_on_its_day(look, hold):
    hold("2026-05-05", "2026-05-12", "2026-06-01", title="Kör")
    page = look(MAY)
    assert page.h1.get_text() == "Maj 2026"
    assert cell(page, "2026-05-05") == "5 tisdag 5 maj 2026 I dag 18.00 Kör"
    assert "Kör" in cell(page, "2026-05-12")
    assert "Juni" not in page.table.get_text()


def test_the_table_has_monday_first_and_whole_weeks(look):
    page = look("/evenemang/manad/2026-03/")
    heads = [head.get_text() for head in page.select("th[scope=col]")]
    assert (heads[0], heads[6], len(heads)) == ("måndag", "söndag", 7)
    rows = page.select("tbody tr")
    assert {len(row.select("td")) for row in rows} == {7}
    assert len(page.select("td time[datetime]")) == 31


def test_today_is_marked_in_words_and_for_screen_readers(look):
    page = look(MAY)
    [today] = page.select("[aria-current=date]")
    assert "I dag" in today.get_text()
    assert not look("/evenemang/manad/2026-06/").select("[aria-current=date]")


def test_what_lasts_several_days_stands_on_each_of_them_in_the_month(look, event):
    OccasionFactory(
        page=event,
        start_day=date(2026, 5, 30),
        end_day=date(2026, 6, 2),
        start_time=None,
        end_time=None,
    )
    assert len(look(MAY).select(".month__events li")) == 2
    assert len(look("/evenemang/manad/2026-06/").select(".month__events li")) == 2


def test_what_is_cancelled_stays_in_the_month_marked(look, hold):
    hold("2026-05-12", title="Kör")
    Occasion.objects.update(state=OccasionState.CANCELLED)
    assert "Inställt 18.00 Kör" in cell(look(MAY), "2026-05-12")


def test_what_has_been_moved_stands_on_both_days(look, hold):
    hold("2026-06-09", title="Kör")
    Occasion.objects.update(
        state=OccasionState.RESCHEDULED, moved_from=times.moment(date(2026, 5, 12), time(18))
    )
    assert "Kör Flyttat till 9 juni 2026 klockan 18.00" in cell(look(MAY), "2026-05-12")
    assert "Ny tid 18.00 Kör" in cell(look("/evenemang/manad/2026-06/"), "2026-06-09")


def test_what_is_not_for_everyone_is_in_no_month_and_no_archive(look, hold):
    secret = hold("2026-05-12", "2026-04-01", title="Hemligt")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    for address in (MAY, "/evenemang/manad/2026-04/", "/evenemang/arkiv/"):
        assert "Hemligt" not in look(address).get_text()


def test_months_lead_to_those_before_and_after_within_bounds(look):
    def ways(address: str) -> set[str]:
        return {link["href"] for link in look(address).select(".month-links a")}

    assert ways("/evenemang/manad/2026-01/") == {
        "/evenemang/manad/2025-12/",
        "/evenemang/manad/2026-02/",
    }
    assert ways("/evenemang/manad/1990-01/") == {"/evenemang/manad/1990-02/"}
    assert ways("/evenemang/manad/2100-12/") == {"/evenemang/manad/2100-11/"}


@pytest.mark.parametrize(
    "part",
    [
        "manad/1989-12/",
        "manad/2101-01/",
        "manad/2026-13/",
        "manad/2026-00/",
        "manad/0000-01/",
        "manad/9999-12/",
        "manad/2026/",
        "manad/٢٠٢٦-٠٥/",
        "arkiv/1989/",
        "arkiv/2101/",
        "arkiv/9999/",
        "arkiv/abc/",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_what_the_calendar_does_not_have_is_not_found(client, calendar, part, prefix):
    assert client.get(f"{prefix}/evenemang/{part}").status_code == 404


def test_this_month_is_the_month_that_it_is_in_sweden(look):
    with time_machine.travel(datetime(2026, 5, 31, 22, 30, tzinfo=UTC)):
        assert look("/evenemang/manad/").h1.get_text() == "Juni 2026"


def test_a_month_has_a_title_and_address_of_its_own_in_each_language(look, hold, arabic_calendar):
    hold("2026-05-12")
    page = look(MAY)
    assert page.title.get_text().startswith("Maj 2026 – Evenemang")
    assert page.find("link", rel="canonical")["href"] == f"http://localhost{MAY}"
    others = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
    assert others["ar"] == f"http://localhost/ar{MAY}"
    assert f"/ar{MAY}" in {link["href"] for link in page.select(".languages a")}
    crumbs = [crumb.get_text(strip=True) for crumb in page.select(".ds-breadcrumbs li")]
    assert crumbs == ["Startsida", "Evenemang"]


def test_search_engines_leave_out_empty_months(look, hold):
    hold("2026-05-12")
    assert not look(MAY).find("meta", attrs={"name": "robots"})
    assert look("/evenemang/manad/2031-05/").find("meta", attrs={"name": "robots"})


def test_the_archive_has_what_has_been_by_year_the_latest_first(look, hold):
    hold("2024-03-01", title="2024")
    hold("2025-02-01", "2026-02-01", title="serie")
    hold("2025-11-01", title="höst")
    hold("2026-05-06", title="kommer")
    page = look("/evenemang/arkiv/")
    assert [heading.get_text() for heading in page.select(".listing h2")] == [
        "serie",
        "höst",
        "2024",
    ]
    years = [link.get_text() for link in page.select(".years a")]
    assert years == ["Alla år", "2026", "2025", "2024"]
    page = look("/evenemang/arkiv/2025/")
    assert page.h1.get_text() == "Arkiv 2025"
    assert [heading.get_text() for heading in page.select(".listing h2")] == ["höst", "serie"]
    assert "1 februari 2025" in page.select(".teaser")[1].get_text()


def test_what_goes_on_or_waits_for_a_date_is_not_in_the_archive(look, hold, event):
    hold("2026-05-01", title="väntar")
    Occasion.objects.update(state=OccasionState.POSTPONED)
    hold("2026-05-05", title="i kväll")
    page = look("/evenemang/arkiv/")
    assert page.select(".listing li") == []
    assert "Det finns inget här än." in page.main.get_text()


def test_the_archive_comes_page_by_page(look, calendar):
    for number in range(14):
        page = EventPageFactory(parent=calendar, locale=calendar.locale, title=f"Möte {number}")
        OccasionFactory(page=page, start_day=date(2026, 3, 1 + number))
    assert len(look("/evenemang/arkiv/2026/").select(".listing li")) == 12
    assert len(look("/evenemang/arkiv/2026/?page=2").select(".listing li")) == 2
    assert "2" in look("/evenemang/arkiv/2026/?page=99").select_one(".ds-alert").get_text()
