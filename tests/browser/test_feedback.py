"""From a resident's answer to the staff who close it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

ARTICLE = "/nyheter/biblioteket-oppnar-tidigare/"
ARABIC = "أين مواعيد المكتبة؟"
PHONE = "070-174 06 05"
PHONE_SIZE = {"width": 390, "height": 844}

TIME_TO_READ = 2100
"""Milliseconds. Who answers in less than two seconds is taken for a robot."""

Reader = Callable[..., Page]
Violations = Callable[[Page], list[str]]


def answer_no(page: Page, text: str) -> str:
    """Answer Nej with a text and a telephone number; the reference number that comes back."""
    page.goto(ARTICLE)
    page.wait_for_timeout(TIME_TO_READ)
    page.get_by_role("button", name="Nej", exact=True).click()
    page.get_by_label("Vad letade du efter?").fill(text)
    page.get_by_label("Via telefon").check()
    page.get_by_label("Ditt telefonnummer").fill(PHONE)
    page.wait_for_timeout(TIME_TO_READ)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("heading", name="Tack för att du hjälper oss!")).to_be_visible()
    return page.locator(".feedback__reference").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_what_a_resident_answers_reaches_the_handler_who_closes_it(
    server: Server, reader: Reader, log_in: Reader, violations: Violations, scripts: bool
):
    text = f"{ARABIC} {'1' if scripts else '2'}"
    resident = reader(java_script_enabled=scripts, viewport=PHONE_SIZE)
    reference = answer_no(resident, text)
    assert resident.url.endswith(ARTICLE) == scripts, "with scripts the reader stays on the page"

    email = server.email_with(reference)
    assert PHONE.replace("-", "").replace(" ", "") not in re.sub(r"\D", "", email["Subject"])

    handler = log_in("aterkoppling")
    handler.goto("/admin/feedback/")
    found = violations(handler)
    handler.get_by_role("link", name=text).first.click()
    expect(handler.get_by_text(reference).first).to_be_visible()
    expect(handler.locator("blockquote")).to_have_attribute("dir", "auto")
    expect(handler.locator("blockquote")).to_contain_text(text)
    found += violations(handler)
    handler.get_by_role("button", name="Ta ärendet", exact=True).click()
    handler.get_by_label("Vad som gjordes").fill("Ringde upp och berättade.")
    handler.get_by_role("button", name="Markera som klar").click()
    expect(handler.get_by_text("Ringde upp och berättade.").first).to_be_visible()
    handler.goto("/admin/feedback/?state=done")
    expect(handler.get_by_role("link", name=text).first).to_be_visible()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_mistake_keeps_every_typed_character(
    reader: Reader, violations: Violations, scripts: bool
):
    page = reader(java_script_enabled=scripts)
    page.goto(ARTICLE)
    page.get_by_role("button", name="Nej", exact=True).click()
    page.get_by_label("Vad letade du efter?").fill(ARABIC)
    page.get_by_label("Via e-post").check()
    page.get_by_label("Din e-postadress").fill("inte en adress")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("group", name="Något behöver rättas")).to_be_visible()
    expect(page.get_by_label("Vad letade du efter?")).to_have_value(ARABIC)
    expect(page.get_by_label("Din e-postadress")).to_have_value("inte en adress")
    expect(page.get_by_label("Via e-post")).to_be_checked()
    if scripts:
        expect(page.locator(":focus")).to_contain_text("Något behöver rättas")
        assert not violations(page)


def test_only_the_chosen_way_of_contact_shows(reader: Reader):
    page = reader()
    page.goto(ARTICLE)
    page.get_by_role("button", name="Nej", exact=True).click()
    expect(page.get_by_label("Ditt telefonnummer")).to_be_hidden()
    page.get_by_label("Via telefon").check()
    expect(page.get_by_label("Ditt telefonnummer")).to_be_visible()
    expect(page.get_by_label("Din e-postadress")).to_be_hidden()
    page.get_by_label("Jag vill inte bli kontaktad").check()
    expect(page.get_by_label("Ditt telefonnummer")).to_be_hidden()


def test_a_yes_is_thanked_in_place_without_losing_focus(reader: Reader):
    page = reader()
    page.goto(ARTICLE)
    page.get_by_role("button", name="Ja", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Tack för att du hjälper oss!")
    expect(page.get_by_role("status")).not_to_be_empty()


def test_a_resident_leaves_no_cookie_and_nothing_stored(reader: Reader):
    page = reader()
    answer_no(page, "Något annat")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
