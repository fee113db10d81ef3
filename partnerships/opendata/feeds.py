"""What other rooms let be fetched of their lists: ``ListingPage.data_files``."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from wagtail.models import Site

from samverkan import languages
from samverkan.pages.listing import ListingPage
from samverkan.pages.translations import page_address, site_roots


@dataclass(frozen=True)
class File:
    """A feed or a calendar.

    Attributes:
        code: the language that it is in.
    """

    title: str
    address: str
    media_type: str
    code: str


@dataclass(frozen=True)
class Feeds:
    """All that can be fetched of a list, whatever the language.

    Attributes:
        key: names the list for ever.
        title: in Swedish, as ``description``.
    """

    key: UUID
    title: str
    description: str
    address: str
    files: tuple[File, ...]


def of(site: Site) -> list[Feeds]:
    """The lists of a site that anybody may read. One query for each kind of list."""
    roots = tuple(root.root_path for root in site_roots() if root.site_id == site.pk)
    groups: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for model in apps.get_models():
        if issubclass(model, ListingPage) and model.data_files:
            for page in model._default_manager.readable().select_related("locale").order_by("path"):
                if page.url_path.startswith(roots):
                    groups[page.translation_key][page.locale.language_code] = page
    return [told(versions) for versions in groups.values() if languages.SOURCE.code in versions]


def told(versions: dict[str, Any]) -> Feeds:
    """A list in all its languages."""
    source = versions[languages.SOURCE.code]
    return Feeds(
        key=source.translation_key,
        title=source.title,
        description=source.lead or source.search_description or source.title,
        address=page_address(source, code=languages.SOURCE.code, absolute=True),
        files=tuple(
            File(
                f"{page.title} ({name})",
                f"{page_address(page, code=code, absolute=True)}{name}",
                media_type,
                code,
            )
            for code, page in versions.items()
            for name, media_type in page.data_files.items()
        ),
    )
