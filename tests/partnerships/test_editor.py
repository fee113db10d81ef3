"""What staff do with a partnership in the admin."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from partnerships.models import Contribution, FollowUp, PartnershipPage
from partnerships.models.rows import ROWS
from tests.factories import ContributionFactory, OrganisationFactory, PartyFactory, UserFactory

TEXTS = ("goals", "shared_values", "challenges", "next_steps", "steering")


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def save(editor):
    """Posts the page editor with these rows: ``save(page, parties=[…])``."""

    def post(page, rows=None, **changes):
        data = {
            "title": page.title,
            "slug": page.slug,
            "lead": page.lead,
            "kind": "iop",
            "state": "active",
            "page_contacts": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([]),
            **{name: rich_text("") for name in TEXTS},
            **{name: inline_formset((rows or {}).get(name, [])) for name in ROWS},
            "action-publish": "1",
            **changes,
        }
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return editor.post(address, nested_form_data(data))

    return post


def party(organisation) -> dict[str, object]:
    return {"organisation": organisation.pk, "role": "lead", "task": ""}


def given(organisation, **changes) -> dict[str, object]:
    row = {"organisation": organisation.pk, "year": "2026", "kind": "money", "amount": "8675000"}
    return {**row, "purpose": "", "source": "", "recipient": "", **changes}


def test_rows_are_published_with_the_page(save, agree):
    page, bridge = agree(), OrganisationFactory()
    response = save(page, {"parties": [party(bridge)], "contributions": [given(bridge)]})
    assert response.status_code == 302
    page = PartnershipPage.objects.get(pk=page.pk)
    assert page.shown.contributions.total.total == 8_675_000


def test_a_contribution_by_somebody_who_is_no_party_is_refused_in_its_row(save, agree):
    bridge, other = OrganisationFactory(), OrganisationFactory()
    response = save(agree(), {"parties": [party(bridge)], "contributions": [given(other)]})
    assert response.status_code == 200
    assert "Den här organisationen är inte bland parterna." in response.content.decode()
    assert not Contribution.objects.exists()


def test_a_party_that_is_there_twice_is_refused_with_words(save, agree):
    bridge = OrganisationFactory()
    response = save(agree(), {"parties": [party(bridge), party(bridge)]})
    assert response.status_code == 200
    assert "Organisationen är redan part." in response.content.decode()


def test_money_without_an_amount_is_refused_with_words(save, agree):
    bridge = OrganisationFactory()
    rows = {"parties": [party(bridge)], "contributions": [given(bridge, amount="")]}
    assert "Skriv hur mycket pengar det är." in save(agree(), rows).content.decode()


def test_a_renewal_needs_a_first_term_that_ends_before_it(save, agree):
    row = {"decided_on": "2026-01-01", "ends_on": "2026-12-31", "note": ""}
    page = agree()
    assert "sista dagen för den första perioden" in save(page, {"renewals": [row]}).content.decode()
    late = save(page, {"renewals": [row]}, starts_on="2025-01-01", ends_on="2027-01-01")
    assert "inte senare än den första periodens" in late.content.decode()


def test_the_last_day_is_not_before_the_first(save, agree):
    response = save(agree(), starts_on="2026-05-05", ends_on="2026-05-04")
    assert "Den sista dagen ligger före den första." in response.content.decode()


def test_both_databases_hold_the_rules_of_rows(agree):
    page, bridge = agree(), OrganisationFactory()
    PartyFactory(page=page, organisation=bridge)
    for make in (
        lambda: PartyFactory(page=page, organisation=bridge),
        lambda: ContributionFactory(page=page, organisation=bridge, amount=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()
    row = Contribution(page=page, organisation=bridge, year=2026, locale=page.locale)
    for rule in (row.full_clean, row.validate_constraints):
        with pytest.raises(ValidationError, match="Skriv hur mycket pengar"):
            rule()


def test_the_editor_of_a_translation_has_no_rows_to_change(editor, partnership, translated):
    arabic = translated(partnership)
    form = PartnershipPage.get_edit_handler().get_form_class()(instance=arabic)
    assert not set(ROWS) & form.formsets.keys()


def test_overdue_follow_ups_show_in_the_editor_and_in_the_list_of_staff(editor, agree):
    page = agree(title="Försenat")
    late = timezone.localdate() - timedelta(days=3)
    FollowUp.objects.create(page=page, day=late)
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    panel = BeautifulSoup(edit, "html.parser").select_one(".help-warning")
    assert panel.time["datetime"] == str(late)

    agree(title="I tid")
    listing = reverse("partnerships:index")
    body = editor.get(listing, {"follow_up": "overdue"}).content.decode()
    assert "Försenat" in body
    assert "I tid" not in body


def test_the_list_of_staff_tells_sums_and_asks_no_more_for_more_rows(
    editor, partnership, django_assert_max_num_queries
):
    with django_assert_max_num_queries(45):
        body = editor.get(reverse("partnerships:index")).content.decode()
    assert "1\u00a0350\u00a0000\u00a0kr" in body


def test_the_list_of_staff_tells_when_a_term_ends(editor, agree):
    agree(ends_on=date(2030, 12, 31))
    body = editor.get(reverse("partnerships:index")).content.decode()
    assert "31 december 2030" in body.replace("\u00a0", " ")


def test_a_done_follow_up_is_not_overdue():
    past = date(2020, 1, 1)
    assert FollowUp(day=past).is_overdue
    assert not FollowUp(day=past, result="Klart").is_overdue
