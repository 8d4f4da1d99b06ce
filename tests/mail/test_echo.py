"""The user's own words, quoted back: whose conversation they name, how surely, and when they name nobody's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mail.address import Identities
from followthrough.mail.matching.echo import echoes
from followthrough.mail.matching.fingerprints import MAX_WORDS, fingerprints, prints_of, words_of
from followthrough.mail.matching.match import Correspondence, match
from followthrough.mail.matching.quotations import Written, given_back
from followthrough.mail.message import parse
from followthrough.mail.reading import read

ME = Identities(frozenset({"sam@home.example"}))
SENT_AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
SUBJECT = "Twenty minutes of your time"
TEMPLATE = (
    "I am writing because I try to learn how small towns keep their rivers clean.\n\n"
    "Could you spare me twenty minutes on the telephone? I am not asking for a job, only for advice.\n\nSam"
)
RIVER = "Your lecture on reed beds in Utrecht has stayed with me ever since I heard it last autumn."


class Sent:
    """A mail of Sam's: to whom, in what words, when."""

    def __init__(self, name: str, address: str, text: str, minutes: int = 0, *others: str) -> None:
        self.name, self.address, self.text, self.others = name, address, text, others
        self.at = SENT_AT + timedelta(minutes=minutes)

    @property
    def written(self) -> Written:
        return Written((self.address, *self.others), self.at, prints_of(self.text))

    @property
    def known(self) -> Correspondence:
        return Correspondence(
            person=self.address,
            addresses=frozenset({self.address}),
            names=frozenset({self.name.lower()}),
            subjects={f"to-{self.address}": SUBJECT.lower()},
            since_at=self.at,
            until_at=None,
        )


ANN = Sent("Ann Miller", "ann@reeds.example", f"Dear Dr Miller,\n\n{RIVER}\n\n{TEMPLATE}")
BEN = Sent("Ben Stone", "ben@dyke.example", f"Dear Mr Stone,\n\n{TEMPLATE}", 5)
CARLA = Sent("Carla Stone", "carla@canal.example", f"Dear Ms Stone,\n\n{TEMPLATE}", 11)
DORA = Sent("Dora Stone", "dora@canal.example", f"Dear Ms Stone,\n\n{TEMPLATE}", 27)
ALL = (ANN, BEN, CARLA, DORA)


def quoted(text: str, mark: str = "> ") -> str:
    return "\n".join(f"{mark}{line}" for line in text.split("\n"))


def found(
    body: str,
    sender: str = "Office <office@elsewhere.example>",
    subject: str = f"Re: {SUBJECT}",
    sent: tuple[Sent, ...] = ALL,
    header: str = "",
    to: str = "sam@home.example",
) -> list[tuple[str, str, bool]]:
    """Who it is matched to, how surely, and whether they wrote it."""
    raw = (
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n{header}\n{body}\n"
    )
    message = parse(raw.encode())
    reading = read(message)
    back = given_back(message.text, [each.written for each in sent], message.date)
    known = [each.known for each in sent]
    matches = match(message, reading, known, echoes(message, back, known, ME))
    assert all(each.evidence[0].judge == "match" for each in matches)
    return [(m.person, m.certainty.name.lower(), m.is_person) for m in matches]


def probably(sent: Sent, *, is_person: bool = False) -> list[tuple[str, str, bool]]:
    return [(sent.address, "probable", is_person)]


# Words that only one person was written ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"Gladly.\n\nOn 2 Mar 2026, at 09:05, Sam wrote:\n\n{quoted(ANN.text)}",
        f"Gern.\n\n-----Ursprüngliche Nachricht-----\nVon: Sam\nGesendet: Montag, 2. März 2026 10:05\nAn: Ann Miller\n"
        f"Betreff: {SUBJECT}\n\n{ANN.text}",
        f"{quoted(RIVER, '>')}\n\nThank you!",
        f"{quoted(RIVER, '>> ')}\n>\n> Who wrote this?",
        f"{quoted(RIVER, 'Sam> ')}\n\nKind of you.",
        f"{quoted(RIVER, '| ')}\n\nKind of you.",
        quoted(RIVER.replace(" in ", " in\n> ").replace(" since ", "\n> since ")) + "\n\nKind.",
        quoted(RIVER.upper()) + "\n\nKind.",
        quoted(RIVER.replace("Utrecht", "*Utrecht*<https://maps.example/?q=Utrecht>")) + "\n\nKind.",
        f"Kind.\n\n{RIVER}",
    ],
    ids=["gmail", "outlook", "bare", "deep", "initials", "bars", "broken", "capitals", "links", "unmarked"],
)
def test_a_sentence_that_only_one_person_was_written_names_the_conversation(body: str) -> None:
    """However the program quotes it: marks, line breaks, case and links are its own."""
    assert found(body) == probably(ANN)


