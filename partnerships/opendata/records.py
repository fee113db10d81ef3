"""The register as plain records, by the names of ``fields``.

They are built of the published pages in the source language, which have the facts and the rows.
Nothing is read that could name a person: no contact, no telephone, no e-mail, no text about who
steers the partnership or how to come, and not the page's body.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from organisations.models import Organisation
from partnerships import sums
from partnerships.enums import ContributionKind
from partnerships.models import Intervention, PartnershipIndexPage, PartnershipPage
from partnerships.models.rows import ROWS
from partnerships.queries import PartnershipQuerySet
from samverkan import languages, published
from samverkan.pages.queries import PageQuerySet
from samverkan.pages.translations import page_address, site_roots

Record = dict[str, Any]

READ = (
    "path",
    "depth",
    "url_path",
    "title",
    "translation_key",
    "last_published_at",
    "lead",
    "kind",
    "state",
    "record_number",
    "decided_by",
    "decided_on",
    "starts_on",
    "last_day",
)
"""All that is read of a page."""

WITH_DOCUMENTS = ("follow_ups", "documents")
"""The rows that have a document."""


def register(site: Site) -> list[Record]:
    """Every partnership of a site that anybody may read, by name; no query when warm."""
    return published.kept(("open data", site.pk), lambda: Builder(site).records()) or []


def one(site: Site, key: str) -> Record | None:
    """The partnership with this id, if anybody may read it."""
    return next((record for record in register(site) if record["id"] == key), None)


def registers(site: Site) -> PageQuerySet:
    """The registers of a site that anybody may read, in the source language."""
    below = Q(pk__in=[])
    for root in site_roots():
        if root.site_id == site.pk and root.language_code == languages.SOURCE.code:
            below |= Q(url_path__startswith=root.root_path)
    found: PageQuerySet = PartnershipIndexPage.objects.readable().filter(below)
    return found


def readable(site: Site) -> PartnershipQuerySet:
    """The partnerships of a site's registers. Two queries."""
    listed = Q(pk__in=[])
    for path in registers(site).values_list("path", flat=True):
        listed |= Q(path__startswith=path)
    found: PartnershipQuerySet = PartnershipPage.objects.sources().filter(listed)
    return found.order_by("title", "pk")


