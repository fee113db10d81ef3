"""Accounts and topics of the demo."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.models import Locale

from contacts.models import Role
from demo import content
from events.models import Audience, EventKind
from partnerships.models import TargetGroup
from samverkan.pages.models import Topic


def load_accounts() -> None:
    """One account per role, all with the same password."""
    User = get_user_model()
    people = content.read("people")
    # Made once for all: to make one takes as long as somebody who guesses should need.
    password = make_password(people["password"])
    for data in people["users"]:
        first_name, last_name = data["name"]
        user, created = User.objects.get_or_create(
            username=data["username"],
            defaults={
                "first_name": first_name,
                "last_name": last_name,
                "email": f"{data['username']}@sjoby.example",
                "password": password,
            },
        )
        if created:
            user.groups.set(Group.objects.filter(name__in=data["groups"]))


def load_topics() -> None:
    """Topics, titles, and what events choose among, in each language."""
    people = content.read("people")
    load_terms(Topic, people["topics"])
    load_terms(Role, people["roles"])
    chosen = content.read("events")
    load_terms(EventKind, chosen["kinds"])
    load_terms(Audience, chosen["audiences"])
    load_terms(TargetGroup, content.read("partnerships")["target_groups"])


def load_terms(model: type[Any], names: dict[str, str]) -> None:
    """Terms in Swedish, by slug, and in each language that has a catalogue."""
    source = Locale.get_default()
    for slug, name in names.items():
        term, _created = model.objects.get_or_create(
            slug=slug, locale=source, defaults={"name": name}
        )
        for language in ("en", "ar"):
            locale = Locale.objects.get(language_code=language)
            if not term.has_translation(locale):
                translated = term.copy_for_translation(locale)
                translated.name = content.translations(language)[name]
                translated.save()
