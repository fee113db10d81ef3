"""Who gets feedback, as a table: what is set up, where the resident is, who answers."""

from copy import deepcopy

import pytest
from wagtail.models import Locale

from contacts.models import Membership, PageContact
from feedback.models import FeedbackSettings, RoutingRule
from feedback.routing import Route, mailbox_of_unit, route
from tests.conftest import set_up_site
from tests.factories import PersonFactory, StandardPageFactory, UnitFactory

pytestmark = pytest.mark.django_db

MAILBOX = "medborgarservice@sjoby.example"


@pytest.fixture(scope="module")
def grown(module_db):
    """Home → section → page in Swedish, and the same in English; the site's own mailbox."""
    home, english_locale = set_up_site(), Locale.objects.get(language_code="en")
    settings = FeedbackSettings.for_site(home.get_site())
    settings.mailbox = MAILBOX
    settings.save()
    section = StandardPageFactory(parent=home, title="Bygga och bo")
    page = StandardPageFactory(parent=section, title="Sophämtning")
    english = {
        source.pk: source.copy_for_translation(english_locale, copy_parents=True)
        for source in (home, section, page)
    }
    return {
        "home": home,
        "section": section,
        "page": page,
        "en section": english[section.pk],
        "en page": english[page.pk],
    }


@pytest.fixture
def tree(grown, db):
    """The pages by name, for one test to change."""
    return deepcopy(grown)


@pytest.fixture
def set_up(tree):
    """Gives a page a unit ("page unit A"), a person ("page person B") or a rule ("rule …")."""

    def one(words):
        *where, kind, name = words
        place = " ".join(where)
        email = f"{name.lower()}@sjoby.example"
        if place.startswith("rule "):
            section, language = place.removeprefix("rule ").split("/")
            RoutingRule.objects.create(
                section=tree.get(section),
                language=language,
                unit=UnitFactory(name=name, email=email),
            )
        elif kind == "unit":
            tree[place].responsible_unit = UnitFactory(name=name, email=email)
            tree[place].save()
        else:
            person = PersonFactory(name=name, email=email)
            PageContact.objects.create(page=tree[place], person=person)

    return lambda text: [one(part.split()) for part in text.split(";") if part]


@pytest.mark.parametrize(
    ("facts", "where", "language", "recipient"),
    [
        ("", "page", "sv", "medborgarservice"),
        ("page unit A", "page", "sv", "a"),
        ("page person B;page unit A", "page", "sv", "b"),
        ("section unit A", "page", "sv", "a"),
        ("section person B;home unit A", "page", "sv", "b"),
        ("page unit A;section person B", "page", "sv", "a"),
        ("home unit A", "page", "sv", "a"),
        ("page unit A", "section", "sv", "medborgarservice"),
        # Translations: their own first, then those of the Swedish source, level by level.
        ("page unit A", "en page", "en", "a"),
        ("en page unit E;page unit A", "en page", "en", "e"),
        ("page person B;en section unit E", "en page", "en", "b"),
        ("section unit A", "en page", "en", "a"),
        ("page unit A;en page unit E", "page", "en", "a"),
        # Rules override; the deepest section wins, then the language.
        ("page unit A;rule section/en unit R", "page", "sv", "a"),
        ("page unit A;rule section/ unit R", "page", "sv", "r"),
        ("page unit A;rule / unit R", "page", "sv", "r"),
        ("rule / unit R;rule section/ unit S", "page", "sv", "s"),
        ("rule /en unit R;rule section/ unit S", "page", "en", "s"),
        ("rule section/ unit S;rule section/en unit T", "page", "en", "t"),
        ("rule section/ unit S;rule section/en unit T", "page", "sv", "s"),
        ("rule / unit R;rule /ar unit S", "page", "ar", "s"),
        ("rule section/ unit S", "en page", "en", "s"),
        ("rule section/ unit S", "home", "sv", "medborgarservice"),
        # Search results and missing pages have no page.
        ("", None, "sv", "medborgarservice"),
        ("home unit A", None, "sv", "medborgarservice"),
        ("rule / unit R", None, "sv", "r"),
        ("rule section/ unit S;rule /en unit T", None, "en", "t"),
    ],
)
def test_feedback_goes_to(tree, set_up, facts, where, language, recipient):
    set_up(facts)
    page = tree[where] if where else None
    found = route(page, language, tree["home"].get_site())
    assert found.recipients == (f"{recipient}@sjoby.example",)


def test_all_contact_persons_get_it_once_and_the_team_is_their_unit(tree):
    unit = UnitFactory()
    for name in ("a", "b", "a"):
        person = PersonFactory(email=f"{name}@sjoby.example")
        Membership.objects.create(person=person, unit=unit)
        PageContact.objects.create(page=tree["page"], person=person)
    found = route(tree["page"], "sv", tree["home"].get_site())
    assert found == Route(unit, ("a@sjoby.example", "b@sjoby.example"))


def test_a_contact_person_without_e_mail_leaves_it_to_the_unit(tree):
    unit = UnitFactory(email="enhet@sjoby.example")
    person = PersonFactory(email="", phone="+46313900600")
    Membership.objects.create(person=person, unit=unit)
    PageContact.objects.create(page=tree["page"], person=person)
    found = route(tree["page"], "sv", tree["home"].get_site())
    assert found == Route(unit, ("enhet@sjoby.example",))


def test_a_unit_without_mailbox_uses_the_one_above_it_and_then_the_sites(tree):
    above = UnitFactory(email="")
    unit = UnitFactory(email="", parent=above)
    tree["page"].responsible_unit = unit
    tree["page"].save()
    site = tree["home"].get_site()
    assert route(tree["page"], "sv", site) == Route(unit, (MAILBOX,))
    above.email = "above@sjoby.example"
    above.save()
    unit.refresh_from_db()
    tree["page"].refresh_from_db()
    assert route(tree["page"], "sv", site) == Route(unit, ("above@sjoby.example",))


def test_units_that_are_part_of_one_another_end():
    unit = UnitFactory(email="")
    unit.parent = unit
    assert mailbox_of_unit(unit) == ()


def test_nobody_at_all_is_no_error(tree):
    FeedbackSettings.objects.update(mailbox="")
    assert route(tree["page"], "sv", None) == Route(None, ())


def test_routing_costs_the_same_however_many_rules_and_contacts(
    tree, set_up, django_assert_max_num_queries
):
    for letter in "ABCDEFGH":
        set_up(f"page person {letter}")
    for language in ("sv", "ar", "fi", "so"):
        set_up(f"rule section/{language} unit {language}")
    with django_assert_max_num_queries(11):
        route(tree["en page"], "en", tree["home"].get_site())
