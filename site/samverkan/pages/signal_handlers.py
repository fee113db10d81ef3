"""What happens when a page is published, or a term changes."""

from typing import Any

from django.apps import apps
from wagtail.models import Page
from wagtail.signals import page_published

from samverkan import languages, published
from samverkan.pages import terms


def connect() -> None:
    """Start listening."""
    page_published.connect(follow_the_source, dispatch_uid="pages.follow_the_source")
    published.forget_when_changed(
        *(model for model in apps.get_models() if issubclass(model, terms.Term))
    )


def follow_the_source(instance: Page, **_signal: Any) -> None:
    """Let all versions of a page choose the terms that the source has chosen."""
    names = getattr(instance, "term_fields", ())
    if not names:
        return
    others = instance.get_translations()
    if instance.locale.language_code == languages.SOURCE.code:
        pairs = [(instance, version) for version in others]
    else:
        source = others.filter(locale__language_code=languages.SOURCE.code).first()
        pairs = [(source, instance)] if source else []
    for source, version in pairs:
        for name in names:
            terms.give_version_the_terms(source, version, name)
    published.forget()
