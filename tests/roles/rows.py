"""What each row of the table does.

What changes something is asked for the change, whatever the answer looks like.
"""

from uuid import uuid4

from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import OverridableSegment, StringSegment

from contacts.models import Membership, Person, Role, Unit
from events.models import Audience, EventKind, EventPage, Message, Place, Registration
from feedback.models import FeedbackSettings, RoutingRule
from news.models import NewsSettings
from organisations.models import Municipality, Organisation, Region
from partnerships.models import Need, TargetGroup
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.review import LOG_ACTION
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings
from tests.roles.asking import (
    Row,
    changes,
    count,
    desk_step,
    get,
    post,
    publish,
    publish_translation,
    put,
    step,
    submit,
    upload_po,
    value,
)
from tests.roles.partnership_rows import PARTNERSHIP_ROWS

REVIEWS = count(PageLogEntry, action=LOG_ACTION)
MESSAGE = {"language": "sv", "heading": "Koka vattnet", "text": "", "url": "", "link_text": ""}
BANNER = nested_form_data({"level": "crisis", "messages": streamfield([("message", MESSAGE)])})
EMPTY_MENU = nested_form_data({"main": streamfield([]), "columns": streamfield([])})
NO_HOURS = nested_form_data(
    {"opening_hours": inline_formset([]), "hours_exceptions": inline_formset([])}
)
REACHED = {"email": "elin@sjoby.example", "is_public": "on", "knows_pages": "on"}
NO_ROWS = nested_form_data(
    {
        name: inline_formset([])
        for name in ("memberships", "telephones", "working_hours", "absences")
    }
)
IN_UNIT = {
    **NO_ROWS,
    **nested_form_data({"memberships": inline_formset([{"unit": "", "place": 100}])}),
    "memberships-0-unit": lambda world: world.unit.pk,
}
BARE = {name: inline_formset([]) for name in ("links", "activities", "contact_persons")}
ORGANISATION = nested_form_data({"name": "Röda båten", "kind": "association", **BARE})
ONE_LINK = nested_form_data(
    {
        "main": streamfield(
            [("link", {"url": "https://sjoby.example/", "text": "Sjöby", "links": streamfield([])})]
        ),
        "columns": streamfield([]),
    }
)


def save_settings(model: str, field: str, kind: type, /, **data: str) -> Row:
    """Whether a site's settings are saved."""
    app, name = model.split(".")
    return changes(post("wagtailsettings:edit", app, name, "site", **data), value(kind, field))


def add_menu() -> Row:
    """Whether a menu in English is added."""

    def row(client, world):
        address = f"{reverse('wagtailsnippets_shell_menu:add')}?locale=en"
        return client.post(address, EMPTY_MENU | {"site": world.site.pk})

    return changes(row, count(Menu))


