"""How long a secret link to the form works."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.models import Correction, PartnershipPage
from tests.partnerships.corrections.conftest import OWN, address, name_of


def test_a_link_that_is_withdrawn_or_too_old_says_so_and_a_forged_one_is_not_found(client, link):
    whole = address(link)
    assert client.get(whole[:-2] + "x/").status_code == 404
    link.withdrawn_at = timezone.now()
    link.save()
    for answer in (client.get(whole), client.post(whole, {}, headers=OWN)):
        assert answer.status_code == 410
        assert "Länken fungerar inte längre" in answer.content.decode()
        assert "Driver härbärget" not in answer.content.decode()
    link.withdrawn_at, link.expires_at = None, timezone.now()
    link.save()
    assert client.get(whole).status_code == 410


@pytest.mark.parametrize(("hours", "status"), [(23, 303), (25, 410)])
def test_what_was_written_while_the_link_ended_is_kept_for_a_day(
    client, link, fill_in, hours, status
):
    sent = fill_in({name_of(link, "parties", "task"): "Driver två härbärgen."})
    link.expires_at = timezone.now() - timedelta(hours=hours)
    link.save()
    assert client.post(address(link), sent, headers=OWN).status_code == status
    assert Correction.objects.count() == (status == 303)


def test_the_form_is_shut_while_nobody_may_read_the_page(client, link):
    PartnershipPage.objects.update(live=False)
    assert client.get(address(link)).status_code == 410
