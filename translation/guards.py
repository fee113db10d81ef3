"""Checks in front of wagtail-localize's own views.

Its views ask for one site-wide permission, or for the right to edit the target, and then publish
past locks and workflows. Each check here runs before the view of the same address and raises
``PermissionDenied`` or ``Http404``; the views themselves are left as they are.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Locale, Page
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import Translation, TranslationSource

from samverkan.users.models import User
from translation import po

View = Callable[..., HttpResponseBase]
Check = Callable[..., None]


def is_locked_for(page: Page, user: User | AnonymousUser) -> bool:
    """Whether somebody else has locked the page, or its workflow has."""
    lock = page.specific_deferred.get_lock()
    return bool(lock and lock.for_user(user))


def may_publish(page: Page, user: User | AnonymousUser) -> bool:
    """Whether the user may publish the page right now: not locked and in no workflow."""
    return (
        page.permissions_for_user(user).can_publish()
        and not is_locked_for(page, user)
        and not page.specific_deferred.workflow_in_progress
    )


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _require_editable(instance: Model, user: User | AnonymousUser) -> None:
    """The instance can be edited, and is not locked."""
    if isinstance(instance, Page):
        _require(instance.permissions_for_user(user).can_edit())
        _require(not is_locked_for(instance, user))
    else:
        _require(user_can_edit_snippet_type(user, type(instance)))


def check_submit_page(request: HttpRequest, page_id: int) -> None:
    """Asking for translations needs the right to edit the source and to add each target."""
    page = get_object_or_404(Page, pk=page_id)
    _require(page.permissions_for_user(request.user).can_edit())
    if request.method != "POST":
        return
    wanted = [code for code in request.POST.getlist("locales") if code.isdecimal()]
    for locale in Locale.objects.filter(pk__in=wanted):
        _require(_future_parent(page, locale).permissions_for_user(request.user).can_add_subpage())


def _future_parent(page: Page, locale: Locale) -> Page:
    """The nearest ancestor that exists in the locale; the root when none does."""
    for ancestor in page.get_ancestors().filter(depth__gt=1).order_by("-depth"):
        if translated := ancestor.get_translation_or_none(locale):
            return translated
    return page.get_root()


def check_submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str) -> None:
    """Asking for translations of a snippet needs the rights to add and change its kind."""
    del pk
    _require(
        all(
            request.user.has_perm(f"{app_label}.{action}_{model_name}")
            for action in ("add", "change")
        )
    )


def check_update(request: HttpRequest, translation_source_id: int) -> None:
    """Syncing needs the right to edit the source and every target; publishing, to publish each."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    instances = [_instance(source.get_source_instance)]
    instances += [
        _instance(translation.get_target_instance)
        for translation in source.translations.filter(enabled=True)
    ]
    for instance in instances:
        _require_editable(instance, request.user)
    if "publish_translations" in request.POST:
        for target in instances[1:]:
            _require(not isinstance(target, Page) or may_publish(target, request.user))


def check_translation(request: HttpRequest, translation_id: int, **_rest: Any) -> None:
    """Changing a segment needs the right to edit the target, which nobody else has locked."""
    translation = get_object_or_404(Translation, pk=translation_id)
    _require_editable(_instance(translation.get_target_instance), request.user)


def check_convert(request: HttpRequest, page_id: int) -> None:
    """Turning a translation into a copy of the source replaces what readers see."""
    _require(may_publish(get_object_or_404(Page, pk=page_id), request.user))


def check_any_page_right(request: HttpRequest, **_rest: Any) -> None:
    """Lists of what is translated are for those who work with pages."""
    _require(user_has_any_page_permission(request.user))


def _instance(find: Callable[[], Model]) -> Model:
    try:
        return find()
    except ObjectDoesNotExist:
        raise Http404 from None


def refuse_publishing(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Stop wagtail-localize's publish button where Wagtail's own would be stopped."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    targets = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    if not targets.exists() or may_publish(page, request.user):
        return None
    messages.error(
        request,
        _("The translation was not published: it is locked, in review, or not yours to publish."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


CHECKS: dict[str, Check | None] = {
    "javascript_catalog": None,
    "submit_page_translation": check_submit_page,
    "submit_snippet_translation": check_submit_snippet,
    "update_translations": check_update,
    "edit_string_translation": check_translation,
    "edit_override": check_translation,
    "download_pofile": check_translation,
    "upload_pofile": check_translation,
    "machine_translate": check_translation,
    "preview_translation": check_translation,
    "stop_translation": check_translation,
    "convert_to_alias": check_convert,
    "translations_report": check_any_page_right,
    "translations_report_results": check_any_page_right,
    "snippets_api_listing": check_any_page_right,
    "snippets_api_detail": check_any_page_right,
}
"""What each of wagtail-localize's views is checked by; None for what everybody may read."""

ASKED_BY_SCRIPTS = {"edit_string_translation", "edit_override"}
"""Views whose refusals a script reads; the others lead back to the admin's first page."""


def guarded(name: str, view: View) -> View:
    """The view behind its check. A view that has no check here answers nobody."""
    check = CHECKS.get(name, _refuse_unknown)
    if check is None:
        return view

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check(request, *args, **kwargs)
            if name == "upload_pofile":
                return po.upload(request, partial(view, request, *args, **kwargs))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            if name in ASKED_BY_SCRIPTS:
                return JsonResponse({"error": _("You may not edit this translation.")}, status=403)
            raise
        except ValidationError as error:
            return JsonResponse({"error": error.messages[0]}, status=400)

    return checked


def _refuse_unknown(request: HttpRequest, **_rest: Any) -> None:
    raise PermissionDenied
