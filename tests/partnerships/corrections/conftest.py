"""A partnership that an organisation may correct, and how a browser and staff do it."""

import pytest
from django.utils import timezone

from partnerships.corrections import deciding, links
from partnerships.models import Correction, CorrectionLink, PartnershipPage
from partnerships.models.corrections import Decision
from samverkan.public_forms.timestamp import _signer
from tests.factories import UnitFactory, UserFactory

OWN = {"Origin": "http://testserver"}
AN_HOUR_AGO = _signer.sign(str(round((timezone.now().timestamp() - 3600) * 1000)))


@pytest.fixture
def shelter(partnership):
    partnership.responsible_unit = UnitFactory(email="enhet@sjoby.example")
    partnership.save_revision().publish()
    return PartnershipPage.objects.get(pk=partnership.pk)


@pytest.fixture
def link(shelter):
    bridge = shelter.parties.get(role="lead").organisation
    return CorrectionLink.objects.create(page=shelter, organisation=bridge)


def address(link, prefix="") -> str:
    return f"{prefix}/rattelse/{links.token_of(link)}/"


def name_of(link, group: str, field: str) -> str:
    """The name of a value: that of the row of this organisation in a group."""
    row = getattr(link.page, group).filter(organisation=link.organisation).first()
    return f"{group}:{row.translation_key}:{field}"


@pytest.fixture
def fill_in(client, link):
    """What a browser would send of the form as it is shown, with changes by names of values."""

    def opened(changes, prefix="", **data):
        form = client.get(address(link, prefix)).context["form"]
        shown = {value.name: form[value.name].value() for value in form.values}
        shown |= {"email": "kim@bryggan.example", "stamp": AN_HOUR_AGO, "seen": form.seen}
        return shown | changes | data

    return opened


@pytest.fixture
def send(client, link, fill_in):
    """Fills in the form and posts it."""

    def post(changes, prefix="", **data):
        sent = fill_in(changes, prefix, **data)
        return client.post(address(link, prefix), sent, headers=OWN)

    return post


@pytest.fixture
def correction(send, link):
    """Two proposed values: another task, and another amount."""
    changes = {
        name_of(link, "parties", "task"): "Driver två härbärgen.",
        name_of(link, "contributions", "amount"): "160 000 kr",
    }
    assert send(changes).status_code == 303
    return Correction.objects.get()


def decide(correction, **by_field):
    """Decides as staff do: ``task="accepted"``; what is not named is refused."""
    user = UserFactory(is_superuser=True, is_active=True)
    draft = PartnershipPage.objects.get(pk=correction.link.page_id).get_latest_revision_as_object()
    seen = deciding.seen_of(deciding.proposals(correction, draft, user))
    choices = {
        field.pk: Decision(by_field.get(field.name.rpartition(":")[2], "refused"))
        for field in correction.fields.all()
    }
    return deciding.decide(correction.pk, choices, seen, user)


def draft_of(link) -> PartnershipPage:
    return PartnershipPage.objects.get(pk=link.page_id).get_latest_revision_as_object()
