"""The directory of contacts: by name and by unit."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index

from samverkan import languages
from samverkan.pages.base import BasePage
from samverkan.pages.breadcrumbs import Crumb, crumb
from samverkan.pages.listing import get_page, page_range
from samverkan.pages.translations import page_address

PER_PAGE = 48


class ContactIndexPage(RoutablePageMixin, BasePage):
    """The directory: everybody to talk to, by name and by unit.

    Attributes:
        lead: plain-text opening, up to 400 characters; also the meta description.
    """

    lead = models.TextField(gettext_lazy("lead"), max_length=400, blank=True)

    template = "contacts/index.html"
    content_panels = [*BasePage.content_panels, "lead"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]
    subpage_types = ["contacts.ContactPage"]

    part_data: dict[str, Any] | None = None

    class Meta:
        verbose_name = gettext_lazy("contact directory")
        verbose_name_plural = gettext_lazy("contact directories")

    def structured_data(self) -> dict[str, Any] | None:
        """What is told of the unit that is shown; nothing of the list itself."""
        return self.part_data

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with its ``listing``; the head reads ``page_obj``."""
        # The models come with this module, so what needs them cannot be imported at the top.
        from contacts import cards, directory

        context = super().get_context(request, *args, **kwargs)
        rows = directory.rows()
        form = directory.DirectoryForm(request.GET, rows)
        found = form.narrowed(rows) if form.is_valid() else rows
        page_obj, wrong_page = get_page(Paginator(found, PER_PAGE), request.GET.get("page", ""))
        shown = list(page_obj.object_list)
        by_key = {card.pk: card for card in cards.people(row.pk for row in shown)}
        page_obj.object_list = [
            directory.Entry(row.initial, by_key[row.pk]) for row in shown if row.pk in by_key
        ]
        context["listing"] = {
            "form": form,
            "page_obj": page_obj,
            "page_range": page_range(page_obj),
            "query": urlencode(form.chosen),
            "is_filtered": bool(form.chosen),
            "wrong_page": wrong_page,
        }
        context["page_obj"] = page_obj
        return context

    @re_path(r"^enheter/$", name="units")
    def units(self, request: HttpRequest) -> HttpResponseBase:
        """All units, those that are a part of another below it."""
        from contacts import directory

        tree = directory.tree()
        return self.render_part(
            request, "contacts/units.html", _("By unit"), tree=tree, is_empty=not tree
        )

    @re_path(r"^enheter/(?P<pk>[0-9]{1,9})/$", name="unit")
    def unit(self, request: HttpRequest, pk: str) -> HttpResponseBase:
        """One unit: how to reach it, when it is open, its people and its parts.

        Raises:
            Http404: there is no such unit that readers may see.
        """
        from contacts import cards, directory, structured

        found = cards.units([int(pk)])
        if not found:
            raise Http404(_("There is no such unit."))
        self.part_data = structured.unit(found[0])
        above = (*directory.above(found[0].pk),)
        address = f"{page_address(self, request)}enheter/"
        self.breadcrumbs = (
            *self.breadcrumbs,
            crumb(self, languages.reader_code()),
            *(Crumb(each.name, f"{address}{each.pk}/", languages.SOURCE.code) for each in above),
        )
        return self.render_part(
            request,
            "contacts/unit.html",
            found[0].name,
            own_crumbs=True,
            unit=found[0],
            people=cards.of_units([found[0].pk]).get(found[0].pk, []),
            branches=directory.tree(found[0].pk),
        )

    def render_part(
        self,
        request: HttpRequest,
        template: str,
        title: str,
        own_crumbs: bool = False,
        **context: Any,
    ) -> HttpResponseBase:
        """A view of the directory with an address of its own, below the directory's."""
        if not own_crumbs:
            self.breadcrumbs = (*self.breadcrumbs, crumb(self, languages.reader_code()))
        context |= {"part_title": title, **BasePage.get_context(self, request)}
        return TemplateResponse(request, template, context)
