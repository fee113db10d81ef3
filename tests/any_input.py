"""Whatever somebody may send: the values, and how many requests are enough."""

from urllib.parse import quote

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

NASTY = st.sampled_from(
    [
        "\x00",
        "a\x00b",
        "\u202eabc\u2066",
        "-1",
        "0",
        "99999999999999999999",
        "٣",
        "1e9",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "24:00",
        "//evil.example/",
        "javascript:alert(1)",
        "/" + "x" * 5000,
        "/\r\nSet-Cookie: a=b",
        "http://[",
        "🜲" * 50,
        "<script>",
        "{{ 7 }}",
        "%00",
        "'; DROP TABLE",
    ]
)
TEXT = st.text(max_size=200, alphabet=st.characters(exclude_categories=["Cs"]))
ANY = st.one_of(NASTY, TEXT)

requests = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""For a test whose every example is a whole request: few, and the same in each run."""


def posts(names: str) -> st.SearchStrategy[dict[str, str]]:
    """Some of the fields that have these names, each with any value."""
    return st.dictionaries(st.sampled_from(names.split()), ANY, min_size=1)


def queries(names: str, *usual: str) -> st.SearchStrategy[dict[str, list[str]]]:
    """Some of the parameters that have these names, once or twice, with any or a usual value."""
    values = st.lists(st.sampled_from(usual) | ANY, min_size=1, max_size=2)
    return st.dictionaries(st.sampled_from(names.split()), values, min_size=1)


def quoted_bytes(names: str) -> st.SearchStrategy[str]:
    """A query in which all parameters that have these names are the same bytes."""

    def query(raw: bytes) -> str:
        return "&".join(f"{name}={quote(raw)}" for name in names.split())

    return st.binary(max_size=200).map(query)
