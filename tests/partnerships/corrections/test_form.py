"""A partner proposes a correction through a secret link."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from partnerships.corrections import deciding
from partnerships.models import CorrectedField, Correction
from samverkan.outbox.models import OutgoingEmail
from tests.factories import NeedFactory, UserFactory
from tests.partnerships.corrections.conftest import (
    AN_HOUR_AGO,
    OWN,
    address,
    decide,
    draft_of,
    name_of,
)


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
