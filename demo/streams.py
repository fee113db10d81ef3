"""Blocks, and what they refer to by name: ``"image:town"``, ``"page:kontakt"``."""

import io
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from contacts.models import Person
from demo import content, images, organisations

CREDIT = "Sjöby kommun"


def get_drawing(title: str, file_name: str, draw: Callable[[], bytes]) -> Any:
    """A drawing with this title, made and stored the first time it is asked for."""
    Image = get_image_model()
    found = Image.objects.filter(title=title).first()
    if found:
        return found
    file = ContentFile(draw(), name=file_name)
    return Image.objects.create(title=title, file=file, credit=CREDIT)


def get_image(scene: str) -> Any:
    """The drawing of a scene."""
    return get_drawing(f"Sjöby: {scene}", f"sjoby-{scene}.jpg", lambda: images.render(scene))


def get_form() -> Any:
    """A one-page PDF form to download."""
    Document = get_document_model()
    title = "Ansökan om plats i förskola"
    found = Document.objects.filter(title=title).first()
    if found:
        return found
    page = io.BytesIO()
    PillowImage.new("RGB", (595, 842), "white").save(page, "PDF", title=title)
    return Document.objects.create(
        title=title, file=ContentFile(page.getvalue(), name="ansokan-forskola.pdf")
    )


FINDERS: dict[str, Callable[[str], Any]] = {
    "image": get_image,
    "document": lambda _name: get_form(),
    "person": lambda key: Person.objects.get(name=content.read("people")["people"][key]["name"]),
    "organisation": organisations.find,
    "page": lambda slug: Page.objects.get(slug=slug, locale=Locale.get_default()),
}


def resolve(value: Any) -> Any:
    """The value with references such as ``"image:town"`` replaced by primary keys."""
    if isinstance(value, dict):
        return {key: resolve(item) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item) for item in value]
    kind, _colon, name = value.partition(":") if isinstance(value, str) else ("", "", "")
    return FINDERS[kind](name).pk if kind in FINDERS and name and " " not in value else value


def stream(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks as a stream field stores them, from one-key tables."""
    return [
        {"type": kind, "value": resolve(value)} for block in body for kind, value in block.items()
    ]


def fill(instance: Any, field: str, body: list[dict[str, Any]]) -> None:
    """Give a stream field its blocks.

    Raises:
        ValidationError: an editor could not have saved these blocks.
        ValueError: there is no such kind of block.
    """
    block = getattr(instance, field).stream_block
    value = block.normalize(stream(body))
    if len(value) != len(body):
        raise ValueError(f"{instance}: unknown block among {body}")
    # What is stored gives the items of lists the ids that translations hang on.
    setattr(instance, field, block.to_python(block.get_prep_value(block.clean(value))))
