"""Replies to values: the fast path for header scans, imapclient's parser for everything else (RFC 3501 7.4.2).

A header scan is limited by parsing, not by the server (imapclient's parser needs 80 µs a message). Here one regexp
reads a FETCH line where it lies in the buffer; a line of another shape goes to imapclient's parser.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from imapclient import imap_utf7
from imapclient.response_parser import parse_fetch_response, parse_response

from followthrough.mailbox import gate
from followthrough.mailbox.connection import Connection, rejected
from followthrough.mailbox.errors import Disconnected

HEADER_LIMIT = 65_536
"""Bytes asked of one message's header fields; no honest set of addresses and references is longer."""

UNKNOWN_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""INTERNALDATE where the server's can't be read."""


class Head(NamedTuple):  # made for every message of a scan: a frozen dataclass takes three times as long
    """One message of a header scan: flags in lower case, INTERNALDATE in UTC, the raw header bytes."""

    uid: int
    flags: frozenset[str]
    internal_date: datetime
    size: int
    header: bytes


def head_items(fields: str) -> str:
    """What a scan asks; servers mostly answer in this order, and the literal is last."""
    return f"(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS ({fields})]<0.{HEADER_LIMIT}>)"


# Some servers (Cyrus, Gmail) put FLAGS or UID first whatever the order asked.
_HEAD = re.compile(
    rb"\* \d+ FETCH \("
    rb"(?:UID (?P<uid>\d{1,10}) FLAGS \((?P<flags>[^()\r\n]*)\)|"
    rb"FLAGS \((?P<flags2>[^()\r\n]*)\) UID (?P<uid2>\d{1,10}))"
    rb' INTERNALDATE "(?P<date>[^"\r\n]*)" RFC822\.SIZE (?P<size>\d{1,19})(?: MODSEQ \(\d+\))?'
    rb" BODY\[HEADER\.FIELDS \([^()\r\n]*\)\](?:<0>)? \{(?P<length>\d{1,9})\}\r\n"
)
_FETCH = re.compile(rb"\* (\d+) FETCH (?=\()", re.IGNORECASE)
_LITERAL = re.compile(rb"\{(\d{1,19})\}\r\n\Z")
_TAGGED = re.compile(rb"([^ ]+) (OK|NO|BAD)\b ?(.*)\r\n\Z", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(
    rb"\s*(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?"
    rb"(?: ?([+-])(\d{2}):?(\d{2})| ?[A-Z]*)\s*"
)
_MONTHS = {
    name: month for month, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_GONE = {"EXPUNGEISSUED"}


def read_date(said: bytes) -> datetime:
    """INTERNALDATE in UTC, also without seconds, zone or the leading space; UNKNOWN_DATE where it is no date."""
    found = _DATE.fullmatch(said)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return UNKNOWN_DATE
    try:
        at = datetime(
            int(found[3]),
            month,
            int(found[1]),
            int(found[4]),
            int(found[5]),
            min(int(found[6] or 0), 59),
            tzinfo=UTC,
        )
        if not found[7]:
            return at
        offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
        return at + offset if found[7] == b"-" else at - offset
    except (ValueError, OverflowError):
        return UNKNOWN_DATE


def _own(flags: Iterable[str]) -> frozenset[str]:
    """In lower case, without ``\\Recent``, which is about the connection and not about the message."""
    return frozenset(each.lower() for each in flags) - {"\\recent"}


class _Days(dict[bytes, datetime]):
    """Midnight in UTC by what stands before and behind the time of day (``17-Jul-1996``, ``-0700``)."""

    def __missing__(self, said: bytes) -> datetime:
        if len(self) > 2000:
            self.clear()
        made = read_date(said[:12] + b"00:00:00" + said[12:])
        self[said] = (
            made if made.year < 9000 else UNKNOWN_DATE
        )  # a time of day must not carry it over the end
        return self[said]


_days = _Days()
_HOURS, _MINUTES, _SECONDS = (
    {b"%02d" % number: number * seconds for number in range(most)}
    for most, seconds in ((24, 3600), (60, 60), (60, 1))
)


def _usual_date(said: bytes) -> datetime:
    """``read_date``, at a third of its price, for the one form that RFC 3501 knows."""
    try:
        seconds = _HOURS[said[12:14]] + _MINUTES[said[15:17]] + _SECONDS[said[18:20]]
    except KeyError:
        return read_date(said)
    if len(said) != 26 or said[14:18:3] != b"::":
        return read_date(said)
    midnight = _days[said[:12] + said[20:]]
    if midnight is UNKNOWN_DATE:
        return read_date(said)
    return midnight + timedelta(0, seconds)


class _Flags(dict[bytes, frozenset[str]]):
    """Flags by how the server wrote them: few kinds come back thousands of times."""

    def __missing__(self, said: bytes) -> frozenset[str]:
        if len(self) > 2000:
            self.clear()
        self[said] = made = _own(said.decode("ascii", "replace").split())
        return made


_flags = _Flags()


def read_heads(connection: Connection, tag: bytes, count: int) -> list[Head]:
    """The replies to one FETCH of ``head_items`` for about so many messages, up to its tagged OK.

    Twice as many may come (a server may say one twice); more is Disconnected, before they fill the memory.
    """
    heads: list[Head] = []
    most = 2 * count
    stream = connection.stream
    match = _HEAD.match
    while True:
        buffer = stream.buffer
        found = match(buffer, stream.at)
        if found is not None:
            begin = found.end()
            end = begin + int(found["length"])
            if buffer[end : end + 3] == b")\r\n":
                stream.at = end + 3
                heads.append(_head(found, buffer[begin:end]))
                if len(heads) > most:
                    break
                continue
        response = read_response(connection)
        if _is_end(connection, tag, response):
            return heads
        heads.extend(_slow_head(response))
        if len(heads) > most:
            break
    raise Disconnected(f"more than {most} messages where {count} were asked for")


def _head(found: re.Match[bytes], header: bytes) -> Head:
    uid, flags, flags2, uid2, date, size, _ = found.groups()
    return Head(
        _bounded(int(uid or uid2)),
        _flags[flags if flags is not None else flags2],
        _usual_date(date),
        int(size),
        header,
    )


def read_response(connection: Connection) -> list[bytes]:
    """One whole response: lines (with CRLF) and literals in turn."""
    stream = connection.stream
    response = [stream.line()]
    while found := _LITERAL.search(response[-1]):
        response.append(stream.exactly(int(found[1])))
        response.append(stream.line())
    return response


def _is_end(connection: Connection, tag: bytes, response: list[bytes]) -> bool:
    """Whether this was the tagged reply; a NO raises Rejected unless it only says that some messages are gone."""
    line = response[0]
    if line.startswith(b"* "):
        connection.heard(line)
        return False
    found = _TAGGED.fullmatch(line)
    if found is None or found[1] != tag:
        raise Disconnected(f"out of place: {gate.harmless(line)}")
    connection.tagged_commands.pop(tag, None)
    if found[2].upper() != b"OK":
        error = rejected("UID FETCH", found[3], found[2].decode("ascii").upper())
        if error.code not in _GONE:
            raise error
    return True


def _slow_head(response: list[bytes]) -> Iterator[Head]:
    """By imapclient's parser; nothing where it is no FETCH with a header of a message known by uid."""
    if (
        len(response) == 3 and response[2] == b")\r\n"
    ):  # the usual form, only cut in two by the end of the buffer
        found = _HEAD.fullmatch(response[0])
        if found is not None:
            yield _head(found, response[1])
            return
    for values in read_fetch([_as_imaplib(response)]):
        header = next((value for key, value in values.items() if key.startswith(b"BODY[HEADER")), None)
        uid = values.get(b"UID")
        if uid is None or not (header is None or isinstance(header, bytes)) or b"RFC822.SIZE" not in values:
            continue
        size = values[b"RFC822.SIZE"]
        yield Head(
            _bounded(uid),
            flags_of(values),
            _aware(values.get(b"INTERNALDATE")),
            size if isinstance(size, int) else 0,
            header or b"",
        )


