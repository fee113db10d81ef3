"""The catalogues of the interface, and the machinery that keeps them whole."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from samverkan import catalogues, languages

FOLDER = Path(settings.LOCALE_PATHS[0])


@pytest.fixture
def project(tmp_path):
    """A project of one room with texts in code and in a template, and its catalogues."""
    room = tmp_path / "news"
    (room / "templates").mkdir(parents=True)
    (room / "apps.py").write_text(
        "# Translators: the room\n"
        'name = _("News")\n'
        'hits = ngettext("%(n)s hit", "%(n)s hits", n)\n'
        'old = pgettext("news", "Old")\n'
    )
    (room / "templates" / "list.html").write_text(
        "{% load i18n %}\n<ul>\n  <li>{% translate 'All news' %}</li>\n</ul>\n"
        "{% blocktranslate trimmed with day=x %}\n  Published\n  on {{ day }}\n"
        "{% endblocktranslate %}\n"
    )
    return tmp_path


def translate_all(project: Path, text: str = "x %(n)s %(day)s") -> None:
    """Put something into every message of every complete language."""
    for code in catalogues.catalogue_codes():
        path = catalogues.catalogue_path(project / "locale", code)
        catalogue = catalogues.read(path, code)
        for message in catalogues.messages(catalogue).values():
            if isinstance(message.id, tuple):
                message.string = ("%(n)s x",) * catalogue.num_plurals
            else:
                message.string = "%(day)s x" if "day" in message.id else "x"
        catalogues.write(catalogue, path)


def problems(project: Path) -> list[str]:
    return [str(problem) for problem in catalogues.check(project, project / "locale")]


def test_texts_are_found_in_code_and_templates_with_plurals_and_contexts(project):
    found = catalogues.messages(catalogues.extract_messages(project))
    assert found.keys() == {
        (None, "News"),
        (None, "%(n)s hit"),
        ("news", "Old"),
        (None, "All news"),
        (None, "Published on %(day)s"),
    }
    assert found[None, "%(n)s hit"].id == ("%(n)s hit", "%(n)s hits")
    assert found[None, "News"].auto_comments == ["the room"]


def test_updating_twice_changes_nothing(project):
    catalogues.update(project, project / "locale")
    files = {path: path.read_text() for path in project.rglob("*.po")}
    assert len(files) == len(languages.LANGUAGES) - 1
    catalogues.update(project, project / "locale")
    assert {path: path.read_text() for path in project.rglob("*.po")} == files


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(project):
    folder = project / "locale"
    catalogues.update(project, folder)
    translate_all(project)
    (project / "news" / "apps.py").write_text('name = _("News")\nmore = _("More news")\n')
    catalogues.update(project, folder)
    swedish = catalogues.messages(catalogues.read(catalogues.catalogue_path(folder, "sv"), "sv"))
    assert swedish[None, "News"].string == "x"
    assert swedish[None, "More news"].string == ""
    assert (None, "%(n)s hit") not in swedish


def test_english_fills_itself(project):
    catalogues.update(project, project / "locale")
    english = catalogues.read(catalogues.catalogue_path(project / "locale", "en"), "en")
    assert english.get("All news").string == "All news"


def test_a_complete_set_of_catalogues_has_no_problems(project):
    catalogues.update(project, project / "locale")
    translate_all(project)
    assert problems(project) == []


def test_a_missing_text_is_a_problem_in_complete_languages_only(project):
    catalogues.update(project, project / "locale")
    found = problems(project)
    assert "sv: News: is not translated" in found
    assert "ar: All news: is not translated" in found
    assert not [problem for problem in found if problem.startswith(("so:", "ti:", "uk:", "en:"))]


def test_a_catalogue_out_of_step_with_the_code_is_a_problem(project):
    catalogues.update(project, project / "locale")
    translate_all(project)
    (project / "news" / "apps.py").write_text('name = _("News!")\n')
    found = problems(project)
    assert any(problem.startswith("ti: News!: is not in the catalogue") for problem in found)
    assert any(problem.startswith("sv: News: is no longer in the code") for problem in found)


@pytest.mark.parametrize(
    ("singular", "text", "problem"),
    [
        ("Published on %(day)s", "x", "placeholders differ"),
        ("Published on %(day)s", "x %(days)s", "placeholders differ"),
        ("News", "<b>x", "placeholders differ"),
    ],
)
def test_a_lost_or_invented_placeholder_or_tag_is_a_problem(project, singular, text, problem):
    catalogues.update(project, project / "locale")
    translate_all(project)
    path = catalogues.catalogue_path(project / "locale", "fi")
    catalogue = catalogues.read(path, "fi")
    catalogue.get(singular).string = text
    catalogues.write(catalogue, path)
    assert any(singular in found and problem in found for found in problems(project))


def test_fuzzy_and_half_plural_texts_are_problems(project):
    catalogues.update(project, project / "locale")
    translate_all(project)
    path = catalogues.catalogue_path(project / "locale", "ar")
    catalogue = catalogues.read(path, "ar")
    catalogue.get("News").flags.add("fuzzy")
    hits = catalogue.get("%(n)s hit")
    hits.string = (*hits.string[:-1], "")
    catalogues.write(catalogue, path)
    found = problems(project)
    assert "ar: News: is marked fuzzy" in found
    assert "ar: %(n)s hit: is not translated" in found


def test_compiling_leaves_out_what_is_not_translated_and_skips_what_is_compiled(project):
    folder = project / "locale"
    catalogues.update(project, folder)
    path = catalogues.catalogue_path(folder, "sv")
    catalogue = catalogues.read(path, "sv")
    catalogue.get("News").string = "Nyheter"
    catalogues.write(catalogue, path)
    assert path.with_suffix(".mo") in catalogues.compile_all(folder)
    with path.with_suffix(".mo").open("rb") as file:
        compiled: Catalog = read_mo(file)
    assert [message.string for message in compiled if message.id] == ["Nyheter"]
    assert catalogues.compile_all(folder) == []


def test_what_a_language_lacks_is_read_in_swedish():
    swedish = catalogues.read(catalogues.catalogue_path(FOLDER, "sv"), "sv")
    tigrinya = catalogues.read(catalogues.catalogue_path(FOLDER, "ti"), "ti")
    missing = next(
        message
        for identity, message in catalogues.messages(tigrinya).items()
        if not catalogues.is_translated(message) and isinstance(message.id, str)
    )
    expected = swedish.get(missing.id, missing.context).string
    for code in ("ti", "sv-simple"):
        with override(code):
            assert gettext(missing.id) == expected != missing.id
    with override("en"):
        assert gettext(missing.id) == missing.id


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("sv", ["1 träff", "2 träffar", "5 träffar", "11 träffar"]),
        ("en", ["1 hit", "2 hits", "5 hits", "11 hits"]),
        ("ar", ["نتيجة واحدة", "نتيجتان", "5 نتائج", "11 نتيجة"]),
        ("fi", ["1 osuma", "2 osumaa", "5 osumaa", "11 osumaa"]),
        ("uk", ["1 збіг", "2 збіги", "5 збігів", "11 збігів"]),
        ("sv-simple", ["1 träff", "2 träffar", "5 träffar", "11 träffar"]),
    ],
)
def test_numbers_of_things_follow_each_languages_grammar(code, expected):
    with override(code):
        found = [
            ngettext("%(number)s hit", "%(number)s hits", number) % {"number": number}
            for number in (1, 2, 5, 11)
        ]
    assert found == expected
