"""An organisation and what it does."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from samverkan.blocks import groups, samples
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.choosers import ImageChooserBlock
from samverkan.blocks.link import LinkBlock
from samverkan.blocks.rich_text import SimpleTextBlock


class OrganisationBlock(StructBlock):
    """One organisation of those that an article is about."""

    name = CharBlock(max_length=160, label=_("Name of the organisation"))
    logo = ImageChooserBlock("logo", required=False, label=_("Logo"))
    text = SimpleTextBlock(required=False, label=_("What the organisation does"))
    interventions = ListBlock(
        CharBlock(max_length=250, required=False), label=_("Interventions"), default=[]
    )
    links = ListBlock(LinkBlock(target_required=False), label=_("Links"), default=[])

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "name": "Föreningen Bryggan",
                "logo": samples.image(),
                "text": "<p>Bryggan möter människor som är nya i kommunen.</p>",
                "interventions": ["Språkkafé varje onsdag", "Läxhjälp för barn", "Öppen förskola"],
                "links": [{"url": "https://bryggan.example/", "text": "Bryggans webbplats"}],
            }
        )

    class Meta:
        icon = "group"
        label = _("Organisation")
        group = groups.PEOPLE
        description = _("Who an organisation is, what it does, and where to read more.")
        template = "blocks/organisation.html"
