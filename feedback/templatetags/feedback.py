"""The question at the end of a page, and what waits for an answer about it."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page

from feedback.models import Submission
from feedback.permissions import permission_policy
from feedback.question import Question, question_for

register = template.Library()


@register.simple_tag(takes_context=True)
def feedback_question(context: Context) -> Question | None:
    """The question that the page being rendered asks; nothing where it asks none."""
    request = context.get("request")
    page = context.get("page")
    if not isinstance(request, HttpRequest):
        return None
    return question_for(request, page if isinstance(page, Page) else None)


@register.inclusion_tag("feedback/admin/open_feedback.html", takes_context=True)
def open_feedback(context: Context, page: Page) -> dict[str, Any]:
    """What staff should know before they delete or unpublish a page that residents wait about.

    It counts open feedback about the page, about those below it and about their translations.
    Only those who handle feedback get a link to it.
    """
    about = Submission.objects.in_section(page).open().with_text()
    query = urlencode({"section": page.pk})
    user = context["request"].user
    handles = permission_policy.user_has_permission(user, "view")
    return {
        "count": about.count(),
        "inbox": f"{reverse('feedback_inbox:index')}?{query}" if handles else "",
    }
