"""What was newly written: quoted history and signature taken off a body; the greeting the writer used."""

import re
from dataclasses import dataclass
from enum import Enum

from followthrough.mail import cues

MAX_LINES = 5_000
LONG_LINE = 25
"""Characters that nobody writes twice by chance."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text body in its parts; joined in order they lose nothing that was written."""

    new: str
    quoted: str
    signature: str


class _Is(Enum):
    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


_QUOTE = re.compile(r"\s{0,3}(?:>|\|(?=\s)|\uff1e)")
_RULE = re.compile(r"\s*[_*=\u2014-]{5,}\s*")
_DELIMITER = re.compile(
    rf"\s*(?:[-_=*>\u2014 ]{{2,}}\s*(?:{cues.ORIGINAL})\s*[-_=*<\u2014 ]*"
    rf"|-{{2,}} ?.{{1,200}}\b(?:{cues.WROTE})\s*-{{2,}}"
    rf"|\*?(?:begin forwarded message|anfang der weitergeleiteten|début du message|inizio messaggio inoltrato"
    rf"|inicio del mensaje|início da mensagem).{{0,30}}[:\uff1a]\*?)\s*",
    re.IGNORECASE,
)


def _header_line(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*[*_]{{0,2}}(?:{words})\s?[*_]{{0,2}}\s?[:\uff1a]", re.IGNORECASE)


_HEADER_LINES = [_header_line(each) for each in (cues.FROM, cues.DATE, cues.TO, cues.SUBJECT)]
_WROTE = re.compile(
    rf"(?:^|[\s,>\"'*)])(?:{cues.WROTE})(?:[\s,]+[^\s:]+){{0,6}}\s*[:\uff1a]\*?\s*$|(?:のメール|写道|寫道"
    rf"|작성)\s*[:\uff1a]\s*$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}\s?[:.h\uff1a]\s?\d{2}\b|\b\d{1,2}\s?(?:[ap]\.?m\.?\b|uhr\b)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}\s?[年년]")
_ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,100}")
_OLD_GMAIL = re.compile(r"\s*\d{4}[/-]\d{1,2}[/-]\d{1,2}\s.{1,80}<[^<>\s]+@[^<>\s]+>:?\s*")

_CLOSING = re.compile(r">\s?[:\uff1a]?|>.{0,20}[:\uff1a]")
# How attributions begin: a preposition before the date, a weekday, the date itself.
_LEAD = re.compile(
    r"[*>\"'\s-]{0,4}(?:on|am|le|el|il|em|op|den|dne|dnia|w dniu|pe|a|la|vào|tarihinde|at"
    r"|\w{2,3}[.,]? \d|\w+day,?|\d{1,4}[./ -]\w+)\b",
    re.IGNORECASE,
)

_SIGNATURE_DELIMITER = re.compile(r"(?:--|\u2014|__)\s*")
_CONTACT = re.compile(
    r"\+?\(?\d[\d\s()./-]{6,}\d|\bx[-. ]?\d{4,5}\b|https?://|\bwww\.|[^\s@]+@[^\s@]+\.[a-z]{2,}|\b(?:tel"
    r"|phone|fon|telefon|mobile?|cell|fax|office"
    r"|direct)\b\s?[.:]",
    re.IGNORECASE,
)
MAX_SIGNATURE = 15
MAX_ATTRIBUTION = 4
_ATTRIBUTION_ENDS = (":", "\uff1a", ":*", ">")


def split(text: str) -> Body:
    """New text, quoted history (every common client's style) and signature. Unsure: it counts as new."""
    lines = text.split("\n")
    is_ = [_Is.NEW] * len(lines)
    _mark_quoted(lines, is_)
    _mark_signatures(lines, is_)
    parts = {
        kind: "\n".join(line for line, each in zip(lines, is_, strict=True) if each is kind) for kind in _Is
    }
    return Body(
        new=parts[_Is.NEW].strip("\n").rstrip(),
        quoted=parts[_Is.QUOTED].strip("\n"),
        signature=parts[_Is.SIGNATURE].strip("\n"),
    )


