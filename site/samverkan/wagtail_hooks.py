"""What the house adds to Wagtail's admin."""

from wagtail import hooks

from samverkan.protection import keep_what_is_used

hooks.register("before_delete_snippet", keep_what_is_used)
