"""A picture is sent in few sizes, and never breaks the page that it stands in."""

import re

import pytest
from django.template import Context, Template
from wagtail.images.models import Filter

from news.models import NewsPage
from samverkan.media import renditions
from samverkan.media.models import Rendition, SiteImage
from tests.factories import ImageFactory, NewsIndexPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


def render(image, size="teaser", **options):
    arguments = "".join(f" {name}={name}" for name in options)
    template = Template("{% load pictures %}{% picture image size" + arguments + " %}")
    return template.render(Context({"image": image, "size": size, **options}))


@pytest.mark.parametrize("name", renditions.SIZES)
def test_every_size_makes_an_image_with_width_height_and_alt(name):
    html = render(ImageFactory(file__width=64, file__height=48), name, alt="En brygga")
    assert re.search(r'<img [^>]*width="\d+"\s+height="\d+"\s+alt="En brygga"', html)


def test_photo_is_offered_as_avif_and_webp_before_jpeg():
    html = render(ImageFactory())
    types = re.findall(r'type="(image/\w+)"', html)
    assert types == ["image/avif", "image/webp"]
    assert re.search(r'<img src="[^"]+\.jpg"', html)


def test_logo_falls_back_to_a_format_with_transparency():
    assert re.search(r'<img src="[^"]+\.png"', render(ImageFactory(), "logo"))


def test_no_size_has_more_than_two_widths():
    assert all(1 <= len(size.operations) <= 2 for size in renditions.SIZES.values())


def test_operations_of_every_size_are_known_to_wagtail():
    for name in renditions.SIZES:
        for spec in renditions.specs(name):
            assert Filter(spec=spec).operations


def test_image_below_the_fold_is_lazy_and_the_one_above_is_fetched_first():
    image = ImageFactory(file__width=64, file__height=48)
    assert 'loading="lazy" decoding="async"' in render(image)
    above = render(image, lazy=False)
    assert 'fetchpriority="high"' in above
    assert "lazy" not in above


def test_alt_is_there_even_when_empty_and_is_escaped():
    image = ImageFactory(file__width=64, file__height=48)
    assert 'alt=""' in render(image)
    assert 'alt="&lt;b&gt;"' in render(image, alt="<b>")


def test_small_original_is_offered_once_and_not_enlarged():
    image = ImageFactory(file__width=300, file__height=200)
    files = renditions.files(image, "content")
    assert files.srcset.count("w") >= 1
    assert len(files.srcset.split(", ")) == 1
    assert files.fallback.width == 300


def test_nothing_is_rendered_without_an_image():
    assert render(None).strip() == ""


def test_missing_file_renders_its_words_and_no_error(caplog):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    html = render(image, alt="En brygga")
    assert "<img" not in html
    assert "En brygga" in html
    assert "cannot be shown" in caplog.text


def test_broken_file_renders_nothing_when_decorative():
    image = ImageFactory()
    with image.file.storage.open(image.file.name, "wb") as stored:
        stored.write(b"not an image at all")
    assert render(image).strip() == ""


def test_listing_of_n_images_costs_the_same_queries_as_of_2n(home, django_assert_num_queries):
    index = NewsIndexPageFactory(parent=home)
    for _number in range(2):
        NewsPageFactory(parent=index, image=ImageFactory())

    def listing():
        pages = renditions.prefetch(NewsPage.objects.all(), "image", "teaser")
        return [render(page.image) for page in pages]

    listing()
    with django_assert_num_queries(2):
        listing()
    for _number in range(2):
        NewsPageFactory(parent=index, image=ImageFactory())
    listing()
    with django_assert_num_queries(2):
        assert len(listing()) == 4


def test_renditions_are_of_the_closed_list_only():
    image = ImageFactory(file__width=64, file__height=48)
    for name in renditions.SIZES:
        render(image, name)
    made = set(Rendition.objects.values_list("filter_spec", flat=True))
    assert made == set(renditions.specs(*renditions.SIZES))


def test_picture_url_is_empty_without_an_image():
    template = Template("{% load pictures %}{% picture_url image 'social' %}")
    assert template.render(Context({"image": None})) == ""
    assert ".jpg" in template.render(Context({"image": ImageFactory()}))


def test_site_images_are_what_wagtail_hands_out():
    assert isinstance(ImageFactory(), SiteImage)