def test_a_quotation_in_html_is_read_as_its_text() -> None:
    """The only part of many a mail."""
    body = (
        "<html><body><p>Gladly.</p><div class=gmail_quote><blockquote><p>Dear Dr Miller,</p>"
        f"<p>{RIVER}</p></blockquote></div></body></html>"
    )
    raw = (
        f"From: office@elsewhere.example\nTo: sam@home.example\nSubject: Re: {SUBJECT}\n"
        f"Date: Wed, 4 Mar 2026 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n{body}\n"
    )
    message = parse(raw.encode())
    back = given_back(message.text, [each.written for each in ALL], message.date)
    assert {person for each in back for person in each.persons} == {ANN.address}


def test_the_greeting_above_a_text_that_all_were_sent_is_enough() -> None:
    """It was written to one of them."""
    assert found(f"Yes.\n\n{quoted(BEN.text)}") == probably(BEN)
    assert found(f"Yes.\n\n{quoted(chr(10).join(BEN.text.splitlines()[:3]))}") == probably(BEN)


def test_a_greeting_that_the_user_did_not_write_makes_it_nobodys() -> None:
    """Somebody else was sent that text, before anybody was watching; or another Sam sent it."""
    for greeting in ("Dear Professor Quist,", "Hallo Jan,", "Lieber Herr Otto,", "Jan,"):
        body = quoted(ANN.text.replace("Dear Dr Miller,", greeting))
        assert found(f"Yes.\n\n{body}") == []
    assert found(f"{quoted('Hi Jan, ' + RIVER)}\n\nYes.") == []


def test_what_all_were_sent_names_nobody() -> None:
    """Two hundred were written it: it says that one of them answered, and not who."""
    assert found(f"Yes.\n\n{quoted(TEMPLATE)}") == []


def test_a_stock_phrase_names_nobody() -> None:
    """Fewer words in a row than anybody writes by chance."""
    assert found("Could you spare me twenty minutes on the phone? Thanks.") == []
    assert found(f"{quoted('has stayed with me ever since')}\n\nReally?") == []


def test_eight_words_are_enough_where_they_are_marked() -> None:
    """Unmarked, somebody may have written them; with a name of theirs they have not."""
    eight = " ".join(RIVER.split()[:9])
    assert found(f"> {eight}\n\nReally?") == probably(ANN)
    assert found(f"{eight}\n\nReally?") == [(ANN.address, "possible", False)]
    assert found(f"{eight}\n\nReally?", "Ann Miller <a@gmail.com>") == probably(ANN, is_person=True)
    assert found(f"> {' '.join(RIVER.split()[:7])}\n\nReally?") == []


def test_a_short_mail_must_come_back_whole() -> None:
    """Then its few words are enough."""
    short = Sent("Eve", "eve@x.example", "Dear Eve, may I call you on Monday?")
    assert found(f"Yes.\n\n{quoted(short.text)}", sent=(short,)) == probably(short)
    assert found(f"Yes.\n\n{quoted('may I call you on Monday?')}", sent=(short,)) == []


def test_writing_without_blanks_is_compared_character_by_character() -> None:
    """And broken anywhere by whoever quotes it."""
    text = "先日の講演で伺った葦原の水質浄化のお話がとても印象に残っております。二十分ほどお時間をいただけませんか。"
    kim = Sent("Kim", "kim@x.example", text)
    assert found(f"はい。\n\n> {text[:30]}\n> {text[30:]}", sent=(kim,)) == probably(kim)
    assert found(f"はい。\n\n> {text[:12]}", sent=(kim,)) == []


# Who of those who were written the same ---------------------------------------------------------------------


def test_two_who_were_greeted_alike_are_asked_about() -> None:
    """A doubt: nothing is done to either."""
    assert found(f"Yes.\n\n{quoted(CARLA.text)}") == [
        (CARLA.address, "possible", False),
        (DORA.address, "possible", False),
    ]


