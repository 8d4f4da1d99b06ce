"""What was newly written: quotations and signatures taken off real mail."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.scoring import Case, Set, Sets, at_least, outcome, text_of, words
from followthrough.mail.message import parse
from followthrough.mail.quoted import split


def discourse(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "replies/discourse/emails").glob("*.txt")):
        wanted = text_of(folder / "replies/discourse/trimmed" / path.name).strip()
        written = split(text_of(path)).new.strip()
        lost = [line for line in wanted.split("\n") if line.strip() and line not in written]
        # Text too much is the safe side; text lost is what must not be.
        yield Case(
            path.name,
            outcome(right=written == wanted, silent=not lost),
            f"lost: {lost[:3]}" if lost else "too much",
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
        written = f"{body.new}\n{body.signature}".strip() if beside.exists() else body.new
        yield Case(
            path.name,
            outcome(right=words(written) == words(wanted), silent=words(wanted) in words(written)),
            written,
        )


def signatures(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "signatures/P").glob("*_body")):
        lines = text_of(path).split("\n")
        wanted = "\n".join(line for line in lines if not line.startswith("#sig#"))
        written = split("\n".join(line.removeprefix("#sig#") for line in lines)).new
        right = words(written) == words(wanted)
        yield Case(path.name, outcome(right=right, silent=words(wanted) in words(written)), written[-200:])
    for path in sorted((folder / "signatures/N").glob("*_body")):
        found = split(text_of(path)).signature
        yield Case(path.name, outcome(right=not found), found)


SETS: Sets = {
    "replies/discourse": Set(
        discourse,
        (at_least(0.75),),
        "replies/discourse",
        "talon 51.6 %, quotequail 50.0 %, zapier 43.8 %, mail-parser-reply 29.7 %",
    ),
    "replies/talon": Set(talon, (at_least(1.0),), "replies/talon", "talon 100 %, quotequail 83 %"),
    "signatures": Set(signatures, (at_least(0.8),), "signatures", "mail-parser-reply 66.1 %, talon 63.5 %"),
}
