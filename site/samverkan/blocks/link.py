"""Links to pages of the site and to other sites."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, PlainTextBlock, StructBlock, URLBlock
from samverkan.blocks.choosers import PageChooserBlock


class LinkBlock(StructBlock):
    """A link to a page of the site or to an address elsewhere, never to both."""

    page = PageChooserBlock(required=False, label=_("Page on this site"))
    url = URLBlock(required=False, label=_("Address on another site"))
    text = CharBlock(
        required=False,
        max_length=160,
        label=_("Link text"),
        help_text=_("Empty takes the page's own title."),
    )

    def clean(self, value: StructValue) -> StructValue:
        """Hold an editor to one target, and to a text where the target has no title of its own.

        Raises:
            StructBlockValidationError: there are two targets, or a part is missing.
        """
        cleaned = super().clean(value)
        errors = {} if self.is_deferred_validation else self.errors_in(cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def errors_in(self, value: StructValue) -> dict[str, ValidationError]:
        """What is wrong, by the part that the editor should look at."""
        page, url, text = value["page"], value["url"], value["text"]
        if page and url:
            message = _("Choose a page or write an address, not both.")
            return {"page": ValidationError(message), "url": ValidationError(message)}
        if url and not text:
            return {"text": ValidationError(_("Write what the link should say."))}
        if not page and not url and (text or self.meta.target_required):
            return {"page": ValidationError(_("Choose a page or write an address."))}
        return {}

    class Meta:
        icon = "link"
        label = _("Link")
        form_classname = "struct-block link-block"
        target_required = True


class DescribedLinkBlock(LinkBlock):
    """A link and a sentence about what the reader finds there."""

    description = PlainTextBlock(required=False, max_length=300, rows=2, label=_("Description"))


class LinkListBlock(StructBlock):
    """Links, each with a description where the text does not say enough."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    links = ListBlock(DescribedLinkBlock(), min_num=1, label=_("Links"))

    class Meta:
        icon = "link"
        label = _("List of links")
        group = groups.LINKS
        description = _("Links with descriptions, to pages here or elsewhere.")
        template = "blocks/link_list.html"
        preview_value = {
            "heading": "Läs mer",
            "links": [
                {
                    "url": "https://www.sjoby.example/foreningar",
                    "text": "Föreningsregistret",
                    "description": "Alla föreningar i kommunen, med kontaktuppgifter.",
                },
                {"url": "https://www.sjoby.example/lokaler", "text": "Låna en lokal"},
            ],
        }


class ShortcutsBlock(StructBlock):
    """What most visitors of the home page come for, as cards."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    links = ListBlock(DescribedLinkBlock(), min_num=1, label=_("Links"))

    class Meta:
        icon = "grip"
        label = _("Shortcuts")
        group = groups.HOME
        description = _("Cards that lead to what most visitors look for.")
        template = "blocks/shortcuts.html"
        preview_value = {
            "heading": "Hitta rätt",
            "links": [
                {
                    "url": "https://www.sjoby.example/bidrag",
                    "text": "Sök bidrag",
                    "description": "För föreningar som vill göra något för andra.",
                },
                {
                    "url": "https://www.sjoby.example/lokaler",
                    "text": "Låna en lokal",
                    "description": "Skolor och bibliotek som står öppna på kvällen.",
                },
                {
                    "url": "https://www.sjoby.example/volontar",
                    "text": "Bli volontär",
                    "description": "Föreningar som behöver fler händer.",
                },
            ],
        }


class CallToActionBlock(StructBlock):
    """The one thing that the page wants the reader to do."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = PlainTextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        group = groups.LINKS
        description = _("A button with a few words about why.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "heading": "Kom till nätverksträffen",
            "text": "Vi ses den första tisdagen i varje månad.",
            "link": {"url": "https://www.sjoby.example/anmalan", "text": "Anmäl dig"},
        }
