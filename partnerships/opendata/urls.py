"""Addresses of the open data: without a language, since data has none, and kept for ever."""

from django.urls import path
from django.views.generic import RedirectView

from partnerships.opendata import views

app_name = "open_data"
urlpatterns = [
    path("oppnadata/partnerskap.json", views.register, name="register"),
    path("oppnadata/360giving.json", views.grants, name="grants"),
    path("oppnadata/schema.json", views.schema, name="schema"),
    path("oppnadata/katalog.rdf", views.catalogue, {"syntax": "xml"}, name="catalogue"),
    path("oppnadata/katalog.ttl", views.catalogue, {"syntax": "turtle"}, name="catalogue_turtle"),
    path("oppnadata/<slug:slug>.csv", views.table, name="table"),
    path("oppnadata/<uuid:key>/partnerskap.json", views.register, name="partnership"),
    path("oppnadata/<uuid:key>/360giving.json", views.grants, name="partnership_grants"),
    path("oppnadata/<uuid:key>/<slug:slug>.csv", views.table, name="partnership_table"),
    # Where the Swedish data portal looks unless it is told otherwise.
    path(
        "datasets/dcat",
        RedirectView.as_view(pattern_name="open_data:catalogue", permanent=True),
        name="harvest",
    ),
]
