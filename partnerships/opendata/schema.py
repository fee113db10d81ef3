"""What the JSON of the register looks like, as JSON Schema (draft 2020-12)."""

from typing import Any

from partnerships.opendata.fields import PARTNERSHIPS, PARTS, Field


def register() -> dict[str, Any]:
    """The schema of the register. That of one partnership is the same, with one in its list."""
    parts = {
        table.name: {
            "type": "array",
            "items": record({field.name: field for field in table.fields}),
        }
        for table in PARTS
    }
    one = record({field.name: field for field in PARTNERSHIPS.fields})
    one["properties"].update(parts)
    one["required"].extend(parts)
    address = {"type": "string", "format": "uri"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Register of partnerships",
        "type": "object",
        "required": ["license", "publisher", "schema", "partnerships"],
        "properties": {
            "license": address,
            "publisher": {"type": "string"},
            "schema": address,
            "partnerships": {"type": "array", "items": one},
        },
    }


def record(fields: dict[str, Field]) -> dict[str, Any]:
    """A record with these fields, all of which are always there."""
    return {
        "type": "object",
        "required": list(fields),
        "properties": {name: field.schema for name, field in fields.items()},
    }
