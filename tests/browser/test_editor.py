"""From an editor's draft, through the publisher's approval, to what a resident reads."""

from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.server import Server

TITLE = "Språkkafé varje onsdag"
LEAD = "Från och med september kan alla öva svenska på biblioteket."
WRITTEN = {
    ".block-text": "Du behöver inte anmäla dig.",
    ".block-quote": "Över en kopp kaffe är det lätt att prata.",
    ".block-fact-box": "På ett språkkafé övar man ett språk.",
    ".block-accordion": "Kostar det något?",
    ".block-links": "Bryggans webbplats",
    ".block-action": "Till startsidan",
    ".block .card:not(.organisation-card)": "Amina Låtsas",
    ".block-organisation": "Föreningen Bryggan",
    ".organisation-card": "Hjälpande Händer Sjöby",
    ".block-figures": "214 deltagare",
    ".block-timeline": "Tre föreningar börjar träffas",
    ".block-steps": "Kom till biblioteket",
}
"""Something written in each block, by the selector of the block on the public page."""

WAGTAILS_OWN = "aria-input-field-name: <div aria-describedby"
"""Wagtail's rich text field has no name for assistive technology.

A known fault of Wagtail: https://github.com/wagtail/wagtail/issues/14205.
"""

Reader = Callable[..., Page]
Violations = Callable[[Page], list[str]]
TooWide = Callable[[Page], list[str]]

PHONE = {"width": 390, "height": 844}


def open_new_article(page: Page) -> None:
    """Find the way to an empty article below the news list, and begin it."""
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Utforska undersidor till 'Nyheter'").click()
    page.get_by_role("link", name="Lägg till undersida").click()
    page.get_by_role("textbox", name="Titel*").fill(TITLE)
    page.get_by_role("textbox", name="Ingress*").fill(LEAD)


def insert(page: Page, kind: str) -> Locator:
    """Add a kind of block below the others; the new block."""
    stream = page.locator("#body-root > [data-streamfield-stream-container]")
    blocks = stream.locator("> [data-streamfield-child]")
    before = blocks.count()
    stream.locator("> div > button[title='Lägg till ett block']").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    expect(blocks).to_have_count(before + 1)
    return blocks.nth(before)


def fill(block: Locator, label: str, text: str) -> None:
    """Fill in a field of a block."""
    block.get_by_role("textbox", name=label, exact=True).fill(text)


def write(block: Locator, text: str) -> None:
    """Type in the rich text of a block."""
    rich_text = block.locator("[contenteditable=true]")
    rich_text.press_sequentially(text)
    expect(rich_text).to_have_text(text)


def choose(block: Locator, button: str, name: str) -> None:
    """Choose something in the dialog that a button of a block opens."""
    block.get_by_role("button", name=button).click()
    dialog = block.page.get_by_role("dialog")
    dialog.get_by_role("link", name=name, exact=True).click()
    expect(dialog).to_have_count(0)
    expect(block.get_by_text(name, exact=True)).to_be_visible()


def insert_texts(page: Page) -> None:
    """Insert the blocks that tell a story."""
    write(insert(page, "Text"), WRITTEN[".block-text"])
    fill(insert(page, "Citat"), "Citat*", WRITTEN[".block-quote"])
    write(insert(page, "Faktaruta"), WRITTEN[".block-fact-box"])
    accordion = insert(page, "Dragspel")
    fill(accordion, "Rubrik*", WRITTEN[".block-accordion"])
    write(accordion, "Nej, allt är gratis.")


def insert_links(page: Page) -> None:
    """Insert the blocks that lead to people and pages."""
    links = insert(page, "Länklista")
    fill(links, "Adress på en annan webbplats", "https://bryggan.example/")
    fill(links, "Länktext", WRITTEN[".block-links"])
    action = insert(page, "Uppmaning")
    choose(action, "Välj en sida", "Välkommen till Sjöby kommun")
    fill(action, "Länktext", WRITTEN[".block-action"])
    person = WRITTEN[".block .card:not(.organisation-card)"]
    choose(insert(page, "Kontaktpersoner"), "Välj kontaktperson", person)
    fill(insert(page, "Organisation"), "Organisationens namn", WRITTEN[".block-organisation"])
    cards = insert(page, "Organisationskort")
    choose(cards, "Välj organisation", WRITTEN[".organisation-card"])


