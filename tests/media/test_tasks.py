"""Nobody who reads a page waits for an image to be made."""

import pytest

from samverkan.media import renditions
from tests.factories import ImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker")]


def test_upload_makes_every_size_in_the_background(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory(file__width=64, file__height=48)
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made >= set(renditions.specs(*renditions.SIZES))