@pytest.mark.parametrize(
    ("sender", "above", "is_person"),
    [
        ("Dora Stone <dora.stone@gmail.com>", "", True),
        ("office@elsewhere.example", "Le 2/3/2026, Sam a écrit à dora@canal.example :\n", False),
        (
            "office@elsewhere.example",
            f"From: Sam\nSent: today\nTo: dora@canal.example\nSubject: {SUBJECT}\n\n",
            False,
        ),
    ],
    ids=["name", "attribution", "block"],
)
def test_whatever_else_speaks_for_one_of_them_decides(sender: str, above: str, is_person: bool) -> None:
    """The sender's name, the quoted address."""
    mark = "" if "Subject" in above else "> "
    assert found(f"Yes.\n\n{above}{quoted(DORA.text, mark)}", sender) == probably(DORA, is_person=is_person)


@pytest.mark.parametrize(
    "above", ["Am 02.03.26 um 10:32 schrieb Sam:", "On Mon, Mar 2, 2026 at 4:32 AM Sam wrote:"]
)
def test_the_time_in_the_attribution_says_whom_to_ask_about(above: str) -> None:
    """In whatever zone; clocks are wrong too often to act on it."""
    assert found(f"Yes.\n\n{above}\n{quoted(DORA.text)}") == [(DORA.address, "possible", False)]
    assert len(found(f"Yes.\n\n{above.replace('32', '41')}\n{quoted(DORA.text)}")) == 2


def test_the_organisation_decides_between_those_who_are_not_of_it() -> None:
    """Ben's office quotes what all were sent."""
    body = f"Yes.\n\n{quoted(TEMPLATE)}"
    assert found(body, "Desk <desk@dyke.example>") == probably(BEN)
    both = found(body, "Desk <desk@canal.example>")
    assert both == [(CARLA.address, "possible", False), (DORA.address, "possible", False)]


def test_a_quoted_to_with_another_address_is_another_mail() -> None:
    """The same words, sent to somebody who is not known here."""
    block = f"From: Sam <sam@home.example>\nSent: Monday\nTo: Jan <jan@other.example>\nSubject: {SUBJECT}\n\n"
    assert found(f"Yes.\n\n{block}{ANN.text}") == []
    assert found(f"Yes.\n\n{block.replace('jan@other.example', ANN.address)}{ANN.text}") == probably(ANN)


@pytest.mark.parametrize(
    ("shown", "certainty"),
    [
        ("Professor Quist", "possible"),
        ("Sekretariat", "possible"),
        ("Miller, A.", "probable"),
        ("'ANN'", "probable"),
        ("Ann Miller; Ben Stone", "probable"),
        ("A.", "probable"),
        ("Reeds", "probable"),
    ],
)
def test_a_quoted_to_with_nothing_but_another_name_is_asked_about(shown: str, certainty: str) -> None:
    """Most programs show names without addresses, and not always the one that is known."""
    block = f"Von: Sam\nGesendet: Montag, 2. März 2026 10:05\nAn: {shown}\nBetreff: {SUBJECT}\n\n"
    assert found(f"Gern.\n\n{block}{ANN.text}") == [(ANN.address, certainty, False)]


def test_a_mail_to_two_people_is_both_of_theirs() -> None:
    """One of their colleagues answers: asked, for the words were to both."""
    both = Sent("Ann Miller", "ann@reeds.example", ANN.text, 0, BEN.address)
    assert found(f"Yes.\n\n{quoted(RIVER)}", sent=(both, BEN)) == [
        (ANN.address, "possible", False),
        (BEN.address, "possible", False),
    ]


# Who sends it -----------------------------------------------------------------------------------------------


def test_the_person_from_another_address_is_the_person() -> None:
    """By the name that is known of them; without it, somebody who answers for them."""
    body = f"Yes.\n\n{quoted(RIVER)}"
    assert found(body, "Ann Miller <ann.m@gmail.com>") == probably(ANN, is_person=True)
    assert found(body, "am77@gmail.com") == probably(ANN)


def test_a_known_person_who_quotes_what_another_was_written_answers_for_both() -> None:
    """As in a thread: the sender's own conversation, and the other one delegated."""
    assert found(f"Ann asked me to answer.\n\n{quoted(RIVER)}", "Ben Stone <ben@dyke.example>") == [
        (ANN.address, "probable", False),
        (BEN.address, "probable", True),
    ]


