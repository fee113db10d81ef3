"""A register with one of everything, read as programs on other sites read it."""

import csv
import io
import json

import pytest
from django.test import Client
from wagtail.models import Site

from partnerships.models import (
    FollowUp,
    KeyFigure,
    PartnershipDocument,
    PartnershipPage,
    Renewal,
    TimelineEntry,
)
from partnerships.opendata.fields import TABLES
from tests.factories import (
    DocumentFactory,
    MunicipalityFactory,
    NeedFactory,
    RegionFactory,
    TargetGroupFactory,
    TopicFactory,
)

FILES = [
    "partnerskap.json",
    "360giving.json",
    *(f"{slug}.csv" for slug in TABLES),
]
"""What there is of the whole register and of each partnership."""


@pytest.fixture
def whole(partnership) -> PartnershipPage:
    """The partnership with one of everything that it can be made of."""
    page = PartnershipPage.objects.get(pk=partnership.pk)
    page.record_number, page.decided_by = "KS 2026/0123", "Kommunstyrelsen"
    page.decided_on, page.ends_on = "2024-11-20", "2026-12-31"
    page.save()
    for name, term in (("topics", TopicFactory), ("target_groups", TargetGroupFactory)):
        getattr(page, name).set([term(locale=page.locale, name=f"{name} ett")])
    region = RegionFactory(code="14", name="Västra Götalands län")
    page.municipalities.set([MunicipalityFactory(code="1480", name="Göteborg", region=region)])
    page.save()
    intervention = page.interventions.first()
    intervention.needs.set([NeedFactory(locale=page.locale, name="Någonstans att sova")])
    intervention.save()
    document = DocumentFactory(title="Avtal")
    KeyFigure.objects.create(
        page=page, label="Nätter", value="663.50", year=2026, previous_value=600, locale=page.locale
    )
    TimelineEntry.objects.create(page=page, day="2025-03-01", title="Start", locale=page.locale)
    FollowUp.objects.create(
        page=page, day="2026-05-01", result="Det går bra.", document=document, locale=page.locale
    )
    FollowUp.objects.create(page=page, day="2020-05-01", locale=page.locale)
    Renewal.objects.create(
        page=page, decided_on="2026-06-01", ends_on="2027-12-31", locale=page.locale
    )
    PartnershipDocument.objects.create(
        page=page, title="Avtal", document=document, locale=page.locale
    )
    page = PartnershipPage.objects.get(pk=page.pk)
    page.save()
    return page


@pytest.fixture
def site(home) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def fetch(client: Client):
    """Fetches open data: ``fetch("bidrag.csv")``, ``fetch("bidrag.csv", page)``."""

    def get(name: str, page: PartnershipPage | None = None, **headers):
        below = f"{page.translation_key}/" if page else ""
        return client.get(f"/oppnadata/{below}{name}", headers=headers)

    return get


@pytest.fixture
def rows(fetch):
    """The rows of a CSV file, by Python's own reader."""

    def read(name: str, page: PartnershipPage | None = None) -> list[dict[str, str]]:
        text = fetch(f"{name}.csv", page).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    return read


@pytest.fixture
def told(fetch):
    """The partnerships of the JSON."""

    def read(page: PartnershipPage | None = None) -> list[dict]:
        return json.loads(fetch("partnerskap.json", page).content)["partnerships"]

    return read
