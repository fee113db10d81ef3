"""What people answer: stored beside the registration, each answer with its own clock."""

from collections.abc import Iterable
from dataclasses import dataclass

from events.models import Answer, Registration


@dataclass(frozen=True)
class GivenAnswer:
    """One answer to store.

    Attributes:
        field: which question: the name of a usual one ("email"), or the id of its block.
        kind: one of ``AnswerKind``.
        label: the question in the source language.
        value: the answer; never empty.
        keep_days: days from the occasion's end until it is erased.
    """

    field: str
    kind: str
    label: str
    value: str
    keep_days: int


def store(registration: Registration, given: Iterable[GivenAnswer]) -> bool:
    """Put the answers in place of those that the registration has; whether any is another.

    An answer that stays the same keeps the time that the person was told when giving it.
    """
    before = {answer.field: answer for answer in registration.answers.all()}
    changed = False
    for one in given:
        old = before.pop(one.field, None)
        if old and old.value == one.value:
            continue
        values = {name: getattr(one, name) for name in ("kind", "label", "value", "keep_days")}
        Answer.objects.update_or_create(registration=registration, field=one.field, defaults=values)
        changed = True
    if before:
        registration.answers.filter(field__in=before).delete()
    return changed or bool(before)
