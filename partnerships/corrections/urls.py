"""Addresses of the form, below ``/rattelse/``."""

from django.urls import path

from partnerships.corrections import views

app_name = "corrections"
urlpatterns = [
    path("tack/", views.thanks, name="thanks"),
    path("<str:token>/", views.propose, name="form"),
]
