"""Contact persons as a part of a page's body."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock


class ContactsBlock(StructBlock):
    """One or more contact persons, from the same records as everywhere else."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    people = ListBlock(
        SnippetChooserBlock("contacts.Person"), min_num=1, label=_("Contact persons")
    )

    def get_preview_value(self) -> Any:
        person = apps.get_model("contacts", "Person")
        return self.normalize(
            {
                "heading": "Har du frågor?",
                "people": [
                    person(
                        name="Elin Sjögren",
                        email="elin.sjogren@sjoby.example",
                        phone="031-390 06 10",
                    )
                ],
            }
        )

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Those whom readers may turn to; whoever is hidden or has left is left out."""
        # The models have blocks, so what needs the models cannot be imported at the top.
        from contacts import cards

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [person for person in value["people"] if person]
        context["people"] = cards.people(person.pk for person in chosen) + [
            cards.sample(person) for person in chosen if person.pk is None
        ]
        return context

    class Meta:
        icon = "user"
        label = _("Contact persons")
        group = groups.PEOPLE
        description = _("People to talk to, with e-mail and telephone.")
        template = "blocks/contacts.html"
