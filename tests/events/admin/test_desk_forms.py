"""Adding somebody by hand, and changing answers."""

from uuid import uuid4

import pytest
from django.urls import reverse

from events.models import Registration
from events.registration.enums import AnswerKind, LogKind, State


@pytest.fixture
def add(client, evening):
    def post(key=None, **data):
        url = reverse("registrations:add", args=[evening.pk])
        fields = {"form_key": key or uuid4(), "size": 1, "language": "sv", **data}
        named = {name.replace("answer_", "answer-"): value for name, value in fields.items()}
        return client.post(url, named)

    return post


def change(client, registration, **data):
    page = client.get(url := reverse("registrations:change", args=[registration.pk]))
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in shown.items() if value is not None}
    return client.post(url, {**filled, **data})


def test_a_name_alone_is_enough(client, manager, april, evening, add):
    assert add(answer_name="Elin").status_code == 302
    registration = Registration.objects.get()
    assert (registration.name, registration.email) == ("Elin", "")
    assert (registration.made_by, registration.state) == (manager, State.REGISTERED)


def test_nobody_at_all_is_refused(client, manager, april, evening, add):
    assert add().status_code == 422
    assert not Registration.objects.exists()


def test_a_double_click_adds_one_person(client, manager, april, evening, add):
    key = uuid4()
    for _click in range(2):
        assert add(key, answer_name="Elin").status_code == 302
    assert Registration.objects.count() == 1


def test_the_waiting_list_comes_next_unless_staff_want_a_place(
    client, manager, person, evening, add
):
    person("Bo", size=2)
    add(answer_name="Elin")
    add(answer_name="Kim", beyond_capacity="on")
    states = {registration.name: registration.state for registration in Registration.objects.all()}
    assert states == {"Bo": "registered", "Elin": "waiting", "Kim": "registered"}


def test_an_address_that_is_registered_is_refused_with_the_reason(client, manager, person, add):
    person("Elin")
    response = add(answer_email="Elin@sjoby.example")
    assert response.status_code == 409
    assert "redan" in response.text
    assert Registration.objects.count() == 1


def test_from_the_door_it_leads_back_to_the_door(client, manager, april, evening, add):
    url = reverse("registrations:add", args=[evening.pk])
    assert 'name="then" value="door"' in client.get(url, {"then": "door"}).text
    response = add(answer_name="Elin", then="door")
    assert response["Location"] == reverse("registrations:door", args=[evening.pk])


def test_answers_and_number_change_together(client, manager, person):
    elin = person("Elin")
    assert change(client, elin, **{"answer-name": "Elin Ek", "size": 2}).status_code == 302
    elin = Registration.objects.get(pk=elin.pk)
    assert (elin.name, elin.size) == ("Elin Ek", 2)
    kinds = list(elin.log.filter(user=manager).values_list("kind", flat=True))
    assert kinds == [LogKind.RESIZED, LogKind.ANSWERED]


def test_answers_to_questions_that_are_asked_no_more_stay(client, manager, person, ask):
    elin = person("Elin")
    ask(elin, "Kost", "nötter", kind=AnswerKind.FOOD)
    change(client, elin, **{"answer-name": "Elin Ek"})
    assert elin.answers.get(kind=AnswerKind.FOOD).value == "nötter"


def test_what_was_typed_comes_back_when_the_person_was_faster(client, manager, person):
    elin = person("Elin")
    url = reverse("registrations:change", args=[elin.pk])
    elin.log.create(kind=LogKind.ANSWERED)
    data = {"answer-name": "Elin Ek", "answer-email": "", "size": 1, "seen": 0}
    response = client.post(url, data)
    assert response.status_code == 409
    assert "Elin Ek" in response.text
    again = response.context["form"].data
    assert client.post(url, again).status_code == 302
