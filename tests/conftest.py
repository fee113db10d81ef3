"""The databases of a test run, and the smallest site: three locales and a Swedish home page."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management.color import Style
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Locale, Page, Site

from contacts.models import Membership, Unit
from samverkan import catalogues
from samverkan.pages.models import HomePage
from samverkan.users.models import User
from samverkan.users.setup import set_up_roles
from tests.databases import copy_migrated_file, one_at_a_time, site_digest
from tests.factories import HomePageFactory, PersonFactory, UserFactory

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("sv", "en", "ar")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues that have changed, so that tests read the texts of this tree."""
    catalogues.compile_all(ROOT / "locale")
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what every test needs out of each search for garbage: a third of a run's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="run only the tests that touch the database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        fixtures = {"db", "transactional_db", "live_server"}
        touching = [
            item
            for item in items
            if item.get_closest_marker("django_db")
            or fixtures.intersection(getattr(item, "fixturenames", ()))
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in touching])
        items[:] = touching


def delete_rows(style: Style, tables: list[str], **_options: bool) -> list[str]:
    """The SQL that empties tables after a test whose transactions commit.

    For the few rows of a test much quicker than TRUNCATE, which makes new files for each table.
    """
    delete = style.SQL_KEYWORD("DELETE FROM")
    return [f"{delete} {connection.ops.quote_name(table)}" for table in tables]


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_createdb: bool,
) -> None:
    """A database for this process, copied from that of a new site: migrated, home page and roles.

    So several processes and runs migrate once, a changed migration gives a new database, and what
    a test leaves behind never reaches the next run. ``--create-db`` migrates anew.
    """
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    name = f"samverkan_test_{site_digest()}"
    if connection.vendor == "sqlite":
        name = str(settings.DATA_DIR / f"{name}.sqlite3")
    connection.settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock(), one_at_a_time(connection.vendor):
        if connection.vendor == "sqlite" and not Path(name).exists():
            copy_migrated_file(Path(name))
        connection.creation.create_test_db(
            verbosity=0, autoclobber=True, keepdb=not django_db_createdb or worker != "main"
        )
        set_up_site()
        set_up_roles()
        # Closing folds SQLite's write-ahead log into the file that is copied.
        connection.close()
        connection.creation.clone_test_db(suffix=worker, verbosity=0)
        copy = connection.creation.get_test_db_clone_settings(worker)["NAME"]
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = copy
    if connection.vendor == "postgresql":
        connection.ops.sql_flush = delete_rows


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database, for a world that is made once for all tests of a module.

    It is taken back after the last of them, and what a test changes in it after that test.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
"""The setting TASKS of a worker that does what it is asked at once."""


@pytest.fixture
def worker(settings: Settings) -> None:
    """A worker that does what it is asked at once: letters, search index, references, pictures.

    Without it a test is as quick as a request, which leaves all this for later.
    """
    settings.TASKS = AT_ONCE


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Nothing that one test has cached reaches the next."""
    cache.clear()


def set_up_site() -> HomePage:
    """The smallest site: three languages and a Swedish home page, made where they are missing."""
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in LOCALES]
    home = HomePage.objects.first()
    if home is None:
        # Emptying the tables after a test whose transactions commit takes the root away.
        root = Page.get_first_root_node() or Page.add_root(
            title="Root", slug="root", locale=locales[0]
        )
        home = HomePageFactory(parent=root, locale=locales[0])
    # Each migration gives a site on port 80 the port that the site's own address has.
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    return home


@pytest.fixture
def home(db: None) -> HomePage:
    """The Swedish home page, which is the root of the default site."""
    return HomePage.objects.first() or set_up_site()


@pytest.fixture
def locales(home: HomePage) -> dict[str, Locale]:
    """Swedish, which exists from the first migration, and the two that the demo publishes."""
    return {locale.language_code: locale for locale in Locale.objects.all()}


@pytest.fixture
def roles(home: HomePage) -> None:
    """The groups of all roles, as ``manage.py setup_roles`` makes them."""


def employ(*roles: str, unit: Unit | None = None, **attributes: Any) -> User:
    """Make a member of staff: ``employ("Handläggare", unit=unit)``."""
    user = UserFactory(**attributes)
    user.groups.set(Group.objects.filter(name__in=roles))
    if unit:
        Membership.objects.create(person=PersonFactory(user=user), unit=unit)
    return user


@pytest.fixture
def staff(roles: None) -> Callable[..., User]:
    """Makes a member of staff: ``staff("Handläggare", unit=unit)``."""
    return employ
