"""What the rows about a partnership's imports and corrections do."""

from django.urls import reverse

from partnerships.models import Correction, CorrectionLink
from tests.roles.asking import Row, changes, count, get, post
from tests.roles.world import World


def a_contribution(world: World) -> str:
    """A table with one contribution that can be imported."""
    party = world.correction.link.organisation
    return f"organisation\tyear\tamount\n{party}\t2026\t5 000 kr"


def decide_on_the_correction(client, world):
    """Refuse the one value that is proposed, having looked at it."""
    address = reverse("partnership_correction", args=[world.correction.pk])
    shown = client.get(address).context
    field = world.correction.fields.get()
    seen = shown.get("seen", "") if shown else ""
    return client.post(address, {f"decision-{field.pk}": "refused", "seen": seen})


PARTNERSHIP_ROWS: dict[str, Row] = {
    "partnership: import rows": get("partnership_import", "partnership", "contributions"),
    "partnership: import template": get(
        "partnership_import_template", "partnership", "contributions"
    ),
    "partnership: check a table": post(
        "partnership_import", "partnership", "contributions", table=a_contribution
    ),
    "partnership: corrections": get("partnership_corrections", "partnership"),
    "partnership: make a link": changes(
        post(
            "partnership_corrections",
            "partnership",
            organisation=lambda world: world.correction.link.organisation_id,
        ),
        count(CorrectionLink),
    ),
    "partnership: withdraw a link": changes(
        post("partnership_correction_withdraw", "correction_link"),
        count(CorrectionLink, withdrawn_at=None),
    ),
    "partnership: open a correction": get("partnership_correction", "correction"),
    "partnership: decide on it": changes(
        decide_on_the_correction, count(Correction, decided_at=None)
    ),
}
