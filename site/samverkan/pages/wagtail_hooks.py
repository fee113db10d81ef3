"""What the pages change in Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from samverkan.pages.rich_text_links import FrameLinkHandler


@hooks.register("register_rich_text_features", order=10)
def keep_links_in_the_readers_frame(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages, which is registered with order 0."""
    features.register_link_type(FrameLinkHandler)
