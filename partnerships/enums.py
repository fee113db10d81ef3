"""Words that the room's records are marked with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What sort of partnership it is."""

    # Translators: sv "Idéburet offentligt partnerskap (IOP)"
    IOP = "iop", _("Partnership with civil society (IOP)")
    AGREEMENT = "agreement", pgettext_lazy("partnership", "Agreement")
    PROJECT = "project", pgettext_lazy("partnership", "Project")
    NETWORK = "network", pgettext_lazy("partnership", "Network")


class State(TextChoices):
    """Where a partnership is on its way from idea to end."""

    PREPARATION = "preparation", pgettext_lazy("partnership", "In preparation")
    CONSULTATION = "consultation", pgettext_lazy("partnership", "In consultation")
    DECIDED = "decided", pgettext_lazy("partnership", "Decided")
    ACTIVE = "active", pgettext_lazy("partnership", "Active")
    RENEGOTIATION = "renegotiation", pgettext_lazy("partnership", "Under renegotiation")
    ENDED = "ended", pgettext_lazy("partnership", "Ended")


TONES = {
    State.PREPARATION: "neutral",
    State.CONSULTATION: "info",
    State.DECIDED: "info",
    State.ACTIVE: "success",
    State.RENEGOTIATION: "warning",
    State.ENDED: "neutral",
}
"""The colour of a state's mark; the words say the same."""

HELPING = (State.ACTIVE, State.RENEGOTIATION)
"""States in which a partnership's interventions are there for whoever needs them."""


STATE_MEANS = {
    State.PREPARATION: _("The parties are planning what to do together. Nothing is decided yet."),
    State.CONSULTATION: _("Those concerned are saying what they think of the proposal."),
    State.DECIDED: _("The decision has been made. The work has not begun yet."),
    State.ACTIVE: _("The work is going on."),
    State.RENEGOTIATION: _("The work is going on while the parties talk about new terms."),
    State.ENDED: _("The partnership is over."),
}
"""What each state means, in words that anybody understands."""


class PartyRole(TextChoices):
    """What an organisation is to a partnership."""

    LEAD = "lead", pgettext_lazy("party", "Leads")
    PARTNER = "partner", pgettext_lazy("party", "Takes part")
    FUNDER = "funder", pgettext_lazy("party", "Funds")
    SUPPORTER = "supporter", pgettext_lazy("party", "Supports")


class ContributionKind(TextChoices):
    """What is contributed."""

    MONEY = "money", pgettext_lazy("contribution", "Money")
    IN_KIND = "in_kind", pgettext_lazy("contribution", "In kind")


class Precision(TextChoices):
    """How exactly it is known when something happened."""

    DAY = "day", pgettext_lazy("date", "Day")
    MONTH = "month", pgettext_lazy("date", "Month")
    YEAR = "year", pgettext_lazy("date", "Year")


class DocumentKind(TextChoices):
    """What a partnership's document is."""

    AGREEMENT = "agreement", pgettext_lazy("document", "Agreement")
    ACTION_PLAN = "action_plan", pgettext_lazy("document", "Action plan")
    EVALUATION = "evaluation", pgettext_lazy("document", "Evaluation")
    OTHER = "other", pgettext_lazy("document", "Other document")
