"""Addresses of registration, all below ``/anmalan/``."""

from django.urls import path

from events.registration import mine, views

app_name = "events"
urlpatterns = [
    path("<int:pk>/", views.register, name="register"),
    path("<int:pk>/tack/<str:token>/", views.thanks, name="thanks"),
    path("min/<str:token>/", mine.mine, name="mine"),
    path("min/<str:token>/andra/", mine.change, name="change"),
    path("min/<str:token>/kalender.ics", mine.calendar, name="my_calendar"),
]
