"""What stands around the pages of the demo: settings, menu and footer."""

from typing import Any

from wagtail.models import Locale, Page, Site

from demo import content
from demo.pages import translate_segments
from demo.streams import fill, resolve
from feedback.models import FeedbackSettings
from samverkan.shell.models import Menu, SiteSettings


def links(references: list[str]) -> list[dict[str, Any]]:
    """Links of a menu, from references to pages."""
    return [{"type": "page", "value": {"page": resolve(name), "text": ""}} for name in references]


def load_settings(site: Site, data: dict[str, Any]) -> None:
    """The site's name, look and contact line, and its feedback mailbox."""
    source = Page.objects.filter(locale=Locale.get_default())
    SiteSettings.objects.get_or_create(
        site=site,
        defaults={
            "name": data["name"],
            "accent": data["accent"],
            "contact_phone": data["contact_phone"],
            "contact_email": data["contact_email"],
            "contact_page": source.get(slug=data["contact_page"]),
            "accessibility_page": source.get(slug=data["accessibility_page"]),
        },
    )
    FeedbackSettings.objects.get_or_create(
        site=site, defaults={"mailbox": data["feedback_mailbox"]}
    )


def load_menu(site: Site, data: dict[str, Any]) -> None:
    """The Swedish menu, and its English and Arabic translations."""
    if Menu.objects.filter(site=site).exists():
        return
    menu = Menu(site=site, locale=Locale.get_default())
    fill(
        menu,
        "main",
        [
            {
                "page": {
                    "page": item["page"],
                    "text": "",
                    "links": links(item.get("links", [])),
                }
            }
            for item in data["main"]
        ],
    )
    fill(
        menu,
        "columns",
        [
            {"column": {"heading": column["heading"], "links": links(column["links"])}}
            for column in data["columns"]
        ],
    )
    menu.save()
    for language in ("en", "ar"):
        translate_segments(menu, Locale.objects.get(language_code=language))


def load_frame() -> None:
    """Settings and menu, unless they exist."""
    site = Site.objects.get(is_default_site=True)
    data = content.read("frame")
    load_settings(site, data)
    load_menu(site, data)
