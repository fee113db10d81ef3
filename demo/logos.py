"""Logos of the demo's organisations: marks of a few shapes, for light and dark backgrounds."""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE, SCALE = 400, 3

Box = tuple[float, float, float, float]


class Mark:
    """A square, transparent drawing surface of ``SIZE`` units.

    Attributes:
        ink: the mark's own colour.
        paper: the colour of what is cut out of it.
    """

    def __init__(self, ink: str, accent: str, paper: str) -> None:
        self.ink, self.accent, self.paper = ink, accent, paper
        self.image = Image.new("RGBA", (SIZE * SCALE, SIZE * SCALE))
        self._draw = ImageDraw.Draw(self.image)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle around its centre."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(self._scaled(box), fill=fill)

    def arc(self, x: float, y: float, radius: float, span: tuple[int, int], fill: str) -> None:
        """A thick arc from one angle to another, clockwise from three o'clock."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.arc(self._scaled(box), *span, fill=fill, width=40 * SCALE)

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle with round corners."""
        box = (x, y, x + width, y + height)
        self._draw.rounded_rectangle(self._scaled(box), radius=18 * SCALE, fill=fill)

    def polygon(self, points: list[tuple[float, float]], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def _scaled(self, box: Box) -> Box:
        left, upper, right, lower = (value * SCALE for value in box)
        return left, upper, right, lower


def hands(mark: Mark) -> None:
    """Two hands that hold a light."""
    mark.arc(200, 190, 150, (20, 160), mark.ink)
    mark.arc(200, 150, 90, (30, 150), mark.accent)
    mark.circle(200, 130, 62, mark.accent)


def wheel(mark: Mark) -> None:
    """A bicycle wheel with its spokes."""
    mark.circle(200, 200, 180, mark.ink)
    mark.circle(200, 200, 140, mark.paper)
    for spoke in range(6):
        angle = spoke * math.pi / 6
        dx, dy = 135 * math.cos(angle), 135 * math.sin(angle)
        nx, ny = 8 * math.sin(angle), -8 * math.cos(angle)
        corners = [(dx + nx, dy + ny), (dx - nx, dy - ny), (-dx - nx, -dy - ny), (nx - dx, ny - dy)]
        mark.polygon([(200 + x, 200 + y) for x, y in corners], mark.ink)
    mark.circle(200, 200, 46, mark.accent)


def knot(mark: Mark) -> None:
    """Three rings that hold each other."""
    for x, y, colour in [(145, 150, mark.ink), (255, 150, mark.accent), (200, 250, mark.ink)]:
        mark.circle(x, y, 105, colour)
        mark.circle(x, y, 66, mark.paper)


def bird(mark: Mark) -> None:
    """A lark above an open book."""
    mark.polygon([(40, 230), (190, 270), (190, 380), (40, 340)], mark.ink)
    mark.polygon([(360, 230), (210, 270), (210, 380), (360, 340)], mark.ink)
    mark.polygon([(80, 60), (220, 130), (330, 70), (250, 210), (150, 190)], mark.accent)


def lighthouse(mark: Mark) -> None:
    """A lighthouse with its beams."""
    mark.polygon([(160, 130), (240, 130), (275, 380), (125, 380)], mark.ink)
    mark.bar(145, 70, 110, 60, mark.accent)
    mark.polygon([(270, 80), (390, 40), (390, 160), (270, 120)], mark.accent)
    mark.polygon([(130, 80), (10, 40), (10, 160), (130, 120)], mark.accent)


def waves(mark: Mark) -> None:
    """A shield with waves."""
    mark.polygon([(50, 30), (350, 30), (350, 220), (200, 385), (50, 220)], mark.ink)
    for row in range(3):
        for x in (110, 200, 290):
            mark.arc(x, 95 + row * 75, 42, (200, 340), mark.accent)


def church(mark: Mark) -> None:
    """A house with an open door."""
    mark.polygon([(200, 20), (370, 170), (370, 380), (30, 380), (30, 170)], mark.ink)
    mark.bar(150, 220, 100, 170, mark.paper)
    mark.circle(200, 150, 34, mark.accent)


def loop(mark: Mark) -> None:
    """Two arrows that go around."""
    mark.arc(200, 200, 160, (20, 160), mark.ink)
    mark.arc(200, 200, 160, (200, 340), mark.accent)
    mark.polygon([(20, 190), (120, 190), (70, 270)], mark.ink)
    mark.polygon([(280, 210), (380, 210), (330, 130)], mark.accent)


MARKS: dict[str, tuple[str, str, Callable[[Mark], None]]] = {
    "hands": ("#1f5673", "#c9711a", hands),
    "wheel": ("#23503b", "#b5533c", wheel),
    "knot": ("#6b2f6b", "#b5533c", knot),
    "bird": ("#1f5673", "#8a5a12", bird),
    "lighthouse": ("#b5533c", "#8a6410", lighthouse),
    "waves": ("#12324a", "#9fd3ea", waves),
    "church": ("#4a3b78", "#d8b24a", church),
    "loop": ("#23503b", "#3f7d49", loop),
}
"""Each mark with its two colours on white."""

LIGHT, DARK = "#ffffff", "#10181e"


def lighter(colour: str) -> str:
    """The colour as a dark background wants it."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{part + (255 - part) * 6 // 10:02x}" for part in parts)


def render(name: str, *, dark: bool = False) -> bytes:
    """A mark as PNG.

    Raises:
        KeyError: there is no such mark.
    """
    ink, accent, draw = MARKS[name]
    if dark:
        ink, accent = lighter(ink), lighter(accent)
    mark = Mark(ink, accent, DARK if dark else LIGHT)
    draw(mark)
    file = io.BytesIO()
    mark.image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()