class Builder:
    """Reads the partnerships of a site, in as many queries for any number of them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages: list[PartnershipPage] = list(readable(site).only(*READ))
        self.keys = [page.pk for page in self.pages]
        self.rows = {name: self._rows(name) for name in ROWS}
        self.organisations = self._organisations()
        self.topics = self._chosen(PartnershipPage, "topics", self.keys)
        self.groups = self._chosen(PartnershipPage, "target_groups", self.keys)
        self.municipalities = self._chosen(
            PartnershipPage, "municipalities", self.keys, ("code", "name")
        )
        offered = [row.pk for rows in self.rows["interventions"].values() for row in rows]
        self.needs = self._chosen(Intervention, "needs", offered)
        self.offered_to = self._chosen(Intervention, "target_groups", offered)

    def records(self) -> list[Record]:
        """Every partnership with all that it is made of."""
        return [self.record(page) for page in self.pages]

    def record(self, page: PartnershipPage) -> Record:
        """One partnership."""
        rows = {name: self.rows[name][page.pk] for name in ROWS}
        table = sums.table(
            sums.Row(
                row.organisation_id,
                row.year,
                row.amount,
                row.kind == ContributionKind.IN_KIND,
            )
            for row in rows["contributions"]
        )
        municipalities = self.municipalities[page.pk]
        return {
            "id": str(page.translation_key),
            "url": page_address(page, code=languages.SOURCE.code, absolute=True),
            "title": page.title,
            "summary": page.lead,
            "kind": page.kind,
            "state": page.state,
            "record_number": page.record_number or None,
            "decided_by": page.decided_by or None,
            "decided_on": told(page.decided_on),
            "starts_on": told(page.starts_on),
            "ends_on": told(page.last_day),
            "topics": [name for (name,) in self.topics[page.pk]],
            "target_groups": [name for (name,) in self.groups[page.pk]],
            "municipality_codes": [code for code, _name in municipalities],
            "municipalities": [name for _code, name in municipalities],
            **as_record(table.total),
            "modified": page.last_published_at
            and timezone.localtime(page.last_published_at).isoformat(timespec="seconds"),
            **self.parts(rows),
            "sums_by_year": [
                {"year": year, **as_record(found)} for year, found in table.by_year.items()
            ],
            "sums_by_organisation": [
                {**self.organisation(key), **as_record(found)}
                for key, found in table.by_party.items()
            ],
        }

    def parts(self, rows: dict[str, list[Any]]) -> Record:
        """What the partnership is made of, a list of each kind."""
        makers: dict[str, Callable[[Any], Record]] = {
            "parties": self.party,
            "interventions": self.intervention,
            "contributions": self.contribution,
            "key_figures": self.key_figure,
            "timeline": self.happening,
            "renewals": self.renewal,
            "documents": self.document,
        }
        found = {
            name: [{"id": str(row.translation_key), **make(row)} for row in rows[name]]
            for name, make in makers.items()
        }
        # What is to come, or should have been done, is no matter for a register.
        found["follow_ups"] = [
            {"id": str(row.translation_key), **self.follow_up(row)}
            for row in rows["follow_ups"]
            if row.is_done
        ]
        return found

    def party(self, row: Any) -> Record:
        """An organisation that the partnership is between."""
        return {
            **self.organisation(row.organisation_id),
            "role": row.role,
            "task": row.task or None,
        }

    def intervention(self, row: Any) -> Record:
        """What the partnership offers; nobody is named, and nobody's telephone."""
        return {
            "name": row.name,
            "offer": row.offer,
            "needs": [name for (name,) in self.needs[row.pk]],
            "target_groups": [name for (name,) in self.offered_to[row.pk]],
            **self.organisation(row.organisation_id),
            "place": row.place or None,
            "times": row.times or None,
            "website": row.website or None,
            "ends_on": told(row.ends_on),
        }

    def contribution(self, row: Any) -> Record:
        """What an organisation puts in."""
        recipient = self.organisation(row.recipient_id)
        return {
            **self.organisation(row.organisation_id),
            "year": row.year,
            "kind": row.kind,
            "amount": row.amount,
            "purpose": row.purpose or None,
            "source": row.source or None,
            "recipient": recipient["organisation"],
            "recipient_number": recipient["organisation_number"],
        }

    def key_figure(self, row: Any) -> Record:
        """A number that tells how it goes."""
        known = row.previous_value is not None
        return {
            "label": row.label,
            "year": row.year,
            "value": number(row.value),
            "unit": row.unit or None,
            "previous_year": row.compared_year if known else None,
            "previous_value": number(row.previous_value) if known else None,
        }

    def happening(self, row: Any) -> Record:
        """Something that has happened."""
        return {"day": told(row.day), "precision": row.precision, "title": row.title}

    def follow_up(self, row: Any) -> Record:
        """That somebody has looked at how it goes."""
        return {
            "day": told(row.day),
            "result": row.result or None,
            "document": self.address(row.document) if row.document else None,
        }

    def renewal(self, row: Any) -> Record:
        """That the partnership was given a longer term."""
        return {"decided_on": told(row.decided_on), "ends_on": told(row.ends_on)}

    def document(self, row: Any) -> Record:
        """The agreement, or something else that is written about it."""
        return {"kind": row.kind, "title": row.title, "url": self.address(row.document)}

    def organisation(self, key: Any) -> Record:
        """What is told of an organisation; nothing for none."""
        found = self.organisations.get(key) if key else None
        return {
            "organisation": found.name if found else None,
            "organisation_number": (found.written_number or None) if found else None,
        }

    def address(self, document: Any) -> str:
        """Where a document is fetched."""
        return f"{self.site.root_url}{document.url}"

    def _rows(self, name: str) -> dict[int, list[Any]]:
        model = ROWS[name]
        found: dict[int, list[Any]] = defaultdict(list)
        rows = model._default_manager.filter(page__in=self.keys)
        for row in rows.select_related("document") if name in WITH_DOCUMENTS else rows:
            found[row.page_id].append(row)
        return found

    def _organisations(self) -> dict[int, Organisation]:
        named = ("parties", "interventions", "contributions")
        rows = [row for name in named for found in self.rows[name].values() for row in found]
        keys = {row.organisation_id for row in rows}
        keys |= {getattr(row, "recipient_id", None) for row in rows}
        wanted = Organisation.objects.only("name", "number")
        return wanted.in_bulk([key for key in keys if key])

    @staticmethod
    def _chosen(
        model: type[Any], name: str, keys: Sequence[int], read: Iterable[str] = ("name",)
    ) -> dict[int, list[tuple[str, ...]]]:
        """What rows have chosen in a field, by the rows' keys. One query."""
        field = model._meta.get_field(name)
        row, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        columns = [f"{term}__{column}" for column in read]
        chosen = field.remote_field.through._default_manager.filter(**{f"{row}__in": keys})
        found: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for key, *values in chosen.order_by(*columns).values_list(f"{row}_id", *columns):
            found[key].append(tuple(values))
        return found


def as_record(found: sums.Sum) -> Record:
    """A sum by the names of ``fields.SUMS``."""
    return {
        "money": found.money,
        "in_kind": found.in_kind,
        "total": found.total,
        "unvalued": found.unvalued,
    }


def told(day: date | None) -> str | None:
    """A day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def number(value: Decimal) -> int | float:
    """A number as JSON writes it, without decimals that tell nothing."""
    return int(value) if value == value.to_integral_value() else float(value)
