"""What an editor decides about the frame around every page."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from samverkan.blocks.fields import StreamField
from samverkan.locale_constraints import UniqueInLanguage
from samverkan.shell.blocks import EmergencyMessagesBlock, FooterBlock, MainMenuBlock


class Accent(models.TextChoices):
    """The accent colours that the style sheets know, as ``data-accent`` on the root element."""

    BLUE = "blue", _("Blue")
    GREEN = "green", _("Green")
    RED = "red", _("Red")
    PURPLE = "purple", _("Purple")
    ORANGE = "orange", _("Orange")
    GREY = "grey", _("Grey")


class BannerLevel(models.TextChoices):
    """How grave an emergency message is."""

    OFF = "off", _("Off")
    INFORMATION = "information", _("Information")
    CRISIS = "crisis", _("Crisis")


def default_site() -> int | None:
    """The key of the default site, so that a menu of the only site needs no choice."""
    return Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """The site's name and look, and how to reach whoever runs it.

    Attributes:
        name: what the site is called in its header, in feeds and in shared links.
        logo: the logo on a light background.
        logo_dark: the logo on a dark background; empty means the light one.
        contact_page: the page that tells all ways to reach the organisation.
        accessibility_page: the accessibility statement that the law asks for.
    """

    name = models.CharField(_("name of the site"), max_length=80, default="Samverkan")
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    logo_dark = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo on dark background"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accent = models.CharField(
        _("accent colour"), max_length=10, choices=Accent, default=Accent.BLUE
    )
    contact_phone = PhoneNumberField(_("telephone"), blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("contact page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(["logo", "logo_dark", "accent"], heading=_("Look")),
        MultiFieldPanel(
            ["contact_phone", "contact_email", "contact_page", "accessibility_page"],
            heading=_("Contact"),
        ),
    ]

    class Meta:
        verbose_name = _("Site")


class Menu(UniqueInLanguage):
    """The main menu and the footer of a site in one language.

    A language without a menu of its own gets the Swedish one, with titles in its own language
    wherever a page is translated.

    Attributes:
        main: pages and links, with one level below.
        columns: the columns of the footer, each with a heading and links.
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="menus",
        default=default_site,
    )
    main = StreamField(MainMenuBlock(required=False), verbose_name=_("main menu"), blank=True)
    columns = StreamField(FooterBlock(required=False), verbose_name=_("footer columns"), blank=True)

    panels = [FieldPanel("site"), FieldPanel("main"), FieldPanel("columns")]

    class Meta(UniqueInLanguage.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "locale"],
                name="menu_unique_per_site_and_language",
                violation_error_message=_("The site already has a menu in this language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.site} · {self.locale}"


@register_setting(icon="warning")
class EmergencyBanner(BaseSiteSetting):
    """A message at the top of every page while something serious goes on.

    Attributes:
        starts_at: when the banner begins to show; empty means at once.
        ends_at: when it stops showing; empty means until somebody turns it off.
        messages: what it says, at most once in each language. Other languages see the Swedish.
    """

    level = models.CharField(
        _("level"), max_length=11, choices=BannerLevel, default=BannerLevel.OFF
    )
    starts_at = models.DateTimeField(_("shows from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("shows until"), null=True, blank=True)
    messages = StreamField(
        EmergencyMessagesBlock(required=False), verbose_name=_("messages"), blank=True
    )

    panels = [
        FieldPanel("level"),
        MultiFieldPanel(["starts_at", "ends_at"], heading=_("When")),
        FieldPanel("messages"),
    ]

    class Meta:
        verbose_name = _("Emergency banner")

    def clean(self) -> None:
        """Refuse an end before the start, and a banner that says nothing.

        Raises:
            ValidationError: the end is not after the start, or there is no message.
        """
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The banner must end after it starts.")})
        if self.level != BannerLevel.OFF and not len(self.messages):
            raise ValidationError({"messages": _("Write what the banner should say.")})
