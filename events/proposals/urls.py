"""Addresses of the form, below ``/foresla-evenemang/``."""

from django.urls import path

from events.proposals import views

app_name = "event_proposals"
urlpatterns = [
    path("", views.propose, name="form"),
    path("tack/", views.thanks, name="thanks"),
]
