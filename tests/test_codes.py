"""Several choices in one column."""

import pytest
from django.core.exceptions import ValidationError

from events.models import Place
from samverkan.places import PlaceFeature
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def test_codes_are_read_as_they_were_chosen():
    PlaceFactory(features=["lift", "step_free"])
    PlaceFactory()
    assert [place.features for place in Place.objects.order_by("pk")] == [("lift", "step_free"), ()]


def test_a_code_is_found_whole_and_wherever_it_stands():
    PlaceFactory(name="båda", features=["lift", "step_free"])
    PlaceFactory(name="en", features=["step_free"])
    PlaceFactory(name="ingen")
    found = Place.objects.filter(features__has="step_free").order_by("name")
    assert [place.name for place in found] == ["båda", "en"]
    assert not Place.objects.filter(features__has="step").exists()
    assert not Place.objects.filter(features__has="%").exists()


def test_a_code_that_is_not_in_the_list_is_refused():
    with pytest.raises(ValidationError) as refused:
        PlaceFactory.build(features=["trapdoor"]).full_clean()
    assert set(refused.value.message_dict) == {"features"}


def test_codes_are_named_in_the_order_of_the_list():
    field = Place._meta.get_field("features")
    named = field.named(["lift", "step_free", "gone"])
    assert named == [PlaceFeature.STEP_FREE.label, PlaceFeature.LIFT.label]
