"""Where quoted history begins and how long its introduction is, in every common client's style.

Attributions (``On … wrote:``, wrapped wherever), header blocks (``From: … Sent: … Subject: …``), separators
(``-----Original Message-----``), GroupWise's and Notes' own lines. Each client writes in its user's language: the
words are in ``history_words``. All of it is text from strangers: every look is at a few lines of bounded length.
"""

import re
from functools import lru_cache

from followthrough.mail.body import history_words as words

MAX_LINE = 1000
MAX_ATTRIBUTION = 6
MAX_AFTER_VERB = 240
MAX_LOOKED_AT = 80
"""Lines of a mail that are looked at for the end of an attribution; in a long thread there are some dozens."""
MAX_BLOCK = 14

QUOTE = re.compile(r"\s{0,4}(?:>|&gt;|\|(?=\s|$)|\uff1e)")
_QUOTE_MARKS = frozenset(">&|\uff1e")
NAMED_QUOTE = re.compile(r"\s{0,2}([^\W\d_][\w.-]{0,15})>{1,5}(?=\s|$)")
"""Quotes with the initials or the name of whom they quote (``EM> yes``), as The Bat! and Supercite make them."""

_DASHES = "-_=*#>~< \t\u2010\u2011\u2012\u2013\u2014\u2015\u2500"
RULE = re.compile(r"\s*[_*=\u2010-\u2015\u2500-]{5,}\s*")
_ORIGINAL = re.compile(
    rf"(?:(?:start|begin|beginn|début) (?:of |der |du )?)?(?:{words.ORIGINAL})"
    r"(?:\s(?:from|von|de|van|da|od|от|från|fra)\s.{1,100})?\s?[:\uff1a]?",
    re.IGNORECASE,
)
_FORWARDS = re.compile(rf"\*?(?:{words.FORWARDS}).{{0,5}}[:\uff1a]\*?", re.IGNORECASE)
_REPLY_ABOVE = re.compile(
    r"\W{2,20}\s?(?:please |bitte )?(?:\w{1,20} ){0,4}(?:reply|respond|write|answer|antwort\w{0,4}|antworten)\s"
    r"(?:\w{1,20} ){0,4}(?:above|oberhalb|über)\s(?:\w{1,20} ){0,3}(?:line|linie|zeile)\b.{0,30}",
    re.IGNORECASE,
)
_DASHED_WROTE = re.compile(
    rf"[-=]{{2,}} ?.{{1,200}}\b(?:{words.WROTE})\s*[:\uff1a]?\s?[-=]{{2,}}", re.IGNORECASE
)
# GroupWise sets one line between `>>>`; what follows is not marked.
_GROUPWISE = re.compile(r"\s{0,3}>>> ?(?!>)\S.{5,200}?(?:>>>|[:\uff1a])\s*")

_LABEL = re.compile(r"\s{0,4}[|*_]{0,3}\s?([^\W\d_][^:\uff1a|*\n]{0,24}?)\s?[*_]{0,2}\s?(?:[:\uff1a]|\s\|)")

_WROTE = re.compile(rf"(?:^|[\s,>\"'*)/(])(?:{words.WROTE})(?=[\s,:\uff1a(*]|$)", re.IGNORECASE)
_VERB = re.compile(rf"(?:{words.WROTE})\b", re.IGNORECASE)
_WROTE_JOINED = re.compile(words.WROTE_JOINED)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}\s?[:.h\uff1a]\s?\d{2}(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\.?\b|uhr\b)|(?<!\d)\d{1,2}[時点점시]",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)|\d{4}\s?[年년]"
)
_ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,100}")
_ANGLED = re.compile(r"[<(\[\u2039\u201c]\s?(?:mailto:)?[^<>()\[\]@]{1,80}@[^\s<>()@]{1,100}\s?[>)\]]")
_NAME_AND_ADDRESS = re.compile(
    r"[*\"'\s]{0,3}[^\s<>:,;]{1,40}(?:[ ,]{1,2}[^\s<>:;]{1,40}){0,6}"
    r"\s?[<(\[](?:mailto:)?[^<>()\s@]{1,64}@[^<>()\s]{1,100}[>)\]]"
)
_OLD_GMAIL = re.compile(
    r"\s*\d{4}[/-]\d{1,2}[/-]\d{1,2}\s.{1,80}<[^<>\s]+@[^<>\s]+>:?\s*"
    r"|\s*\d{4}-\d\d-\d\d \d{1,2}:\d\d(?::\d\d)? (?:GMT"
    r"|UTC)?[+-]\d\d:?\d\d [^\W\d_]\S{0,30}(?: \S{1,30}){0,5}:?\s*"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i've|we|ich|wir|je|j'ai|nous|yo|eu|ik|io|jag|jeg)\b", re.IGNORECASE)
