"""Words that all questions share."""

from followthrough.plan.drafts import StepKind

_MOST_SUBJECT = 80


def kind_in_words(kind: StepKind) -> str:
    """``check-in``"""
    return kind.value.replace("_", "-")


def quoted(subject: str) -> str:
    """A subject as it stands in a sentence."""
    short = subject if len(subject) <= _MOST_SUBJECT else f"{subject[:_MOST_SUBJECT].rstrip()}…"
    return f"“{short}”" if short.strip() else "(no subject)"
