"""From a mail to a draft, for everything that can be read in one: people in seven languages answer the same first mail.

One look of the real service; what stands in Drafts for each, where the conversation stands, and what the note asks.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from tests.servers.fixtures import Running
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import FIRST, SUBJECT

RE = f"Re: {SUBJECT}"
FILL = "[[FILL:"
LOOK = START + timedelta(hours=4)
TIMES, SET_TIME = "two or three times when you can talk", "suits me well, and I look forward to it"
NO_JOB, NO_MORE = "not a position I was hoping for", "I will leave it there"
POINTED, GLAD = "Thank you for pointing me to", "I was glad to hear from you"


class Case(NamedTuple):
    """What they write; the state it leads to; what the draft says and does not (None: there is none); what is asked."""

    body: str
    state: str
    draft: tuple[str, ...] | None
    never: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    headers: Mapping[str, str] = {}
    subject: str = RE


CASES: dict[str, Case] = {
    # A yes without a time: times are proposed.
    "ann": Case("Happy to help!\n", "answered", (TIMES,)),
    "bea": Case("gerne, rufen Sie mich einfach an\n", "answered", (TIMES,)),
    "clea": Case("Bonjour Sam,\n\nAvec plaisir, parlons-en.\n\nClea\n", "answered", (TIMES,)),
    "dora": Case("Claro que sí, encantada de ayudarte.\n", "answered", (TIMES,)),
    "enzo": Case("Volentieri, ci sentiamo quando vuoi.\n", "answered", (TIMES,)),
    "fia": Case("Graag! Ik help je met plezier.\n", "answered", (TIMES,)),
    "gil": Case("Com certeza, será um prazer conversar.\n", "answered", (TIMES,)),
    # They name a time: it is confirmed, with the day, and booked by nobody.
    "hal": Case("Sure. How about Thursday at 2pm?\n", "answered", ("Thursday, 5 March", SET_TIME)),
    "ivo": Case(
        "I can't do Thursday, how about Friday at 11?\n", "answered", ("Friday, 6 March", SET_TIME), ("Thursday",)
    ),
    "jana": Case("Passt Ihnen Donnerstag um 14 Uhr?\n", "answered", ("Thursday, 5 March", SET_TIME)),
    "kai": Case("Let's talk on Thursday or Friday.\n", "answered", ("Thank you for offering a time.", FILL)),
    # No openings: the beginning of a conversation. With a yes beside it, the yes counts.
    "lena": Case("We are not hiring at the moment.\n", "answered", (NO_JOB,)),
    "milo": Case("No openings here, but happy to chat.\n", "answered", (TIMES,), (NO_JOB,)),
    "nora": Case("Nous ne recrutons pas en ce moment.\n", "answered", (NO_JOB,)),
    # Somebody is named.
    "olga": Case(
        "You should talk to our head of planning, Ben Okafor (ben@harbour.example).\n", "answered",
        (POINTED, "Ben Okafor"),
    ),
    "pia": Case(
        "I'll ask my colleague Ben Okafor and get back to you.\n", "answered", ("I will wait to hear from you",)
    ),
    # A decline, also beside thanks and courtesy: no ask.
    "quin": Case("Thanks for writing, but I must decline. Good luck!\n", "declined", (NO_MORE,), ("minutes",)),
    "rita": Case("Leider habe ich dafür keine Zeit.\n", "declined", (NO_MORE,), ("minutes",)),
    "sol": Case("Lo siento, no me interesa.\n", "declined", (NO_MORE,), ("minutes",)),
    # A question, what is not clear, a hard thing: their words and the place for the user's.
    "tom": Case("What exactly do you want to know?\n", "answered", (FILL, "What exactly do you want"), ("Thank",)),
    "uma": Case(
        "Your mail came at an interesting moment, the reorganisation eats us all.\n", "answered",
        (FILL, "Your mail came at an interesting moment"), ("Thank",),
    ),
    "vera": Case(
        "Dear Sam,\n\nmy mother passed away last week, so I am not in the office. I would normally be happy to talk.\n",
        "answered", (FILL,), ("Thank", "glad", TIMES), ("Answer this one yourself",),
    ),
    "wim": Case("Thanks, received!\n", "answered", (GLAD,)),
    # Leave me alone: for good.
    "xena": Case(
        "Bitte schreiben Sie mir nicht mehr.\n", "stopped", None, asked=("Somebody asks not to be contacted",)
    ),
    # Machines.
    "yann": Case(
        "Je suis absent du bureau jusqu'au 12 mars 2026.\n", "waiting", None,
        headers={"Auto_Submitted": "auto-replied"}, subject=f"Réponse automatique : {SUBJECT}",
    ),
    "zoe": Case(
        "Ich bin in Elternzeit.\n", "waiting", None, asked=("Somebody is away for long",),
        headers={"Auto_Submitted": "auto-replied"}, subject=f"Automatische Antwort: {SUBJECT}",
    ),
    "abel": Case(
        "I no longer work here. Please write to Gil Berg, gil@abel.example.\n", "unreachable", None,
        asked=("Somebody has left",), headers={"Auto_Submitted": "auto-replied"}, subject=f"Automatic reply: {SUBJECT}",
    ),
    "bert": Case(
        "Thank you for contacting us. Your request has been received and given the number 4711.\n", "waiting", None,
        headers={"Auto_Submitted": "auto-generated"}, subject=f"[#4711] {SUBJECT}",
    ),
    "cora": Case(
        "This month: three new parks.\n", "waiting", None, headers={"List_Id": "<news.cora.example>"}, subject="News"
    ),
}  # fmt: skip


def address(who: str) -> str:
    return f"{who.capitalize()} <{who}@{who}.example>"


class Village(NamedTuple):
    """After one look: the draft's text for each, where each stands, and what is asked about whom."""

    home: Home
    drafts: dict[str, str]
    known: dict[str, Any]
    asked: dict[str, list[str]]


