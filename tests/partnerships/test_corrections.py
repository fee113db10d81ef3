"""A partner proposes a correction through a secret link; staff decide value by value."""

from datetime import timedelta
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from organisations.models import ContactPerson
from partnerships.corrections import deciding, jobs, links
from partnerships.models import CorrectedField, Correction, CorrectionLink, PartnershipPage
from partnerships.models.corrections import Decision
from samverkan.outbox.delivery import KEEP_SENT
from samverkan.outbox.models import OutgoingEmail
from samverkan.public_forms.timestamp import _signer
from tests.factories import NeedFactory, UnitFactory, UserFactory

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
        shown = form["form"]
        sent = {value.name: shown[value.name].value() for value in shown.values}
        sent |= {"email": "kim@bryggan.example", "stamp": AN_HOUR_AGO, "seen": shown.seen}
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
        ("150 000", "160 000"),
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


def test_what_somebody_else_has_changed_meanwhile_is_told_at_its_field(client, send, link):
    seen = client.get(address(link)).context["form"].seen
    link.page.parties.filter(role="lead").update(task="Driver tre härbärgen.")
    name = name_of(link, "parties", "task")
    answer = send({name: "Driver två härbärgen."}, seen=seen)
    assert answer.status_code == 409
    field = answer.context["form"][name]
    assert "Driver tre härbärgen." in field.help_text
    assert field.value() == "Driver två härbärgen."
    assert not Correction.objects.exists()
    assert send({name: "Driver två härbärgen."}).status_code == 303
    assert Correction.objects.get().fields.get().old == "Driver tre härbärgen."


def test_what_is_left_as_it_was_shown_never_undoes_what_changed_meanwhile(client, send, link):
    form = client.get(address(link)).context["form"]
    link.page.parties.filter(role="lead").update(task="Driver tre härbärgen.")
    unread = {name_of(link, "parties", "task"): "Driver härbärget."}
    changes = unread | {name_of(link, "contributions", "purpose"): "Lokaler"}
    assert send(changes, seen=form.seen).status_code == 303
    assert [field.new for field in CorrectedField.objects.all()] == ["Lokaler"]


def test_what_is_not_sent_is_left_as_it_is(client, link):
    form = client.get(address(link)).context["form"]
    data = {"email": "kim@bryggan.example", "stamp": AN_HOUR_AGO, "seen": form.seen}
    name = name_of(link, "parties", "task")
    client.post(address(link), data | {name: "Nytt"}, headers=OWN)
    assert [field.name for field in CorrectedField.objects.all()] == [name]


def test_a_text_of_several_lines_that_is_left_alone_is_no_change(send, link):
    link.page.interventions.update(offer="En säng.\r\nOch frukost. ")
    assert send({}).status_code == 422
    send({name_of(link, "parties", "task"): "Nytt"})
    assert CorrectedField.objects.count() == 1


def test_an_amount_written_in_another_way_is_no_change(send, link):
    assert send({name_of(link, "contributions", "amount"): "150000 kr"}).status_code == 422


def test_needs_are_corrected_by_ticking(client, send, link):
    eat, rest = NeedFactory(name="Äta", slug="ata"), NeedFactory(name="Vila", slug="vila")
    night = link.page.interventions.first()
    night.needs.set([rest])
    night.save()
    name = f"interventions:{night.translation_key}:needs"
    boxes = BeautifulSoup(client.get(address(link)).content, "html.parser").find_all(
        "input", attrs={"name": name}
    )
    assert {box["value"]: box.has_attr("checked") for box in boxes} == {"ata": False, "vila": True}
    assert send({name: []}).status_code == 422
    assert send({name: ["ata", "flyga"]}).status_code == 422
    assert send({name: ["vila", "ata"]}).status_code == 303
    correction = Correction.objects.get()
    field = correction.fields.get()
    assert (field.old, field.new) == ("vila", "ata,vila")
    user = UserFactory(is_superuser=True)
    shown = deciding.proposals(correction, draft_of(link), user)[0]
    assert (shown.old, shown.new) == ("Vila", "Äta, Vila")
    decide(correction, needs="accepted")
    draft_of(link).save_revision().publish()
    assert {need.slug for need in link.page.interventions.first().needs.all()} == {"ata", "vila"}
    assert eat in link.page.interventions.first().needs.all()


