"""The mails of a file, one by one: .eml, mbox, Maildir, standard input. Never more than one of them in memory."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from followthrough.mail.message import MAX_RAW

STANDARD_INPUT = "-"
_CHUNK = 65_536
# `From ann@x.example Tue Mar  3 10:00:00 2026`, `From - Tue, …`: a clock time and a year, in any writer's order.
_SEPARATOR = re.compile(
    rb"From (?:\S{0,300} .{0,80})?(?:\d{1,2}:\d\d.{0,60}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.{0,60}\d{1,2}:\d\d)"
)
_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_CONTENT_LENGTH = re.compile(rb"Content-Length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?\n", re.IGNORECASE)
_QUOTED_FROM = re.compile(rb">+From ")
_KNOWN_FIELD = re.compile(
    rb"^(?:From|Sender|To|Cc|Subject|Date|Message-ID|Received|Return-Path|Reply-To|MIME-Version|Content-Type"
    rb"|Delivered-To|In-Reply-To|References|Auto-Submitted|X-[!-9;-~]{1,60})[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_BOM = b"\xef\xbb\xbf"
_WANTED = "Name a mail (.eml), an mbox or a Maildir."
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "it is Outlook's own format (.msg). Save the mail as .eml there, and name that.",
    b"!BDN": "it is Outlook's own format (.pst). Export the mails as .eml or as an mbox, and name those.",
    b"\x1f\x8b": "it is compressed. Unpack it first: gunzip -c FILE | followthrough read -",
    b"PK\x03\x04": "it is a zip archive. Unpack it first, and name what was in it.",
}
"""What mail is also kept in, by how it begins."""


class Unreadable(Exception):
    """A file that can't be read, or not to its end; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The bytes of one mail and where they came from."""

    file: str
    raw: bytes
    number: int | None = None
    """Which one of an mbox, from 1; None where the file is one mail."""
    cut: bool = False
    """It is larger than what is looked at (``MAX_RAW``); ``raw`` is its beginning."""


def mails(path: str) -> Iterator[Mail]:
    """Every mail there. Raises Unreadable, also after some of them."""
    if path == STANDARD_INPUT:
        yield from _opened(sys.stdin.buffer, path)
        return
    there = Path(path)
    try:
        if there.is_dir():
            yield from _folder(there)
        else:
            with there.open("rb") as file:
                yield from _opened(file, path)
    except OSError as error:
        raise Unreadable(f"{error.strerror or error}. {_WANTED}") from None


def as_mail(raw: bytes) -> bytes:
    """``raw`` itself; a text without any header becomes the text of a mail."""
    block = _first_block(raw)
    if _KNOWN_FIELD.search(block) or b"\0" in block:
        return raw.removeprefix(_BOM)
    return b"Content-Type: text/plain; charset=utf-8\n\n" + raw.removeprefix(_BOM)


def _first_block(raw: bytes) -> bytes:
    """What a mail has its header in."""
    head = raw[:_CHUNK].replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(_BOM)
    return head.lstrip(b"\n").partition(b"\n\n")[0]


def _folder(there: Path) -> Iterator[Mail]:
    """A Maildir's ``new`` and ``cur``; else the .eml files of a folder."""
    inside = [there / name for name in ("new", "cur") if (there / name).is_dir()]
    found = 0
    # A Maildir holds nothing but mails, whatever they are called; dot files are the server's own.
    for each in inside or [there]:
        names = sorted(entry.name for entry in os.scandir(each) if _is_mail(entry, anything=bool(inside)))
        for name in names:
            found += 1
            try:
                with (each / name).open("rb") as file:
                    yield _one(file, str(each / name))
            except FileNotFoundError:
                continue  # a mail program moved it from new to cur, or took it away, in the meantime
    if not inside and not found:
        raise Unreadable(
            "it is a folder, but no Maildir (there is no cur and no new), and no .eml file is in it. "
            "Name the folder that holds cur and new, or the files."
        )


def _is_mail(entry: os.DirEntry[str], *, anything: bool) -> bool:
    if entry.name.startswith(".") or not entry.is_file():
        return False
    return anything or entry.name.lower().endswith(".eml")


def _one(file: BinaryIO, name: str) -> Mail:
    raw = file.read(MAX_RAW + 1)
    return Mail(name, raw[:MAX_RAW], cut=len(raw) > MAX_RAW)


