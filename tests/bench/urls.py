"""The site's own addresses, and a bare view to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from samverkan.urls import *


def bare(request: HttpRequest) -> HttpResponse:
    """The least that a Django view can do."""
    return HttpResponse("hello")


urlpatterns = [path("bare/", bare), *urlpatterns]
