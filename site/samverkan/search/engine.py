"""Which pages have the words that a reader wrote, and which of them fit best.

Asks the index that ``modelsearch`` keeps. Each word may be the beginning of a longer one, so that
"bibliotek" finds "biblioteket": PostgreSQL's Swedish stemming does not join the two, and SQLite
has no stemming at all.
"""

import re
from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

Pages = TypeVar("Pages", bound=QuerySet[Any])

MAX_WORDS = 12
"""Words of a question that count; each one more narrows the answer and costs time."""

SEARCH_CONFIG = "swedish"
"""The configuration that the index is built with, see ``WAGTAILSEARCH_BACKENDS``."""

TITLE_WEIGHT = 4.0
"""How much more a word in the title weighs than one in the text."""

_UNSAFE = re.compile(r"""[\x00-\x1f\x7f'"\\\ud800-\udfff]""")
_FTS_ROWS = (
    "SELECT rowid FROM wagtailsearch_indexentry_fts WHERE wagtailsearch_indexentry_fts MATCH %s"
)
"""Constant SQL with the question as its parameter: FTS5 has no lookup of its own in Django."""


def words_of(text: str) -> list[str]:
    """The words of a question, each once; what has no letter or digit is left out.

    Quotes and backslashes are what could end a quoted word in the query languages of PostgreSQL
    and SQLite, so they become spaces; within quotes no other sign means anything.
    """
    words = (word for word in _UNSAFE.sub(" ", text).split() if re.search(r"[^\W_]", word))
    return list(dict.fromkeys(words))[:MAX_WORDS]


def search(pages: Pages, text: str) -> Pages:
    """The pages that have every word, annotated with ``score``: the higher, the better the fit."""
    words = words_of(text)
    if not words:
        return pages.none().annotate(score=Value(0.0))
    if connection.vendor == "postgresql":
        return _search_postgresql(pages, words)
    return _search_sqlite(pages, words)


def _search_postgresql(pages: Pages, words: Sequence[str]) -> Pages:
    # One condition for each word: those can use the indexes, which title and body have apart.
    queries = [
        SearchQuery(f"'{word}':*", search_type="raw", config=SEARCH_CONFIG) for word in words
    ]
    anywhere = [Q(index_entries__title=query) | Q(index_entries__body=query) for query in queries]
    every_word = reduce(and_, queries)
    title, body = F("index_entries__title"), F("index_entries__body")
    rank = SearchRank(title, every_word) * Value(TITLE_WEIGHT) + SearchRank(body, every_word)
    return pages.filter(*anywhere).annotate(score=rank)


def _search_sqlite(pages: Pages, words: Sequence[str]) -> Pages:
    match = " AND ".join(f'"{word}"*' for word in words)
    anywhere = RawSQL(_FTS_ROWS, [f"{{title body}} : ({match})"])  # noqa: S611
    in_title = RawSQL(_FTS_ROWS, [f"{{title}} : ({match})"])  # noqa: S611
    score = Case(
        When(index_entries__in=in_title, then=Value(TITLE_WEIGHT)),
        default=Value(1.0),
        output_field=FloatField(),
    )
    return pages.filter(index_entries__in=anywhere).annotate(score=score)
