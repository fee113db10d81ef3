"""Reading pages through again: what is due, and noting that it is done."""

import codecs
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision

from samverkan.pages.review import due_pages, mark_as_reviewed, months_later
from tests.factories import (
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    UserFactory,
)


@pytest.fixture
def admin(db):
    return UserFactory(username="admin", is_superuser=True, is_staff=True)


@pytest.fixture
def overdue(home):
    return StandardPageFactory(
        parent=home,
        locale=home.locale,
        title="Avgifter",
        review_date=timezone.localdate() - timedelta(days=3),
        review_interval=6,
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 21), 6, date(2027, 5, 21)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_an_interval_ends_on_the_same_day_of_a_later_month(day, months, expected):
    assert months_later(day, months) == expected


def test_due_pages_of_every_type_come_in_one_query_the_longest_overdue_first(
    home, overdue, admin, django_assert_num_queries
):
    today = timezone.localdate()
    index = NewsIndexPageFactory(parent=home, locale=home.locale, review_date=today)
    NewsPageFactory(parent=index, locale=home.locale, review_date=today + timedelta(days=1))
    admin.has_perm("wagtailcore.change_page")
    with django_assert_num_queries(1):
        assert [page.pk for page in due_pages(admin)] == [overdue.pk, index.pk]


def test_reviewed_page_is_due_again_after_its_interval(overdue, admin):
    following = mark_as_reviewed(overdue, admin)
    overdue.refresh_from_db()
    assert overdue.review_date == following == months_later(timezone.localdate(), 6)
    assert not due_pages(admin).exists()
    assert PageLogEntry.objects.filter(page=overdue, action="samverkan.reviewed").exists()


def test_review_publishes_nothing_and_survives_the_next_publication(overdue, admin):
    overdue.title = "Nya avgifter"
    overdue.save_revision()
    page = Page.objects.get(pk=overdue.pk).specific
    following = mark_as_reviewed(page, admin)
    page.refresh_from_db()
    assert page.title == "Avgifter"
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert (page.title, page.review_date) == ("Nya avgifter", following)


def test_what_a_colleague_saves_in_the_same_moment_is_not_lost(overdue, admin):
    overdue.save_revision()
    page = Page.objects.get(pk=overdue.pk).specific
    assert page.latest_revision
    draft = Revision.objects.get(pk=page.latest_revision_id)
    draft.content["title"] = "Nya avgifter"
    draft.save()
    following = mark_as_reviewed(page, admin)
    draft.refresh_from_db()
    assert draft.content["title"] == "Nya avgifter"
    assert draft.content["review_date"] == following.isoformat()


def test_what_a_colleague_publishes_in_the_same_moment_stays(overdue, admin):
    page = Page.objects.get(pk=overdue.pk).specific
    type(page).objects.filter(pk=page.pk).update(title="Nya avgifter", review_interval=1)
    following = mark_as_reviewed(page, admin)
    page = Page.objects.get(pk=overdue.pk).specific
    assert (page.title, page.review_date) == ("Nya avgifter", following)


def test_page_that_would_not_be_valid_today_can_be_reviewed(overdue, admin):
    type(overdue).objects.filter(pk=overdue.pk).update(title="")
    page = Page.objects.get(pk=overdue.pk).specific
    assert mark_as_reviewed(page, admin) > timezone.localdate()


@pytest.mark.parametrize("lock", ["by a colleague", "until it is published"])
def test_locked_page_is_not_reviewed_and_the_editor_reads_why(client, admin, overdue, lock):
    if lock == "by a colleague":
        overdue.locked, overdue.locked_by = True, UserFactory(first_name="Bo")
        overdue.save()
    else:
        overdue.go_live_at = timezone.now() + timedelta(days=1)
        overdue.save_revision().publish()
    before = Page.objects.get(pk=overdue.pk).specific
    client.force_login(admin)
    address = reverse("page_reviewed", args=[overdue.pk])
    for ask in (client.get, client.post):
        answer = ask(address, follow=True)
        assert answer.redirect_chain
        assert next(iter(answer.context["messages"])).level_tag == "error"
    assert Page.objects.get(pk=overdue.pk).specific.review_date == before.review_date
    draft = Page.objects.get(pk=overdue.pk).specific.latest_revision
    assert draft == before.latest_revision
    assert address not in client.get(reverse("wagtailadmin_explore", args=[overdue.pk])).text


def test_whoever_has_locked_the_page_may_review_it(client, admin, overdue):
    overdue.locked, overdue.locked_by = True, admin
    overdue.save()
    client.force_login(admin)
    client.post(reverse("page_reviewed", args=[overdue.pk]))
    overdue.refresh_from_db()
    assert overdue.review_date > timezone.localdate()


def test_editor_marks_a_page_as_reviewed_in_the_admin(client, admin, overdue):
    client.force_login(admin)
    address = reverse("page_reviewed", args=[overdue.pk])
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[overdue.pk]))
    assert address in editor.content.decode()
    assert client.get(address).status_code == 200
    overdue.refresh_from_db()
    assert overdue.review_date < timezone.localdate()
    report = reverse("pages_due_for_review")
    assert client.post(address, {"next": report}).url == report
    overdue.refresh_from_db()
    assert overdue.review_date > timezone.localdate()


def test_review_leads_to_no_other_site(client, admin, overdue):
    client.force_login(admin)
    address = reverse("page_reviewed", args=[overdue.pk])
    answer = client.post(address, {"next": "https://evil.example/"})
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[overdue.pk])


def test_who_may_not_edit_the_page_may_not_review_it_nor_see_it_in_the_report(
    client, home, overdue
):
    section = StandardPageFactory(parent=home, locale=home.locale)
    editors = Group.objects.create(name="Redaktörer av en annan del")
    editors.permissions.add(*access_admin())
    GroupPagePermission.objects.create(group=editors, page=section, permission_type="change")
    user = UserFactory()
    user.groups.add(editors)
    client.force_login(user)
    answer = client.post(reverse("page_reviewed", args=[overdue.pk]))
    assert answer.status_code == 302
    overdue.refresh_from_db()
    assert overdue.review_date < timezone.localdate()
    report = client.get(reverse("pages_due_for_review"))
    assert report.status_code == 200
    assert "Avgifter" not in report.content.decode()


def access_admin():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename="access_admin")


def test_report_lists_due_pages_and_exports_them(client, admin, overdue):
    client.force_login(admin)
    page = client.get(reverse("pages_due_for_review")).content.decode()
    assert "Avgifter" in page
    assert reverse("page_reviewed", args=[overdue.pk]) in page
    assert client.get(reverse("pages_due_for_review_results")).status_code == 200
    table = client.get(reverse("pages_due_for_review"), {"export": "csv"})
    assert "Avgifter" in table.getvalue().decode()


def test_title_that_a_spreadsheet_takes_for_a_formula_is_defused(client, admin, overdue):
    type(overdue).objects.filter(pk=overdue.pk).update(title="=1+1")
    client.force_login(admin)
    response = client.get(reverse("pages_due_for_review"), {"export": "csv"})
    table = response.getvalue()
    assert b"'=1+1" in table
    assert table.startswith(codecs.BOM_UTF8)
