"""Contacts as a browser lays them out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

WIDE = {"width": 1280, "height": 900}


def test_a_photo_begins_where_the_card_does(reader: Callable[..., Page]):
    page = reader(viewport=WIDE)
    page.goto("/kontakter/")
    head = page.locator(".person__head:has(img)").first
    photo, around = head.locator("img").bounding_box(), head.bounding_box()
    assert photo
    assert around
    assert photo["x"] == around["x"]
    assert photo["width"] == photo["height"]


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["left-to-right", "right-to-left"])
def test_the_arrow_of_a_list_points_down(reader: Callable[..., Page], prefix: str):
    page = reader(viewport=WIDE)
    page.goto(f"{prefix}/kontakter/")
    halves = page.locator("select").first.evaluate(
        """select => getComputedStyle(select).backgroundPosition.split(",").map(half => {
          const probe = document.createElement("div");
          probe.style.inlineSize = "100px";
          const [x] = half.trim().split(" 50%");
          document.body.append(probe);
          probe.style.paddingLeft = x.replace("100%", "100px");
          const found = parseFloat(getComputedStyle(probe).paddingLeft);
          probe.remove();
          return found;
        })"""
    )
    # The first half is drawn as a backslash, which is the left one of an arrow that points down.
    assert halves[0] < halves[1]


def test_nothing_of_a_units_hours_is_out_of_sight(log_in: Callable[..., Page]):
    page = log_in("aterkoppling", viewport=WIDE)
    page.goto("/admin/snippets/contacts/unit/")
    page.get_by_role("link", name="Kontaktcenter").first.click()
    fields = page.locator("[name^='hours_exceptions-0-']:visible")
    fields.first.wait_for()
    boxes = [field.bounding_box() for field in fields.all()]
    assert len(boxes) == 5
    assert all(box and box["x"] + box["width"] < WIDE["width"] for box in boxes)
