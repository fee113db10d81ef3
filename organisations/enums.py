"""Closed lists of the room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What sort of organisation it is."""

    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    CONGREGATION = "congregation", _("Congregation")
    STUDY_ASSOCIATION = "study_association", _("Study association")
    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    AUTHORITY = "authority", _("Authority")
    COMPANY = "company", _("Company")
    NETWORK = "network", _("Network")


class LinkKind(TextChoices):
    """What a link of an organisation leads to; readers get it in their own language."""

    JOIN = "join", _("Become a member")
    VOLUNTEER = "volunteer", _("Become a volunteer")
    SUPPORT = "support", _("Give a gift")
    CALENDAR = "calendar", _("Calendar")
    # Translators: the names of social media are not translated.
    FACEBOOK = "facebook", _("Facebook")
    INSTAGRAM = "instagram", _("Instagram")
    LINKEDIN = "linkedin", _("LinkedIn")
    YOUTUBE = "youtube", _("YouTube")
    OTHER = "other", _("Another site")
