"""Addresses of files, all below ``/kontaktkort/``."""

from django.urls import re_path

from contacts import views

app_name = "contacts"
# No key has more digits; a number that no database can hold is just another missing page.
urlpatterns = [
    re_path(r"^person-(?P<pk>[0-9]{1,9})\.vcf$", views.person, name="person"),
    re_path(r"^enhet-(?P<pk>[0-9]{1,9})\.vcf$", views.unit, name="unit"),
]
