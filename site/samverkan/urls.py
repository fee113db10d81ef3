"""Every public address."""

from csp.decorators import csp_replace
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from samverkan.search.views import search
from samverkan.serve import serve

admin_urls = decorate_urlpatterns(
    wagtailadmin_urls.urlpatterns, csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)
)

FEED_PATTERN = r"^((?:[\w\-]+/)+flode\.(?:rss|atom))$"
"""Feeds are parts of listings; Wagtail's own pattern leaves out paths with a full stop."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        path("media/<path:path>", serve_file, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    path("aterkoppling/", include("feedback.urls")),
    path("sok/", search, name="search"),
    re_path(FEED_PATTERN, serve, name="feed"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=False,
)