def _as_imaplib(response: list[bytes]) -> list[Any]:
    """A response as imapclient's parser gets it from imaplib: (line, literal) pairs and the rest; [] if no FETCH."""
    found = _FETCH.match(response[0])
    if found is None:
        return []
    lines = [found[1] + b" " + response[0][found.end() :], *response[1:]]
    pairs: list[Any] = [
        (lines[index].removesuffix(b"\r\n"), lines[index + 1]) for index in range(0, len(lines) - 1, 2)
    ]
    return [*pairs, lines[-1].removesuffix(b"\r\n")]


def grouped(replies: Iterable[Any]) -> Iterator[list[Any]]:
    """imaplib's list of FETCH replies, one list a message: pairs with literals up to the plain bytes that end it."""
    group: list[Any] = []
    for each in replies:
        group.append(each)
        if isinstance(each, bytes):
            yield group
            group = []


def read_fetch(groups: Iterable[list[Any]]) -> Iterator[Mapping[bytes, Any]]:
    """The items of each message, keys in capitals; a message whose reply nobody can read is left out, alone."""
    for group in groups:
        if not group:
            continue
        try:
            parsed = parse_fetch_response(group, normalise_times=False, uid_is_key=False)
        except gate.STRANGE:
            continue
        yield from parsed.values()


