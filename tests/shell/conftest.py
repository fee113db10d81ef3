"""A menu of a few pages around the smallest site."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from wagtail.models import Site

from samverkan.shell.models import Menu
from tests.factories import StandardPageFactory


@pytest.fixture
def site(home) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def schools(home):
    return StandardPageFactory(parent=home, title="Skola", slug="skola", locale=home.locale)


def block(kind: str, **value: object) -> dict[str, object]:
    """A block as the editor stores it."""
    return {"type": kind, "value": value, "id": str(uuid4())}


@pytest.fixture
def menu(site, schools, locales) -> Menu:
    return Menu.objects.create(
        site=site,
        locale=locales["sv"],
        main=[
            block("page", page=schools.pk, text="", links=[]),
            block("link", url="https://bibliotek.example/", text="Biblioteket"),
        ],
        columns=[
            block("column", heading="Genvägar", links=[block("page", page=schools.pk, text="")])
        ],
    )


@pytest.fixture
def database_down(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database that answers no query."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_cursor", refuse)
        yield