_LEAD = re.compile(
    rf"[*>\"'\s-]{{0,6}}(?:(?:{words.LEAD})(?=[\s\d,])"
    rf"|\w{{2,4}}[.,]{{0,2}} \d|\w{{2,14}}, \d|\w+day,?\b|\d{{1,4}}[./ 年-]"
    r"|в\s|quot)",
    re.IGNORECASE,
)
_QUOTING = re.compile(rf"[\s*\"']{{0,3}}(?:{words.QUOTING})\s", re.IGNORECASE)
_CLOSING = re.compile(r">\s?[:\uff1a]?|>.{0,20}[:\uff1a]")

_NOTES = re.compile(
    r"[^\W\d_][^\n/:<>@]{2,50}/[\w .&-]{1,30}(?:/[\w .&-]{1,30}){0,3}(?:@[\w.-]{1,30})?"
    r"(?P<at>\s{1,20}(?:(?:on )?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d.{0,30}))?"
)
_NAME_ON_DATE = re.compile(
    r"\S[^\n]{2,80}\s(?:on|am|le|il) \d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?"
)
_DATE_ONLY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?.{0,12}")
# "See below:", then the block of what is passed on; any other line with a colon talks about what it shows.
_PASSES_ON = re.compile(
    r"below|fyi|forward|f\.?y\.?i|unten|siehe|s\.u\.|weiter|ci-dessous|voir|suit|abajo|abaixo|sotto|onder"
    r"|nedan|nedenfor"
    r"|poniżej|ниже|下|lower|inline|red\b|rot\b|follow",
    re.IGNORECASE,
)


def history_start(lines: list[str], row: int) -> int:
    """How many lines introduce quoted history here, apart from attributions; 0 for none."""
    line = lines[row]
    if len(line) > MAX_LINE or not (head := line.lstrip()[:1]):
        return 0
    if not (head.isalnum() or ":" in line or "\uff1a" in line):
        # Only marks stand at the head of separators.
        return _separator(lines, row)
    length = header_block(lines, row)
    if length:
        return length
    if head.isalpha():
        return _forward_line(line) or _notes(lines, row)
    return _separator(lines, row)


def _forward_line(line: str) -> int:
    said = line.strip()
    return (
        1 if said.rstrip("*")[-1:] in {":", "\uff1a"} and len(said) <= 80 and _FORWARDS.fullmatch(said) else 0
    )


def _separator(lines: list[str], row: int) -> int:
    line = lines[row]
    core = line.strip(_DASHES)
    if not core:
        following = next_written(lines, row + 1)
        if following - row > 2 or not RULE.fullmatch(line):
            return 0
        length = header_block(lines, following, ruled=True)
        return following + length - row if length else 0
    if len(line) > 300 or not _is_separator(line, core):
        return 0
    if line.lstrip().startswith(">>> "):
        return 1
    following = next_written(lines, row + 1)
    return max(1, following + header_block(lines, following, ruled=True) - row)


def _is_separator(line: str, core: str) -> bool:
    said = line.strip()
    if said.startswith(">>> "):
        # GroupWise
        dated = _GROUPWISE.fullmatch(line) is not None and _dated(line)
        return dated and (_ADDRESS.search(line) or _TIME.search(line)) is not None
    if said[1:2] in _DASHES or said.startswith("*"):
        return bool(
            _ORIGINAL.fullmatch(core) or _DASHED_WROTE.fullmatch(said) or _REPLY_ABOVE.fullmatch(said)
        )
    return False


def next_written(lines: list[str], row: int) -> int:
    """The first row from here on that is not blank."""
    while row < len(lines) and not lines[row].strip():
        row += 1
    return row


def quotes(line: str) -> bool:
    """Whether the line begins with a mark of quotation."""
    return line[:5].lstrip()[:1] in _QUOTE_MARKS and QUOTE.match(line) is not None


def quotes_follow(lines: list[str], row: int) -> bool:
    """Whether what follows is marked line by line, so that what is not marked was written anew."""
    row = next_written(lines, row)
    if row >= len(lines):
        return False
    if quotes(lines[row]):
        return True
    named = NAMED_QUOTE.match(lines[row])
    return named is not None and sum(
        found[1] == named[1] for each in lines[row : row + 12] if (found := NAMED_QUOTE.match(each))
    ) >= 2  # fmt: skip


