"""What is lost when people are removed: told before it is done, of one or of several."""

from typing import Any

from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView

from contacts.admin.listed import listed
from contacts.models import Person


def losses(person: Person, user: Any) -> dict[str, Any]:
    """The pages that show the person, and those whom the person stands in for, for templates."""
    names = person.stands_in.values_list("person__name", flat=True).distinct()
    return {"pages": listed(person, user), "stands_in_for": ", ".join(names)}


class PersonDeleteView(DeleteView):
    """Asks before a person is removed."""

    template_name = "contacts/admin/confirm_delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is lost."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | losses(self.object, self.request.user)


class PeopleDeleteBulkAction(DeleteBulkAction):
    """Asks before several people are removed at once, in place of Wagtail's own action."""

    models = [Person]
    template_name = "contacts/admin/confirm_bulk_delete.html"

    def object_context(self, snippet: Person) -> dict[str, Any]:
        """A person of the list, and what is lost with them."""
        context: dict[str, Any] = super().object_context(snippet)
        return context | losses(snippet, self.request.user)
