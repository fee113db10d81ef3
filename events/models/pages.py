"""Events."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from events import shown, streams, structured
from events.calendar_feeds import EventCalendar
from events.enums import Form, RegistrationMode, Support
from events.forms import EventCopyForm, EventPageForm
from events.models.occasions import Occasion
from events.models.organisers import Organised
from events.models.terms import Audience, EventKind
from events.panels import RegistrationsPanel
from events.queries import EventPageManager, next_or_last, reports_of
from samverkan import languages
from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks
from samverkan.codes import CodesField
from samverkan.pages.articles import IllustratedPage
from samverkan.pages.panels import SourceInlinePanel
from samverkan.pages.source_rows import SourceRows
from samverkan.pages.terms import CHOSEN_IN_SOURCE, ShownTerm, in_language

if TYPE_CHECKING:
    from events.models.places import Place

MOST_HOURS = 30 * 24
MOST_TOGETHER = 50


def spoken_languages() -> list[tuple[str, str]]:
    """Languages that an event can be held in, by their own names."""
    return [
        (language.code, language.own_name) for language in languages.LANGUAGES if language.hreflang
    ]


class EventPage(EventCalendar, Organised, SourceRows, IllustratedPage):
    """A seminar or other event, with its occasions.

    Attributes:
        kind: what sort of event; chosen in the source language, like topics and audiences.
        event_languages: codes of the languages that it is held in.
        support: codes of ``Support``.
        price: what it costs; empty for events free of charge.
        place_note: how to find the way once there: floor, room, entrance.
        online_url: where to take part online.
        online_url_is_private: only those who have registered get the address.
        material: documents, film and texts for afterwards; shown when an occasion has ended.
        opens_at: when registration opens; empty for as soon as the page is published.
        closes_at: when it closes; empty for when each occasion begins.
        most_together: the most people that one registration can be for.
        needs_confirmation: whether a registration counts only when the link in the e-mail has been
            followed.
        registration_fields: what is asked for; see ``events.streams``.
        consent: what people agree to when they register.
        offer_hours: how long somebody on the waiting list has to accept a place.
        reminder_hours: how long before an occasion people are reminded; empty for never.
    """

    kind = models.ForeignKey(
        "events.EventKind",
        verbose_name=_("kind of event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=CHOSEN_IN_SOURCE,
    )
    audiences = ParentalManyToManyField(
        "events.Audience",
        verbose_name=_("for whom"),
        blank=True,
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    event_languages = CodesField(_("languages of the event"), codes=spoken_languages)
    support = CodesField(_("so that more can take part"), codes=Support.choices)
    price = models.CharField(
        _("price"), max_length=160, blank=True, help_text=_("Empty: free of charge.")
    )
    form = models.CharField(_("form"), max_length=7, choices=Form, default=Form.ON_SITE)
    place = models.ForeignKey(
        "events.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place_note = models.CharField(
        _("finding the way"),
        max_length=200,
        blank=True,
        help_text=_("For instance entrance, floor or room."),
    )
    online_url = models.URLField(_("address online"), blank=True)
    online_url_is_private = models.BooleanField(
        _("only those who have registered get the address"), default=True
    )
    speakers = StreamField(streams.speakers(), verbose_name=_("speakers"), blank=True)
    body = StreamField(
        [*article_blocks(), *streams.programme()], verbose_name=_("body"), blank=True
    )
    material = StreamField(
        streams.material(),
        verbose_name=_("material afterwards"),
        blank=True,
        help_text=_("Shown when the event has taken place."),
    )

    registration = models.CharField(
        _("registration"),
        max_length=9,
        choices=RegistrationMode,
        default=RegistrationMode.NONE,
    )
    registration_url = models.URLField(_("address of the registration"), blank=True)
    opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Empty: when the occasion begins.")
    )
    most_together = models.PositiveSmallIntegerField(
        _("most people in one registration"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_TOGETHER)],
    )
    needs_confirmation = models.BooleanField(
        _("confirm by e-mail"),
        default=False,
        help_text=_("People get a link, and are registered when they have followed it."),
    )
    registration_fields = StreamField(
        streams.registration_fields(),
        verbose_name=_("questions"),
        blank=True,
        help_text=_("Name and e-mail are asked for when nothing is chosen here."),
    )
    consent = models.TextField(
        _("what people agree to"),
        max_length=600,
        blank=True,
        help_text=_("Shown beside the button. How long answers are kept is told by itself."),
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to accept a place from the waiting list"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
    )
    reminder_hours = models.PositiveSmallIntegerField(
        _("reminder, hours before"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
        help_text=_("Empty: no reminder."),
    )

    objects = EventPageManager()

    base_form_class = EventPageForm
    copy_form_class = EventCopyForm
    shown_with = (*IllustratedPage.shown_with, "kind", "place")
    term_fields = (*IllustratedPage.term_fields, "audiences")
    source_rows = ("occasions", "organisers")
    template = "events/event.html"
    override_translatable_fields = [
        *IllustratedPage.override_translatable_fields,
        SynchronizedField("kind", overridable=False),
        *map(BaseTranslatableField, source_rows),
    ]
    content_panels = [
        *IllustratedPage.opening_panels,
        "body",
        "speakers",
        SourceInlinePanel("organisers", heading=_("Organisers"), label=_("organiser")),
        "kind",
        IllustratedPage.topics_panel,
        FieldPanel("audiences", widget=CheckboxSelectMultiple),
        "material",
    ]
    extra_tabs = (
        ObjectList(
            [
                SourceInlinePanel("occasions", heading=_("When"), label=_("occasion")),
                MultiFieldPanel(
                    [
                        "form",
                        "place",
                        "place_note",
                        "online_url",
                        "online_url_is_private",
                    ],
                    heading=_("Where"),
                ),
                MultiFieldPanel(
                    ["event_languages", "support", "price"], heading=_("Who can take part")
                ),
            ],
            heading=_("When and where"),
        ),
        ObjectList(
            [
                RegistrationsPanel(),
                "registration",
                "registration_url",
                FieldRowPanel(["opens_at", "closes_at"]),
                FieldRowPanel(["most_together", "offer_hours", "reminder_hours"]),
                "needs_confirmation",
                "registration_fields",
                "consent",
            ],
            heading=_("Registration"),
        ),
    )
    search_fields = [*IllustratedPage.search_fields, index.SearchField("speakers")]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    class Meta(IllustratedPage.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """Hold an editor to what readers need for coming.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.registration == RegistrationMode.ELSEWHERE and not self.registration_url:
            errors["registration_url"] = _("Write the address of the registration.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("It closes before it opens.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with every occasion that people have registered to: a draft may be older."""
        # The models come with this module, so what needs them cannot be imported at the top.
        from events.registration.deletion import keep_registered_occasions

        if self.pk:
            keep_registered_occasions(self)
        super().save(*args, **kwargs)

    @cached_property
    def all_occasions(self) -> list[Occasion]:
        """Every occasion in order of time; an unsaved draft's own while it is previewed."""
        own: list[Occasion] = []
        if self.is_in_source_language:
            own = list(self.occasions.select_related("place"))
        if not own:
            own = list(Occasion.objects.of(self.translation_key).select_related("place"))
        for occasion in own:
            occasion.derive()
        return sorted(own, key=lambda occasion: occasion.starts_at)

    def occasions_to_come(self, now: datetime | None = None) -> list[Occasion]:
        """The occasions that have not ended."""
        now = now or timezone.now()
        return [occasion for occasion in self.all_occasions if not occasion.has_ended(now)]

    def has_ended(self, now: datetime | None = None) -> bool:
        """Whether every occasion is over; never while there is none."""
        return bool(self.all_occasions) and not self.occasions_to_come(now)

    def place_of(self, occasion: Occasion) -> "Place | None":
        """Where an occasion takes place."""
        return occasion.place or self.place

    @cached_property
    def shown_audiences(self) -> list[ShownTerm]:
        """Whom the event is for, named in its language where that is translated."""
        return in_language(Audience, self.audiences.values_list("translation_key"), self.locale)

    @cached_property
    def shown_kind(self) -> ShownTerm | None:
        """The kind of event, named in its language where that is translated."""
        if self.kind is None:
            return None
        return next(iter(in_language(EventKind, [self.kind.translation_key], self.locale)), None)

    @property
    def shown_languages(self) -> list[languages.Language]:
        """The languages that it is held in, in the order of the site's list."""
        return [each for each in languages.LANGUAGES if each.code in self.event_languages]

    @property
    def shown_support(self) -> list[Any]:
        """What makes it possible for more to take part, in words."""
        chosen = set(self.support)
        return [name for code, name in Support.choices if code in chosen]

    @property
    def public_online_url(self) -> str:
        """Where anybody can take part; nothing where only those who have registered may know."""
        is_online = self.form in (Form.ONLINE, Form.BOTH)
        return self.online_url if is_online and not self.online_url_is_private else ""

    @property
    def speaker_names(self) -> list[str]:
        """Who speaks, by name, without those whom readers may not see."""
        people = (block.value.get("person") or block.value.get("name") for block in self.speakers)
        return [str(person) for person in people if person and getattr(person, "is_public", True)]

    @classmethod
    def dates_in_lists(cls, pages: Sequence[Page]) -> dict[int, datetime]:
        """The next occasion of each event, else its last, in one query."""
        return next_or_last(pages, timezone.now())

    def structured_data(self) -> dict[str, Any] | None:
        """What search engines are told of the event (schema.org/Event); nothing without a time."""
        return structured.event(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with its occasions, and what has been reported from it."""
        context = super().get_context(request, *args, **kwargs)
        context["shown"] = shown.of(self, timezone.now())
        context["reports"] = reports_of(self)
        return context
