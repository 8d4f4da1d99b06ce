"""What is told of the story: facts, kinds of draft and note, and what became of them, in words and with names."""

from followthrough.demo.cast import NAMES, ZONE
from followthrough.mail.reading import Says
from followthrough.plan.drafts import DraftState, StepKind
from followthrough.plan.facts import (
    Away,
    Bounced,
    Called,
    Fact,
    Landed,
    Meeting,
    Met,
    Noted,
    Outreach,
    Owed,
    Received,
    Referral,
    Sent,
)
from followthrough.service import naming


def kind_in_words(kind: StepKind) -> str:
    """``thank-you`` for ``thank_you``."""
    return _KINDS.get(kind, kind.value)


_KINDS = {
    StepKind.CHECK_IN: "check-in",
    StepKind.THANK_YOU: "thank-you",
    StepKind.REPORT_BACK: "report back",
    StepKind.PREPARE: "meeting note",
    StepKind.CALL: "call note",
    StepKind.LANDED: "mail about the landing",
}


def named(person: str) -> str:
    """The person's name, where the story knows it."""
    return NAMES.get(person, person)


def named_in(words: str) -> str:
    """A sentence with names in the place of addresses."""
    return naming.named_in(words, lambda address: NAMES.get(address, ""))


def fact_in_words(fact: Fact) -> str:
    """What was seen, as the demo tells it."""
    who = named(fact.person)
    match fact:
        case Outreach():
            return f"Sam's first mail to {who}: the playbook “{fact.playbook}” enrols it"
        case Sent():
            return f"Sam's mail to {who}" + (": the draft, as sent" if fact.step_key else "")
        case Received():
            said = (
                ", ".join(_SAYS.get(says, says.value) for says in fact.says)
                or "nothing that is clear by itself"
            )
            return f"{who} answered in person: {said}"
        case Away():
            back = f"back on {fact.until:%-d %B}" if fact.until else "no date"
            return f"an automatic reply from {who}, {back}: everything waits"
        case Bounced():
            return f"the mail to {who} failed for good ({fact.status}): everything stops"
        case Meeting():
            at = fact.starts_at.astimezone(ZONE)
            return f"a meeting with {who} is agreed for {at:%A %-d %B, %H:%M}"
        case Referral():
            return f"{who} named {fact.name} ({fact.how})"
        case _:
            return _said(fact, who)


def _said(fact: Fact, who: str) -> str:
    """What Sam said in an answer to a note."""
    match fact:
        case Called():
            return f"Sam called {who}" + ("" if fact.reached else ", and nobody answered")
        case Met():
            return f"Sam and {who} have met"
        case Noted():
            return f"what {who} said{' that helped' if fact.helpful else ''}: “{fact.text}”"
        case Owed():
            return f"Sam owes {who} something: “{fact.text}”"
        case Landed():
            return f"the search is over: “{fact.text}”"
        case _:
            return f"{who}: {fact.kind}"


ABOUT_NOBODY = {
    StepKind.NOTE: "the day's note",
    StepKind.DIGEST: "the week's digest",
}


BECAME = {
    DraftState.SENT: "sent",
    DraftState.ABSENT: "gone from Drafts, perhaps only open in a client",
    DraftState.DISMISSED: "deleted: a no to this step",
    DraftState.WITHDRAWN: "out of date, moved to Trash",
    DraftState.EDITED: "edited, so it is Sam's own",
}


_SAYS = {
    Says.POSITIVE: "a friendly yes",
    Says.NO_OPENINGS: "no openings",
    Says.THANKS: "thanks",
    Says.NAMES_TIME: "a time",
}
