"""Portraits of people in Sjöby, drawn for the demo: nobody's face is borrowed."""

import io
import math
from dataclasses import dataclass

from PIL import Image

from demo.images import (
    BRICK,
    DEEP,
    HEIGHT,
    INK,
    LEAF,
    NIGHT,
    PINE,
    ROSE,
    SAND,
    SKIN,
    SKIN_DARK,
    SKIN_LIGHT,
    SKY,
    SUN,
    WIDTH,
    Canvas,
)

SIDE = 720
"""How wide and high a portrait is, in pixels."""
MIDDLE, FACE = WIDTH / 2, 400
GREY, BROWN = "#c9c4bd", "#4a3326"


@dataclass(frozen=True)
class Looks:
    """What tells somebody from others.

    Attributes:
        hair: its colour; the scarf's for who wears one.
        cut: "short", "long" or "scarf".
    """

    background: str
    skin: str
    hair: str
    clothes: str
    cut: str = "short"
    glasses: bool = False


PEOPLE = {
    "nils": Looks(SKY, SKIN_LIGHT, GREY, DEEP, glasses=True),
    "amina": Looks(SAND, SKIN, PINE, LEAF, cut="scarf"),
    "ali": Looks("#dfe9e4", SKIN_DARK, INK, BRICK),
    "asa": Looks("#f6e7d3", SKIN_LIGHT, SUN, NIGHT, cut="long", glasses=True),
    "hodan": Looks(SKY, SKIN_DARK, ROSE, DEEP, cut="scarf"),
}
"""Those of the demo who have agreed to a photo, by their names in the content files."""


def render(name: str) -> bytes:
    """A portrait as JPEG, ``SIDE`` pixels square.

    Raises:
        KeyError: nobody of that name has agreed.
    """
    looks = PEOPLE[name]
    canvas = Canvas(looks.background)
    draw(canvas, looks)
    margin = (WIDTH - HEIGHT) // 2
    scale = canvas.image.height / HEIGHT
    box = (round(margin * scale), 0, round((margin + HEIGHT) * scale), canvas.image.height)
    file = io.BytesIO()
    square = canvas.image.crop(box).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    square.save(file, "JPEG", quality=86)
    return file.getvalue()


def draw(canvas: Canvas, looks: Looks) -> None:
    """Head and shoulders, from behind to the front."""
    if looks.cut == "scarf":
        canvas.circle(MIDDLE, FACE, 250, looks.hair)
        canvas.rounded(MIDDLE - 235, FACE, 470, 420, 120, looks.hair)
    elif looks.cut == "long":
        canvas.circle(MIDDLE, FACE - 30, 225, looks.hair)
        canvas.rounded(MIDDLE - 225, FACE - 30, 450, 350, 90, looks.hair)
    else:
        canvas.circle(MIDDLE, FACE - 40, 205, looks.hair)
    canvas.rounded(MIDDLE - 330, 680, 660, 420, 180, looks.clothes)
    if looks.cut == "scarf":
        canvas.polygon([(MIDDLE - 200, 560), (MIDDLE + 200, 560), (MIDDLE, 840)], looks.hair)
    else:
        canvas.rounded(MIDDLE - 75, 520, 150, 220, 70, looks.skin)
    canvas.circle(MIDDLE, FACE + 10, 185, looks.skin)
    if looks.cut != "scarf":
        fringe(canvas, looks.hair)
    for side in (-1, 1):
        canvas.circle(MIDDLE + side * 68, FACE, 15, INK)
    smile = [(MIDDLE + 75 * math.cos(a), FACE + 55 + 50 * math.sin(a)) for a in arc(0.15, 0.85)]
    canvas.line(smile, BROWN, 12)
    if looks.glasses:
        wear_glasses(canvas)


def fringe(canvas: Canvas, colour: str) -> None:
    """Hair over the forehead."""
    top = [(MIDDLE + 190 * math.cos(a), FACE + 5 + 190 * math.sin(a)) for a in arc(1.1, 1.9)]
    canvas.polygon([*top, (MIDDLE + 40, FACE - 70)], colour)


def wear_glasses(canvas: Canvas) -> None:
    """Round glasses with a bridge."""
    for side in (-1, 1):
        centre = MIDDLE + side * 68
        ring = [(centre + 52 * math.cos(a), FACE + 52 * math.sin(a)) for a in arc(0, 2.02)]
        canvas.line(ring, INK, 9)
    canvas.line([(MIDDLE - 18, FACE), (MIDDLE + 18, FACE)], INK, 9)


def arc(first: float, last: float) -> list[float]:
    """Angles from one to another in even steps, told in half turns."""
    steps = 48
    return [math.pi * (first + (last - first) * step / steps) for step in range(steps + 1)]