def unmarked(text: str, source: str) -> str:
    """A text with empty lines for what it has of ``source``, word for word: some clients quote with no mark at all. A
    long line of it begins such a piece, and what goes on with ``source`` behind that belongs to it."""
    whole = f"{' '.join(source.split())} "
    lines = text.split("\n")
    goes_on = -1
    for row, line in enumerate(lines[:MAX_LINES]):
        words = " ".join(line.split())
        if not words:
            continue
        if goes_on < 0 or not whole.startswith(f"{words} ", goes_on):
            goes_on = whole.find(f"{words} ") if len(words) >= LONG_LINE else -1
        if goes_on >= 0:
            goes_on += len(words) + 1
            lines[row] = ""
    return "\n".join(lines)


def _mark_quoted(lines: list[str], is_: list[_Is]) -> None:
    """Mark quotations. After a sign of history, what has no ``>`` is history too, unless the writer uses ``>``."""
    row = 0
    while row < min(len(lines), MAX_LINES):
        length = _history_start(lines, row)
        if length:
            stop = row + length
            if not _quotes_follow(lines, stop) and not _all_would_go(lines, is_, row):
                stop = len(lines)
            is_[row:stop] = [_Is.QUOTED] * (stop - row)
            row = stop
            continue
        if _QUOTE.match(lines[row]):
            is_[row] = _Is.QUOTED
        row += 1


def _all_would_go(lines: list[str], is_: list[_Is], row: int) -> bool:
    """Whether an attribution stands above everything: then nobody can tell whose the text below is."""
    written = any(line.strip() for line, each in zip(lines[:row], is_, strict=False) if each is _Is.NEW)
    return not written and _attribution(lines, row) > 0 and _header_block(lines, row) == 0


def _history_start(lines: list[str], row: int) -> int:
    """How many lines introduce quoted history here; 0 for none."""
    line = lines[row]
    if not line.strip() or len(line) > 1000:
        return 0
    if _DELIMITER.fullmatch(line):
        following = _next_written(lines, row + 1)
        return max(1, following + _header_block(lines, following) - row)
    if _RULE.fullmatch(line):
        following = _next_written(lines, row + 1)
        length = _header_block(lines, following) if following - row <= 2 else 0
        return following + length - row if length else 0
    return _header_block(lines, row) or _attribution(lines, row)


def _next_written(lines: list[str], row: int) -> int:
    while row < len(lines) and not lines[row].strip():
        row += 1
    return row


def _quotes_follow(lines: list[str], row: int) -> bool:
    row = _next_written(lines, row)
    return row < len(lines) and _QUOTE.match(lines[row]) is not None


def _header_block(lines: list[str], row: int) -> int:
    """The length of a block of From, Sent, To, Subject lines (any three of them, From among them)."""
    if row >= len(lines) or not (":" in lines[row] or "\uff1a" in lines[row]):
        return 0
    if not any(each.match(lines[row]) for each in _HEADER_LINES):
        return 0
    seen: set[int] = set()
    length = blank = 0
    for line in lines[row : row + 14]:
        kinds = [kind for kind, each in enumerate(_HEADER_LINES) if each.match(line)]
        if not line.strip():
            blank += 1
            if blank > len(seen) or len(seen) >= 3:
                break
        elif not kinds and len(seen) >= 3:
            break
        seen.update(kinds[:1])
        length += 1
    return length if 0 in seen and len(seen) >= 3 else 0


def _attribution(lines: list[str], row: int) -> int:
    """The length of an attribution (``On … wrote:``), wrapped over up to four lines; 0 for none."""
    joined = ""
    for length in range(1, MAX_ATTRIBUTION + 1):
        line = lines[row + length - 1].strip() if row + length <= len(lines) else ""
        # Some clients break a line right before the bracket that closes the address.
        if not line or (_QUOTE.match(line) and not _CLOSING.fullmatch(line)):
            return 0
        if length > 1 and (_LEAD.match(line) or joined.endswith((".", "!", "?"))) and not _LEAD.match(joined):
            # What stood above was written; the attribution begins at this line.
            return 0
        joined = f"{joined} {line}".strip()
        if len(joined) > 400:
            return 0
        if not joined.endswith(_ATTRIBUTION_ENDS):
            continue
        if _is_attribution(joined, followed=_quotes_follow(lines, row + length), wrapped=length > 1):
            return length
    return 0