def header_block(lines: list[str], row: int, *, ruled: bool = False) -> int:
    """The length of a block of From, Sent, To, Subject lines (any three of them, From among them); 0 for none.

    A travel plan has From, To and Date too: a subject and a day, an address or when it was sent belongs to it, or a
    rule above. RULED: one stands there, and then labels in a language we don't know will do.
    """
    if row >= len(lines) or _kind(lines[row]) is None:
        if ruled and row < len(lines):
            return _unknown_block(lines, row)
        return 0
    seen: set[int] = set()
    length = blank = 0
    addressed = False
    for line in lines[row : row + MAX_BLOCK]:
        kind = _kind(line)
        if not line.strip():
            blank += 1
            if blank > len(seen) or len(seen) >= 3:
                break
        elif kind is None and (len(seen) >= 3 or length - blank >= len(seen) + 3):
            break
        if kind is not None:
            seen.add(kind)
        addressed = addressed or "@" in line or (kind == words.DATE and _sent(line))
        length += 1
    seen.discard(words.OTHER)
    proven = {words.SUBJECT, words.DATE} <= seen or addressed or ruled
    enough = len(seen) >= 3 or (ruled and len(seen) == 2)
    if not (words.FROM in seen and enough and proven):
        return _unknown_block(lines, row) if ruled else 0
    return 0 if not ruled and _discussed(lines, row) else length


@lru_cache(maxsize=256)
def _kind(line: str) -> int | None:
    """What the line of a header block says; None where it is none."""
    if ":" not in line and "\uff1a" not in line and "|" not in line:
        return None
    found = _LABEL.match(line)
    return words.LABELS.get(" ".join(found[1].lower().split())) if found else None


def _sent(line: str) -> bool:
    """Whether the line says when something was sent, to the minute; a journey only has a date."""
    found = _LABEL.match(line)
    plain = found is None or " ".join(found[1].lower().split()) in words.DATES
    return not plain and _dated(line) and _TIME.search(line) is not None


def _unknown_block(lines: list[str], row: int) -> int:
    """The length of a block with labels of an unknown language: three lines with a label, an address, a day."""
    block = []
    for line in lines[row : row + MAX_BLOCK]:
        if not _LABEL.match(line):
            break
        block.append(line[:MAX_LINE])
    told = "\n".join(block)
    proven = len(block) >= 3 and _ADDRESS.search(told) and _dated(told) and _TIME.search(told)
    return len(block) if proven else 0


def _discussed(lines: list[str], row: int) -> bool:
    """Whether the block is shown as part of what is said: indented, or under a line that announces it."""
    if lines[row].startswith(("    ", "\t")):
        return True
    above = next((each.strip() for each in reversed(lines[max(0, row - 2) : row]) if each.strip()), "")
    return above.endswith((":", "\uff1a", "```")) and not _PASSES_ON.search(above)


def _notes(lines: list[str], row: int) -> int:
    """Notes' own heads: ``Ed Moss/Berlin/ACME 02.03.2026 09:00``; the date under the name or behind it, then To and
    Subject, with colons or without."""
    line = lines[row].strip()
    if len(line) > 160:
        return 0
    found = _NOTES.fullmatch(line) if "/" in line else None
    if found and found["at"]:
        return 1
    below = row + 1
    ends_dated = line[-1:].isdigit() or line[-1:] in "mM"
    if not (ends_dated and _NAME_ON_DATE.fullmatch(line)):
        if below >= len(lines) or not lines[below].strip()[:1].isdigit() or len(line.split()) > 6:
            return 0
        if not _DATE_ONLY.fullmatch(lines[below].strip()):
            return 0
        below += 1
    kinds = {_bare_kind(each) for each in lines[below : below + 9]}
    wanted = {words.TO, words.SUBJECT}
    return below - row if wanted <= kinds or (found and wanted & kinds) else 0


def _bare_kind(line: str) -> int | None:
    """What a line of Notes' head says: its label may stand alone, without a colon."""
    kind = _kind(line)
    return words.LABELS.get(line.strip().lower().rstrip(":")) if kind is None else kind


_DIGIT = re.compile(r"\d")


