"""Publishing later: what an editor sets in the page editor."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from samverkan.pages.base import BasePage
from tests.factories import StandardPageFactory

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_can_be_given_a_time_and_comments(page_type):
    form = page_type.get_edit_handler().get_form_class()
    assert {"go_live_at", "expire_at"} <= set(form.base_fields)
    assert "comments" in form.formsets


def test_a_page_that_is_published_later_is_not_read_before(client, home, staff):
    client.force_login(staff("Publicist"))
    page = StandardPageFactory(parent=home, locale=home.locale, title="Senare", live=False)
    tomorrow = timezone.localtime() + timedelta(days=1)
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "body": streamfield([]),
            "page_contacts": inline_formset([]),
            "comments": inline_formset([]),
            "go_live_at": f"{tomorrow:%Y-%m-%d %H:%M}",
            "action-publish": "1",
        }
    )
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code == 302
    page = Page.objects.get(pk=page.pk)
    assert not page.live
    assert page.approved_schedule
