"""Contributions of money as grants of the 360Giving Data Standard 1.1.

https://standard.threesixtygiving.org/; organisations are named by https://org-id.guide/list/SE-ON.
A contribution in kind is no grant, and neither is what an organisation pays to itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from partnerships.enums import ContributionKind
from partnerships.opendata.records import Record

VERSION = "1.1"
TITLE_LENGTH = 134
"""Before the year: the standard wants titles of fewer than 140 characters."""


def package(
    records: Iterable[Record], prefix: str, address: str, publisher: dict[str, Any], license: str
) -> dict[str, Any]:
    """All grants, packed as the standard says.

    Args:
        records: the partnerships.
        prefix: what the names of grants begin with; the publisher's own.
        address: where the package is fetched.
        publisher: ``name`` and, where it has a number, ``identifier``.
        license: the address of the licence.
    """
    return {
        "version": VERSION,
        "title": "Bidrag till partnerskap",
        "publisher": publisher,
        "license": license,
        "downloadURL": address,
        "grants": [grant for record in records for grant in grants(record, prefix, address)],
    }


def grants(record: Record, prefix: str, address: str) -> Iterator[dict[str, Any]]:
    """The grants of a partnership."""
    for row in record["contributions"]:
        is_own = row["recipient"] == row["organisation"]
        if row["kind"] == ContributionKind.MONEY and row["amount"] and not is_own:
            yield grant(record, row, prefix, address)


def grant(record: Record, row: Record, prefix: str, address: str) -> dict[str, Any]:
    """One grant.

    The standard wants a day for the decision: the partnership's, else its first day, else the
    first day of the year that is paid for.
    """
    year = row["year"]
    recipient = (
        organization(row["recipient"], row["recipient_number"], prefix)
        if row["recipient"]
        # Paid to all together: the partnership has no number, so it is named by its id.
        else {"id": f"{prefix}-{record['id']}", "name": record["title"]}
    )
    found = {
        "id": f"{prefix}-{row['id']}",
        "title": f"{record['title'][:TITLE_LENGTH]} {year}",
        "description": row["purpose"] or record["summary"],
        "currency": "SEK",
        "amountAwarded": row["amount"],
        "awardDate": record["decided_on"] or record["starts_on"] or f"{year}-01-01",
        "plannedDates": [{"startDate": f"{year}-01-01", "endDate": f"{year}-12-31"}],
        "recipientOrganization": [recipient],
        "fundingOrganization": [
            organization(row["organisation"], row["organisation_number"], prefix)
        ],
        "grantProgramme": [{"code": record["id"], "title": record["title"], "url": record["url"]}],
        "beneficiaryLocation": [
            {"name": name, "countryCode": "SE", "geoCode": code}
            for code, name in zip(
                record["municipality_codes"], record["municipalities"], strict=True
            )
        ],
        "url": record["url"],
        "dataSource": address,
    }
    if record["modified"]:
        found["dateModified"] = record["modified"]
    return found


def organization(name: str, number: str | None, prefix: str) -> dict[str, str]:
    """An organisation by its number, or by its name where it has none."""
    return {"id": org_id(number) if number else f"{prefix}-{name}", "name": name}


def org_id(number: str) -> str:
    """An organisation number as https://org-id.guide/list/SE-ON writes it: SE-ON-802400-1234."""
    return f"SE-ON-{number}"