def attributions(lines: list[str]) -> dict[int, int]:
    """The attributions (``On … wrote:``): the row each begins at, and its length in lines."""
    found: dict[int, int] = {}
    left = MAX_LOOKED_AT
    for row, line in enumerate(lines):
        ends = line.rstrip()
        if not ends or len(ends) > MAX_LINE:
            continue
        start = None
        if ends[-1] in "*_":
            ends = ends.rstrip("*_ ")
        if ends.endswith((":", "\uff1a", "writes", "wrote")):
            if not _may_be_one(lines, row):
                continue
            left -= 1
            if left < 0:
                break
            start = _attribution_start(lines, row)
        elif ends[:4].isdecimal() and _OLD_GMAIL.fullmatch(ends):
            start = row
        elif ends.endswith(">") and row and lines[row - 1][:4].isdecimal():
            start = row - 1 if _OLD_GMAIL.fullmatch(f"{lines[row - 1].strip()} {ends}") else None
        if start is not None:
            found[start] = row - start + 1
    return found


def _may_be_one(lines: list[str], end: int) -> bool:
    """The cheap look before the careful one: a day, an hour or an address is in it, or quotations follow."""
    near = "".join(lines[max(0, end - MAX_ATTRIBUTION + 1) : end + 1])
    return "@" in near or _DIGIT.search(near) is not None or quotes_follow(lines, end + 1)


def _attribution_start(lines: list[str], end: int) -> int | None:
    """The row at which the attribution that ends in row END begins; None where there is none."""
    if quotes(lines[end]) and not _CLOSING.fullmatch(lines[end].strip()):
        return None
    followed = quotes_follow(lines, end + 1)
    joined = ""
    found: list[int] = []
    gaps = 0
    for row in range(end, max(-1, end - MAX_ATTRIBUTION), -1):
        line = lines[row].strip()
        if not line:
            # Some clients set the address apart from the name, with an empty line between them.
            if gaps or not joined.startswith("<"):
                break
            gaps += 1
            continue
        if row != end and (quotes(line) or _is_over(line)):
            break
        joined = f"{line} {joined}".strip()
        if len(joined) > 400:
            break
        if _is_attribution(joined, followed=followed, wrapped=row < end):
            found.append(row)
    return _likeliest(lines, found)


def _likeliest(lines: list[str], rows: list[int]) -> int | None:
    """Of the rows an attribution may begin at, the nearest that begins as one does; else where a paragraph begins."""
    leading = [row for row in rows if _leads(lines[row].strip())]
    if not leading:
        return next((row for row in rows if _starts_paragraph(lines, row)), rows[0] if rows else None)
    start, *above = leading
    # "On Monday, 2 March 2026" / "at 9:00 Ed wrote:": both begin as attributions do.
    if above and above[0] == start - 1 and _dated(lines[above[0]]) and not _dated(lines[start]):
        return above[0]
    return start


def _leads(line: str) -> bool:
    """Whether an attribution may begin with this line; it never does with its verb."""
    return _LEAD.match(line) is not None and not _VERB.match(line)


def _is_over(line: str) -> bool:
    """Whether a sentence ends with this line, so that no attribution goes on behind it."""
    if line[-1] in ":\uff1a!?":
        return True
    return line[-1] == "." and not (
        _ANGLED.search(line) or (_LEAD.match(line) and any(map(str.isdigit, line)))
    )


def _starts_paragraph(lines: list[str], row: int) -> bool:
    return row == 0 or not lines[row - 1].strip()


def _dated(text: str) -> bool:
    return _DAY.search(text) is not None


def _wrote(text: str) -> bool:
    """Whether the verb stands near the end: nothing but when it was may stand behind it."""
    text = text[-MAX_AFTER_VERB:]
    found = [*_WROTE.finditer(text)]
    last = found[-1] if found else _WROTE_JOINED.search(text)
    return last is not None and len(text[last.end() :].split()) <= 10


def _is_attribution(text: str, *, followed: bool, wrapped: bool) -> bool:
    """``followed``: a line with ``>`` comes next, which settles it; else time and author must be named."""
    day, addressed = _dated(text), "@" in text and _ADDRESS.search(text) is not None
    if not (day or addressed or followed):
        return False
    time = _TIME.search(text) is not None
    ends = text.rstrip("*_ ").endswith((":", "\uff1a"))
    if _wrote(text):
        if followed:
            return day or time or addressed or (not wrapped and len(text.split()) <= 8)
        if not ends:
            return False
        if not addressed:
            return day and time and not _FIRST_PERSON.search(text)
        return day or time or _NAME_AND_ADDRESS.match(text) is not None
    if _OLD_GMAIL.fullmatch(text) or (ends and followed and _QUOTING.match(text)):
        return True
    return ends and day and _ANGLED.search(text) is not None and (followed or time)