def flags_of(values: Mapping[bytes, Any]) -> frozenset[str]:
    said = values.get(b"FLAGS")
    if not isinstance(said, tuple):
        return frozenset()
    return _own(
        each.decode("ascii", "replace") if isinstance(each, bytes) else str(each)
        for each in said
        if isinstance(each, bytes | int)
    )


def _aware(said: object) -> datetime:
    if not isinstance(said, datetime) or said.tzinfo is None:
        return UNKNOWN_DATE
    try:
        return said.astimezone(UTC)
    except (ValueError, OverflowError):
        return UNKNOWN_DATE


def _bounded(uid: object) -> int:
    """RFC 3501: a nonzero 32-bit number; anything else is a server that can't be trusted."""
    if not isinstance(uid, int) or not 1 <= uid <= gate.UID_MAX:
        raise Disconnected(f"{gate.harmless(str(uid))} is no uid")
    return uid


def uid_of(values: Mapping[bytes, Any]) -> int | None:
    """None for a reply without a uid: it speaks of another message than those asked for."""
    uid = values.get(b"UID")
    return None if uid is None else _bounded(uid)


def read_list(reply: list[Any]) -> tuple[frozenset[str], str, bytes] | None:
    """One LIST or XLIST reply: flags in lower case, separator or '', the name's bytes. None where it can't be read."""
    try:
        flags, separator, name = parse_response(reply)
    except gate.STRANGE:
        return None
    if isinstance(name, int):
        name = str(name).encode("ascii")
    if name is None:
        name = b"NIL"
    if not isinstance(flags, tuple) or not isinstance(name, bytes):
        return None
    between = separator.decode("ascii", "replace") if isinstance(separator, bytes) else ""
    return flags_of({b"FLAGS": flags}), between.removeprefix("\\"), name


def read_set(said: bytes, most: int) -> Iterator[int]:
    """The numbers of a sequence set (``1:3,7``), at most so many: a short text can stand for four billion."""
    count = 0
    for part in said.split(b","):
        low, _, high = part.partition(b":")
        ends = sorted((_bounded(int(low)), _bounded(int(high or low))))
        count += ends[1] - ends[0] + 1
        if count > most:
            raise Disconnected("more messages were found than there are")
        yield from range(ends[0], ends[1] + 1)


def sets(uids: Iterable[int], most: int = 500, length: int = 4000) -> Iterator[tuple[str, int]]:
    """Ascending uids as sequence sets of contiguous ranges, each with its count: short lines, bounded replies."""
    parts: list[str] = []
    count = size = 0
    for low, high in _ranges(uids, most):
        if parts and (count + high - low + 1 > most or size > length):
            yield ",".join(parts), count
            parts, count, size = [], 0, 0
        parts.append(str(low) if low == high else f"{low}:{high}")
        count += high - low + 1
        size += len(parts[-1]) + 1
    if parts:
        yield ",".join(parts), count


def _ranges(uids: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    low = high = 0
    for uid in uids:
        if low and uid == high + 1 and high - low + 1 < most:
            high = uid
            continue
        if low:
            yield low, high
        low = high = uid
    if low:
        yield low, high


def read_foreign(said: list[Any]) -> tuple[str, ...]:
    """The prefixes of other users' and shared mailboxes in a NAMESPACE reply; any part may be NIL."""
    try:
        personal, *others = parse_response(said)
        ours, theirs = _prefixes(personal), {each for part in others for each in _prefixes(part)}
    except gate.STRANGE:
        return ()
    return tuple(sorted(theirs - ours - {""}))


def _prefixes(part: object) -> set[str]:
    if not isinstance(part, tuple):
        return set()
    return {imap_utf7.decode(each[0]) for each in part if isinstance(each[0], bytes)}
