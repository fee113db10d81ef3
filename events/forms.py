"""The forms that an editor changes and copies an event in."""

from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from events import times
from events.enums import OccasionState, Repeat


class EventPageForm(WagtailAdminPageForm):
    """Makes the rows that repetition asks for, and keeps those that people count on.

    Only the version in the source language has the rows at all.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_in_source_language:
            for name in ("occasions", "organisers"):
                self.formsets.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """The data, with rows that got a new time remembering the old one."""
        data: dict[str, Any] = super().clean()
        if "occasions" in self.formsets:
            for form in self.formsets["occasions"].forms:
                if form in self.formsets["occasions"].deleted_forms:
                    self.refuse_to_remove(form)
                elif form.instance.start_day and not form.errors:
                    remember_old_time(form)
        return data

    def refuse_to_remove(self, form: Any) -> None:
        """Keep an occasion that somebody has registered to, and say so above the form."""
        # The models come with this module, so what needs them cannot be imported at the top.
        from events.registration.deletion import needed_occasions

        if form.instance.pk and needed_occasions([form.instance.pk]):
            text = _(
                "People have registered to %(day)s, so it cannot be removed. Cancel it instead, so "
                "that they are told."
            )
            self.add_error(None, text % {"day": form.instance})

    def save(self, commit: bool = True) -> Any:
        """The page with the rows that repetition asks for."""
        page = super().save(commit=False)
        if "occasions" in self.formsets:
            repeat_occasions(page)
        if commit:
            page.save()
            self.save_m2m()
        return page


def remember_old_time(form: Any) -> None:
    """Note when a published occasion would have begun before it got a new time."""
    occasion = form.instance
    if occasion.state != OccasionState.RESCHEDULED:
        occasion.moved_from = None
        return
    published = type(occasion).objects.filter(pk=occasion.pk).first() if occasion.pk else None
    occasion.derive()
    if published and published.starts_at != occasion.starts_at:
        occasion.moved_from = published.moved_from or published.starts_at
    if occasion.moved_from is None:
        form.add_error("start_day", _("Write the new time; readers are then told of both."))


def repeat_occasions(page: Any) -> None:
    """Add the occasions that each row's repetition asks for, on days that have none yet."""
    taken = {(occasion.start_day, occasion.start_time) for occasion in page.occasions.all()}
    for first in list(page.occasions.all()):
        if not (first.repeats and first.repeats_until):
            continue
        rules = times.rule(first.repeats, first.start_day, first.repeats_until)
        text = str(rules).rpartition("RRULE:")[2]
        days = [day for day in times.days_of(rules) if (day, first.start_time) not in taken]
        made = [first.on(day) for day in days]
        members = made if first.is_in_series else [first, *made]
        if len(members) > 1:
            series, start = uuid4(), times.moment(members[0].start_day, first.start_time)
            for occasion in members:
                occasion.put_in_series(series, text, start)
        first.repeats, first.repeats_until = Repeat.NEVER, None
        page.occasions.add(*made)
        taken |= {(day, first.start_time) for day in days}


class EventCopyForm(CopyForm):
    """Copies an event, or a calendar with its events, but offers no mirror of it.

    The occasions of a mirror would be made anew each time that the event is published: their
    places would be counted apart, and calendars elsewhere would take them for other occasions.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
