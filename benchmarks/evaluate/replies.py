"""What was newly written: quotations and signatures taken off real mail."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.scoring import Case, Set, Sets, at_least, outcome, text_of, words
from followthrough.mail.body.quoted import split, unquoted
from followthrough.mail.message import parse

_QUOTED = re.compile(r"\s{0,3}[>|]")
_WITH_QUOTES = re.compile(r"^\s{0,3}[>|]", re.MULTILINE)
# No word of ours: what a person would look for to see that there is history in a mail.
_HISTORY = re.compile(
    r"\b(?:wrote|writes|said|schrieb|écrit|skrev|schreef|scritto|escribió|escreveu)\b[^\n]{0,60}:"
    r"|original message|forwarded|begin forward|^\s{0,8}\*{0,2}from:|^\s{0,3}\S{1,12}> ",
    re.IGNORECASE | re.MULTILINE,
)


def trimmed(folder: Path) -> Iterator[tuple[Path, str, bool]]:
    """The mails with quoted history, what is wanted of each, and whether that has quotations of the original in it."""
    for path in sorted((folder / "replies/discourse/emails").glob("*.txt")):
        wanted = text_of(folder / "replies/discourse/trimmed" / path.name).strip()
        original = set(text_of(path).split("\n"))
        kept = any(_QUOTED.match(line) and line in original for line in wanted.split("\n"))
        yield path, wanted, kept


def discourse(folder: Path) -> Iterator[Case]:
    """Before the signature is taken off: only the history is."""
    for path, wanted, kept in trimmed(folder):
        if not kept:
            yield _compared(path.name, wanted, unquoted(text_of(path)).strip())


def discourse_left_out(folder: Path) -> Iterator[Case]:
    """Where quotations are wanted in the text: counted and named, not scored."""
    for path, _, kept in trimmed(folder):
        if kept:
            yield Case(path.name, outcome(right=False, silent=True), "left out: wants quotations kept")


def discourse_signatures(folder: Path) -> Iterator[Case]:
    """The wanted texts keep some signatures and lack others: right where they end is between our text and our
    signature, or within the signature."""
    for path, wanted, kept in trimmed(folder):
        body = split(text_of(path))
        lines = body.signature.split("\n")
        ends = [words("\n".join([body.new, *lines[:count]])) for count in range(len(lines) + 1)]
        if not kept:
            case = _compared(path.name, wanted, body.new)
            yield Case(path.name, outcome(right=words(wanted) in ends, silent=case.said == MUCH), case.said)


MUCH = "too much"


def _compared(name: str, wanted: str, written: str) -> Case:
    """Text too much is the safe side; text lost is what must not be."""
    lost = [line for line in wanted.split("\n") if line.strip() and line not in written]
    return Case(
        name, outcome(right=written == wanted, silent=not lost), f"lost: {lost[:3]}" if lost else MUCH
    )


def talon(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "replies/talon").rglob("*")):
        if path.suffix not in {".eml", ".html"}:
            continue
        raw = path.read_bytes()
        if path.suffix == ".html":
            raw = b"Content-Type: text/html; charset=utf-8\n\n" + raw
        beside = path.with_name(f"{path.stem}_reply_text")
        usual = "Hello" if path.suffix == ".eml" else "Hi. I am fine.\n\nThanks,\nAlex"
        wanted = text_of(beside).strip() if beside.exists() else usual
        body = split(parse(raw).text)
        # Where the wanted text has the signature in it, so has what is compared.
        signed = beside.exists() or path.suffix == ".html"
        written = f"{body.new}\n{body.signature}".strip() if signed else body.new
        yield Case(
            path.name,
            outcome(right=words(written) == words(wanted), silent=words(wanted) in words(written)),
            written,
        )


def signed(folder: Path) -> Iterator[tuple[Path, str, str, str]]:
    """Mails, what stands under which of them labelled: the file, its text, what of it is no signature, the sender."""
    for path in sorted((folder / "signatures").glob("[PN]/*_body")):
        lines = text_of(path).split("\n")
        sender = path.with_name(path.name.replace("_body", "_sender"))
        yield (
            path,
            "\n".join(line.removeprefix("#sig#") for line in lines),
            "\n".join(line for line in lines if not line.startswith("#sig#")),
            text_of(sender).strip() if sender.exists() else "",
        )


def signatures(folder: Path) -> Iterator[Case]:
    """The sender is known, as of every mail that comes."""
    for path, text, wanted, sender in signed(folder):
        body = split(text, sender)
        written = words(f"{body.quoted}\n{body.new}") if path.parent.name == "N" else words(body.new)
        right = written == words(wanted)
        said = f"{body.new[-100:]!r} and {body.signature[:200]!r}"
        yield Case(
            f"{path.parent.name}/{path.name}", outcome(right=right, silent=words(wanted) in written), said
        )


def kept_whole(folder: Path) -> Iterator[Case]:
    """On mail that no person would find history in, nothing is called history: every line is text or signature."""
    texts = [(path.name, text, sender) for path, text, _, sender in signed(folder)]
    for path in sorted((folder / "threads/easy-ham-2").glob("0*")):
        message = parse(path.read_bytes())
        if not message.parents and message.author is not None:
            texts.append((path.name, message.text, message.author.name))
    for name, text, sender in texts:
        if text.strip() and not _WITH_QUOTES.search(text) and not _HISTORY.search(text):
            taken = split(text, sender).quoted
            yield Case(name, outcome(right=not taken), taken)


SETS: Sets = {
    "replies/discourse": Set(
        discourse,
        (at_least(0.75),),
        "replies/discourse",
        "talon 51.6 %, quotequail 50.0 %, zapier 43.8 %, mail-parser-reply 29.7 %",
    ),
    "discourse, signed or not": Set(discourse_signatures, needs="replies/discourse"),
    "discourse, left out": Set(discourse_left_out, needs="replies/discourse"),
    "replies/talon": Set(talon, (at_least(1.0),), "replies/talon", "talon 100 %, quotequail 83 %"),
    "signatures": Set(signatures, (at_least(0.8),), "signatures", "mail-parser-reply 66.1 %, talon 63.5 %"),
    "no history: kept whole": Set(kept_whole, (at_least(0.97),), "threads/easy-ham-2"),
}
