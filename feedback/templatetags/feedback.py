"""The question at the end of a page."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from wagtail.models import Page

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
