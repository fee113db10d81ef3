"""Addresses of files, all below ``/kontaktkort/``."""

from django.urls import path

from contacts import views

app_name = "contacts"
urlpatterns = [
    path("person-<int:pk>.vcf", views.person, name="person"),
    path("enhet-<int:pk>.vcf", views.unit, name="unit"),
]