def _is_attribution(text: str, *, followed: bool, wrapped: bool) -> bool:
    """``followed``: a line with ``>`` comes next, which settles it; else time and author must be named."""
    dated = _TIME.search(text) is not None or _DAY.search(text) is not None
    addressed = _ADDRESS.search(text) is not None
    if _WROTE.search(text):
        if followed:
            return dated or addressed or not wrapped
        return dated and (addressed or _TIME.search(text) is not None)
    ends = text.rstrip("* ").endswith((":", "\uff1a"))
    if _OLD_GMAIL.fullmatch(text):
        return True
    return ends and dated and addressed and (followed or _TIME.search(text) is not None)


def _mark_signatures(lines: list[str], is_: list[_Is]) -> None:
    """Mark the signature at the end of each run of new lines."""
    start = 0
    for row in range(len(lines) + 1):
        if row < len(lines) and is_[row] is _Is.NEW:
            continue
        first = _signature_start(lines, start, row)
        is_[first:row] = [_Is.SIGNATURE] * (row - first)
        start = row + 1


def _signature_start(lines: list[str], start: int, stop: int) -> int:
    """The first row of the signature that ends the run; ``stop`` for none."""
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    for row in range(start, stop):
        short = stop - row - 1 <= MAX_SIGNATURE
        if short and _SIGNATURE_DELIMITER.fullmatch(lines[row]) and row > 0:
            return row
    last = stop
    while last > start and (not lines[last - 1].strip() or cues.DEVICE.fullmatch(lines[last - 1])):
        last -= 1
    return _contact_block(lines, start, last)


def _contact_block(lines: list[str], start: int, stop: int) -> int:
    """The row behind a sign-off where only a name and short lines with a way to reach them follow; else ``stop``."""
    for row in range(stop - 1, max(start, stop - MAX_SIGNATURE) - 1, -1):
        if not cues.SIGN_OFF.fullmatch(lines[row].strip()):
            continue
        below = [line.strip() for line in lines[row + 1 : stop] if line.strip()]
        if below and all(_short(line) for line in below) and any(_CONTACT.search(line) for line in below):
            return row + 1
        return stop
    return stop


def _short(line: str) -> bool:
    return len(line) <= 80 and not line.endswith(("?", "!", ";")) and len(line.split()) <= 10


_NAME_ALONE = re.compile(r"[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’.-]{0,20}){0,2}[,:]")
_SALUTATION_LINE = re.compile(r"([^,!:\n]{1,80}?(?:[,!:]|\s[-\u2013\u2014](?=\s|$)|$))")


def greeting(new_text: str) -> str | None:
    """The first line where it is a salutation (``Dear Dr Miller,``, ``Sehr geehrte Frau …``), else None."""
    line = next((each.strip() for each in new_text[:4000].split("\n") if each.strip()), "")
    if cues.SALUTATION.match(line):
        found = _SALUTATION_LINE.match(line)
        head = found[1] if found else ""
        return head if 0 < len(head.split()) <= 7 and len(head) <= 80 else None
    if _NAME_ALONE.fullmatch(line) and line[0].isupper() and not cues.SIGN_OFF.fullmatch(line):
        return line
    return None


_PHONE = re.compile(
    r"(?<![\w@/.=-])(\+?\(?\d(?:[\d()\s./\u2011\u2013\u00a0-]{5,22})\d)(?:\s?(?:x|ext\.?"
    r"|dw)\s?\d{1,5})?(?![\w@-])"
)
_FAX = re.compile(r"\b(?:tele)?fax\b|\bf\s?[:.]\s?\+?\d|\bfx\b", re.IGNORECASE)
_MOBILE = re.compile(r"mobil|\bmob\b|cell|handy|\bm\s?[:.]|gsm|portable|móvil|celular|komórk", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")


def phone_number(signature: str) -> str | None:
    """The first telephone number of a signature as written (a mobile's before an office's), never a fax; else None."""
    first = None
    for line in signature[:4000].split("\n"):
        for label, number in _numbers(line):
            if _FAX.search(label):
                continue
            if _MOBILE.search(label):
                return number
            first = first or number
    return first


def _numbers(line: str) -> list[tuple[str, str]]:
    """Each telephone number of a line with the words before it."""
    result = []
    end = 0
    for found in _PHONE.finditer(line):
        number = found[0].strip()
        digits = sum(each.isdigit() for each in found[1])
        if 7 <= digits <= 15 and not _DATE_LIKE.fullmatch(number):
            result.append((line[end : found.start() + 1], number))
        end = found.end()
    return result
