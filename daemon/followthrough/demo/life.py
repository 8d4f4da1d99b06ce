"""The main thread of the demo: Grace Hall, from Sam's list to the mail that says where Sam has landed. Values only."""

from followthrough.demo.cast import (
    GRACE,
    OMAR,
    AnswersNote,
    Event,
    Replies,
    SendsDraft,
    Talks,
    london,
)

_GRACE, _OMAR = "grace.hall@stonebridge.example", "omar@floodmaps.example"

TO_GRACE = "A flood plan that begins with the cellars is one I want to understand."
"""What Sam writes in the place of a FILL that asks why Grace."""


def life() -> tuple[Event, ...]:
    """Two months, in order."""
    return (*_until_they_answer(), *_until_they_meet(), *_what_comes_of_it())


def _until_they_answer() -> tuple[Event, ...]:
    return (
        Event(
            london(2, 3, 10, 50),
            "Sam reads the introduction to Grace Hall and sends it.",
            SendsDraft(_GRACE, {"": TO_GRACE}),
        ),
        Event(london(4, 3, 10), "Sam calls Grace, and nobody answers …", Talks()),
        Event(
            london(4, 3, 10, 5),
            "… so Sam answers the note with two words: no answer.",
            AnswersNote("Grace", "no answer\n"),
        ),
        Event(london(9, 3, 14, 30), "Sam sends the second mail as it is.", SendsDraft(_GRACE)),
        Event(
            london(10, 3, 16, 20),
            "Grace answers: yes.",
            Replies(
                GRACE,
                "Dear Sam,\n\nThank you for writing again. I would be happy to talk.\n\nGrace\n\n"
                "-- \nGrace Hall | Stonebridge Borough\n",
            ),
        ),
        Event(london(10, 3, 17, 40), "Sam sends the times when they could talk.", SendsDraft(_GRACE)),
    )


def _until_they_meet() -> tuple[Event, ...]:
    return (
        Event(
            london(11, 3, 9, 15),
            "Grace names one of them.",
            Replies(GRACE, "Dear Sam,\n\nThursday 19 March at 2 pm works for me.\n\nGrace\n"),
        ),
        Event(london(11, 3, 12, 10), "Sam sends the draft that says so: it is agreed.", SendsDraft(_GRACE)),
        Event(london(19, 3, 14), "Sam and Grace talk for twenty minutes.", Talks()),
        Event(
            london(19, 3, 14, 40),
            "Sam answers the note with what came of it.",
            AnswersNote(
                "Grace",
                "met\n"
                "helpful: Begin with the insurers: the numbers are there.\n"
                f"referral: {OMAR}, who draws flood maps for insurers\n"
                "owe: the rainfall table for Leeds\n",
            ),
        ),
        Event(
            london(19, 3, 16, 30),
            "Sam sends the thank-you.",
            SendsDraft(_GRACE, {"": "The table comes by Friday."}),
        ),
    )


def _what_comes_of_it() -> tuple[Event, ...]:
    return (
        Event(
            london(20, 3, 9, 40),
            "Sam sends the introduction to Omar Haddad, to whom Grace referred Sam.",
            SendsDraft(_OMAR, {"": "Your maps are what I would like to learn to read."}),
        ),
        Event(
            london(23, 3, 8, 40),
            "Omar answers: yes.",
            Replies(OMAR, "Dear Sam,\n\nHappy to help! Let's talk.\n\nOmar\n"),
        ),
        Event(london(23, 3, 10), "Sam sends Omar the times when they could talk.", SendsDraft(_OMAR)),
        Event(
            london(25, 3, 12),
            "Sam tells Grace what came of it.",
            SendsDraft(_GRACE, {"": "Omar and I are about to talk, thanks to you."}),
        ),
        Event(
            london(31, 3, 11),
            "Nothing came from Omar: Sam sends the nudge.",
            SendsDraft(_OMAR),
        ),
        Event(
            london(15, 4, 15),
            "Sam completes the check-in and sends it, with the rainfall table.",
            SendsDraft(_GRACE, {"": "The rainfall table for Leeds is attached at last."}),
        ),
        Event(
            london(27, 4, 9, 30),
            "Sam has found work, and answers the newest note with one line.",
            AnswersNote("", "landed: from June I plan for floods at Leeds City Council\n"),
        ),
        Event(
            london(27, 4, 16),
            "Sam sends Grace the mail that says so.",
            SendsDraft(_GRACE, {"": "Beginning with the insurers is what got me there."}),
        ),
    )
