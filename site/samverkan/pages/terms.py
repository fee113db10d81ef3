"""Terms in the reader's language: topics, kinds of event, audiences.

A term is a word that editors keep and pages choose. Pages choose it in the source language; a
translated page shows the translated name. What joins them is the translation key, so that a term
means the same in every language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField

from samverkan import languages
from samverkan.locale_constraints import UniqueInLanguage

Pages = TypeVar("Pages", bound=QuerySet[Any])

CHOSEN_IN_SOURCE = {"locale__language_code": languages.SOURCE.code}
"""Which terms an editor chooses among: ``limit_choices_to`` of a page's field."""


class Term(UniqueInLanguage):
    """A word that pages can choose. Its name is unique per language.

    Attributes:
        slug: the term's name in addresses; the same in every language.
    """

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("name in addresses"), max_length=80)

    panels = [TitleFieldPanel("name", placeholder=False), FieldPanel("slug", widget=SlugInput)]

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta(UniqueInLanguage.Meta):
        abstract = True
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "locale"],
                name="%(class)s_name_unique_per_language",
                violation_error_message=_("This name is already in the list."),
            ),
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="%(class)s_slug_unique_per_language",
                violation_error_message=_("Another one has this name in addresses."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ShownTerm(Protocol):
    """What readers are shown of a :class:`Term`."""

    pk: int
    name: str
    slug: str
    locale_id: int
    locale: Locale
    translation_key: UUID


def in_language(
    model: type[Term], keys: Iterable[UUID] | QuerySet[Any], locale: Locale
) -> list[ShownTerm]:
    """Each term of these translation keys once: in the language, else in Swedish. By name."""
    found: dict[UUID, ShownTerm] = {}
    rows = model._default_manager.filter(
        translation_key__in=keys,
        locale__language_code__in={locale.language_code, languages.SOURCE.code},
    ).select_related("locale")
    for term in rows:
        if term.translation_key not in found or term.locale_id == locale.pk:
            found[term.translation_key] = term
    return sorted(found.values(), key=lambda term: term.name.casefold())


class Choice:
    """The many-to-many field by which a kind of page chooses its terms."""

    def __init__(self, model: type[Page], name: str) -> None:
        field: Any = model._meta.get_field(name)
        self.term: type[Term] = field.related_model
        self.through = field.remote_field.through._default_manager
        self.page_link: str = field.m2m_field_name()
        self.term_link: str = field.m2m_reverse_field_name()


def about(pages: Pages, keys: Iterable[UUID], name: str = "topics") -> Pages:
    """The pages that have chosen at least one of the terms, each once."""
    choice = Choice(pages.model, name)
    shared = choice.through.filter(
        **{
            choice.page_link: OuterRef("pk"),
            f"{choice.term_link}__translation_key__in": list(keys),
        }
    )
    return pages.filter(Exists(shared))


def used_by(pages: QuerySet[Any], locale: Locale, name: str = "topics") -> list[ShownTerm]:
    """The terms that these pages have chosen, in a language. One query."""
    choice = Choice(pages.model, name)
    keys = choice.through.filter(
        **{f"{choice.page_link}__in": pages.order_by().values("pk")}
    ).values(f"{choice.term_link}__translation_key")
    return in_language(choice.term, keys, locale)


def by_page(
    pages: Sequence[Page],
    known: Mapping[UUID, ShownTerm] | None,
    locale: Locale,
    name: str = "topics",
) -> dict[int, list[ShownTerm]]:
    """The terms of each page by its id, in a language.

    Args:
        pages: pages of one kind.
        known: terms already fetched, by translation key; without them one more query is asked.
        locale: the language of the names.
        name: the field that the pages choose their terms in.
    """
    if not pages:
        return {}
    choice = Choice(type(pages[0]), name)
    pairs = list(
        choice.through.filter(
            **{f"{choice.page_link}__in": [page.pk for page in pages]}
        ).values_list(f"{choice.page_link}_id", f"{choice.term_link}__translation_key")
    )
    if known is None:
        keys = {key for _pk, key in pairs}
        known = {term.translation_key: term for term in in_language(choice.term, keys, locale)}
    terms: dict[int, list[ShownTerm]] = defaultdict(list)
    for pk, key in pairs:
        if key in known and known[key] not in terms[pk]:
            terms[pk].append(known[key])
    return {pk: sorted(found, key=lambda term: term.name.casefold()) for pk, found in terms.items()}


def give_version_the_terms(source: Page, version: Page, name: str) -> None:
    """Let a version of a page choose what its source has chosen.

    wagtail-localize copies no many-to-many fields once a translation exists; without this a term
    that an editor adds or takes away in Swedish would never reach the Arabic list.
    """
    choice = Choice(type(source), name)
    terms = set(
        choice.through.filter(**{choice.page_link: source.pk}).values_list(
            f"{choice.term_link}_id", flat=True
        )
    )
    of_version = choice.through.filter(**{choice.page_link: version.pk})
    of_version.exclude(**{f"{choice.term_link}__in": terms}).delete()
    choice.through.bulk_create(
        [
            choice.through.model(
                **{f"{choice.page_link}_id": version.pk, f"{choice.term_link}_id": term}
            )
            for term in terms
        ],
        ignore_conflicts=True,
    )
