"""`manage.py setup_roles` makes the roles, and can be run again without harm."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page, Site, Workflow, WorkflowPage

from samverkan.users import setup
from samverkan.users.roles import ADMINISTRATOR, EDITOR, HANDLER, PUBLISHER, ROLES, WITHHELD, Role
from tests.factories import HomePageFactory, UserFactory


def run(*args: str) -> tuple[str, str]:
    """What the command writes to stdout and stderr."""
    out, err = StringIO(), StringIO()
    call_command("setup_roles", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rights() -> set[tuple]:
    groups = Group.objects.all()
    return {
        *groups.values_list("name", "permissions__codename"),
        *groups.values_list("name", "page_permissions__page", "page_permissions__permission"),
        *groups.values_list("name", "collection_permissions__permission"),
    }


def user_in(*names: str):
    user = UserFactory()
    user.groups.set(Group.objects.filter(name__in=names))
    return user


@pytest.fixture
def english_home(home, locales):
    page = home.copy_for_translation(locales["en"])
    page.save_revision().publish()
    return page


def test_every_role_gets_a_group_and_every_language_a_translator(home):
    run()
    names = set(Group.objects.values_list("name", flat=True))
    assert {role.name for role in ROLES} <= names
    assert {"Översättare – engelska", "Översättare – arabiska"} <= names
    assert "Översättare – svenska" not in names


def test_every_permission_that_a_role_names_exists(home):
    _out, err = run()
    assert "No such permission" not in err


def test_a_permission_that_no_application_has_is_reported_and_skipped(home, monkeypatch):
    role = Role("Provroll", permissions=("feedback.fly", "feedback.handle_submission"))
    monkeypatch.setattr(setup, "roles_for", lambda _codes: [role])
    monkeypatch.setattr(setup, "APPROVALS", ())
    _out, err = run()
    assert "No such permission: feedback.fly" in err
    assert Group.objects.get(name="Provroll").permissions.count() == 1


def test_a_second_run_changes_nothing(home, english_home):
    run()
    before = rights()
    out, _err = run()
    assert "0 rights added, 0 removed" in out
    assert rights() == before
    assert Workflow.objects.filter(name="Granskning").count() == 1


def test_a_language_added_later_gets_its_translators_on_the_next_run(home, locales):
    run()
    finnish = type(locales["sv"]).objects.create(language_code="fi")
    page = home.copy_for_translation(finnish)
    run()
    assert user_in("Översättare – finska").has_perm("wagtailadmin.access_admin")
    assert page.permissions_for_user(user_in("Översättare – finska")).can_edit()


def test_what_an_administrator_granted_by_hand_stays_unless_strict(home):
    run()
    group = Group.objects.get(name=HANDLER)
    group.permissions.add(Permission.objects.get(codename="add_topic"))
    by_hand = GroupPagePermission.objects.create(group=group, page=home, permission_type="change")
    run()
    assert group.permissions.filter(codename="add_topic").exists()
    assert GroupPagePermission.objects.filter(pk=by_hand.pk).exists()
    run("--strict")
    assert not group.permissions.filter(codename="add_topic").exists()
    assert not GroupPagePermission.objects.filter(pk=by_hand.pk).exists()


def test_strict_removes_the_groups_that_wagtail_made_only_while_they_are_empty(home):
    UserFactory().groups.add(Group.objects.get(name="Moderators"))
    run("--strict")
    assert not Group.objects.filter(name="Editors").exists()
    assert Group.objects.filter(name="Moderators").exists()


def test_nobody_is_given_the_permission_that_alone_publishes_translations(home, english_home):
    run()
    for name in WITHHELD:
        app, codename = name.split(".")
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        assert not permission.group_set.exists()


def test_a_translator_writes_in_the_own_language_only(home, english_home):
    run()
    translator = user_in("Översättare – engelska")
    assert english_home.permissions_for_user(translator).can_edit()
    assert not english_home.permissions_for_user(translator).can_publish()
    assert not home.permissions_for_user(translator).can_edit()
    other = user_in("Översättare – arabiska")
    assert not english_home.permissions_for_user(other).can_edit()


def test_an_editor_writes_and_a_publisher_publishes(home):
    run()
    assert not home.permissions_for_user(user_in(EDITOR)).can_publish()
    assert home.permissions_for_user(user_in(EDITOR)).can_edit()
    assert home.permissions_for_user(user_in(PUBLISHER)).can_publish()


def test_what_an_editor_submits_is_approved_by_a_publisher(home):
    run()
    home.refresh_from_db()
    editor, publisher = user_in(EDITOR), user_in(PUBLISHER)
    home.title = "Nytt namn"
    home.save_revision(user=editor)
    state = home.get_workflow().start(home, editor)
    task = state.current_task_state.task.specific
    assert not task.user_can_access_editor(home, user_in(HANDLER))
    assert [name for name, *_ in task.get_actions(home, publisher)] == [
        "reject",
        "approve",
        "approve",
    ]
    task.on_action(state.current_task_state, publisher, "approve")
    assert Page.objects.get(pk=home.pk).title == "Nytt namn"


def test_a_workflow_that_an_administrator_chose_is_left_alone(home):
    own = Workflow.objects.create(name="Fyra ögon")
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": own})
    run()
    assert home.get_workflow() == own


def test_without_a_home_page_the_command_says_so_instead_of_failing(db):
    Page.objects.filter(depth__gt=1).delete()
    _out, err = run()
    assert "no Swedish home page yet" in err
    assert Group.objects.filter(name=ADMINISTRATOR).exists()


def test_a_new_site_gets_its_rights_on_the_next_run(home, locales):
    run()
    second = HomePageFactory(parent=home.get_parent(), locale=locales["sv"], slug="grannbyn")
    Site.objects.create(hostname="grannbyn.example", root_page=second)
    run()
    assert second.permissions_for_user(user_in(EDITOR)).can_edit()
