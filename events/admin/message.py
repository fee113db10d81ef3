"""Writing to those who have registered: compose, look at it, send it once."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from events.admin.access import OccasionView
from events.admin.letters import rendered
from events.admin.tasks import send_messages
from events.admin.words import called
from events.models import Message, Occasion, Registration
from events.registration.enums import State
from samverkan import languages
from samverkan.public_forms.fields import PlainTextField
from samverkan.users.models import User


class PeopleField(forms.ModelMultipleChoiceField):
    """Registrations to tick, by name and state."""

    def label_from_instance(self, obj: Registration) -> str:
        """Who it is."""
        return f"{called(obj)} ({obj.get_state_display()})"


class MessageForm(forms.Form):
    """A text, and to whom it goes: everybody in some states, and whoever is ticked."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    states = forms.MultipleChoiceField(
        label=gettext_lazy("To all who are"),
        choices=State.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    people = PeopleField(
        label=gettext_lazy("And to these"),
        queryset=Registration.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = PlainTextField(
        label=gettext_lazy("Message"),
        max_length=4000,
        widget=AdminAutoHeightTextInput,
        help_text=gettext_lazy(
            "Time, place and the link to the own registration are added. It is not translated."
        ),
    )

    def __init__(self, occasion: Occasion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.occasion = occasion
        rows = Registration.objects.filter(occasion=occasion).prefetch_related("answers")
        self.fields["people"] = PeopleField(
            label=self.fields["people"].label,
            queryset=rows,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """The data, with somebody to send it to."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(one.email for one in self.recipients()):
            self.add_error(None, _("Choose somebody who has an e-mail address."))
        return data

    def recipients(self) -> "QuerySet[Registration]":
        """Those in the chosen states, and those who are ticked."""
        ticked = [row.pk for row in self.cleaned_data["people"]]
        chosen = Q(state__in=self.cleaned_data["states"]) | Q(pk__in=ticked)
        rows = Registration.objects.filter(chosen, occasion=self.occasion)
        return rows.select_related(
            "occasion__page__locale", "occasion__page__place", "occasion__place"
        ).prefetch_related("answers")


@dataclass(frozen=True)
class Preview:
    """What is about to be sent in one language.

    Attributes:
        language: of its greeting and facts.
        number: to how many registrations.
        subject: the subject line.
        text: the e-mail as plain text; the link is one that leads nowhere.
    """

    language: languages.Language
    number: int
    subject: str
    text: str


def previews(form: MessageForm) -> list[Preview]:
    """The e-mail in each language that somebody gets it in."""
    reached = [row for row in form.recipients() if row.email]
    numbers = Counter(row.language for row in reached)
    first = {row.language: row for row in reversed(reached)}
    found = []
    for code, number in numbers.most_common():
        subject, text, _html = rendered(
            form.cleaned_data["text"], first[code], f"{settings.SITE_URL}/…"
        )
        found.append(Preview(languages.get(code), number, subject, text))
    return found


@transaction.atomic
def store(form: MessageForm, sender: User) -> bool:
    """Keep the message, which a job then sends; whether it is new.

    A form that is posted twice has the same key, and makes one message.
    """
    message, is_new = Message.objects.get_or_create(
        key=form.cleaned_data["key"],
        defaults={
            "occasion": form.occasion,
            "text": form.cleaned_data["text"],
            "sender": sender,
        },
    )
    if is_new:
        message.recipients.set(form.recipients())
        # Should the task queue fail, the job finds the message within a minute.
        transaction.on_commit(send_messages.enqueue, robust=True)
    return is_new


class MessageView(OccasionView):
    """The form, what it would send, and what has been sent."""

    tab = "message"
    template_name = "events/admin/message.html"
    page_title = gettext_lazy("Message")
    header_icon = "mail"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        form = MessageForm(self.occasion, initial={"states": [State.REGISTERED]})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show what would be sent; or send it, or lead back to the form."""
        form = MessageForm(self.occasion, request.POST)
        action = request.POST.get("action")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if action == "change":
            return self.render_to_response(self.get_context_data(form=form))
        if action != "send":
            context = self.get_context_data(form=form, previews=previews(form))
            return self.render_to_response(context)
        if store(form, self.user):
            messages.success(request, _("The message is sent within a minute."))
        else:
            messages.warning(request, _("The message has been sent already."))
        return redirect(reverse("registrations:message", args=[self.occasion.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the messages so far."""
        context = super().get_context_data(**kwargs)
        form: MessageForm = context["form"]
        if context.get("previews"):
            recipients = list(form.recipients())
            context["without_address"] = sum(not one.email for one in recipients)
        sent = Message.objects.filter(occasion=self.occasion).select_related("sender")
        return context | {"sent": sent.annotate(number=Count("recipients"))}
