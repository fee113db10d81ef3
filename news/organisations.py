"""News on the pages of the organisations that they tell of.

Wagtail's reference index knows which articles have an organisation's card in them, or a link to
its page.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from news.models import NewsPage
from news.queries import prepare_teasers
from organisations.models import Organisation
from organisations.sections import Section

if TYPE_CHECKING:
    from organisations.models import OrganisationPage

MOST = 6


def about(page: "OrganisationPage") -> Section | None:
    """The newest articles that tell of the organisation, in the page's language or in Swedish."""
    articles = NewsPage.objects.listable_or_source(page.locale).filter(pk__in=mentioning(page))
    found = list(articles.for_teasers().newest_first()[:MOST])
    if not found:
        return None
    prepare_teasers(found)
    return Section("news", _("News"), "news/organisation.html", {"news": found})


def mentioning(page: "OrganisationPage") -> list[int]:
    """Keys of the articles that refer to the organisation or to a version of its page."""
    kinds: Any = ContentType.objects.get_for_model
    versions = Page.objects.filter(translation_key=page.translation_key)
    keys = [str(pk) for pk in versions.values_list("pk", flat=True)]
    to_record = Q(to_content_type=kinds(Organisation), to_object_id=str(page.organisation_id))
    to_page = Q(to_content_type=kinds(Page), to_object_id__in=keys)
    references = ReferenceIndex.objects.filter(to_record | to_page, content_type=kinds(NewsPage))
    return [int(key) for key in references.values_list("object_id", flat=True).distinct()]