ROWS: dict[str, Row] = {
    "pages: list": get("wagtailadmin_explore_root"),
    "page: edit": get("wagtailadmin_pages:edit", "page"),
    "page: add below": get("wagtailadmin_pages:add", "pages", "standardpage", "home"),
    "page: submit a draft": submit,
    "page: publish": publish,
    "page: unpublish": post("wagtailadmin_pages:unpublish", "page"),
    "page: delete": post("wagtailadmin_pages:delete", "page", next="/admin/pages/"),
    "page: move": get("wagtailadmin_pages:move", "page"),
    "page: lock": post("wagtailadmin_pages:lock", "page", next="/admin/pages/"),
    "page: mark as reviewed": changes(post("page_reviewed", "page"), REVIEWS),
    "page: history": get("wagtailadmin_pages:history", "page"),
    "page: privacy": get("wagtailadmin_pages:set_privacy", "page"),
    "english page: edit": get("wagtailadmin_pages:edit", "english"),
    "english page: publish": publish_translation,
    "english page: mark as reviewed": changes(post("page_reviewed", "english"), REVIEWS),
    "english page: unpublish": post("wagtailadmin_pages:unpublish", "english"),
    "images: list": get("wagtailimages:index"),
    "image: add": get("wagtailimages:add"),
    "image: edit another's": get("wagtailimages:edit", "image"),
    "documents: list": get("wagtaildocs:index"),
    "document: add": get("wagtaildocs:add"),
    "document: edit another's": get("wagtaildocs:edit", "document"),
    "collections: list": get("wagtailadmin_collections:index"),
    "topics: list": get("wagtailsnippets_pages_topic:list"),
    "topic: add": get("wagtailsnippets_pages_topic:add"),
    "topic: delete": post("wagtailsnippets_pages_topic:delete", "topic"),
    "places: list": get("wagtailsnippets_events_place:list"),
    "place: add": changes(post("wagtailsnippets_events_place:add", name="Badhuset"), count(Place)),
    "place: edit": changes(
        post("wagtailsnippets_events_place:edit", "place", name="Simhallen"), value(Place, "name")
    ),
    "place: delete": changes(post("wagtailsnippets_events_place:delete", "place"), count(Place)),
    "kinds of event: list": get("wagtailsnippets_events_eventkind:list"),
    "kind of event: add": changes(
        post("wagtailsnippets_events_eventkind:add", name="Kurs", slug="kurs"), count(EventKind)
    ),
    "kind of event: delete": changes(
        post("wagtailsnippets_events_eventkind:delete", "event_kind"), count(EventKind)
    ),
    "audiences: list": get("wagtailsnippets_events_audience:list"),
    "audience: add": changes(
        post("wagtailsnippets_events_audience:add", name="Unga", slug="unga"), count(Audience)
    ),
    "audience: delete": changes(
        post("wagtailsnippets_events_audience:delete", "audience"), count(Audience)
    ),
    "partnerships: list": get("partnerships:index"),
    "partnership: edit": get("wagtailadmin_pages:edit", "partnership"),
    "partnership: add": get(
        "wagtailadmin_pages:add", "partnerships", "partnershippage", "register"
    ),
    **PARTNERSHIP_ROWS,
    "target groups: list": get("wagtailsnippets_partnerships_targetgroup:list"),
    "target group: add": changes(
        post("wagtailsnippets_partnerships_targetgroup:add", name="Unga", slug="unga"),
        count(TargetGroup),
    ),
    "target group: delete": changes(
        post("wagtailsnippets_partnerships_targetgroup:delete", "target_group"),
        count(TargetGroup),
    ),
    "needs: list": get("wagtailsnippets_partnerships_need:list"),
    "need: add": changes(
        post(
            "wagtailsnippets_partnerships_need:add",
            name="Mat",
            slug="mat",
            question="Var kan jag äta?",
            order="1",
        ),
        count(Need),
    ),
    "need: delete": changes(post("wagtailsnippets_partnerships_need:delete", "need"), count(Need)),
    "event: copy to a new date": get("event_to_new_date", "event"),
    "event: save the copy": changes(
        post("event_to_new_date", "event", first_day="2099-05-05", title="Igen", slug="igen"),
        count(EventPage),
    ),
    "proposed events: list": get("event_proposals_admin:index"),
    "registrations: list": get("registrations:index"),
    "registrations: results": get("registrations:index_results"),
    "registrations: one occasion": get("registrations:occasion", "occasion"),
    "registrations: its results": get("registrations:occasion_results", "occasion"),
    "registrations: download": get("registrations:occasion", "occasion", export="csv"),
    "registrations: add": changes(
        post(
            "registrations:add",
            "occasion",
            **{"answer-name": "Elin", "form_key": str(uuid4()), "size": 1, "language": "sv"},
        ),
        count(Registration),
    ),
    "registrations: at the door": get("registrations:door", "occasion"),
    "registrations: search there": post("registrations:door", "occasion", words="e"),
    "registrations: tick": changes(
        post("registrations:tick", "occasion", "registration", here="yes"),
        value(Registration, "attended"),
    ),
    "registrations: message": get("registrations:message", "occasion"),
    "registrations: send": changes(
        post(
            "registrations:message",
            "occasion",
            key=str(uuid4()),
            text="Hej",
            states="registered",
            action="send",
        ),
        count(Message),
    ),
    "registrations: numbers": get("registrations:numbers", "occasion"),
    "registrations: list to print": get("registrations:paper", "occasion"),
    "registrations: badges": get("registrations:badges", "occasion"),
    "registration: open": get("registrations:person", "registration"),
    "registration: change": changes(
        post(
            "registrations:change",
            "registration",
            **{"answer-name": "Elin", "size": 2, "seen": 0},
        ),
        value(Registration, "size"),
    ),
    "registration: give a place": desk_step("give-place", state="waiting", queue_number=1),
    "registration: offer a place": desk_step("offer", state="waiting", queue_number=1),
    "registration: move": desk_step("move", occasion=lambda world: world.other_occasion.pk),
    "registration: present": desk_step("present"),
    "registration: absent": desk_step("absent"),
    "registration: unmark": desk_step("unmark", attended=True),
    "registration: send the link": desk_step("send-link"),
    "registration: cancel": desk_step("cancel"),
    "menus: list": get("wagtailsnippets_shell_menu:list"),
    "menu: add": add_menu(),
    "menu: edit": changes(
        post(
            "wagtailsnippets_shell_menu:edit",
            "menu",
            **ONE_LINK,
            site=lambda world: world.site.pk,
        ),
        lambda world: len(Menu.objects.get(pk=world.menu.pk).main),
    ),
    "menu: delete": changes(post("wagtailsnippets_shell_menu:delete", "menu"), count(Menu)),
    "organisations: list": get("wagtailsnippets_organisations_organisation:list"),
    "organisation: add": changes(
        post("wagtailsnippets_organisations_organisation:add", **ORGANISATION),
        count(Organisation),
    ),
    "organisation: edit": changes(
        post("wagtailsnippets_organisations_organisation:edit", "organisation", **ORGANISATION),
        value(Organisation, "name"),
    ),
    "organisation: where it is used": get(
        "wagtailsnippets_organisations_organisation:usage", "organisation"
    ),
    "organisation: delete": changes(
        post("wagtailsnippets_organisations_organisation:delete", "organisation"),
        count(Organisation),
    ),
    "municipalities: list": get("wagtailsnippets_organisations_municipality:list"),
    "municipality: add": changes(
        post(
            "wagtailsnippets_organisations_municipality:add",
            code="9999",
            name="Utö",
            region=lambda world: world.region.pk,
        ),
        count(Municipality),
    ),
    "counties: list": get("wagtailsnippets_organisations_region:list"),
    "county: delete": changes(
        post("wagtailsnippets_organisations_region:delete", "region"), count(Region)
    ),
    "contact persons: list": get("wagtailsnippets_contacts_person:list"),
    "contact person: add": get("wagtailsnippets_contacts_person:add"),
    "contact person: change": changes(
        post("wagtailsnippets_contacts_person:edit", "person", name="Ny", **REACHED, **NO_ROWS),
        value(Person, "name"),
    ),
    "contact person: put in a unit": changes(
        post("wagtailsnippets_contacts_person:edit", "person", name="Elin", **REACHED, **IN_UNIT),
        count(Membership),
    ),
    "contact person: delete": changes(
        post("wagtailsnippets_contacts_person:delete", "person"), count(Person)
    ),
    "contact person: where used": get("wagtailsnippets_contacts_person:usage", "person"),
    "units: list": get("wagtailsnippets_contacts_unit:list"),
    "unit: add": changes(
        post("wagtailsnippets_contacts_unit:add", name="Badhuset", **NO_HOURS), count(Unit)
    ),
    "unit: change": changes(
        post("wagtailsnippets_contacts_unit:edit", "unit", name="Nytt", **NO_HOURS),
        value(Unit, "name"),
    ),
    "unit: delete": changes(
        post("wagtailsnippets_contacts_unit:delete", "unused_unit"), count(Unit)
    ),
    "titles and roles: list": get("wagtailsnippets_contacts_role:list"),
    "title or role: add": get("wagtailsnippets_contacts_role:add"),
    "title or role: delete": changes(
        post("wagtailsnippets_contacts_role:delete", "title"), count(Role)
    ),
    "report: contacts": get("contacts_report"),
    "settings: site": get("wagtailsettings:edit", "shell", "sitesettings", "site"),
    "settings: save site": save_settings(
        "shell.sitesettings", "name", SiteSettings, name="Ny", accent="red"
    ),
    "settings: emergency banner": get("wagtailsettings:edit", "shell", "emergencybanner", "site"),
    "settings: save banner": save_settings(
        "shell.emergencybanner", "level", EmergencyBanner, **BANNER
    ),
    "settings: feedback": get("wagtailsettings:edit", "feedback", "feedbacksettings", "site"),
    "settings: save feedback": save_settings(
        "feedback.feedbacksettings", "answer_days", FeedbackSettings, answer_days="9"
    ),
    "settings: news": get("wagtailsettings:edit", "news", "newssettings", "site"),
    "settings: save news": save_settings(
        "news.newssettings", "old_after_days", NewsSettings, old_after_days="30"
    ),
    "redirects: list": get("wagtailredirects:index"),
    "redirect: add": get("wagtailredirects:add"),
    "users: list": get("wagtailusers_users:index"),
    "user: add": get("wagtailusers_users:add"),
    "groups: list": get("wagtailusers_groups:index"),
    "sites: list": get("wagtailsites:index"),
    "locales: list": get("wagtaillocales:index"),
    "workflows: list": get("wagtailadmin_workflows:index"),
    "report: site history": get("wagtailadmin_reports:site_history"),
    "report: pages to review": get("pages_due_for_review"),
    "report: download of the same": get("pages_due_for_review", export="csv"),
    "feedback: list": get("feedback_inbox:index"),
    "feedback: results": get("feedback_inbox:index_results"),
    "feedback: download": get("feedback_inbox:index", export="csv"),
    "submission: open": get("feedback_inbox:detail", "submission"),
    "submission: page as it was": get("feedback_inbox:page_as_was", "submission"),
    "submission: take": step("take"),
    "submission: finish": step("finish", outcome="Rättat"),
    "submission: assign": step("assign", handler=lambda world: world.colleague.pk),
    "submission: note": step("note", text="Väntar"),
    "submission: reopen": step("reopen", state="done"),
    "submission: spam": step("spam"),
    "submission: not spam": step("not-spam", state="spam"),
    "submission without team: open": get("feedback_inbox:detail", "unrouted"),
    "submission without team: take": step("take", "unrouted"),
    "routing rules: list": get("feedback_rules:index"),
    "routing rule: add": changes(
        post("feedback_rules:add", unit=lambda world: world.unit.pk), count(RoutingRule)
    ),
    "routing rule: edit": changes(
        post(
            "feedback_rules:edit",
            "rule",
            unit=lambda world: world.unit.pk,
            section=lambda world: world.home.pk,
            language="en",
        ),
        value(RoutingRule, "language"),
    ),
    "routing rule: delete": changes(post("feedback_rules:delete", "rule"), count(RoutingRule)),
    "outbox: list": get("outbox:index"),
    "outbox: inspect": get("outbox:inspect", "email"),
    "outbox: ask to send again": get("outbox:send_again", "email"),
    "outbox: send again": changes(
        post("outbox:send_again", "email"), value(OutgoingEmail, "state")
    ),
    "localize: submit a page": get("wagtail_localize:submit_page_translation", "page"),
    "localize: submit a snippet": get(
        "wagtail_localize:submit_snippet_translation", "pages", "topic", "topic"
    ),
    "localize: sync": lambda client, world: client.post(
        reverse("wagtail_localize:update_translations", args=[world.translation.source_id])
    ),
    "localize: write a segment": put(
        "edit_string_translation",
        lambda world: StringSegment.objects.get(
            source=world.translation.source, context__path="title"
        ),
        "Library",
    ),
    "localize: replace a link": put(
        "edit_override",
        lambda world: OverridableSegment.objects.get(
            source=world.translation.source, context__path__contains="https"
        ),
        "https://sjoby.example/en/",
    ),
    "localize: download PO": get("wagtail_localize:download_pofile", "translation"),
    "localize: upload PO": upload_po,
    "localize: preview": get("wagtail_localize:preview_translation", "translation"),
    "localize: stop": post(
        "wagtail_localize:stop_translation", "translation", next="/admin/pages/"
    ),
    "localize: turn into alias": get("wagtail_localize:convert_to_alias", "english"),
    "localize: report": get("wagtail_localize:translations_report"),
}
