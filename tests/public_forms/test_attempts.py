"""Nobody can try every password, and nobody else is shut out because somebody tries."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from samverkan.public_forms import attempts
from tests.factories import DocumentFactory, StandardPageFactory, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "ett långt lösenord"
ADDRESSES = ["/admin/login/", "/_util/login/"]
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def anna(staff):
    user = staff("Redaktör", username="anna")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client, address, password, name="anna", network=HERE):
    return client.post(address, {"username": name, "password": password}, REMOTE_ADDR=network)


def guess(client, address, **how):
    for number in range(attempts.LOG_IN_LIMIT):
        assert log_in(client, address, f"fel {number}", **how).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_after_many_wrong_passwords_even_the_right_one_has_to_wait(client, anna, address):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        guess(client, address)
        refused = log_in(client, address, PASSWORD)
        assert refused.status_code == 200
        assert "Vänta en kvart" in refused.content.decode()
        clock.shift(timedelta(seconds=attempts.WINDOW + 1))
        assert log_in(client, address, PASSWORD).status_code == 302


@pytest.mark.parametrize("address", ADDRESSES)
def test_everyone_else_behind_the_same_address_logs_in(client, anna, address):
    guess(client, address, name="bo")
    assert log_in(client, address, PASSWORD).status_code == 302


def test_the_accounts_owner_logs_in_from_elsewhere(client, anna):
    guess(client, ADDRESSES[0])
    assert log_in(client, ADDRESSES[0], PASSWORD, network=ELSEWHERE).status_code == 302


def test_case_of_the_name_and_place_of_the_form_do_not_start_over(client, anna):
    guess(client, ADDRESSES[0], name="Anna")
    assert log_in(client, ADDRESSES[1], PASSWORD).status_code == 200


def test_whoever_knows_the_password_logs_in_as_often_as_they_like(client, anna):
    for _time in range(attempts.LOG_IN_LIMIT + 2):
        assert log_in(client, ADDRESSES[0], PASSWORD).status_code == 302
        client.logout()


def test_account_that_does_not_exist_is_answered_alike(client, anna):
    guess(client, ADDRESSES[0], name="finns-inte")
    refused = log_in(client, ADDRESSES[0], "fel", name="finns-inte").content.decode()
    assert "Vänta en kvart" in refused


def test_neither_name_nor_address_is_kept(client, anna):
    log_in(client, ADDRESSES[0], "fel")
    kept = str(cache._cache) + str(cache._expire_info)
    assert "anna" not in kept
    assert HERE not in kept


def test_without_a_cache_staff_log_in(client, anna, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "samverkan.caches.TolerantRedisCache",
            "LOCATION": "redis://127.0.0.1:9/0",
        }
    }
    guess(client, ADDRESSES[0])
    assert log_in(client, ADDRESSES[0], PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_network_is_an_address_or_what_one_household_gets_of_ipv6(rf, address, network):
    assert attempts.network_of(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.fixture
def page_form(home):
    page = StandardPageFactory(parent=home, locale=home.locale, title="Hemlig")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
    )
    return reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])


@pytest.fixture
def document_form(home):
    restriction = CollectionViewRestriction.objects.create(
        collection=DocumentFactory().collection,
        restriction_type=CollectionViewRestriction.PASSWORD,
        password=PASSWORD,
    )
    return reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])


@pytest.mark.parametrize("form", ["page_form", "document_form"])
def test_shared_password_cannot_be_guessed_without_end(client, request, form):
    address = request.getfixturevalue(form)

    def give(password, network=HERE):
        data = {"password": password, "return_url": "/"}
        return client.post(address, data, REMOTE_ADDR=network)

    assert give(PASSWORD).status_code == 302
    for number in range(attempts.PAGE_LIMIT):
        assert give(f"fel {number}").status_code == 200
    refused = give(PASSWORD)
    assert refused.status_code == 429
    assert refused["Retry-After"] == str(attempts.WINDOW)
    assert "no-store" in refused["Cache-Control"]
    assert "Vänta en kvart" in refused.content.decode()
    assert client.get(address).status_code == 200
    assert give(PASSWORD, network=ELSEWHERE).status_code == 302


def test_superuser_is_counted_too(client, home):
    UserFactory(username="anna", is_superuser=True)
    guess(client, ADDRESSES[0])
    assert "Vänta en kvart" in log_in(client, ADDRESSES[0], "fel").content.decode()
