"""The base that all pages share."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from samverkan.media.models import SiteImage
from samverkan.pages import panels
from samverkan.pages.breadcrumbs import Crumb, breadcrumbs
from samverkan.pages.queries import BasePageManager

DESCRIPTION_LENGTH = 300
"""Characters of a lead that search engines and shared links get."""


class BasePage(Page):
    """What every page of the site has, whatever room it belongs to.

    Attributes:
        social_image: picture for links shared in social media; falls back to the page's own.
        editor_in_charge: the member of staff who answers for the text.
        responsible_unit: the unit that answers for the matter.
        page_contacts: contact persons in order, an inline of ``contacts.PageContact``.
        review_date: when the text should be read through again.
        review_interval: months from one review to the next.
        asks_feedback: whether the page asks "Var det här informationen du sökte?".
        show_in_search: whether the site's own search and search engines find the page.
    """

    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    editor_in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editor in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    responsible_unit = models.ForeignKey(
        "contacts.Unit",
        verbose_name=_("responsible unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_date = models.DateField(_("review date"), null=True, blank=True)
    review_interval = models.PositiveSmallIntegerField(
        _("review interval (months)"), null=True, blank=True
    )
    asks_feedback = models.BooleanField(_("ask readers for feedback"), default=True)
    show_in_search = models.BooleanField(_("show in search"), default=True)

    objects = BasePageManager()

    shown_with: ClassVar[tuple[str, ...]] = ()
    """Related objects that the page always shows, fetched in one query with it."""

    shows_date: ClassVar[bool] = False
    """Whether search results tell when a page was published."""

    term_fields: ClassVar[tuple[str, ...]] = ()
    """Fields that choose terms in the source language, which all versions then share."""

    extra_tabs: ClassVar[tuple[Panel, ...]] = ()
    """Further tabs of the page editor, after the content."""

    content_panels = Page.content_panels
    settings_panels: list[Panel] = [
        *Page.settings_panels,
        panels.contacts_panel,
        panels.visibility_panel,
        panels.review_panel,
    ]
    promote_panels = [panels.search_engine_panel]

    # Slugs are the same in every language, so that an address never follows a translated title.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @classmethod
    def get_edit_handler(cls) -> Panel:
        """The page editor: content, who and where, search engines."""
        return TabbedInterface(
            [
                ObjectList(cls.content_panels, heading=_("Content")),
                *cls.extra_tabs,
                ObjectList(
                    [*cls.settings_panels, *panels.room_panels()], heading=_("Responsibility")
                ),
                ObjectList(cls.promote_panels, heading=_("Search engines")),
            ]
        ).bind_to_model(cls)

    @property
    def published_at(self) -> datetime | None:
        """When readers could first read the page; empty before that."""
        return self.first_published_at

    @property
    def updated_at(self) -> datetime | None:
        """When the page was last published again; empty while it is as first published."""
        first, last = self.first_published_at, self.last_published_at
        return last if first and last and last > first else None

    @cached_property
    def breadcrumbs(self) -> tuple[Crumb, ...]:
        """The pages above this one, the home page first, in the reader's language."""
        return breadcrumbs(self)

    @classmethod
    def dates_in_lists(cls, pages: Sequence[Page]) -> dict[int, datetime]:
        """The moment that search results tell of each page of the kind, by the page's id."""
        dated = pages if cls.shows_date else ()
        return {page.pk: page.first_published_at for page in dated if page.first_published_at}

    @property
    def meta_description(self) -> str:
        """What search engines and shared links say of the page, in plain text."""
        text = self.search_description or getattr(self, "lead", "")
        if len(text) <= DESCRIPTION_LENGTH:
            return text
        return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"

    @property
    def sharing_image(self) -> SiteImage | None:
        """The picture for shared links: the page's own choice, else its main or hero image."""
        return (
            self.social_image or getattr(self, "image", None) or getattr(self, "hero_image", None)
        )

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on the page and the sections above it, in one query instead of two.

        What mirrors another page has the restrictions of that page.
        """
        if self.alias_of_id:
            return super().get_view_restrictions()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        above = Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(above).distinct()

    def serve_password_required_response(
        self, request: HttpRequest, form: Form, action_url: str
    ) -> TemplateResponse:
        """Ask for the page's password, telling nothing of the page to those who lack it."""
        context = {
            "title": _("This page needs a password"),
            "form": form,
            "action_url": action_url,
        }
        return TemplateResponse(request, "pages/password_required.html", context)

    def structured_data(self) -> dict[str, Any] | None:
        """Schema.org data about what the page is, or None; page types override this.

        The head adds ``@context``, address, description and image; and to a text, which is what
        has no ``name``, also headline, language and publisher.
        """
        return None
