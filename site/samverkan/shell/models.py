"""What an editor decides about the frame around every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """The site's name and look.

    Attributes:
        name: what the site is called in its header, in feeds and in shared links.
    """

    name = models.CharField(_("name of the site"), max_length=80, default="Samverkan")

    class Meta:
        verbose_name = _("Site")
