"""The pages of the demo, in Swedish and translated."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from contacts.models import ContactPage, PageContact, Unit
from demo import contacts, content, events, organisations, partnerships
from demo.streams import FINDERS, fill, get_image, resolve
from events.models import EventPage
from organisations.models import OrganisationPage
from partnerships.models import PartnershipPage
from samverkan.pages.base import BasePage
from samverkan.pages.models import Topic

AGE = 120
"""Days since pages were published that do not say when."""

PLAIN_FIELDS = {
    "image_alt",
    "important_text",
    "important_title",
    "lead",
    "source_name",
    "source_url",
    "takes_proposals",
}


def build(data: dict[str, Any]) -> BasePage:
    """The page that a content file describes, not yet saved and without its blocks."""
    page: BasePage = apps.get_model(data["model"])(
        title=data["title"],
        slug=data["slug"],
        locale=Locale.get_default(),
        show_in_menus=data.get("in_menu", False),
        responsible_unit=Unit.objects.filter(name=data.get("unit", "")).first(),
    )
    for name in PLAIN_FIELDS:
        if name in data:
            setattr(page, name, data[name])
    for name in ("image", "hero_image"):
        if name in data:
            setattr(page, name, get_image(data[name].partition(":")[2]))
    now = timezone.localtime().replace(hour=9, minute=15, second=0, microsecond=0)
    if "publish_in_days" in data:
        page.go_live_at = now + timedelta(days=data["publish_in_days"])
    else:
        age = timedelta(days=data.get("published_days_ago", AGE))
        page.first_published_at = now - age
    if "pinned_days" in data:
        page.pinned_until = (now + timedelta(days=data["pinned_days"])).date()
    if "review_in_days" in data:
        page.review_date = (now + timedelta(days=data["review_in_days"])).date()
    for order, key in enumerate(data.get("contacts", [])):
        person = FINDERS["person"](key)
        page.page_contacts.add(PageContact(person=person, sort_order=order))
    return page


def publish(page: BasePage) -> None:
    """Publish the page, or schedule it, and date it by its first publication."""
    published_at = page.first_published_at
    # Publishing saves the whole page, and children may have been added since this copy was read.
    page.refresh_from_db(fields=["numchild"])
    page.save_revision().publish()
    if published_at:
        Page.objects.filter(pk=page.pk).update(
            first_published_at=published_at, last_published_at=published_at
        )


def load_home() -> BasePage:
    """The Swedish home page as the root of the default site."""
    data = content.read_folder("pages")[0]
    home = apps.get_model(data["model"]).objects.filter(locale=Locale.get_default()).first()
    if home is None:
        home = build(data)
        Page.get_first_root_node().add_child(instance=home)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"site_name": "Sjöby kommun", "root_page": home},
            create_defaults={
                "hostname": "localhost",
                "site_name": "Sjöby kommun",
                "root_page": home,
                "is_default_site": True,
            },
        )
        # Afterwards: a site, with the address that it has got, goes with its first page.
        Page.objects.filter(depth=2, slug="home").delete()
    return home


def load_pages(home: BasePage) -> None:
    """All Swedish pages that do not exist yet.

    Bodies are filled in a second round, since blocks link to pages further down.
    """
    source, new = Locale.get_default(), []
    for data in content.read_folder("pages"):
        if data["slug"] == home.slug:
            if not home.body:
                new.append((home, data))
            continue
        if Page.objects.filter(slug=data["slug"], locale=source).exists():
            continue
        parent = home
        if "parent" in data:
            parent = Page.objects.get(slug=data["parent"], locale=source).specific
        page = build(data)
        if page.go_live_at:
            page.live = False
        if isinstance(page, EventPage):
            events.describe(page, data)
        if isinstance(page, ContactPage):
            contacts.describe(page, data)
        if isinstance(page, OrganisationPage):
            organisations.describe(page, data)
        if isinstance(page, PartnershipPage):
            partnerships.describe(page, data)
        parent.add_child(instance=page)
        if "topics" in data:
            page.topics.set(Topic.objects.filter(slug__in=data["topics"], locale=source))
        new.append((page, data))
    for page, data in new:
        if "reports_on" in data:
            page.reports_on_id = resolve(data["reports_on"])
        if "body" in data:
            fill(page, "body", data["body"])
        if isinstance(page, EventPage):
            events.fill_streams(page, data)
        publish(page)


def translate_segments(instance: Any, locale: Locale) -> Translation:
    """Fill the segment store from the language's catalogue and publish the result.

    Raises:
        KeyError: the catalogue lacks one of the texts.
    """
    texts = content.translations(locale.language_code)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": texts[segment.string.data]},
        )
    translation.save_target(publish=True)
    return translation


def translate(page: Page, language: str) -> None:
    """Publish the page in the language, dated like the Swedish one."""
    locale = Locale.objects.get(language_code=language)
    if page.has_translation(locale):
        return
    translation = translate_segments(page.specific, locale)
    Page.objects.filter(pk=translation.get_target_instance().pk).update(
        first_published_at=page.first_published_at, last_published_at=page.last_published_at
    )


def load_translations() -> None:
    """The English and Arabic pages."""
    for data in content.read_folder("pages"):
        page = Page.objects.get(slug=data["slug"], locale=Locale.get_default())
        for language in data["languages"]:
            translate(page, language)


def load_easy_read() -> None:
    """The easy-read pages: texts of their own, beside the Swedish page that they belong to."""
    locale = Locale.objects.get(language_code="sv-simple")
    for data in content.read_folder("easy-read"):
        source = Page.objects.get(slug=data["slug"], locale=Locale.get_default()).specific
        if source.has_translation(locale):
            continue
        page = source.copy_for_translation(locale)
        page.title, page.lead = data["title"], data["lead"]
        page.first_published_at = source.first_published_at
        if "body" in data:
            fill(page, "body", data["body"])
        publish(page)