def _opened(file: BinaryIO, name: str) -> Iterator[Mail]:
    """An mbox where it begins like one, else one mail."""
    blank, first = b"", file.readline(_CHUNK)
    while first and not first.strip(b"\r\n") and len(blank) < _CHUNK:
        blank, first = blank + first, file.readline(_CHUNK)
    for magic, advice in _FOREIGN.items():
        if first.startswith(magic):
            raise Unreadable(advice)
    if _SEPARATOR.match(first.removeprefix(_BOM)):
        yield from _mbox(file, name)
        return
    if (
        first.strip().isdigit() and len(first) < 16
    ):  # Apple Mail's .emlx: the mail's length, the mail, its flags
        first = file.read(min(int(first), MAX_RAW + 1))
        yield Mail(name, first[:MAX_RAW], cut=len(first) > MAX_RAW)
        return
    raw = (b"" if _FIELD.match(first) else blank) + first + file.read(MAX_RAW + 1)
    if not raw.strip():
        empty = "nothing came" if name == STANDARD_INPUT else "there is nothing in it"
        raise Unreadable(f"{empty}. {_WANTED}")
    if b"\0" in (block := _first_block(raw)) and not _KNOWN_FIELD.search(block):
        raise Unreadable(f"it is neither mail nor text. {_WANTED}")
    yield Mail(name, raw[:MAX_RAW], cut=len(raw) > MAX_RAW)


class _Gathered:
    """One mail of an mbox as its lines come in; what is beyond the cap is counted and let go."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0
        self.in_header = True
        self.length: int | None = None
        """What Content-Length says of the body."""

    def add(self, line: bytes, *, starts: bool) -> None:
        if self.in_header:
            self._look(line, starts=starts)
        elif starts and _QUOTED_FROM.match(line):
            line = line[1:]  # mboxrd, mboxo: what stood behind one `>` more than was written
        if self._size <= MAX_RAW:
            self._lines.append(line)
        self._size += len(line)

    def _look(self, line: bytes, *, starts: bool) -> None:
        if starts and not line.strip(b"\r\n"):
            self.in_header = False
        elif starts and (found := _CONTENT_LENGTH.fullmatch(line)):
            self.length = int(found[1])

    def keep_as_it_is(self, block: bytes) -> None:
        """A body whose end Content-Length told (mboxcl2: nothing in it is quoted)."""
        if self._size <= MAX_RAW:
            self._lines.append(block)
        self._size += len(block)

    def mail(self, name: str, number: int) -> Mail:
        raw = b"".join(self._lines)
        # The empty line before the next separator is the mbox's, not the mail's.
        raw = raw[:-1].removesuffix(b"\r") if raw.endswith((b"\n\n", b"\n\r\n")) else raw
        return Mail(name, raw[:MAX_RAW], number, cut=self._size > MAX_RAW)


def _mbox(file: BinaryIO, name: str) -> Iterator[Mail]:
    """The mails behind each separator; the first one has been read."""
    number, gathered = 1, _Gathered()
    starts, after_blank = True, True
    line = file.readline(_CHUNK)
    while line:
        following = b""
        if starts and _SEPARATOR.match(line):
            following = file.readline(_CHUNK)
            if after_blank or _FIELD.match(following):
                yield gathered.mail(name, number)
                number, gathered = number + 1, _Gathered()
                starts, after_blank, line = True, True, following
                continue
        was_header = gathered.in_header
        gathered.add(line, starts=starts)
        after_blank = starts and not line.strip(b"\r\n")
        starts = line.endswith(b"\n")
        if was_header and not gathered.in_header and gathered.length:
            _by_length(file, gathered)
            after_blank = True
        line = following or file.readline(_CHUNK)
    yield gathered.mail(name, number)


def _by_length(file: BinaryIO, gathered: _Gathered) -> None:
    """Take the body that Content-Length announces, where the next separator or the end is right behind it.

    Only where the file can go back: the figure is often wrong (mails edited or converted), and then lines decide.
    """
    assert gathered.length is not None
    if not file.seekable():
        return
    here, size = file.tell(), file.seek(0, os.SEEK_END)
    file.seek(min(here + gathered.length, size))
    behind = file.read(1024)
    file.seek(here)
    separator = behind.removeprefix(b"\r\n").removeprefix(b"\n")
    if here + gathered.length > size or (separator and not _SEPARATOR.match(separator)):
        return
    left = gathered.length
    while left > 0 and (block := file.read(min(left, _CHUNK))):
        gathered.keep_as_it_is(block)
        left -= len(block)
