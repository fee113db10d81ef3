"""Questions that any room asks about pages."""

from typing import Self

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet as WagtailPageQuerySet

from samverkan import languages

Visitor = AbstractUser | AnonymousUser
"""Whoever a request comes from."""


def restrictions_passed_by(user: Visitor) -> QuerySet:
    """Keys of the restrictions that logging in is enough for; passwords are given page by page."""
    if not user.is_authenticated:
        return PageViewRestriction.objects.none().values("pk")
    passed = Q(restriction_type=PageViewRestriction.LOGIN)
    groups = Q(restriction_type=PageViewRestriction.GROUPS)
    if not user.is_superuser:
        groups &= Q(groups__in=user.groups.all())
    return PageViewRestriction.objects.filter(passed | groups).values("pk")


class PageQuerySet(WagtailPageQuerySet):
    """Pages, with the questions that lists, feeds and blocks share."""

    def public(self, user: Visitor | None = None) -> Self:
        """Pages that neither they themselves nor a page above them restrict.

        Args:
            user: also pages that are restricted to those who log in or to this user's groups.

        What Wagtail's own method says, without a query of its own: a restriction holds for all
        pages whose tree paths begin with the restricted page's.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restrictions = PageViewRestriction.objects.alias(candidate=path).filter(
            candidate__startswith=F("page__path")
        )
        if user is not None:
            restrictions = restrictions.exclude(pk__in=restrictions_passed_by(user))
        return self.filter(~Exists(restrictions))

    def published(self) -> Self:
        """Pages that stand on the site, whoever may read them.

        For what is told to somebody who may read a page below them, such as the way to it: what
        restricts a page restricts all below it. Lists ask for ``readable``.
        """
        return self.filter(live=True)

    def readable(self, user: Visitor | None = None) -> Self:
        """Pages that anyone may read now: published, not private, not past their last moment.

        Args:
            user: also pages that this user may read.

        A page past its moment is unpublished by the worker within minutes; until then the list
        already leaves it out.
        """
        return self.published().public(user).unexpired()

    def unexpired(self) -> Self:
        """Pages that are not past their last moment."""
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    def listable(self, locale: Locale | None = None) -> Self:
        """Readable pages in one language, without their bodies.

        Args:
            locale: the language; the reader's own when left out.
        """
        return (
            self.readable()
            .filter(locale=locale or Locale.get_active())
            .select_related("locale")
            .defer_streamfields()
        )

    def listable_or_source(self, locale: Locale) -> Self:
        """Readable pages in one language, and Swedish ones that nobody has translated into it.

        For short lists that would otherwise hide from a reader what the site has.
        """
        known = languages.SOURCE.code
        if locale.language_code == known:
            return self.listable(locale)
        translated = PageQuerySet(self.model).readable().filter(locale=locale)
        return (
            self.readable()
            .filter(
                Q(locale=locale)
                | Q(locale__language_code=known)
                & ~Exists(translated.filter(translation_key=OuterRef("translation_key")))
            )
            .select_related("locale")
            .defer_streamfields()
        )

    def in_list(self, index: Page, source: Page | None) -> Self:
        """What a list has: the pages below it, and Swedish ones that nobody has translated.

        For lists that are whole in every language, each page in the reader's words or in Swedish.

        Args:
            index: the page that lists them.
            source: its version in the source language; None where this is it.
        """
        own = Q(locale=index.locale_id) & self.child_of_q(index)
        if source is None:
            return self.readable().filter(own)
        versions = PageQuerySet(self.model).readable().filter(locale=index.locale_id)
        untranslated = ~Exists(versions.filter(translation_key=OuterRef("translation_key")))
        return self.readable().filter(own | self.child_of_q(source) & untranslated)


BasePageManager = PageManager.from_queryset(PageQuerySet)
