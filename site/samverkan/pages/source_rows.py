"""Rows of a page that belong to its version in the source language alone.

Facts such as when an event takes place are kept once: a version in another language shows the
rows of its source, and has none itself.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from wagtail.models import Locale, Page

from samverkan import languages


class SourceRows(models.Model):
    """For kinds of page with such rows; stands before the base page among the bases.

    Attributes:
        source_rows: the names of the rows' relations.
    """

    source_rows: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def is_in_source_language(self) -> bool:
        """Whether this is the version that the rows belong to."""
        page: Any = self
        return bool(page.locale.language_code == languages.SOURCE.code)

    def copy_for_translation(
        self,
        locale: Locale,
        copy_parents: bool = False,
        alias: bool = False,
        exclude_fields: Sequence[str] | None = None,
    ) -> Page:
        """A version in another language, which shows this one's rows and has none itself."""
        excluded = [*(exclude_fields or []), *self.source_rows]
        above: Any = super()
        copy: Page = above.copy_for_translation(locale, copy_parents, alias, excluded)
        return copy

    def copy_all_child_relations(
        self, target: Page, exclude: Any = None, commit: bool = False, append: bool = False
    ) -> dict[Any, Any]:
        """Give a copy what belongs to this page, but no rows to a version in another language."""
        page: Any = self
        if target.translation_key == page.translation_key and target.pk != page.pk:
            exclude = [*(exclude or []), *self.source_rows]
            for name in self.source_rows:
                setattr(target, name, [])
        above: Any = super()
        copied: dict[Any, Any] = above.copy_all_child_relations(target, exclude, commit, append)
        return copied
