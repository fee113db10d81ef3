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

from samverkan import protected, sitemaps, well_known
from samverkan.search.views import search
from samverkan.serve import serve

handler400 = "samverkan.errors.bad_request"
handler403 = "samverkan.errors.forbidden"
handler404 = "samverkan.errors.page_not_found"
handler500 = "samverkan.errors.server_error"

admin_urls = decorate_urlpatterns(
    wagtailadmin_urls.urlpatterns, csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)
)

FEED_PATTERN = r"^((?:[\w\-]+/)+[\w\-]+\.(?:rss|atom|ics))$"
"""Feeds and calendars are parts of pages; Wagtail's own pattern takes no path with a full stop."""

MEDIA_PATTERN = r"^media/(?!documents/)(?P<path>.+)$"
"""Documents are sent by the view that checks who may read them, not straight from their folder."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
    path("documents/authenticate_with_password/<int:restriction>/", protected.document_password),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("", include("partnerships.opendata.urls")),
]

if settings.ANYMAIL["WEBHOOK_SECRET"]:
    urlpatterns.append(path("anymail/", include("anymail.urls")))

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(MEDIA_PATTERN, serve_file, {"document_root": settings.MEDIA_ROOT}))

urlpatterns += i18n_patterns(
    # Wagtail's own views, each with ours around it or in its place.
    path(
        "_util/authenticate_with_password/<int:restriction>/<int:page>/",
        protected.page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", protected.log_in, name="wagtailcore_login"),
    path("anmalan/", include("events.urls")),
    path("aterkoppling/", include("feedback.urls")),
    path("kontaktkort/", include("contacts.urls")),
    path("foresla-evenemang/", include("events.proposals.urls")),
    path("rattelse/", include("partnerships.corrections.urls")),
    path("sok/", search, name="search"),
    re_path(FEED_PATTERN, serve, name="feed"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=False,
)