def test_words_never_outweigh_the_thread() -> None:
    """In-Reply-To names Ben's; Ann's sentence is quoted below."""
    header = f"In-Reply-To: <to-{BEN.address}>\n"
    assert found(f"See below.\n\n{quoted(RIVER)}", header=header) == [(BEN.address, "certain", False)]


def test_a_name_alone_proves_nothing_and_with_the_subject_it_is_asked() -> None:
    """From a provider's address; half a name is anybody's; and without the subject it is nobody's."""
    assert found("Yes.", "Ann Miller <a.m@gmail.com>", "Coffee?") == []
    assert found("Yes.", "Ann Miller <a.m@gmail.com>") == [(ANN.address, "possible", True)]
    assert found("Yes.", "Ann <a.m@gmail.com>") == []
    first_name = replace(ANN.known, names=frozenset({"ann"}))
    message = parse(f"From: Ann <a@gmail.com>\nSubject: Re: {SUBJECT}\n\nYes.\n".encode())
    assert match(message, read(message), [first_name]) == ()


def test_two_people_of_one_name_are_both_asked_about() -> None:
    """Unless what is quoted was written to one of them."""
    other = Sent("Ann Miller", "ann@delta.example", f"Dear Dr Miller,\n\n{TEMPLATE}")
    sender = "Ann Miller <a.m@gmail.com>"
    assert [(p, c) for p, c, _ in found("Yes.", sender, sent=(ANN, other))] == [
        (other.address, "possible"),
        (ANN.address, "possible"),
    ]
    body = f"Yes.\n\n{quoted(other.text)}"
    assert found(body, sender, sent=(ANN, other)) == probably(other, is_person=True)
    assert found(f"Yes.\n\n{quoted(RIVER)}", sender, sent=(ANN, other)) == probably(ANN, is_person=True)


@pytest.mark.parametrize(
    "prefix", ["AW: ", "SV: ", "RE: ", "Antw: ", "Odp: ", "回复：", "Re: [EXT] ", "VS: ", "Ynt: ", ""]
)
def test_the_subject_is_the_same_in_every_language(prefix: str) -> None:
    """An answer's prefix is its program's."""
    assert found(quoted(RIVER), subject=f"{prefix}{SUBJECT}") == probably(ANN)


def test_under_another_subject_a_stranger_is_nobody() -> None:
    """Only their organisation or their name would speak for the words then."""
    body = f"{quoted(RIVER)}\n\nReally?"
    assert found(body, subject="Re: reed beds") == []
    assert found(body, "desk@reeds.example", "Re: reed beds") == probably(ANN)
    assert found(body, "Ann Miller <a.m@gmail.com>", "Reeds") == probably(ANN, is_person=True)


# What only asks ---------------------------------------------------------------------------------------------


def test_behind_a_forwards_prefix_words_alone_are_asked_about() -> None:
    """The user may have shown the mail to whoever answers now."""
    body = f"Nice mail!\n\n{quoted(RIVER)}"
    assert found(body, subject=f"Re: Fwd: {SUBJECT}") == [(ANN.address, "possible", False)]
    assert found(body, subject=f"WG: {SUBJECT}") == [(ANN.address, "possible", False)]
    assert found(body, "desk@reeds.example", f"RE: FW: {SUBJECT}") == probably(ANN)
    own = f"Nice.\n\nFrom: Sam\nTo: {ANN.address}\nSent: today\nSubject: {SUBJECT}\n\n{ANN.text}"
    assert found(own, subject=f"FW: {SUBJECT}") == probably(ANN)


def test_words_that_the_user_did_not_write_in_between_make_it_a_question() -> None:
    """The same template with another sentence in it, perhaps; not where the person's name is on it."""
    text = ANN.text.replace("small towns", "large and noisy cities")
    assert found(f"Yes.\n\n{quoted(text)}") == [(ANN.address, "possible", False)]
    assert found(f"Yes.\n\n{quoted(text)}", "Ann Miller <a@gmail.com>") == probably(ANN, is_person=True)


def test_answers_between_the_quoted_lines_are_no_patches() -> None:
    """They are not marked."""
    first, *rest = ANN.text.split("\n\n")
    body = f"{quoted(first)}\n\nHello Sam, you are too kind.\n\n" + "\n\nYes.\n\n".join(map(quoted, rest))
    assert found(body) == probably(ANN)


