"""Partnerships of the demo, with dates that follow from today."""

import io
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.models import Locale

from contacts.models import Person
from demo import content, organisations
from organisations.models import Municipality
from partnerships.corrections.fields import values_of
from partnerships.corrections.proposing import keep
from partnerships.models import (
    Contribution,
    Correction,
    CorrectionLink,
    FollowUp,
    Intervention,
    KeyFigure,
    Need,
    PartnershipDocument,
    PartnershipPage,
    Party,
    Renewal,
    TargetGroup,
    TimelineEntry,
)

FIELDS = (
    *("kind", "state", "record_number", "decided_by"),
    *("goals", "shared_values", "challenges", "next_steps", "steering"),
)
DAYS = ("decided_on", "starts_on", "ends_on")
ROWS: dict[str, type[Any]] = {
    "parties": Party,
    "interventions": Intervention,
    "contributions": Contribution,
    "key_figures": KeyFigure,
    "timeline": TimelineEntry,
    "follow_ups": FollowUp,
    "renewals": Renewal,
    "documents": PartnershipDocument,
}


def load_terms() -> None:
    """The needs, with their questions, in each language that has a catalogue."""
    source = Locale.get_default()
    for slug, data in content.read("partnerships")["needs"].items():
        need, _created = Need.objects.get_or_create(slug=slug, locale=source, defaults=data)
        for language in ("en", "ar"):
            locale = Locale.objects.get(language_code=language)
            if not need.has_translation(locale):
                texts = content.translations(language)
                translated = need.copy_for_translation(locale)
                translated.name = texts[data["name"]]
                translated.question = texts[data["question"]]
                translated.save()


def describe(page: PartnershipPage, data: dict[str, Any]) -> None:
    """Give a partnership that is not saved yet what its content file says, but for its blocks."""
    for name in FIELDS:
        if name in data:
            setattr(page, name, data[name])
    for name in DAYS:
        if name in data:
            setattr(page, name, day_of(data[name]))
    page.target_groups.set(
        TargetGroup.objects.filter(slug__in=data["target_groups"], locale=page.locale)
    )
    page.municipalities.set(Municipality.objects.filter(code__in=data["municipalities"]))
    for name, model in ROWS.items():
        rows = [row_of(model, row, page.locale) for row in data.get(name, [])]
        for order, row in enumerate(rows):
            row.sort_order = order
        setattr(page, name, rows)


def row_of(model: type[Any], data: dict[str, Any], locale: Locale) -> Any:
    """One row of a partnership, not saved yet."""
    values = dict(data)
    needs = values.pop("needs", [])
    groups = values.pop("target_groups", [])
    for name in ("organisation", "recipient"):
        if name in values:
            values[name] = organisations.find(values[name])
    for name in ("year", "previous_year"):
        if name in values:
            values[name] += timezone.localdate().year
    for name in ("day", "decided_on", "ends_on"):
        if name in values:
            values[name] = day_of(values[name])
    if "in_days" in values:
        values["day"] = timezone.localdate() + timedelta(days=values.pop("in_days"))
    if "document" in values:
        values["document"] = get_document(values["document"])
    if "contact" in values:
        people = content.read("people")["people"]
        values["contact"] = Person.objects.get(name=people[values["contact"]]["name"])
    row = model(locale=locale, **values)
    if needs:
        row.needs.set(Need.objects.filter(slug__in=needs, locale=locale))
        row.target_groups.set(TargetGroup.objects.filter(slug__in=groups, locale=locale))
    return row


def day_of(written: str) -> date:
    """The day of "-1 10-14": a number of years from now, a month and a day."""
    years, month_and_day = written.split()
    month, day = (int(part) for part in month_and_day.split("-"))
    return date(timezone.localdate().year + int(years), month, day)


def load_correction() -> None:
    """What a partner has proposed through its secret link, unless somebody has already."""
    if Correction.objects.exists():
        return
    data = content.read("partnerships")["correction"]
    page = PartnershipPage.objects.get(slug=data["page"], locale=Locale.get_default())
    organisation = organisations.find(data["organisation"])
    link = CorrectionLink.objects.create(page=page, organisation=organisation)
    correction = Correction.objects.create(
        link=link, email=data["email"], language="sv", client_key="demo"
    )
    values = {(value.group, value.field): value for value in values_of(page, organisation)}
    keep(
        correction,
        [(values[each["row"], each["field"]], each["new"]) for each in data["values"]],
    )
    received = timezone.now() - timedelta(days=data["days_ago"])
    Correction.objects.update(created_at=received)
    CorrectionLink.objects.update(created_at=received - timedelta(days=7))


def get_document(title: str) -> Any:
    """A one-page PDF, made and stored the first time it is asked for."""
    Document = get_document_model()
    found = Document.objects.filter(title=title).first()
    if found:
        return found
    page = io.BytesIO()
    PillowImage.new("RGB", (595, 842), "white").save(page, "PDF", title=title)
    return Document.objects.create(
        title=title, file=ContentFile(page.getvalue(), name=f"{title}.pdf")
    )
