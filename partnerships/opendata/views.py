"""The open data as files that anybody's program may fetch, from any site."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from partnerships.opendata import catalogue as catalogues
from partnerships.opendata import grants as giving
from partnerships.opendata import publisher, records, tables
from partnerships.opendata import schema as schemas
from partnerships.opendata.fields import TABLES
from samverkan import published
from samverkan.sites import site_for

CSV = "text/csv; charset=utf-8; header=present"
JSON = "application/json"
SYNTAXES = {"xml": "application/rdf+xml", "turtle": "text/turtle; charset=utf-8"}


@require_safe
def register(request: HttpRequest, key: UUID | None = None) -> HttpResponseBase:
    """The register as JSON, or one partnership of it."""
    site = site_of(request)
    known = publisher.of(site)
    found = {
        "license": known.license,
        "publisher": known.name,
        "schema": known.root + reverse("open_data:schema"),
        "partnerships": chosen(site, key),
    }
    return answer(request, as_json(found), JSON)


@require_safe
def table(request: HttpRequest, slug: str, key: UUID | None = None) -> HttpResponseBase:
    """One kind of record as CSV, of all partnerships or of one.

    Raises:
        Http404: there is no such kind of record.
    """
    if slug not in TABLES:
        raise Http404(_("There is no such open data."))
    body = tables.written(TABLES[slug], chosen(site_of(request), key))
    return answer(request, body, CSV)


@require_safe
def grants(request: HttpRequest, key: UUID | None = None) -> HttpResponseBase:
    """The contributions of money as grants by the 360Giving Data Standard."""
    site = site_of(request)
    known = publisher.of(site)
    package = giving.package(
        chosen(site, key),
        known.grant_prefix,
        known.root + request.path,
        known.as_organization,
        known.license,
    )
    return answer(request, as_json(package), JSON)


@require_safe
def schema(request: HttpRequest) -> HttpResponseBase:
    """What the JSON of the register looks like."""
    return answer(request, as_json(schemas.register()), "application/schema+json")


@require_safe
def catalogue(request: HttpRequest, syntax: str) -> HttpResponseBase:
    """The catalogue of the site's open data as RDF."""
    site = site_of(request)
    files = published.kept(("open data catalogue", site.pk), lambda: catalogues.files(site))
    # The syntaxes tell the same, and only Turtle comes in the same order from every process.
    etag = f'W/"{digest(files["turtle"])}"'
    return answer(request, files[syntax], SYNTAXES[syntax], etag)


def site_of(request: HttpRequest) -> Site:
    """The site that is asked.

    Raises:
        Http404: there is none.
    """
    site = site_for(request)
    if site is None:
        raise Http404
    return site


def chosen(site: Site, key: UUID | None) -> list[records.Record]:
    """All partnerships, or the one with this id.

    Raises:
        Http404: nobody may read such a partnership.
    """
    if key is None:
        return records.register(site)
    found = records.one(site, str(key))
    if found is None:
        raise Http404(_("There is no such open data."))
    return [found]


def as_json(data: dict[str, Any]) -> bytes:
    """JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def digest(body: bytes) -> str:
    """A short name for what a file says."""
    return sha256(body).hexdigest()[:32]


def answer(request: HttpRequest, body: bytes, media_type: str, etag: str = "") -> HttpResponseBase:
    """A file for programs on any site, or that the one they have is still right."""
    etag = etag or quote_etag(digest(body))
    whole = HttpResponse(body, content_type=media_type)
    whole.headers["ETag"] = etag
    response = get_conditional_response(request, etag=etag, response=whole) or whole
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
