"""Who may open and do what in the admin: one table of every role and every kind of view."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from tests.factories import UnitFactory
from tests.roles.rows import ROWS
from tests.roles.table import ROLES, expected

pytestmark = pytest.mark.django_db

REFUSALS = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}


def is_allowed(answer: Any) -> bool:
    """Whether the answer is what was asked for and not the way out.

    The admin answers a refusal with its first page and a message, strangers with the log-in.
    """
    if isinstance(answer, bool):
        return answer
    assert answer.status_code in {200, 201, 302, 403, 409}, answer.status_code
    target = answer.headers.get("Location", "").split("?")[0]
    return answer.status_code != 403 and target not in REFUSALS


def test_the_table_and_the_rows_name_the_same_views():
    assert list(expected()) == list(ROWS)


@pytest.mark.parametrize("letter", ROLES)
def test_a_role_may_do_what_the_table_says(client, staff, world, letter):
    other_team = UnitFactory() if letter == "h" else world.unit
    client.force_login(staff(ROLES[letter], unit=other_team))
    allowed = set()
    for name, row in ROWS.items():
        with transaction.atomic():
            if is_allowed(row(client, world)):
                allowed.add(name)
            transaction.set_rollback(True)
    should = {name for name, letters in expected().items() if letter in letters}
    assert allowed == should


def test_strangers_are_sent_to_the_log_in(client, world):
    for name, row in ROWS.items():
        assert not is_allowed(row(client, world)), name
