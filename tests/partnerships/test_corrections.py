"""A partner proposes a correction through a secret link; staff decide value by value."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from organisations.models import ContactPerson
from partnerships.corrections import deciding, jobs, links
from partnerships.models import Correction, CorrectionLink, PartnershipPage
from partnerships.models.corrections import Decision
from samverkan.outbox.models import OutgoingEmail
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
def send(client, link):
    """Posts the form as it is shown, with changes by the names of values."""

    def post(changes, prefix="", **data):
        form = client.get(address(link, prefix)).context
        shown = {value.name: value.text for value in form["form"].values}
        sent = shown | {"email": "kim@bryggan.example", "stamp": AN_HOUR_AGO, "seen": form["seen"]}
        return client.post(address(link, prefix), sent | changes | data, headers=OWN)

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


@pytest.mark.parametrize("prefix", ["", "/ar", "/en"])
def test_the_form_shows_the_organisations_part_alone_and_is_kept_private(client, link, prefix):
    answer = client.get(address(link, prefix))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Driver härbärget." in page
    assert "150 000" in page
    assert "800 000" not in page
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_a_proposal_changes_nothing_and_tells_staff_without_personal_data(correction, link):
    assert [(field.old, field.new) for field in correction.fields.all()] == [
        ("Driver härbärget.", "Driver två härbärgen."),
        ("150 000", "160 000 kr"),
    ]
    assert link.page.revisions.count() == 1
    email = OutgoingEmail.objects.get(recipient="enhet@sjoby.example")
    assert "kim" not in f"{email.subject} {email.text}"
    assert reverse("partnership_correction", args=[correction.pk]) in email.text


def test_nothing_changed_or_nonsense_is_told(send, link):
    assert send({}).status_code == 422
    assert send({name_of(link, "contributions", "amount"): "mycket"}).status_code == 422
    assert send({name_of(link, "parties", "role"): "kung"}).status_code == 422
    assert send({name_of(link, "parties", "task"): "x" * 201}).status_code == 422
    assert not Correction.objects.exists()


def test_a_post_from_another_site_is_refused(client, link):
    answer = client.post(address(link), {}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_double_click_is_one_proposal(send, link):
    changes = {name_of(link, "parties", "task"): "Nytt"}
    send(changes), send(changes)
    assert Correction.objects.count() == 1


def test_what_looks_like_a_robots_is_kept_but_nobody_is_written_to(send, link):
    send({name_of(link, "parties", "task"): "Nytt"}, additional_subject="köp")
    assert Correction.objects.get().is_suspect
    assert not OutgoingEmail.objects.exists()


def test_a_page_that_changed_meanwhile_is_shown_once_more(send, link):
    changes = {name_of(link, "parties", "task"): "Nytt"}
    assert send(changes, seen="gammalt").status_code == 409
    assert not Correction.objects.exists()


def test_a_link_stops_when_it_is_withdrawn_too_old_or_forged(client, link):
    whole = address(link)
    assert client.get(whole[:-2] + "x/").status_code == 404
    link.withdrawn_at = timezone.now()
    link.save()
    assert client.get(whole).status_code == 404
    link.withdrawn_at, link.expires_at = None, timezone.now()
    link.save()
    assert client.get(whole).status_code == 404


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
    assert client.post(one, {"seen": answer.context["seen"]}).status_code == 422
    choices = {f"decision-{field.pk}": "accepted" for field in correction.fields.all()}
    assert client.post(one, choices | {"seen": answer.context["seen"]}).status_code == 302
    history = client.get(reverse("wagtailadmin_pages:history", args=[link.page_id]))
    assert history.status_code == 200


def test_corrections_and_links_are_forgotten_in_time(correction, link):
    decide(correction)
    jobs.forget()
    assert Correction.objects.exists()
    long_ago = timezone.now() - jobs.KEPT - timedelta(days=1)
    Correction.objects.update(decided_at=long_ago)
    CorrectionLink.objects.update(expires_at=long_ago)
    jobs.forget()
    assert not Correction.objects.exists()
    assert not CorrectionLink.objects.exists()
