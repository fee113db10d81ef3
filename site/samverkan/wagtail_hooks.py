"""What the house adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from samverkan.protection import keep_what_is_used

hooks.register("before_delete_snippet", keep_what_is_used)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """The link to what all of the admin needs beside Wagtail's own styles."""
    return format_html('<link rel="stylesheet" href="{}">', static("samverkan/admin.css"))
