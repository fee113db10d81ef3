"""Nobody who reads a page waits for an image to be made."""

import pytest
from django_tasks import TaskResultStatus

from samverkan.media import renditions
from samverkan.media.tasks import make_renditions
from tests.factories import ImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker")]


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """A function that uploads an image and gives the specifications that it is then made in."""

    def upload(**attributes):
        with django_capture_on_commit_callbacks(execute=True):
            image = ImageFactory(file__width=64, file__height=48, **attributes)
        return set(image.renditions.values_list("filter_spec", flat=True))

    return upload


def test_upload_makes_every_size_in_the_background(made):
    assert made() >= set(renditions.specs(*renditions.SIZES))


def test_a_logo_that_one_can_see_through_is_made_in_the_sizes_that_stay_so(made):
    logo = made(file__format="PNG", file__palette="RGBA", file__color=(0, 0, 0, 0))
    assert logo == set(renditions.specs("logo"))


def test_a_file_that_is_gone_is_no_fault_of_the_worker():
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    assert make_renditions.enqueue(image.pk).status == TaskResultStatus.SUCCESSFUL
