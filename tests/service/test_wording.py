"""What the user is told says what happened, where, and what to do; each in a few plain sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from followthrough.ledger.store import Question
from followthrough.mail.reading import Evidence
from followthrough.plan.arrivals import About, Doubt
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step
from followthrough.service import wording

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
DOUBT = Doubt(
    key="k",
    about=About.TWO_FIT,
    person="ann@x.example",
    sender="desk@x.example",
    subject="Re: Advice",
    evidence=(Evidence("match", "in-reply-to", "first@me"),),
    address="ann@x.example",
    status="5.1.1",
    successor="ben@x.example",
)
STEP = Step(
    key="s", kind=StepKind.CHECK_IN, person="ann@x.example", account="home", playbook="advice", template="check_in",
    follows="m@x", threads_to="m@x", opens_at=NOW, overdue_at=NOW, expires_at=None, number=1,
    why="You wrote last on 3 February.", cancelled_by="",
)  # fmt: skip
ROW = DraftRow(
    key="r", account="home", kind=StepKind.ATTEMPT, mailbox="Drafts", message_id="r@me", raw=b"", flags=(),
    persons=("ann@x.example", "cy@x.example"), steps=("r",), to=(), subject="Re: Advice", parents=(), created_at=NOW,
)  # fmt: skip

SAID: list[tuple[Question, list[str]]] = [
    (wording.twice(ROW, NOW), ["“Re: Advice”", "lies in Drafts twice", "delete either"]),
    (
        wording.steering_removed("home", "Followthrough/Hold", NOW),
        ["Followthrough/Hold of home is not there any more", "make it anew", "steering_mailboxes = false"],
    ),
    (
        wording.steering_refused("home", "Followthrough/Hold", "no way", NOW),
        ["the server said “no way”", "Make it yourself", "steering_mailboxes = false"],
    ),
    (
        wording.steered("hold", "home", "Followthrough/Hold", ["ann@x.example"], "m@x", "Advice", NOW),
        ["“Advice”", "into Followthrough/Hold", "until you say resume"],
    ),
    (
        wording.steered("stop", "home", "Followthrough/Stop", [], "m@x", "Advice", NOW),
        ["“Advice”", "stopped nobody", "Put it back"],
    ),
    (
        wording.doubt(DOUBT, NOW),
        [
            "desk@x.example",
            "“Re: Advice”",
            "in-reply-to: first@me",
            "until you write",
            "reply to it yourself",
        ],
    ),
    (wording.doubt(replace(DOUBT, about=About.PERHAPS_AUTOMATIC), NOW), ["a machine", "or they write again"]),
    (wording.doubt(replace(DOUBT, about=About.CHALLENGE), NOW), ["confirm if you trust it"]),
    (
        wording.doubt(replace(DOUBT, about=About.PERHAPS_THEIRS), NOW),
        ["perhaps their answer (in-reply-to: first@me)", "until you write"],
    ),
    (wording.doubt(replace(DOUBT, about=About.OUT_OF_THREAD), NOW), ["is not in your thread", "delete"]),
    (
        wording.doubt(
            replace(DOUBT, about=About.OUT_OF_THREAD, instead_of=("a@x.example", "b@x.example")), NOW
        ),
        [
            "in place of a@x.example and b@x.example",
            "neither called nor written to again",
            "write to them yourself",
        ],
    ),
    (wording.doubt(replace(DOUBT, about=About.STOPPED), NOW), ["“first@me”", "in any playbook or account"]),
    (wording.doubt(replace(DOUBT, about=About.UNREACHABLE), NOW), ["5.1.1", "people.toml"]),
    (wording.doubt(replace(DOUBT, about=About.LEFT), NOW), ["names ben@x.example instead"]),
    (wording.doubt(replace(DOUBT, about=About.LONG_AWAY), NOW), ["not until when", "until they write"]),
    (
        wording.doubt(replace(DOUBT, about=About.LONG_AWAY, until=date(2027, 1, 4)), NOW),
        ["back on 4 January 2027"],
    ),
    (wording.fill_sent("home", "ann@x.example", "m", "Re: Advice", NOW), ["“Re: Advice”", "[[FILL"]),
    (wording.emptied("home", "INBOX", NOW), ["INBOX of home", "for a day", "nothing to do"]),
    (wording.renumbered("home", "Sent", 7, NOW), ["Sent of home", "nothing to do"]),
    (
        wording.missing_mailbox("home", "Label", "no such mailbox", NOW),
        ["Label of home", "followthrough.toml"],
    ),
    (wording.poison("home", "INBOX", 5, "ValueError: x", NOW), ["INBOX of home, uid 5", "three times"]),
    (
        wording.listed(STEP, NOW),
        ["Check-in: You wrote last", "not drafted by itself", "write to them yourself"],
    ),
    (wording.nobody_to_write_to(STEP, "x@", NOW), ["check-in", "x@", "yourself"]),
    (
        wording.bad_template(STEP, "t/check_in.txt.j2", 4, "bad", NOW),
        ["t/check_in.txt.j2, line 4: bad", "mended"],
    ),
    (wording.bad_template(STEP, "t/check_in.txt.j2", 0, "bad", NOW), ["t/check_in.txt.j2: bad"]),
    (wording.missing_message(STEP, "m@x", NOW), ["m@x", "yourself"]),
    (wording.uncertain(ROW, NOW), ["attempt “Re: Advice”", "Drafts", "never two", "Look there"]),
    (wording.outdated(ROW, NOW), ["attempt “Re: Advice”", "Drafts", "delete it"]),
]


@pytest.mark.parametrize(("question", "words"), SAID, ids=lambda each: getattr(each, "heading", ""))
def test_it_says_what_happened_where_and_what_to_do(question: Question, words: list[str]) -> None:
    """In whole sentences that a note has room for, without saying the person twice."""
    for each in words:
        assert each in question.text
    assert len(question.text) <= 400
    assert question.text.endswith(".")
    assert question.heading.rstrip(".") == question.heading != ""
    if question.person:
        assert not question.text.startswith(question.person)


def test_every_doubt_has_its_words() -> None:
    """None is forgotten, and no two share a heading."""
    headings = {wording.doubt(replace(DOUBT, about=about), NOW).heading for about in About}
    assert len(headings) == len(About)


def test_a_long_subject_is_cut_and_none_is_named_so() -> None:
    """A subject is anybody's to choose."""
    assert wording.quoted("x" * 500) == f"“{'x' * 80}…”"
    assert wording.quoted(" ") == "(no subject)"
