"""Logging in to restricted pages, and giving the passwords of pages and documents."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from wagtail import views as pages
from wagtail.documents.views import serve as documents
from wagtail.urls import WAGTAIL_FRONTEND_LOGIN_TEMPLATE

from samverkan.public_forms.attempts import PAGE_LIMIT, WINDOW, Attempt
from samverkan.users.forms import ThrottledLogInForm

View = Callable[..., HttpResponse]

log_in = LoginView.as_view(
    template_name=WAGTAIL_FRONTEND_LOGIN_TEMPLATE, authentication_form=ThrottledLogInForm
)


def throttled(scope: str) -> Callable[[View], View]:
    """Decorate Wagtail's view of a shared password: after many wrong ones it is not asked."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, restriction: int, **kwargs: Any) -> HttpResponse:
            args = (restriction, *kwargs.values())
            if request.method != "POST":
                return view(request, *args)
            attempt = Attempt.begin(request, scope, str(restriction), PAGE_LIMIT)
            if attempt.is_one_too_many:
                return too_many(request)
            response = view(request, *args)
            if response.status_code == 302:
                attempt.succeed()
            return response

        return guarded

    return decorate


def too_many(request: HttpRequest) -> HttpResponse:
    """429: what to do, and after how many seconds."""
    context = {"title": _("Too many wrong passwords")}
    response = render(request, "public_forms/too_many_attempts.html", context, status=429)
    response.headers["Retry-After"] = str(WINDOW)
    patch_cache_control(response, private=True, no_store=True)
    return response


page_password = throttled("page")(pages.authenticate_with_password)
document_password = throttled("document")(documents.authenticate_with_password)
