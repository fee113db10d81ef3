"""No person is in any of the open data, wherever a person can be."""

import pytest

from contacts.models import PageContact
from organisations.models import ContactPerson
from tests.factories import PersonFactory, UserFactory
from tests.partnerships.opendata.conftest import FILES

pytestmark = pytest.mark.django_db

NAMES = ("Ragnhild", "Quistgaard")
EMAIL = "ragnhild.quistgaard@sjoby.example"
PHONE = "+46313900699"
TRACES = ("ragnhild", "quistgaard", "3900699", "390 06 99", "390-06-99", "mailto:r")


@pytest.fixture
def everywhere(home, site, whole):
    """The partnership with a person wherever one can be."""
    name = " ".join(NAMES)
    user = UserFactory(first_name=NAMES[0], last_name=NAMES[1], email=EMAIL, is_superuser=True)
    person = PersonFactory(name=name, email=EMAIL)
    whole.owner = user
    for field in ("goals", "shared_values", "challenges", "next_steps", "steering"):
        setattr(whole, field, f"<p>{name}, {EMAIL}, {PHONE}</p>")
    whole.body = [("text", f"<p>{name}, {EMAIL}</p>")]
    whole.image_alt = whole.search_description = name
    for intervention in whole.interventions.all():
        intervention.contact, intervention.email, intervention.phone = person, EMAIL, PHONE
        intervention.how_to_come = f"Ring {name}, {PHONE}"
        intervention.save()
    for party in whole.parties.all():
        organisation = party.organisation
        organisation.email, organisation.phone = EMAIL, PHONE
        organisation.save()
        ContactPerson.objects.create(
            organisation=organisation, name=name, email=EMAIL, consented_on="2020-01-01"
        )
    for document in [row.document for row in whole.documents.all()]:
        document.uploaded_by_user = user
        document.save()
    for entry in whole.timeline.all():
        entry.text = name
        entry.save()
    for renewal in whole.renewals.all():
        renewal.note = name
        renewal.save()
    PageContact.objects.create(page=whole, person=person)
    whole.save_revision(user=user).publish(user=user)
    return whole


def test_no_person_is_in_the_open_data(everywhere, client):
    assert NAMES[1] in client.get("/partnerskap/tak/").content.decode()
    ours = [f"{everywhere.translation_key}/{name}" for name in FILES]
    for name in [*FILES, *ours, "schema.json", "katalog.rdf", "katalog.ttl"]:
        response = client.get(f"/oppnadata/{name}")
        assert response.status_code == 200
        text = response.content.decode().lower()
        assert [trace for trace in TRACES if trace in text] == [], name
