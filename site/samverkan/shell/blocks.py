"""What menus, footer columns and emergency messages are made of."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    PageChooserBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
    URLBlock,
)

from samverkan import languages


class MenuPageBlock(StructBlock):
    """A page of the site, called by its own title unless the editor gives it another."""

    page = PageChooserBlock(label=_("Page"))
    text = CharBlock(
        label=_("Other text"),
        required=False,
        max_length=60,
        help_text=_("Empty means the page's own title."),
    )

    class Meta:
        icon = "doc-empty"
        label = _("Page")


class MenuLinkBlock(StructBlock):
    """A link to somewhere else."""

    url = URLBlock(label=_("Address"))
    text = CharBlock(label=_("Text"), max_length=60)

    class Meta:
        icon = "link"
        label = _("Link elsewhere")


class LinksBlock(StreamBlock):
    """Links in the order that the editor wants."""

    page = MenuPageBlock()
    link = MenuLinkBlock()

    class Meta:
        required = False


class MenuSectionBlock(MenuPageBlock):
    """A page in the main menu, with the links below it."""

    links = LinksBlock(label=_("Below"), required=False)


class MainMenuBlock(StreamBlock):
    """The main menu: one level and one below."""

    page = MenuSectionBlock()
    link = MenuLinkBlock()


class FooterColumnBlock(StructBlock):
    """A column of links at the foot of every page."""

    heading = CharBlock(label=_("Heading"), max_length=60)
    links = LinksBlock(label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


class FooterBlock(StreamBlock):
    """The columns at the foot of every page."""

    column = FooterColumnBlock()


class EmergencyMessageBlock(StructBlock):
    """What the emergency banner says in one language."""

    language = ChoiceBlock(
        label=_("Language"), choices=settings.LANGUAGES, default=languages.SOURCE.code
    )
    heading = CharBlock(label=_("Heading"), max_length=120)
    text = TextBlock(label=_("Text"), max_length=600, required=False)
    url = URLBlock(label=_("Link to more information"), required=False)
    link_text = CharBlock(label=_("Text of the link"), max_length=80, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a link without a text, which nobody could hear what it is.

        Raises:
            StructBlockValidationError: there is an address and no text for it.
        """
        cleaned = super().clean(value)
        if cleaned["url"] and not cleaned["link_text"]:
            error = ValidationError(_("Write what the link leads to."))
            raise StructBlockValidationError(block_errors={"link_text": error})
        return cleaned

    class Meta:
        icon = "warning"
        label = _("Message")


class EmergencyMessagesBlock(StreamBlock):
    """The banner's messages, at most one for each language."""

    message = EmergencyMessageBlock()

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse two messages in one language.

        Raises:
            ValidationError: two messages have the same language.
        """
        cleaned = super().clean(value, *args, **kwargs)
        codes = [child.value["language"] for child in cleaned]
        if len(codes) != len(set(codes)):
            raise ValidationError(_("There are two messages in the same language."))
        return cleaned
