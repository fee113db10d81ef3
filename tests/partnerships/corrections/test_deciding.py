"""Staff decide on a proposed correction, value by value."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from organisations.models import ContactPerson
from partnerships.corrections import deciding, links
from partnerships.models import Correction, CorrectionLink
from partnerships.models.corrections import Decision
from samverkan.outbox.models import OutgoingEmail
from tests.factories import UserFactory
from tests.partnerships.corrections.conftest import decide, draft_of


def test_accepted_values_become_a_draft_and_the_proposer_is_answered(correction, link):
    decide(correction, task="accepted")
    draft = draft_of(link)
    tasks = [party.task for party in draft.parties.all()]
    assert "Driver två härbärgen." in tasks
    assert 150_000 in [row.amount for row in draft.contributions.all()]
    assert link.page.parties.filter(task="Driver härbärget.").exists()
    email = OutgoingEmail.objects.get(recipient="kim@bryggan.example")
    assert email.text.index("uppgift" if "uppgift" in email.text else "Föreningen") > 0
    entry = PageLogEntry.objects.get(action=deciding.LOG_ACTION)
    assert entry.data["refused"] == 1
    assert "kim" not in str(entry.data)


def test_an_accepted_amount_is_a_number(correction, link):
    decide(correction, amount="accepted")
    assert 160_000 in [row.amount for row in draft_of(link).contributions.all()]


def test_what_has_changed_meanwhile_is_said_and_looked_at_once_more(correction, link):
    user = UserFactory(is_superuser=True)
    before = deciding.seen_of(deciding.proposals(correction, draft_of(link), user))
    draft = draft_of(link)
    rows = list(draft.parties.all())
    for row in rows:
        row.task = "Ändrat i utkastet"
    draft.parties = rows
    draft.save_revision()
    found = deciding.proposals(correction, draft_of(link), user)
    assert [each.is_conflict for each in found] == [True, False]
    choices = dict.fromkeys(correction.fields.values_list("pk", flat=True), Decision.ACCEPTED)
    with pytest.raises(deciding.Stale):
        deciding.decide(correction.pk, choices, before, user)


def test_a_proposal_is_decided_once(correction):
    decide(correction)
    with pytest.raises(deciding.Stale):
        decide(correction)


def test_the_organisations_own_facts_need_their_own_right(send, link, staff):
    name = f"organisation:{link.organisation.pk}:website"
    send({name: "https://bryggan.example/"})
    correction = Correction.objects.get()
    other = staff("Handläggare")
    assert not deciding.proposals(correction, draft_of(link), other)[0].may_accept
    decide(correction, website="accepted")
    link.organisation.refresh_from_db()
    assert link.organisation.website == "https://bryggan.example/"


def test_staff_make_send_and_withdraw_links_and_decide(client, staff, correction, link):
    organisation = link.organisation
    person = ContactPerson.objects.create(
        organisation=organisation,
        name="Kim",
        email="kim@bryggan.example",
        consented_on=timezone.localdate(),
    )
    silent = ContactPerson.objects.create(organisation=organisation, name="Bo", email="b@b.example")
    overview = reverse("partnership_corrections", args=[link.page_id])
    client.force_login(staff("Redaktör"))
    assert links.token_of(link) in client.get(overview).content.decode()
    refused = client.post(overview, {"organisation": organisation.pk, "contact": silent.pk})
    assert refused.status_code == 422
    client.post(overview, {"organisation": organisation.pk, "contact": person.pk})
    made = CorrectionLink.objects.get(contact=person)
    email = OutgoingEmail.objects.get(key=f"partnership-correction-link:{made.pk}:sent")
    assert (email.recipient, links.token_of(made) in email.text) == ("kim@bryggan.example", True)
    client.post(reverse("partnership_correction_withdraw", args=[made.pk]))
    made.refresh_from_db()
    assert not made.works
    one = reverse("partnership_correction", args=[correction.pk])
    answer = client.get(one)
    assert "Driver två härbärgen." in answer.content.decode()
    first = correction.fields.first()
    half = client.post(one, {"seen": answer.context["seen"], f"decision-{first.pk}": "refused"})
    assert half.status_code == 422
    shown = BeautifulSoup(half.content, "html.parser").select("input[checked]")
    assert [(box["name"], box["value"]) for box in shown] == [(f"decision-{first.pk}", "refused")]
    choices = {f"decision-{field.pk}": "accepted" for field in correction.fields.all()}
    assert client.post(one, choices | {"seen": answer.context["seen"]}).status_code == 302
    history = client.get(reverse("wagtailadmin_pages:history", args=[link.page_id]))
    assert history.status_code == 200


def test_two_who_decide_at_once_take_one_decision(client, staff, correction):
    one = reverse("partnership_correction", args=[correction.pk])
    client.force_login(staff("Redaktör"))
    seen = client.get(one).context["seen"]
    for choice, status in (("accepted", 302), ("refused", 409)):
        choices = {f"decision-{field.pk}": choice for field in correction.fields.all()}
        assert client.post(one, choices | {"seen": seen}).status_code == status
    assert set(correction.fields.values_list("decision", flat=True)) == {"accepted"}
    assert PageLogEntry.objects.filter(action=deciding.LOG_ACTION).count() == 1