def test_staff_read_what_the_values_are_in_swedish_whatever_the_proposer_reads(send, link):
    send({name_of(link, "contributions", "amount"): "160 000"}, prefix="/ar")
    assert CorrectedField.objects.get().label == "2026: In natura, Lokal: belopp i kronor"


def test_a_foreign_number_keeps_its_country(send, link):
    name = name_of(link, "interventions", "phone")
    send({name: "+358 40 123 4567"})
    assert CorrectedField.objects.get().new == "+358 40 1234567"


def test_a_link_that_is_withdrawn_or_too_old_says_so_and_a_forged_one_is_not_found(client, link):
    whole = address(link)
    assert client.get(whole[:-2] + "x/").status_code == 404
    link.withdrawn_at = timezone.now()
    link.save()
    for answer in (client.get(whole), client.post(whole, {}, headers=OWN)):
        assert answer.status_code == 410
        assert "Länken fungerar inte längre" in answer.content.decode()
        assert "Driver härbärget" not in answer.content.decode()
    link.withdrawn_at, link.expires_at = None, timezone.now()
    link.save()
    assert client.get(whole).status_code == 410


def test_the_form_is_shut_while_nobody_may_read_the_page(client, link):
    PartnershipPage.objects.update(live=False)
    assert client.get(address(link)).status_code == 410


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


def test_corrections_and_links_are_forgotten_in_time(correction, link):
    decide(correction)
    jobs.run()
    assert Correction.objects.exists()
    long_ago = timezone.now() - jobs.KEPT - timedelta(days=1)
    Correction.objects.update(decided_at=long_ago)
    CorrectionLink.objects.update(expires_at=long_ago)
    jobs.run()
    assert not Correction.objects.exists()
    assert not CorrectionLink.objects.exists()


def wait(correction, days: int) -> None:
    """Lets a correction have come so many days ago, and the job run."""
    Correction.objects.update(created_at=timezone.now() - timedelta(days=days))
    jobs.run()


def test_staff_are_told_once_more_of_what_has_waited_for_long(correction):
    def told() -> int:
        return OutgoingEmail.objects.filter(recipient="enhet@sjoby.example").count()

    counted = []
    for days in (1, 14, 15, 30):
        wait(correction, days)
        counted.append(told())
    assert counted == [1, 2, 2, 3]
    email = OutgoingEmail.objects.get(key__endswith=":waited-30")
    assert "väntar på beslut" in email.text
    assert "kim" not in email.text
    decide(correction)
    wait(correction, 60)
    assert told() == 3


def test_the_outbox_remembers_each_reminder_until_the_next():
    gaps = [later - earlier for earlier, later in pairwise(jobs.WAITED)]
    assert timedelta(days=max(gaps)) <= KEEP_SENT


def test_who_proposed_what_nobody_decides_on_is_forgotten_and_the_proposal_is_not(correction):
    wait(correction, jobs.UNDECIDED_KEPT.days - 1)
    assert Correction.objects.get().email
    wait(correction, jobs.UNDECIDED_KEPT.days + 1)
    assert Correction.objects.get().email == ""
    correction = Correction.objects.get()
    decide(correction)
    assert not OutgoingEmail.objects.filter(key__endswith=":answer").exists()


def test_what_looks_like_a_robots_is_deleted_when_nobody_has_decided_on_it(correction):
    Correction.objects.update(is_suspect=True)
    wait(correction, 20)
    assert not OutgoingEmail.objects.filter(key__contains="waited").exists()
    wait(correction, jobs.UNDECIDED_KEPT.days + 1)
    assert not Correction.objects.exists()
