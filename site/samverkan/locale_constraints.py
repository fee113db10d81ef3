"""Snippets that are unique within their language."""

from wagtail.models import TranslatableMixin


class UniqueInLanguage(TranslatableMixin):
    """Checks constraints that hold for each language when a form is sent.

    The language is no field of the editor's form, and Django leaves out constraints on fields
    that a form does not have; without this a duplicate would be refused by the database, as a 500.
    """

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse a duplicate in the same language.

        Raises:
            ValidationError: with the message of the constraint that is broken.
        """
        super().clean()
        if self.locale_id:
            for constraint in self._meta.constraints:
                constraint.validate(type(self), self)
