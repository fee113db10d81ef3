"""Local groups of an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from contacts.phones import Phone
from organisations.cards import address


class LocalGroup(TranslatableMixin, Orderable):
    """A group of an organisation in one place: its own name, what it does there, where to go on.

    The group's facts are those of the page in the source language, whatever language it is read
    in; only what it does is translated.

    Attributes:
        place: where it meets or works, as people say it: Storgatan 4, or the name of a village.
    """

    page = ParentalKey(
        "organisations.OrganisationPage", on_delete=models.CASCADE, related_name="local_groups"
    )
    name = models.CharField(_("name"), max_length=160)
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="local_groups",
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    text = models.TextField(_("what they do"), max_length=600, blank=True)
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("shared mailbox"), blank=True, help_text=_("Read by several; no person's own.")
    )
    phone = PhoneNumberField(_("telephone"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel(["municipality", "place"]),
        FieldPanel("text"),
        FieldRowPanel(["url", "email", "phone"]),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("name", "municipality", "place", "url", "email", "phone")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("local group")
        verbose_name_plural = _("local groups")

    def __str__(self) -> str:
        return self.name

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Its number, for a template that takes several."""
        return Phone.any_of(self.phone)

    @property
    def website_name(self) -> str:
        """The website as people call it."""
        return address(self.url)


@dataclass(frozen=True)
class ShownGroup:
    """A local group as readers of a page in one language see it.

    Attributes:
        group: its facts, which are those of the page in the source language.
        text: what it does.
        lang: the language of the text.
    """

    group: LocalGroup
    text: str
    lang: str


def in_language(
    groups: Iterable[LocalGroup], translated: Iterable[LocalGroup], source: str, code: str
) -> list[ShownGroup]:
    """The groups in their order, each with its text in the language or else in the source.

    Args:
        groups: those of the page in the source language.
        translated: those of the page in the language.
        source: the source language.
        code: the language.
    """
    texts = {group.translation_key: group.text for group in translated}
    shown = []
    for group in groups:
        text = texts.get(group.translation_key, "")
        # A version that has not been translated yet begins as a copy.
        is_translated = bool(text) and text != group.text
        shown.append(
            ShownGroup(
                group, text if is_translated else group.text, code if is_translated else source
            )
        )
    return shown
