"""Contacts in the admin."""

from wagtail.snippets.models import register_snippet

from contacts.viewsets import ContactsViewSetGroup

register_snippet(ContactsViewSetGroup)
