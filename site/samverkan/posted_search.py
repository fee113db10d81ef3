"""Searching a list of the admin for words that name people.

Nothing personal belongs in an address, which browsers and servers remember: the words are posted.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView

MOST_FOUND = 200
"""How many rows a search shows; whoever wants others writes more words."""


class SearchForm(forms.Form):
    """Words to search for."""

    words = forms.CharField(label=_("Search"), max_length=100, required=False)


class PostedSearchMixin(IndexView):
    """A list whose search is posted.

    Its template includes ``wagtailadmin/shared/posted_search.html``, that of its results
    ``posted_words.html``.

    Attributes:
        search_label: what can be searched for, in words.
    """

    is_searchable = False
    search_label = _("Search")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show what fits the words, within the filters of the address."""
        response: HttpResponseBase = self.get(request, *args, **kwargs)
        return response

    @cached_property
    def search_query(self) -> str:
        """The words; "" where nobody searches."""
        form = SearchForm(self.request.POST)
        return str(form.cleaned_data["words"]) if form.is_valid() else ""

    def get_paginate_by(self, queryset: QuerySet) -> int:
        """All on one page while searching: the address of another would not have the words."""
        return MOST_FOUND if self.is_searching else super().get_paginate_by(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list, without the way to pages that a search cannot have."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | (
            {"is_searching": True, "is_paginated": False} if self.is_searching else {}
        )
