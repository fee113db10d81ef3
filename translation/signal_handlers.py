"""Rules for what translators write, however it gets in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail_localize.models import OverridableSegment, SegmentOverride

from translation.links import is_allowed, looks_like_link


def refuse_dangerous_links(instance: SegmentOverride, **_kwargs: Any) -> None:
    """Keep ``javascript:`` and its like out of translated links.

    Raises:
        ValidationError: the new address is of another kind than web, e-mail or telephone.
    """
    segments = OverridableSegment.objects.filter(context_id=instance.context_id)
    replaces_link = any(looks_like_link(segment.data) for segment in segments)
    if not is_allowed(instance.data, replaces_link=replaces_link):
        raise ValidationError(
            _("A link must start with https:, http:, mailto: or tel:."), code="link_scheme"
        )
