"""Makes the groups and approval workflows that the roles describe."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from samverkan import languages
from samverkan.users.roles import APPROVALS, WITHHELD, Approval, Role, Tree, roles_for

BUILT_IN_GROUPS = ("Editors", "Moderators")
"""Groups that Wagtail's own migrations make."""


@dataclass
class Report:
    """What a run did.

    Attributes:
        roles: names of all roles that now exist.
        added: how many rights were granted.
        removed: how many rights were taken back; 0 unless the run was strict.
        missing: permissions that a role names and that no installed application has.
        workflows: names of workflows that were made.
        no_home_page: true when there was no Swedish home page to give rights in.
    """

    roles: list[str] = field(default_factory=list)
    added: int = 0
    removed: int = 0
    missing: set[str] = field(default_factory=set)
    workflows: list[str] = field(default_factory=list)
    no_home_page: bool = False


class Permissions:
    """All permissions by name, read once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.by_name = {
            f"{permission.content_type.app_label}.{permission.codename}": permission
            for permission in Permission.objects.select_related("content_type")
        }

    def find(self, names: Iterable[str]) -> list[Permission]:
        """The permissions with these names; those that do not exist are reported."""
        found = []
        for name in names:
            if permission := self.by_name.get(name):
                found.append(permission)
            else:
                self.report.missing.add(name)
        return found

    def grantable(self) -> list[Permission]:
        """Whatever an administrator can tick in the admin, except what is withheld."""
        names = {
            f"{app}.{codename}"
            for register in hooks.get_hooks("register_permissions")
            for app, codename in register().values_list("content_type__app_label", "codename")
        }
        return self.find(sorted(names - WITHHELD))


@transaction.atomic
def set_up_roles(*, strict: bool = False) -> Report:
    """Make every role's group, give it what it lacks, and make the approval workflows.

    Args:
        strict: also take back what the groups have beyond their roles, and remove Wagtail's own
            two groups while they have no members.
    """
    report = Report()
    permissions = Permissions(report)
    trees = _trees()
    report.no_home_page = not trees[Tree.SOURCE]
    codes = list(Locale.objects.order_by("pk").values_list("language_code", flat=True))
    for role in roles_for(codes):
        _set_up_role(role, permissions, trees, strict=strict)
        report.roles.append(role.name)
    for approval in APPROVALS:
        _set_up_approval(approval, trees[approval.tree], report)
    _withhold(permissions, report)
    if strict:
        removed, _per_model = Group.objects.filter(
            name__in=BUILT_IN_GROUPS, user__isnull=True
        ).delete()
        report.removed += removed
    return report


def _trees() -> dict[Tree, list[Page]]:
    """The pages at the top of each part of the page tree."""
    roots = Page.objects.filter(sites_rooted_here__in=Site.objects.all()).distinct()
    homes = list(
        Page.objects.filter(translation_key__in=roots.values("translation_key"), depth__gt=1)
        .select_related("locale")
        .order_by("path")
    )
    source = languages.SOURCE.code
    return {
        Tree.EVERYTHING: list(Page.objects.filter(depth=1)),
        Tree.SOURCE: [page for page in homes if page.locale.language_code == source],
        Tree.TRANSLATIONS: [page for page in homes if page.locale.language_code != source],
    }


def _set_up_role(
    role: Role, permissions: Permissions, trees: dict[Tree, list[Page]], *, strict: bool
) -> None:
    group, _made = Group.objects.get_or_create(name=role.name)
    wanted = permissions.find(role.permissions)
    if role.all_permissions:
        wanted += permissions.grantable()
    _grant_model_permissions(group, wanted, permissions.report, strict=strict)
    _grant_page_permissions(group, role, permissions, trees, strict=strict)
    _grant_collection_permissions(group, role, permissions, strict=strict)


def _grant_model_permissions(
    group: Group, wanted: list[Permission], report: Report, *, strict: bool
) -> None:
    held = set(group.permissions.values_list("pk", flat=True))
    lacking = {permission.pk for permission in wanted} - held
    group.permissions.add(*lacking)
    report.added += len(lacking)
    if strict:
        extra = held - {permission.pk for permission in wanted}
        group.permissions.remove(*extra)
        report.removed += len(extra)


def _grant_page_permissions(
    group: Group,
    role: Role,
    permissions: Permissions,
    trees: dict[Tree, list[Page]],
    *,
    strict: bool,
) -> None:
    granted = []
    for tree, actions in role.pages.items():
        wanted = permissions.find(f"wagtailcore.{action}_page" for action in actions)
        for page in trees[tree]:
            if role.language and page.locale.language_code != role.language:
                continue
            for permission in wanted:
                right, made = GroupPagePermission.objects.get_or_create(
                    group=group, page=page, permission=permission
                )
                granted.append(right.pk)
                permissions.report.added += made
    if strict:
        _take_back(GroupPagePermission.objects.filter(group=group), granted, permissions.report)


def _grant_collection_permissions(
    group: Group, role: Role, permissions: Permissions, *, strict: bool
) -> None:
    root = Collection.get_first_root_node()
    granted = []
    for permission in permissions.find(role.collections):
        right, made = GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
        granted.append(right.pk)
        permissions.report.added += made
    if strict:
        _take_back(
            GroupCollectionPermission.objects.filter(group=group), granted, permissions.report
        )


def _take_back(rights: QuerySet, keep: list[int], report: Report) -> None:
    removed, _per_model = rights.exclude(pk__in=keep).delete()
    report.removed += removed


def _withhold(permissions: Permissions, report: Report) -> None:
    """Take from Wagtail's own groups what wagtail-localize's migrations give them."""
    for group in Group.objects.filter(name__in=BUILT_IN_GROUPS):
        held = group.permissions.filter(pk__in=[p.pk for p in permissions.find(WITHHELD)])
        report.removed += held.count()
        group.permissions.remove(*held)


def _set_up_approval(approval: Approval, pages: list[Page], report: Report) -> None:
    """Give the pages a workflow unless an administrator has given them one already."""
    without = [page for page in pages if not WorkflowPage.objects.filter(page=page).exists()]
    if not without:
        return
    workflow, made = Workflow.objects.get_or_create(name=approval.workflow)
    if made:
        task = GroupApprovalTask.objects.create(name=approval.workflow)
        task.groups.add(Group.objects.get(name=approval.approver))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        report.workflows.append(workflow.name)
    for page in without:
        WorkflowPage.objects.create(workflow=workflow, page=page)
