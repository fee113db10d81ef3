"""What an event asks those who register, worded in the reader's language where it is translated.

Which questions there are, which must be answered and how long answers are kept is what the event in
the source language says; its translation lends only words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from events.blocks import KEPT_DAYS
from events.models import EventPage
from events.registration.enums import AnswerKind
from samverkan import languages

PURPOSES = {
    AnswerKind.NAME: _("So that we know who is coming."),
    AnswerKind.EMAIL: _("So that we can send you what you need to know about the event."),
    AnswerKind.PHONE: _("So that we can reach you if something changes at the last moment."),
    AnswerKind.FOOD: _("So that we can order food that you can eat."),
    AnswerKind.ACCESS: _("So that we can prepare what you need."),
}
"""Why the usual questions are asked, unless the editor says something else."""

OWN = {AnswerKind.TEXT, AnswerKind.CHOICE, AnswerKind.TICK}


@dataclass(frozen=True)
class Question:
    """One question to somebody who registers.

    Attributes:
        field: the name of a usual question, or the id of the block.
        kind: one of ``AnswerKind``.
        label: the question in the source language, as it is stored with the answer.
        shown: the question as the reader gets it.
        purpose: why it is asked, as the reader gets it; may be empty.
        code: the language of the purpose and, for an editor's own question, of its words.
        keep_days: days from the occasion's end until the answer is erased.
        choices: what can be chosen: in the source language, and as the reader gets it.
    """

    field: str
    kind: str
    label: str
    shown: str
    purpose: str
    code: str
    is_required: bool = False
    keep_days: int = KEPT_DAYS
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether an editor has worded it, and not the platform."""
        return self.kind in OWN


def questions_of(page: EventPage, shown: EventPage) -> list[Question]:
    """The questions of an event, the e-mail address always among them.

    Args:
        page: the event in the source language.
        shown: the version that the reader gets; the same page where there is no other.
    """
    words = {block.id: block.value for block in shown.registration_fields}
    code = shown.locale.language_code
    found: dict[str, Question] = {}
    for block in page.registration_fields:
        if block.block_type == "known":
            question = usual(block.value, words.get(block.id, {}), code)
        else:
            question = own(block, words.get(block.id, block.value), code)
        found.setdefault(question.field, question)
    if not page.registration_fields:
        found[AnswerKind.NAME.value] = plain(AnswerKind.NAME)
    if AnswerKind.EMAIL.value not in found:
        found[AnswerKind.EMAIL.value] = plain(AnswerKind.EMAIL)
    return list(found.values())


def plain(known: AnswerKind) -> Question:
    """A usual question that must be answered, as it is asked when the editor has said nothing."""
    return usual({"field": known.value, "is_required": True, "keep_days": KEPT_DAYS}, {}, "")


def usual(value: Any, words: Any, code: str) -> Question:
    """One of the usual questions, which the platform words in every language."""
    known = AnswerKind(value["field"])
    purpose = words.get("purpose") or value.get("purpose") or ""
    with translation.override(languages.SOURCE.code):
        label = str(known.label)
    return Question(
        field=known.value,
        kind=known.value,
        label=label,
        shown=str(known.label),
        purpose=purpose or str(PURPOSES.get(known, "")),
        code=code if purpose else (translation.get_language() or languages.SOURCE.code),
        is_required=bool(value["is_required"]) or known is AnswerKind.EMAIL,
        keep_days=value["keep_days"],
    )


def own(block: Any, words: Any, code: str) -> Question:
    """A question of the editor's own."""
    value = block.value
    return Question(
        field=str(block.id),
        kind=AnswerKind(block.block_type),
        label=value["question"],
        shown=words.get("question") or value["question"],
        purpose=words.get("purpose") or value.get("purpose") or "",
        code=code,
        is_required=bool(value["is_required"]),
        keep_days=value["keep_days"],
        choices=tuple(choices_of(value, words)),
    )


def choices_of(value: Any, words: Any) -> Iterator[tuple[str, str]]:
    """What can be chosen; untranslated where the translation has another number of choices."""
    stored = list(dict.fromkeys(value.get("choices") or ()))
    shown = list(dict.fromkeys(words.get("choices") or ()))
    return zip(stored, shown if len(shown) == len(stored) else stored, strict=True)
