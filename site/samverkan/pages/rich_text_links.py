"""Links to pages inside running text, kept in the reader's frame."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from samverkan.pages.translations import page_address


class FrameLinkHandler(PageLinkHandler):
    """Links lead to the page in the reader's language, or to its Swedish text in that frame.

    One query for all links of a text; Wagtail's own handler loads each page whole and then asks
    for its translation.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        """The linked pages in the order of the links; None for one that is gone."""
        given = [attrs.get("id", "") for attrs in attrs_list]
        numbers = [int(key) if key.isascii() and key.isdecimal() else 0 for key in given]
        pages = Page.objects.only("url_path").in_bulk(numbers)
        return [pages.get(number) for number in numbers]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of the links; one without an address for a page that is gone."""
        addresses = [page_address(page) if page else "" for page in cls.get_many(attrs_list)]
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]
