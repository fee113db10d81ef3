"""Who may see and handle what residents sent.

Handlers see what was routed to their own teams (and the units in them) and what they have been
given by name. Those who handle all feedback also see what has no team. Nobody else sees anything.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

from contacts.teams import teams_of
from feedback.models import Submission
from feedback.queries import SubmissionQuerySet
from samverkan.pages.queries import PageQuerySet
from samverkan.users.models import User

HANDLE = "feedback.handle_submission"
HANDLE_ALL = "feedback.handle_all_submissions"
EXPORT = "feedback.export_submissions"

PAGE_WORK = ("add", "change", "publish")

Visitor = User | AnonymousUser
"""Whoever a request comes from."""


class SubmissionPermissionPolicy(BasePermissionPolicy):
    """Actions are ``view``, ``change`` and ``export``; nobody adds or deletes in the admin."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        """Whether the user may do this to some submissions at least."""
        handles = user.has_perm(HANDLE) or user.has_perm(HANDLE_ALL)
        if action in ("view", "change"):
            return handles
        return action == "export" and handles and user.has_perm(EXPORT)

    def user_has_permission_for_instance(
        self, user: Visitor, action: str, instance: Submission
    ) -> bool:
        """Whether the user may do this to this submission."""
        if not self.user_has_permission(user, action):
            return False
        return (
            user.has_perm(HANDLE_ALL)
            or instance.handler_id == user.pk
            or instance.team_id in teams_of(user)
        )

    def instances_user_has_any_permission_for(
        self, user: Visitor, actions: Iterable[str]
    ) -> SubmissionQuerySet:
        """The submissions that the user may do any of these to."""
        if not self.user_has_any_permission(user, actions):
            return Submission.objects.none()
        if user.has_perm(HANDLE_ALL):
            return Submission.objects.all()
        return Submission.objects.concerning(user.pk, teams_of(user))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Active staff who may do any of these to some submissions at least."""
        wanted = EXPORT if set(actions) == {"export"} else HANDLE
        users = User.objects.with_perm(wanted)
        if wanted == HANDLE:
            users |= User.objects.with_perm(HANDLE_ALL)
        return users.distinct()


permission_policy = SubmissionPermissionPolicy(Submission)


def visible_to(user: Visitor) -> SubmissionQuerySet:
    """What the user may read."""
    return permission_policy.instances_user_has_any_permission_for(user, {"view"})


def page_is_shown_to(user: Visitor, key: str) -> Q:
    """Whether the user may know the page: reads it on the site, or works with it in the admin.

    Args:
        user: a member of staff.
        key: the field that holds the page's key.
    """
    works_with = page_permission_policy.instances_user_has_any_permission_for(user, PAGE_WORK)
    read = PageQuerySet(Page).readable(user).filter(pk=OuterRef(key))
    return Q(Exists(read)) | Q(Exists(works_with.filter(pk=OuterRef(key))))


def with_page_shown_to(user: Visitor, submissions: SubmissionQuerySet) -> SubmissionQuerySet:
    """Each submission with ``page_is_shown``: whether the user may know the page it is about."""
    return submissions.annotate(page_is_shown=page_is_shown_to(user, "page_id"))


def waiting_for(user: Visitor) -> SubmissionQuerySet:
    """Open submissions with a text that the user should act on.

    Own teams' and own. For those who handle all feedback also what has no team; and everything,
    when they are in no team themselves.
    """
    visible = visible_to(user).open().with_text()
    teams = teams_of(user)
    if not (user.has_perm(HANDLE_ALL) and teams):
        return visible
    return visible.concerning(user.pk, teams) | visible.filter(team=None)
