"""A small bar chart of contributions, drawn by the server; the table beside it says the same.

The words are HTML, which grows with the reader's letters; only the bars are drawn. Widths are
whole numbers of the chart's own units, so that no language writes them another way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.sums import Sum

WIDTH = 1000
"""Units that the longest bar takes."""


@dataclass(frozen=True)
class Bar:
    """One bar: money first, and after it what was valued in kind.

    Attributes:
        money: units that money takes; ``in_kind`` units follow on it.
    """

    label: str
    sum: Sum
    money: int
    in_kind: int


@dataclass(frozen=True)
class Chart:
    """Bars to compare.

    Attributes:
        has_money: whether any bar has money, and so with what is in kind.
    """

    bars: tuple[Bar, ...]

    @property
    def has_money(self) -> bool:
        """Whether any bar has money."""
        return any(bar.sum.money for bar in self.bars)

    @property
    def has_in_kind(self) -> bool:
        """Whether any bar has something in kind."""
        return any(bar.sum.in_kind for bar in self.bars)


def of(labelled: Sequence[tuple[str, Sum]]) -> Chart | None:
    """A bar for each sum; None where there is nothing to compare."""
    most = max((each.total for _label, each in labelled), default=0)
    if len(labelled) < 2 or not most:
        return None
    return Chart(
        tuple(
            Bar(label, each, each.money * WIDTH // most, each.in_kind * WIDTH // most)
            for label, each in labelled
        )
    )
