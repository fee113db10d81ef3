"""Which site a request is for."""

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site

from samverkan import published


def site_for(request: HttpRequest) -> Site | None:
    """The request's site, as Wagtail finds it; no query when warm.

    Wagtail gives the default site to every host that is no site's own, and to every port of a
    host the same site unless the port is a site's own. So what is kept grows with the sites, not
    with the hosts that are asked for.
    """
    if hasattr(request, "_wagtail_site"):
        return Site.find_for_request(request)
    host, port = split_domain_port(request.get_host())[0], request.get_port()
    known = published.kept(("site addresses",), _addresses)
    key = (host if host in known else "", port if (host, port) in known else "")
    site = published.kept(("site", *key), lambda: Site.find_for_request(request))
    if site:
        # Where Wagtail's own look-up keeps its answer while a request lasts.
        request._wagtail_site = site  # type: ignore[attr-defined]
    return site


def _addresses() -> frozenset[str | tuple[str, str]]:
    """The hosts of all sites, and their hosts with ports."""
    sites = Site.objects.values_list("hostname", "port")
    return frozenset(address for host, port in sites for address in (host, (host, str(port))))
