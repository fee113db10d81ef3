"""A page's headings are in order, whatever its editor has put together."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.blocks.rich_text import in_order

LEVELS = st.lists(st.integers(min_value=2, max_value=4), max_size=12)


def written(levels):
    return "".join(f"<h{level}>R</h{level}><p>x</p>" for level in levels)


def levels_in(html):
    return [int(level) for level in re.findall(r"<h([1-6])\b", html)]


@given(LEVELS, st.integers(min_value=1, max_value=4))
def test_no_heading_skips_a_level(levels, before):
    found = levels_in(in_order(written(levels), before))
    assert len(found) == len(levels)
    for previous, level in zip([before, *found], found, strict=False):
        assert 2 <= level <= previous + 1


@given(LEVELS, st.integers(min_value=1, max_value=4))
def test_headings_close_as_they_open_and_no_text_is_lost(levels, before):
    html = in_order(written(levels), before)
    assert re.findall(r"</h(\d)>", html) == [str(level) for level in levels_in(html)]
    assert re.sub(r"</?h\d>", "", html) == re.sub(r"</?h\d>", "", written(levels))


@given(LEVELS, st.integers(min_value=1, max_value=4))
def test_headings_already_in_order_stay_as_they_are(levels, before):
    once = in_order(written(levels), before)
    assert in_order(once, before) == once


@given(LEVELS)
def test_equal_headings_beside_each_other_stay_equal(levels):
    found = levels_in(in_order(written([2, *levels])))[1:]
    for number in range(1, len(levels)):
        if levels[number] == levels[number - 1]:
            assert found[number] == found[number - 1]


def test_h4_directly_after_h2_becomes_h3():
    assert levels_in(in_order(written([2, 4, 4, 3]))) == [2, 3, 3, 3]


@pytest.mark.django_db
def test_text_after_an_image_goes_on_at_the_level_of_the_text_before(render_body):
    first, last = written([2, 3]), written([4])
    html = render_body(("text", first), ("quote", {"text": "Hej"}), ("text", last))
    assert levels_in(html) == [2, 3, 4]


@pytest.mark.django_db
def test_first_heading_of_a_body_is_an_h2(render_body):
    assert levels_in(render_body(("text", written([4])))) == [2]


@pytest.mark.django_db
def test_headings_of_a_body_with_every_block_are_in_order(render_body, full_values):
    found = levels_in(render_body(*full_values.items()))
    assert found[0] == 2
    for previous, level in pairwise(found):
        assert level <= previous + 1


@pytest.mark.django_db
def test_steps_without_a_heading_do_not_skip_to_h3(render):
    assert levels_in(render("steps", {"steps": [{"title": "Läs"}, {"title": "Skriv"}]})) == [2, 2]
