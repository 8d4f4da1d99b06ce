"""What was newly written is found, and none of it is ever lost."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mail.body.quoted import greeting, split, unquoted
from followthrough.mail.own.order_words import Word

OLD = "could you spare\ntwenty minutes?"
QUOTED = "> could you spare\n> twenty minutes?"

HISTORIES = {
    "english": f"On Mon, 2 Mar 2026 at 09:00, Ed Moss <ed@moss.example> wrote:\n{QUOTED}",
    "english wrapped": f"On Mon, 2 Mar 2026 at 09:00, Ed Moss\n<ed@moss.example> wrote:\n\n{QUOTED}",
    "english unquoted": f"On 2 Mar 2026, at 09:00, Ed Moss <ed@moss.example> wrote:\n\n{OLD}",
    "german": f"Am 02.03.2026 um 09:00 schrieb Ed Moss:\n{QUOTED}",
    "french": f"Le lun. 2 mars 2026 à 09:00, Ed Moss <ed@moss.example> a\nécrit :\n{QUOTED}",
    "spanish": f"El lun, 2 mar 2026 a las 9:00, Ed Moss (<ed@moss.example>) escribió:\n{QUOTED}",
    "italian": f"Il giorno lun 2 mar 2026 alle ore 09:00 Ed Moss <ed@moss.example> ha scritto:\n{QUOTED}",
    "portuguese": f"Em seg., 2 de mar. de 2026 às 09:00, Ed Moss <ed@moss.example> escreveu:\n{QUOTED}",
    "dutch": f"Op ma 2 mrt 2026 om 09:00 schreef Ed Moss <ed@moss.example>:\n{QUOTED}",
    "swedish": f"Den mån 2 mars 2026 kl 09:00 skrev Ed Moss <ed@moss.example>:\n{QUOTED}",
    "polish": f"pon., 2 mar 2026 o 09:00 Ed Moss <ed@moss.example> napisał(a):\n{QUOTED}",
    "russian": f"пн, 2 мар. 2026 г. в 09:00, Ed Moss <ed@moss.example>:\n{QUOTED}",
    "chinese": f"Ed Moss <ed@moss.example> 于2026年3月2日周一 09:00写道：\n{QUOTED}",
    "outlook": f"From: Ed Moss <ed@moss.example>\nSent: Monday, 2 March 2026 09:00\nTo: Ann\nSubject: Wind\n\n{OLD}",
    "outlook ruled": f"________________________________\nFrom: Ed Moss\nSent: Monday\nTo: Ann\nSubject: Wind\n\n{OLD}",
    "outlook german": f"Von: Ed Moss\nGesendet: Montag, 2. März 2026\nAn: Ann\nBetreff: Wind\n\n{OLD}",
    "outlook french": f"De : Ed Moss\nEnvoyé : lundi 2 mars 2026\nÀ : Ann\nObjet : Vent\n\n{OLD}",
    "outlook bold": f"*From:* Ed Moss\n*Date:* Monday\n*To:* Ann\n*Subject:* Wind\n\n{OLD}",
    "original message": f"-----Original Message-----\nFrom: Ed\nSent: Monday\nSubject: Wind\n\n{OLD}",
    "original message german": f"-----Ursprüngliche Nachricht-----\nVon: Ed\nGesendet: Montag\nBetreff: Wind\n\n{OLD}",
    "forwarded": f"---------- Forwarded message ---------\nFrom: Ed\nDate: Monday\nSubject: Wind\n\n{OLD}",
    "forwarded apple": f"Begin forwarded message:\n\nFrom: Ed\nDate: Monday\nSubject: Wind\n\n{OLD}",
    "quotes only": QUOTED,
}
WRITTEN = "Dear Ed,\n\nof course. Ask away."
SIGNED = "Ann"


@pytest.mark.parametrize("client", HISTORIES)
def test_history_is_taken_off_in_every_clients_style(client: str) -> None:
    body = split(f"{WRITTEN}\n\n{SIGNED}\n\n{HISTORIES[client]}\n", "Ann Miller <ann@miller.example>")
    assert (body.new, body.signature) == (WRITTEN, SIGNED)
    assert "twenty minutes?" in body.quoted


@pytest.mark.parametrize("client", HISTORIES)
def test_inline_answers_are_new_text(client: str) -> None:
    """Where the client quotes with `>`, what stands between is the writer's."""
    if ">" not in HISTORIES[client].split("\n")[-1]:
        return
    body = split(f"{HISTORIES[client]}\n\nYes, on Friday.\n\n> anything else?\n\nNo.\n")
    assert body.new.split() == "Yes, on Friday. No.".split()


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the committee wrote:\nwe are closed.",
        "She wrote:\nI am from Berlin",
        "From: is a strange word to begin with.\nTo: as well.",
        "I wrote to you on 2 March.",
        "The time is 10:00:\n- first\n- second",
        "a --\nb",
        "You should call\n\nBob Stone\n+49 30 1234567",
        "5 > 3 is true",
    ],
)
def test_what_only_looks_like_history_or_a_signature_stays(text: str) -> None:
    """Unsure, it counts as new."""
    body = split(text)
    assert body.new == text
    assert (body.quoted, body.signature) == ("", "")


