"""At the door: one tap, also without a script, also twice, also by two."""

from django.urls import reverse

from events.models import Registration


def door(evening):
    return reverse("registrations:door", args=[evening.pk])


def tap(client, registration, here="yes", **headers):
    url = reverse("registrations:tick", args=[registration.occasion_id, registration.pk])
    return client.post(url, {"here": here}, headers=headers)


def shown(response):
    return [one["name"] for one in response.context["people"]]


def test_those_with_a_place_stand_by_name(client, manager, person, evening):
    person("östen"), person("Bo"), person("Kim", state="waiting")
    assert shown(client.get(door(evening))) == ["Bo", "östen"]


def test_a_tap_without_a_script_ticks_and_leads_back_to_the_row(client, manager, person, evening):
    elin = person("Elin", size=3)
    response = tap(client, elin)
    assert response["Location"] == f"{door(evening)}#r{elin.pk}"
    page = client.get(door(evening))
    assert page.context["counted"] == "3 av 3 här"
    assert 'aria-pressed="true"' in page.text


def test_two_taps_write_the_same_thing_once(client, manager, person):
    elin = person("Elin")
    tap(client, elin), tap(client, elin)
    elin.refresh_from_db()
    assert elin.attended is True
    assert elin.log.count() == 1


def test_a_second_tap_on_the_new_button_takes_the_mark_away(client, manager, person):
    elin = person("Elin")
    tap(client, elin), tap(client, elin, here="no")
    elin.refresh_from_db()
    assert elin.attended is None


def test_the_script_gets_the_new_count(client, manager, person):
    person("Bo")
    answer = tap(client, person("Elin"), Accept="application/json").json()
    assert answer == {"here": True, "counted": "1 av 2 här"}


def test_who_has_cancelled_meanwhile_cannot_be_ticked(client, manager, person, evening):
    elin = person("Elin")
    Registration.objects.update(state="cancelled")
    assert tap(client, elin)["Location"] == door(evening)
    assert tap(client, elin, Accept="application/json").status_code == 409
    elin.refresh_from_db()
    assert elin.attended is None


def test_names_are_searched_without_being_in_any_address(client, manager, person, evening):
    person("Elin"), person("Bo")
    assert shown(client.post(door(evening), {"words": "eli"})) == ["Elin"]
    assert shown(client.get(door(evening), {"words": "eli"})) == ["Bo", "Elin"]


def test_somebody_at_another_occasion_is_not_found(client, manager, person, evening):
    elin = person("Elin")
    url = reverse("registrations:tick", args=[evening.pk + 1, elin.pk])
    assert client.post(url, {"here": "yes"}).status_code == 404
