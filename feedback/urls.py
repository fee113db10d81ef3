"""Addresses of the question's own pages, all below ``/aterkoppling/``."""

from django.urls import path

from feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.answer, name="answer"),
    path("<str:token>/", views.details, name="details"),
    path("<str:token>/tack/", views.thanks, name="thanks"),
]
