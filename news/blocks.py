"""The latest news as a section of another page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from news.teasers import latest
from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.pages.translations import link_above

MOST = 12
"""The most articles that the section can show."""


class LatestNewsBlock(StructBlock):
    """The newest articles in the page's language, all of them or those about one topic."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    count = IntegerBlock(default=3, min_value=1, max_value=MOST, label=_("How many"))
    topic = SnippetChooserBlock(
        "pages.Topic", required=False, label=_("Topic"), help_text=_("Empty shows all news.")
    )

    class Meta:
        icon = "list-ul"
        label = _("Latest news")
        group = groups.HOME
        template = "news/latest_news.html"
        preview_value = {"heading": "Nyheter", "count": 3}
        description = _("The newest articles, all of them or those about one topic.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The other articles, in the language of the page that the section stands on."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        locale = page.locale if page else Locale.get_active()
        topic = value.get("topic")
        count = max(1, min(value.get("count") or 3, MOST))
        news = latest(
            locale,
            count,
            about=[topic.translation_key] if topic else None,
            besides=page.pk if page else None,
        )
        context["news"] = news
        context["all_news"] = link_above(news[0]) if news else None
        return context