def test_what_is_not_written_to_the_user_is_only_asked_about() -> None:
    """Our mail, quoted where others talk; a list that says so is nobody's at all."""
    body = f"Who is this Sam?\n\n{quoted(RIVER)}"
    assert found(body, to="talk@rivers.example") == [(ANN.address, "possible", False)]
    header = "List-Id: <talk.rivers.example>\nList-Post: <mailto:talk@rivers.example>\nPrecedence: list\n"
    assert found(body, to="talk@rivers.example", header=header) == []
    assert found(body, header=f"{header}In-Reply-To: <x@y.example>\n") == [(ANN.address, "possible", False)]
    assert found(body, to="talk@rivers.example", header=f"{header}In-Reply-To: <x@y.example>\n") == []


def test_a_reply_to_steers_nothing() -> None:
    """A stranger who quotes us under somebody's Reply-To is a stranger who quotes us."""
    header = f"Reply-To: Ann Miller <{ANN.address}>\n"
    assert found(f"Yes.\n\n{quoted(RIVER)}", header=header) == probably(ANN)
    assert found("Yes.", header=header) == [(ANN.address, "possible", False)]


def test_who_quotes_us_can_do_no_more_than_probable() -> None:
    """Every quotation there is, from anybody: never certain."""
    bodies = (
        ANN.text,
        quoted(ANN.text),
        f"To: {ANN.address}\n\n{ANN.text}",
        f"<to-{ANN.address}>\n{quoted(RIVER)}",
    )
    for body in bodies:
        for sender in ("x@evil.example", "Ann Miller <x@evil.example>", "Ben Stone <x@reeds.example>"):
            assert all(certainty != "certain" for _, certainty, _ in found(body, sender))


def test_what_was_written_after_the_answer_is_not_what_it_quotes() -> None:
    """The same words, sent to others later, take nothing from whoever answered before."""
    later = Sent("Eve Lake", "eve@lake.example", ANN.text, 4 * 24 * 60)
    assert found(quoted(RIVER), sent=(ANN, later)) == probably(ANN)
    assert [p for p, _, _ in found(quoted(RIVER), sent=(ANN, replace_at(later, 60)))] == [
        ANN.address,
        later.address,
    ]


def replace_at(sent: Sent, minutes: int) -> Sent:
    return Sent(sent.name, sent.address, sent.text, minutes)


# Any text ---------------------------------------------------------------------------------------------------

LINES = [
    *ANN.text.split("\n"),
    *quoted(BEN.text).split("\n"),
    "> ",
    "To: x@y.example",
    "\ud800 \x00 ﷺ",
    "Hi,",
]
TEXTS = st.lists(
    st.sampled_from(LINES) | st.text(max_size=30),
    max_size=30,
).map("\n".join)


@settings(max_examples=60)
@given(TEXTS, st.permutations(ALL))
def test_no_text_raises_and_the_order_of_what_was_sent_is_irrelevant(text: str, sent: list[Sent]) -> None:
    """Mail is data from strangers."""
    here = given_back(text, [each.written for each in sent], None)
    assert here == given_back(text, [each.written for each in ALL], None)


def test_a_text_has_a_fingerprint_for_every_five_words_up_to_its_cap() -> None:
    """So what is kept of a mail is bounded."""
    assert len(prints_of("one two three four")) == 0
    assert len(prints_of("one two three four five six")) == 2
    words = words_of(" ".join(map(str, range(2 * MAX_WORDS))))
    assert len(list(fingerprints(words))) == MAX_WORDS - 4


def test_no_fingerprint_goes_over_the_edge_of_a_quotation() -> None:
    """The last words quoted and the first of the answer are two texts."""
    assert prints_of("> one two three\nfour five six") == []
    assert len(prints_of("> one two three\n> four five six")) == 2


@pytest.mark.parametrize(
    "text", ["a" * 65_000, "a@" * 30_000, "x@y.example " * 5_000, "<[:" * 20_000, "> a " * 16_000]
)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    """Mail is data from strangers: the time grows with the length, not with its square."""

    def seconds(length: int) -> float:
        message = parse(f"From: x@y.example\nSubject: Re: {SUBJECT}\n\n{text[:length]}\n> {RIVER}\n".encode())
        back = given_back(message.text, [each.written for each in ALL], None)
        began = process_time()
        for _ in range(3):
            given_back(message.text, [each.written for each in ALL], None)
            echoes(message, back, [each.known for each in ALL], ME)
        return process_time() - began

    assert seconds(64_000) < 8 * seconds(16_000) + 0.3