def insert_facts(page: Page) -> None:
    """Insert the blocks that hold facts and figures."""
    figures = insert(page, "Nyckeltal")
    fill(figures, "Tal*", WRITTEN[".block-figures"])
    fill(figures, "Vad talet räknar*", "förra året")
    timeline = insert(page, "Tidslinje")
    fill(timeline, "När*", "2019")
    fill(timeline, "Vad som hände", WRITTEN[".block-timeline"])
    fill(insert(page, "Steg"), "Vad du ska göra*", WRITTEN[".block-steps"])


def expect_article(shown: Page | FrameLocator) -> None:
    """Expect the article with all its blocks, in their order."""
    expect(shown.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(shown.get_by_text(LEAD)).to_be_visible()
    for block, text in WRITTEN.items():
        expect(shown.locator(f"main {block}")).to_contain_text(text)


def press_action(page: Page, name: str) -> None:
    """Press one of the actions below the editor and wait until it is done."""
    actions = page.get_by_role("navigation", name="Åtgärder (sidfot)")
    actions.get_by_role("button", name="Fler åtgärder").click()
    actions.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text(TITLE)


def test_what_an_editor_writes_is_read_by_residents_once_the_publisher_approves(
    reader: Reader, log_in: Reader
):
    editor = log_in("redaktor")
    open_new_article(editor)
    insert_texts(editor)
    insert_links(editor)
    insert_facts(editor)
    editor.get_by_role("button", name="Växla förhandsgranskning").click()
    expect_article(editor.frame_locator("#w-preview-iframe"))
    press_action(editor, "Lämna in till Granskning")

    early = reader()
    early.goto("/nyheter/")
    expect(early.get_by_role("heading", level=1)).to_be_visible()
    expect(early.get_by_role("link", name=TITLE)).to_have_count(0)

    publisher = log_in("publicist")
    publisher.get_by_role("link", name=TITLE).first.click()
    press_action(publisher, "Godkänn och Publicera")

    resident = reader()
    resident.goto("/nyheter/")
    resident.get_by_role("link", name=TITLE).click()
    expect_article(resident)


def check_rows(page: Page, kronor: str) -> None:
    """Ask what would come of a table of one contribution."""
    page.locator("[name=table]").fill(f"organisation\tyear\tamount\nSjöby kommun\t2027\t{kronor}")
    page.get_by_role("button", name="Kontrollera").click()


def test_what_editors_work_with_has_no_barrier_but_wagtails_own(
    server: Server, log_in: Reader, violations: Violations
):
    editor = log_in("redaktor")
    editor.goto("/admin/pages/")
    editor.get_by_role("link", name="Utforska undersidor till 'Nyheter'").click()
    editor.get_by_role("main").get_by_role("link", name="Biblioteket öppnar").first.click()
    found: list[str] = []
    for name in ("Innehåll", "Ansvar", "Sökmotorer"):
        editor.get_by_role("tab", name=name).click()
        expect(editor.get_by_role("tabpanel", name=name)).to_be_visible()
        found += violations(editor)
    for address in server.secrets["desk"]:
        editor.goto(address)
        found += violations(editor)
    check_rows(editor, "mycket")
    expect(editor.get_by_text("Inget har sparats")).to_be_visible()
    found += violations(editor)
    check_rows(editor, "100")
    expect(editor.get_by_role("button", name="Lägg till 1 rad")).to_be_visible()
    found += violations(editor)
    ours = [violation for violation in found if WAGTAILS_OWN not in violation]
    assert not ours, "\n".join(ours)


def test_what_partners_propose_is_decided_on_a_phone_too(
    server: Server, log_in: Reader, too_wide: TooWide
):
    editor = log_in("redaktor", viewport=PHONE)
    found: list[str] = []
    for address in server.secrets["desk"]:
        editor.goto(address)
        found += too_wide(editor)
    assert not found, "\n".join(found)
