"""Words that all questions share."""

from followthrough.plan.drafts import StepKind

_MOST_SUBJECT = 80


def kind_in_words(kind: StepKind) -> str:
    """``check-in``"""
    return kind.value.replace("_", "-")


def draft_in_words(kind: StepKind) -> str:
    """What a draft that waits is, to the one who is to send it."""
    return _DRAFTS.get(kind) or kind_in_words(kind)


_DRAFTS = {
    StepKind.ATTEMPT: "your next mail",
    StepKind.NUDGE: "a reminder",
    StepKind.ANSWER: "your answer",
    StepKind.LANDED: "your news of where you landed",
}


def quoted(subject: str) -> str:
    """A subject as it stands in a sentence."""
    short = subject if len(subject) <= _MOST_SUBJECT else f"{subject[:_MOST_SUBJECT].rstrip()}…"
    return f"“{short}”" if short.strip() else "(no subject)"
