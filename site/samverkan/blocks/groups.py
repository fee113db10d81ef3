"""The groups that editors find blocks in, in the order of the chooser."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
MEDIA = _("Images and video")
LINKS = _("Links and documents")
PEOPLE = _("People and organisations")
FACTS = _("Facts and figures")
HOME = _("Sections of the home page")