def test_an_attribution_above_everything_loses_nothing() -> None:
    """Somebody may write below an unmarked quotation: nobody can tell whose the words are."""
    body = split("On 2 Mar 2026, at 09:00, Ed Moss <ed@moss.example> wrote:\n\nI will come.\n")
    assert body.new.strip() == "I will come."


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Yes.\n\n-- \nAnn Miller\nMiller GmbH", "-- \nAnn Miller\nMiller GmbH"),
        ("Yes.\n\nSent from my iPhone", "Sent from my iPhone"),
        ("Ja.\n\nVon meinem iPhone gesendet", "Von meinem iPhone gesendet"),
        ("Yes.\n\nBest regards,\nAnn Miller\nTel. +49 30 1234567\nwww.miller.example",
         "Best regards,\nAnn Miller\nTel. +49 30 1234567\nwww.miller.example"),
        ("Yes.\n\nBest regards,\nAnn", "Best regards,\nAnn"),
    ],
)  # fmt: skip
def test_signatures_are_found_by_their_mark_or_by_how_people_close(text: str, signature: str) -> None:
    assert split(text).signature == signature


@pytest.mark.parametrize(
    "above", ["called Ben\n\n", "called Ben.\n", "Helpful: the book, and all.\n\n", "Hi,\n\n", ""]
)
@pytest.mark.parametrize("word", Word)
def test_a_word_that_steers_is_never_taken_for_a_name(word: Word, above: str) -> None:
    """The user answers a note with a word alone, or with a name beside it."""
    for said in (word.value, word.title(), word.upper(), f"{word} Ann", f"{word.title()} Ann Hart"):
        assert split(f"{above}{said}\n").new == f"{above}{said}"


LINES = st.sampled_from(
    [
        "", "I will come.", "> old", ">> older", "-- ", "Best,", "Ann", "+49 30 1234567", "Sent from my iPhone",
        "On 2 Mar 2026 at 09:00, Ed <ed@moss.example> wrote:", "From: Ed", "Sent: Monday", "To: Ann", "Subject: Wind",
        "-----Original Message-----", "________________________", "wrote:", "Am 2.3.2026 um 9:00 schrieb Ed",
        ">>> Ed <ed@moss.example> 02.03.2026 09:00 >>>", "Ed Moss/Berlin/MOSS 02.03.2026 09:00", "EM> old", "PS: well",
        "--", "Thanks, Ann", "Mit freundlichen Grüßen", "This message is confidential and intended for the addressee.",
        "If you received it in error, notify the sender.", "To unsubscribe, write to us",
        "\u200e> old", "***", "Ann Miller",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.sampled_from(["", "Ann Miller"]))
def test_every_line_is_in_one_of_the_parts(lines: list[str], author: str) -> None:
    """Nothing written disappears, wherever it ends up; what is not quoted is text or signature."""
    text = "\n".join(lines)
    body = split(text, author)

    parts = f"{body.new}\n{body.quoted}\n{body.signature}"
    assert written(parts) == written(text)
    assert written(f"{body.new}\n{body.signature}") == written(unquoted(text))


def written(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    "piece",
    [
        "On 2 Mar 2026 10:00 Ed <ed@moss.example> \n", "(ed@moss.example) 2026 10:00:\n", "wrote wrote:\n",
        "From: a@b\nTo: b\n\n", "_____\n", "aaaa\uff1a\n", "Best,\nAnn\n> q\n", "Ann.\n\nAnn\n", "AAA\n", "- ", "\n",
        "this message is confidential, the intended recipient\n\n", "sent from ", "a@", ">>> a 2026 10:00 >>>\n",
    ],
)  # fmt: skip
def test_no_text_takes_more_time_than_its_length_is_worth(piece: str) -> None:
    """64 KiB of what looks like the beginning of something, a fraction of a second of processor time."""
    text = piece * (65_536 // len(piece))
    began = time.process_time()
    split(text, "Ann Miller <ann@miller.example>")

    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("text", "salutation"),
    [
        ("Dear Dr Miller,\n\nyes", "Dear Dr Miller,"),
        ("Hi Ann - yes, gladly", "Hi Ann -"),
        ("Hi Ann, thanks for writing", "Hi Ann,"),
        ("\nSehr geehrte Frau Miller,\nja", "Sehr geehrte Frau Miller,"),
        ("Bonjour Ann,\noui", "Bonjour Ann,"),
        ("Ann,\nyes", "Ann,"),
        ("Hello\nyes", "Hello"),
        ("Thanks,\nAnn", None),
        ("Yes, of course.", None),
        ("Hi there is what people say to each other when they meet", None),
        ("Hidden costs, mostly", None),
        ("", None),
    ],
)
def test_a_greeting_is_the_first_line_or_none(text: str, salutation: str | None) -> None:
    assert greeting(text) == salutation