@pytest.fixture(scope="module")
def village(servers: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """Everybody is written to on Monday and answers three hours later, all but the list in the thread."""
    server = servers.get("dovecot")
    home = Home(server, tmp_path_factory.mktemp("village"), server.new_user(), {"drafts_per_day": 50})
    yield live(home)
    home.close()


def live(home: Home) -> Village:
    for n, (who, case) in enumerate(CASES.items()):
        at = START + timedelta(minutes=n)
        first = home.send(address(who), SUBJECT, FIRST.replace("Ms Miller", who.capitalize()), at=at)
        thread = {} if "List_Id" in case.headers else answers(first)
        home.receive(
            address(who), case.subject, case.body, at=at + timedelta(hours=3), **thread, **case.headers
        )
    home.set_time(LOOK)
    assert home.json("once")["trouble"] == {}
    drafts = {headers(each)["To"].partition("@")[0].rpartition("<")[2]: text(each) for each in home.drafts()}
    known = {who: home.json("why", f"{who}@{who}.example") for who in CASES}
    (note,) = home.notes()
    return Village(home, drafts, known, asked(text(note)))


def asked(note: str) -> dict[str, list[str]]:
    """The headings under which the day's note has something of each, what waits in Drafts aside."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in note.split("\n"):
        if line.isupper():
            heading = line
        elif line.startswith("- ") and not heading.startswith("WAITING"):
            found.setdefault(line[2:].partition(":")[0].lower(), []).append(heading)
    return found


@pytest.mark.parametrize("who", CASES)
def test_what_they_say_decides_what_is_drafted(village: Village, who: str) -> None:
    """The right words, none of the wrong ones; or no draft at all."""
    case, draft = CASES[who], village.drafts.get(who)
    assert village.known[who]["state"] == case.state
    assert (draft is None) == (case.draft is None), draft
    if draft is not None:
        # Below the line that introduces the quotation stand their words, not ours.
        written = " ".join(draft.partition("\n> ")[0].split())
        assert [each for each in case.draft or () if each not in written] == [], written
        assert [each for each in case.never if each in written] == [], written


@pytest.mark.parametrize("who", CASES)
def test_what_the_user_must_hear_is_asked(village: Village, who: str) -> None:
    """And nothing else about that person."""
    assert village.asked.get(who, []) == [heading.upper() for heading in CASES[who].asked]


def test_a_time_in_plain_words_is_nobodys_appointment(village: Village) -> None:
    """It is shown with its sentence; the meeting is made when the user's confirmation is sent."""
    for who in ("hal", "ivo", "jana"):
        facts = village.known[who]["facts"]
        assert "meeting" not in {fact["kind"] for fact in facts}
    said = village.home.call("why", "hal@hal.example").stdout
    assert "How about Thursday at 2pm?" in said


def test_an_absence_holds_until_its_end_and_a_receipt_holds_nothing(village: Village) -> None:
    """The return date plus one business day; a ticket's number leaves the call where it was."""
    planned = village.home.json("plan")["steps"]
    calls = {p: step["opens_at"][:10] for step in planned if step["kind"] == "call" for p in step["persons"]}
    assert (calls["yann@yann.example"], calls["bert@bert.example"]) == ("2026-03-13", "2026-03-03")
