"""What is wrong with a form, for the list at its top."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.forms import BaseForm, RadioSelect

register = template.Library()


@dataclass(frozen=True)
class Fault:
    """One thing to correct.

    Attributes:
        target: id of the control to go to.
        label: what the form calls the field.
    """

    target: str
    label: str
    text: str


@register.filter
def faults(form: BaseForm) -> Iterator[Fault]:
    """Each fault in the order of the fields; a group of radio buttons is entered at its first."""
    for field in form.visible_fields():
        is_group = isinstance(field.field.widget, RadioSelect)
        target = f"{field.auto_id}_0" if is_group else field.auto_id
        for error in field.errors:
            yield Fault(target, str(field.label), str(error))
