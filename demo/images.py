"""Flat illustrations of Sjöby, drawn for the demo so that no picture is borrowed.

Each scene is a function that draws on a canvas of ``WIDTH`` × ``HEIGHT`` units; ``render`` draws at
twice the size and scales down, which smooths the edges.
"""

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 1600, 900, 2

NIGHT, DEEP, WATER, SKY = "#12324a", "#1f5673", "#3f88a5", "#cfe6ee"
SUN, SAND, BRICK, ROSE = "#f4b942", "#f2e3c6", "#b5533c", "#e08e79"
PINE, LEAF, MEADOW, SNOW = "#23503b", "#4d8b57", "#9cc48a", "#f7fafb"
INK, SKIN_DARK, SKIN, SKIN_LIGHT = "#22303a", "#7a4a32", "#b9805c", "#e6b894"


class Canvas:
    """A drawing surface with the few shapes that the scenes are made of, in unscaled units."""

    def __init__(self, background: str) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self.image)

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle from its upper left corner."""
        box = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self._draw.rectangle(box, fill=fill)

    def rounded(self, x: float, y: float, width: float, height: float, r: int, fill: str) -> None:
        """A filled rectangle with rounded corners."""
        box = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self._draw.rounded_rectangle(box, radius=r * SCALE, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle around its centre."""
        box = tuple(v * SCALE for v in (x - radius, y - radius, x + radius, y + radius))
        self._draw.ellipse(box, fill=fill)

    def polygon(self, points: list[tuple[float, float]], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def line(self, points: list[tuple[float, float]], fill: str, width: int) -> None:
        """A line through the points."""
        self._draw.line(
            [(x * SCALE, y * SCALE) for x, y in points],
            fill=fill,
            width=width * SCALE,
            joint="curve",
        )

    def hills(self, base: float, height: float, waves: float, phase: float, fill: str) -> None:
        """A rolling horizon whose crest swings ``height`` units around ``base``."""
        crest = [
            (x, base + height * math.sin(x / WIDTH * waves * math.tau + phase))
            for x in range(0, WIDTH + 20, 20)
        ]
        self.polygon([*crest, (WIDTH, HEIGHT), (0, HEIGHT)], fill)

    def house(self, x: float, ground: float, width: float, height: float, wall: str) -> None:
        """A house with a pitched roof and lit windows."""
        top = ground - height
        self.rectangle(x, top, width, height, wall)
        eaves = width * 0.08
        ridge = (x + width / 2, top - width * 0.45)
        self.polygon([(x - eaves, top), ridge, (x + width + eaves, top)], INK)
        pane, light = width * 0.16, SKY if wall == SUN else SUN
        for row in range(int(height // (pane * 2.2))):
            for column in range(3):
                self.rectangle(
                    x + width * (0.16 + 0.27 * column),
                    top + pane * (0.6 + 2 * row),
                    pane,
                    pane,
                    light,
                )

    def pine(self, x: float, ground: float, height: float, fill: str = PINE) -> None:
        """A spruce of three tiers."""
        self.rectangle(x - height * 0.04, ground - height * 0.15, height * 0.08, height * 0.15, INK)
        for tier in range(3):
            half, base = height * (0.28 - 0.06 * tier), ground - height * (0.12 + 0.26 * tier)
            self.polygon([(x - half, base), (x, base - height * 0.4), (x + half, base)], fill)

    def person(self, x: float, ground: float, height: float, skin: str, clothes: str) -> None:
        """A person from the front: head, shoulders and coat."""
        head = height * 0.16
        self.rounded(
            x - height * 0.2, ground - height * 0.66, height * 0.4, height * 0.7, 40, clothes
        )
        self.circle(x, ground - height + head, head, skin)


def town(canvas: Canvas) -> None:
    """The town by the lake on a summer morning."""
    canvas.circle(1230, 250, 110, SUN)
    canvas.hills(470, 50, 1.4, 0.4, LEAF)
    canvas.hills(540, 28, 2.1, 2.0, PINE)
    canvas.rectangle(0, 620, WIDTH, 280, WATER)
    walls = [BRICK, SAND, ROSE, SUN, SNOW, BRICK, SAND, ROSE]
    for place, wall in enumerate(walls):
        canvas.house(90 + place * 185, 640, 140, 120 + 45 * (place % 3), wall)
    canvas.rectangle(770, 330, 60, 310, SNOW)
    canvas.polygon([(755, 330), (800, 200), (845, 330)], DEEP)
    for row in range(6):
        y = 690 + row * 34
        canvas.line([(150 + 90 * row, y), (520 + 130 * row, y)], SKY, 5)


def meeting(canvas: Canvas) -> None:
    """People around a table."""
    canvas.rectangle(0, 640, WIDTH, 260, SAND)
    canvas.rounded(180, 120, 420, 300, 18, SNOW)
    canvas.rounded(1000, 120, 420, 300, 18, SNOW)
    canvas.circle(390, 270, 80, SUN)
    canvas.hills(900, 0, 1, 0, SAND)
    coats = [DEEP, BRICK, LEAF, SUN, ROSE, PINE]
    skins = [SKIN, SKIN_LIGHT, SKIN_DARK, SKIN_LIGHT, SKIN_DARK, SKIN]
    for place, (coat, skin) in enumerate(zip(coats, skins, strict=True)):
        canvas.person(270 + place * 215, 700, 330, skin, coat)
    canvas.rounded(120, 640, 1360, 90, 40, BRICK)
    for place in range(6):
        canvas.rounded(230 + place * 215, 610, 80, 26, 8, SNOW)


def library(canvas: Canvas) -> None:
    """Shelves in the library."""
    spines = [BRICK, DEEP, LEAF, SUN, ROSE, PINE, WATER, SNOW]
    dice = random.Random(7)
    for shelf in range(4):
        floor = 230 + shelf * 200
        x = 60.0
        while x < WIDTH - 90:
            width, height = dice.randint(24, 58), dice.randint(110, 165)
            canvas.rounded(x, floor - height, width, height, 5, dice.choice(spines))
            x += width + dice.choice([4, 4, 4, 40])
        canvas.rectangle(0, floor, WIDTH, 22, INK)
    canvas.person(1250, 900, 430, SKIN_DARK, SUN)


def school(canvas: Canvas) -> None:
    """A pre-school yard."""
    canvas.circle(260, 210, 90, SUN)
    canvas.hills(610, 18, 1.2, 1.0, MEADOW)
    canvas.rounded(620, 330, 760, 300, 12, BRICK)
    canvas.polygon([(580, 335), (1000, 190), (1420, 335)], INK)
    for place in range(5):
        canvas.rounded(670 + place * 140, 400, 90, 110, 8, SKY)
    for place, coat in enumerate([SUN, DEEP, ROSE, LEAF]):
        skin = [SKIN_LIGHT, SKIN_DARK, SKIN, SKIN_LIGHT][place]
        canvas.person(220 + place * 130, 800 + 12 * (place % 2), 180, skin, coat)
    canvas.line([(980, 830), (1180, 700), (1400, 830)], DEEP, 14)


def snow(canvas: Canvas) -> None:
    """A winter street."""
    canvas.hills(560, 40, 1.3, 0.2, "#b9d3dd")
    for place in range(9):
        canvas.pine(60 + place * 190, 640 - 18 * (place % 2), 230 + 50 * (place % 3))
    canvas.hills(650, 14, 1.1, 1.3, SNOW)
    canvas.polygon([(650, 900), (770, 640), (830, 640), (1050, 900)], "#93a8b2")
    canvas.house(1180, 720, 210, 160, BRICK)
    canvas.house(230, 730, 190, 140, SUN)
    dice = random.Random(3)
    for _flake in range(170):
        canvas.circle(dice.randint(0, WIDTH), dice.randint(0, HEIGHT), dice.randint(3, 7), SNOW)


def together(canvas: Canvas) -> None:
    """Organisations that work together: rings that overlap."""
    rings = [
        (560, 420, DEEP),
        (800, 300, SUN),
        (1040, 420, BRICK),
        (920, 620, LEAF),
        (680, 620, ROSE),
    ]
    for x, y, colour in rings:
        canvas.circle(x, y, 190, colour)
        canvas.circle(x, y, 128, SAND)
    for x, y, colour in rings:
        canvas.person(x, y + 90, 170, SKIN if colour == SUN else SKIN_DARK, colour)


def forest(canvas: Canvas) -> None:
    """A path through the forest to the lake."""
    canvas.circle(800, 300, 130, SUN)
    canvas.hills(520, 20, 1.0, 0.7, WATER)
    canvas.hills(600, 26, 1.6, 2.6, MEADOW)
    canvas.polygon([(620, 900), (770, 600), (840, 600), (1080, 900)], SAND)
    for place, x in enumerate([60, 190, 330, 480, 1120, 1260, 1410, 1540]):
        canvas.pine(x, 760 + 40 * (place % 2), 430 - 40 * (place % 3))


def language(canvas: Canvas) -> None:
    """Learning Swedish: speech bubbles."""
    canvas.rounded(240, 180, 560, 300, 60, DEEP)
    canvas.polygon([(360, 470), (340, 600), (480, 470)], DEEP)
    canvas.rounded(820, 360, 540, 290, 60, BRICK)
    canvas.polygon([(1200, 640), (1260, 770), (1090, 640)], BRICK)
    for row, width in enumerate([400, 330, 240]):
        canvas.rounded(320, 250 + row * 64, width, 26, 12, SNOW)
        canvas.rounded(1280 - width + 10, 430 + row * 60, width - 20, 26, 12, SAND)


def podium(canvas: Canvas) -> None:
    """Somebody who speaks, and those who listen."""
    canvas.rectangle(0, 600, WIDTH, 300, BRICK)
    canvas.rounded(560, 90, 820, 400, 18, SNOW)
    for row, width in enumerate([560, 640, 420]):
        canvas.rounded(640, 170 + row * 90, width, 36, 16, [DEEP, WATER, SUN][row])
    canvas.person(360, 640, 400, SKIN_DARK, LEAF)
    canvas.polygon([(270, 640), (450, 640), (430, 430), (290, 430)], INK)
    skins = [SKIN, SKIN_LIGHT, SKIN_DARK, SKIN, SKIN_LIGHT, SKIN_DARK, SKIN]
    coats = [DEEP, SUN, PINE, ROSE, NIGHT, SAND, WATER]
    for place, (skin, coat) in enumerate(zip(skins, coats, strict=True)):
        canvas.person(110 + place * 230, 920, 300 - 30 * (place % 2), skin, coat)


def screen(canvas: Canvas) -> None:
    """A meeting on a laptop."""
    canvas.rectangle(0, 700, WIDTH, 200, SAND)
    canvas.rounded(330, 130, 940, 570, 30, INK)
    canvas.polygon([(330, 690), (1270, 690), (1410, 780), (190, 780)], "#4a5b66")
    panes = [(370, 170, DEEP, SKIN), (815, 170, SUN, SKIN_DARK)]
    panes += [(370, 420, LEAF, SKIN_LIGHT), (815, 420, ROSE, SKIN)]
    for x, y, colour, skin in panes:
        canvas.rounded(x, y, 415, 230, 14, SKY)
        canvas.rounded(x + 120, y + 135, 175, 95, 40, colour)
        canvas.circle(x + 207, y + 95, 52, skin)


def cafe(canvas: Canvas) -> None:
    """Three cups on a table, and what is said over them."""
    canvas.rectangle(0, 640, WIDTH, 260, BRICK)
    for x, colour in [(330, DEEP), (800, SUN), (1270, LEAF)]:
        canvas.rounded(x - 190, 120, 380, 210, 60, colour)
        canvas.polygon([(x - 60, 320), (x + 60, 320), (x, 410)], colour)
        for row, width in enumerate([240, 160]):
            canvas.rounded(x - 130, 180 + row * 60, width, 26, 12, SNOW)
        canvas.circle(x + 120, 580, 62, SNOW)
        canvas.circle(x + 120, 580, 34, "#efe4d2")
        canvas.rounded(x - 120, 490, 240, 190, 50, SNOW)
        canvas.rounded(x - 170, 680, 340, 26, 13, SAND)


def festival(canvas: Canvas) -> None:
    """Tents and pennants by the water."""
    canvas.circle(1320, 200, 100, SUN)
    canvas.hills(560, 20, 1.2, 0.6, WATER)
    canvas.hills(650, 14, 1.1, 2.4, MEADOW)
    for x, colour in [(230, BRICK), (930, DEEP)]:
        canvas.rectangle(x + 40, 560, 360, 200, SNOW)
        for stripe in range(3):
            canvas.rectangle(x + 40 + stripe * 144, 560, 72, 200, colour)
        canvas.polygon([(x, 560), (x + 220, 370), (x + 440, 560)], colour)
    colours = [SUN, ROSE, LEAF, DEEP, BRICK]
    for place in range(16):
        x, y = 20 + place * 100, 150 + 70 * math.sin(place / 15 * math.pi)
        canvas.polygon([(x, y), (x + 70, y), (x + 35, y + 80)], colours[place % 5])
    skins = [SKIN, SKIN_LIGHT, SKIN_DARK, SKIN]
    for place, skin in enumerate(skins):
        canvas.person(250 + place * 360, 880, 230, skin, colours[place])


SCENES: dict[str, tuple[str, Callable[[Canvas], None]]] = {
    "town": (SKY, town),
    "meeting": ("#dfe9e4", meeting),
    "library": ("#e9dcc3", library),
    "school": (SKY, school),
    "snow": ("#d9e7ee", snow),
    "together": (SAND, together),
    "forest": ("#f6dfae", forest),
    "language": ("#e4ecef", language),
    "podium": ("#dfe9e4", podium),
    "screen": ("#e9dcc3", screen),
    "cafe": ("#f6e7d3", cafe),
    "festival": (SKY, festival),
}


def render(name: str) -> bytes:
    """A scene as JPEG, ``WIDTH`` × ``HEIGHT`` pixels.

    Raises:
        KeyError: there is no such scene.
    """
    background, draw = SCENES[name]
    canvas = Canvas(background)
    draw(canvas)
    file = io.BytesIO()
    canvas.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "JPEG", quality=86)
    return file.getvalue()
