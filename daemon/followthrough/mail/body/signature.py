"""Where a signature begins at the end of what somebody wrote: by its mark, by the way people close, by their name.

A sign-off belongs to the signature. What is not sure is text: a postscript, a line that talks, a name that the text
speaks of, everything where nothing else was written.
"""

import re

from followthrough.mail.body import cues, footers
from followthrough.mail.body.history import RULE, next_written
from followthrough.mail.body.names import answers, is_own, like_a_name
from followthrough.mail.body.salutation import greeting
from followthrough.mail.says.phrases import low_cue
from followthrough.mail.when.day_names import WEEKDAYS, any_of

MAX_SIGNATURE = 15
"""Lines, blank ones apart, of a signature that only looks like one, or has a mark that may be a dash."""
MAX_MARKED = 40
MAX_SAID = 600
"""Characters of a paragraph below a marked signature that are looked at."""

_PARAGRAPH_RULE = re.compile(r"\s*(?:-{3,}|_{3,}|={3,}|\*{3,}|~{3,}|[\u2010-\u2015\u2500]{3,})\s*")
_DELIMITER = re.compile(r"\s{0,2}(?:--|\u2014|\u2013|__|\u2014\u2014)\s*")
_POSTSCRIPT = re.compile(
    r"\W{0,3}(?:p\.?\s?)?p\.?\s?[sd]\.?(?:\s?[:.,\u2013\u2014-]|\s)\s?\S|\W{0,2}n\.?b\.?\s?:\s?\S",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\+?\(?\d[\d\s()./\u2010-\u2013-]{5,}\d|\b\d[-.]\d{4}\b|\bx[-. ]?\d{4,5}\b|[#*]\s?\d{4,}|https?://"
    r"|\bwww\.|[^\s@]+@[^\s@]+"
    r"\.[a-z]{2,}|\b(?:tel"
    r"|phone|fon|telefon|tél|téléphone|teléfono|mobile?|cell|fax|office|direct|skype|linkedin|twitter|x"
    r"|телефон|тел|电话|電話)\b\s?[.:]",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:i|i'm|i'll|i've|i'd|you|you're|me|we|we're|we'll|us|it|it's|let|please|call|is|are|was|were|will|can"
    r"|could|should|would|have|has|had|do|does|did|don't|if|when|because|but|also|ask|bring|here|there|this"
    r"|that"
    r"|ich|du|wir|mir|mich|uns|es|ist|sind|war|wird|kann|habe|hat|haben|bitte|wenn|aber|auch|nicht|hier|das|ruf"
    r"|je|j'ai|vous|nous|tu|est|sont|suis|c'est|mais|pas|ici|yo|usted|está|son|pero|soy|aquí|no|io|sono|ho"
    r"|ma|qui"
    r"|eu|você|são|não|mas|aqui|ik|jij|wij|zijn|heb|maar|niet|hier|я|мы|вы|это|не|но)\b",
    re.IGNORECASE,
)
# "If you prefer not to hear from us": what houses add to every mail.
_CONDITION = re.compile(
    r"\W{0,3}(?:if|should you|to (?:un|stop)|wenn|falls|sollten|si|se|als|indien|para|per|pour)\b"
)
# "Tuesday 10am" below a name is an offer; "Tuesday to Thursday" says on which days somebody works.
_OFFER = re.compile(
    rf"(?:{any_of(WEEKDAYS)})\b\.?,?(?: (?:at|um|à|a las|às|alle|om))?"
    r" \d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h|uur)?[.!?]?",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:inc|ltd|co|corp|llc|gmbh|e\.?\s?v|s\.?\s?a|s\.?\s?r\.?\s?l|s\.?\s?l|b\.?\s?v|st|str|dr|prof|jr|sr"
    r"|ph\.?\s?d|m\.?\s?[ads]"
    r"|\b\w)\.",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(.{2,40}?)\s?(?:[,.!;]{1,3}|\s[-\u2013\u2014]{1,2})\s{0,3}([^\W\d_][^,;:!?]{0,40})", re.DOTALL
)
_SHORT = frozenset("lg glg vg mfg br kr mvh mvg cheers regards rgds gruß gruss saludos cordialement".split())
_YOURS = re.compile(r"(?:your|dein|deine|ihr|ihre|ton|ta|tu|il tuo|la tua|o teu|je)\b.{0,30}", re.IGNORECASE)
_AND = re.compile(r"\s?(?:[/|&+,]|\b(?:and|und|et|y|e|en|och|og|i)\b)\s?", re.IGNORECASE)


def signature_rows(
    lines: list[str], start: int, stop: int, names: frozenset[str] | None, *, last: bool
) -> list[int]:
    """The rows of [START, STOP) that are signature, disclaimer or footer.

    NAMES: what the writer is called, lower case, empty where nobody knows; None: what has a mark is enough. LAST:
    nothing newly written follows, so that a name alone may close it.
    """
    lowest = max(start, stop - 2 * MAX_MARKED)
    postscript = next((row for row in range(stop - 1, lowest, -1) if _POSTSCRIPT.match(lines[row])), stop)
    rows = _rows(lines, start, postscript, names, last=last)
    return rows if postscript == stop else rows + _rows(lines, postscript, stop, names, last=last)


def _rows(lines: list[str], start: int, stop: int, names: frozenset[str] | None, *, last: bool) -> list[int]:
    """The rows of one stretch of text without a postscript in it."""
    while start < stop and not lines[start].strip():
        start += 1
    end = footers.first_row(lines, start, stop)
    marked = _marked(lines, start, end)
    first = _back(lines, start, end if marked is None else marked)
    if names is not None:
        closed = _closed(lines, start, first, names)
        if closed is None and last:
            closed = _named(lines, start, first, names)
        first = first if closed is None else _back(lines, start, closed)
    while first > start and footers.tracks(lines[first - 1]):
        first = _back(lines, start, first - 1)
    spoken = end if marked is None else _spoken_below(lines, start, marked, end)
    return [*range(first, spoken), *range(end, stop)]


def _back(lines: list[str], start: int, stop: int) -> int:
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    return stop


def _marked(lines: list[str], start: int, stop: int) -> int | None:
    """The row of the mark (``-- ``, ``--``, a rule) that a signature stands under; None without one."""
    first = None
    below = _back(lines, start, stop)
    written = 0
    for row in range(below - 1, max(start, stop - 2 * MAX_MARKED) - 1, -1):
        line = lines[row]
        written += bool(line.strip())
        if written > MAX_MARKED:
            break
        if _DELIMITER.fullmatch(line):
            sure = line.endswith("-- ")
        elif _PARAGRAPH_RULE.fullmatch(line):
            sure = False
        else:
            continue
        if row == 0 or not (sure or _is_signature(lines, row, below)):
            break
        first = below = row
    return first


def _spoken_below(lines: list[str], start: int, mark: int, stop: int) -> int:
    """The row below a marked signature at which somebody goes on writing; STOP for none.

    Mottos stand there too. What asks for no more mail must not be missed; and where nothing stands above the mark, the
    program put its signature on top of all that was written.
    """
    above = [each for each in lines[start:mark] if each.strip()]
    on_top = not above or (len(above) == 1 and greeting(above[0]) is not None)
    row = _paragraph_end(lines, next_written(lines, mark + 1), stop)
    while (row := next_written(lines, row)) < stop:
        end = _paragraph_end(lines, row, stop)
        if on_top and not all(_signs(each.strip()) for each in lines[row:end]):
            return row
        said = " ".join(lines[row:end])[:MAX_SAID].lower()
        if not _CONDITION.match(said) and _TALK.search(said) and low_cue("stop", None).search(said):
            return row
        row = end
    return stop


def _paragraph_end(lines: list[str], row: int, stop: int) -> int:
    while row < stop and lines[row].strip():
        row += 1
    return row


def _is_signature(lines: list[str], row: int, stop: int) -> bool:
    """Whether what stands below a mark is a signature: few lines, and the first is no sentence."""
    below = [each.strip() for each in lines[row + 1 : stop] if each.strip()]
    if len(below) > MAX_SIGNATURE:
        return False
    if RULE.fullmatch(lines[row]):
        # Many a heading is underlined.
        return bool(below) and like_a_name(below[0]) and all(map(_signs, below))
    if len(below) == 1:
        return like_a_name(below[0]) or is_closing(below[0]) or CONTACT.search(below[0]) is not None
    return not below or _signs(below[0]) or not any(_talks(each) for each in below)


def _talks(line: str) -> bool:
    return line.endswith("?") or (len(line.split()) >= 5 and _TALK.search(line) is not None)


def _signs(line: str) -> bool:
    """Whether the line may stand in a signature: a name, a position, a house, a street, a way to reach somebody."""
    count = len(line.split())
    if len(line) > 90 or count > 12 or line.endswith(("?", "!", ";")) or answers(line):
        return False
    if _OFFER.fullmatch(line):
        return False
    if CONTACT.search(line):
        return not (_TALK.search(line) and count > 3)
    if is_closing(line):
        return True
    if line.endswith((".", ":")) and count > 1 and not _ABBREVIATED.search(line[-8:]):
        return count < 4 and all(map(str.isupper, (each[0] for each in line.split())))
    return count <= 8 and not line[0].islower() and not (count > 2 and _TALK.search(line))


def is_closing(line: str) -> bool:
    """Whether the line is nothing but the words a mail closes with, one or several (``Thanks and best regards,``)."""
    words = line[:81].split()
    said = " ".join(words).strip("*_ ")
    if not said or len(said) > 80 or len(words) > 9:
        return False
    if cues.SIGN_OFF.fullmatch(said):
        return True
    parts = [each for each in _AND.split(said.rstrip(",.!-\u2013\u2014 ")) if each]
    return 1 < len(parts) <= 4 and all(cues.SIGN_OFF.fullmatch(each) for each in parts)


def _closed(lines: list[str], start: int, stop: int, names: frozenset[str]) -> int | None:
    """The row of the sign-off where only a name and what signs stands under it, or the name beside it; else None."""
    written = 0
    below: str | None = None
    for row in range(stop - 1, max(start, stop - 2 * MAX_MARKED) - 1, -1):
        line = lines[row].strip()
        if not line:
            continue
        written += 1
        if written > MAX_SIGNATURE + 1:
            return None
        if (below is not None and is_closing(line) and _under_a_closing(below, names)) or _closes_inline(
            line, names
        ):
            return _over_closings(lines, start, row)
        if not (_signs(line) or _is_small_name(line, names)):
            return None
        below = line
    return None


def _over_closings(lines: list[str], start: int, row: int) -> int:
    """The first row of several sign-offs that stand over one another."""
    above = row - 1
    while above >= start and (not lines[above].strip() or is_closing(lines[above].strip())):
        if lines[above].strip():
            row = above
        above -= 1
    return row


def _is_small_name(line: str, names: frozenset[str]) -> bool:
    """The writer's own name as people in a hurry write it."""
    return line.islower() and len(line.split()) <= 2 and like_a_name(line.title()) and is_own(line, names)


def _under_a_closing(line: str, names: frozenset[str]) -> bool:
    return like_a_name(line) or is_own(line, names) or is_closing(line)


def _closes_inline(line: str, names: frozenset[str]) -> bool:
    """``Thanks, Bob``; ``Your friend, Bob``; ``Best Bob`` where the writer is called so."""
    if len(line) > 80:
        return False
    found = _INLINE.fullmatch(line.rstrip("."))
    if found and like_a_name(found[2]):
        return is_closing(found[1]) or _YOURS.fullmatch(found[1]) is not None
    head, _, name = line.rpartition(" ")
    if not head or not is_closing(head) or not like_a_name(name):
        return False
    return is_own(name, names) or (not names and head.casefold() in _SHORT)


def _named(lines: list[str], start: int, stop: int, names: frozenset[str]) -> int | None:
    """The row of the writer's own name that closes a text without a sign-off, with what signs under it; else None."""
    written = 0
    best = None
    for row in range(stop - 1, start, -1):
        line = lines[row].strip()
        if not line:
            continue
        written += 1
        small = _is_small_name(line, names)
        if written > MAX_SIGNATURE or not (small or _signs(line)):
            break
        if (small or like_a_name(line)) and _may_close(lines, start, row, names, alone=written == 1):
            best = row
    if best is None:
        return None
    above = best - 1
    # The house may stand over the name.
    while above > max(start, best - 5) and lines[above].strip() and _signs(lines[above].strip()):
        above -= 1
    return above + 1 if above > start and not lines[above].strip() and best - above <= 3 else best


def _stands_alone(lines: list[str], row: int) -> bool:
    return row > 0 and not lines[row - 1].strip()


def _may_close(lines: list[str], start: int, row: int, names: frozenset[str], *, alone: bool) -> bool:
    """Whether the name in this row closes what stands above it; ALONE: nothing stands below."""
    above = _back(lines, start, row)
    if above == start:
        return False
    before = lines[above - 1].strip()
    line = lines[row].strip()
    # "Talk soon," stays what they said; the name under it is a name.
    softly = (
        before.endswith(",") and len(before.split()) <= 5 and above == row and _stands_alone(lines, above - 1)
    )
    if before.endswith((":", "\uff1a", " -", "–")) or (before.endswith(",") and not softly):
        return False
    if not is_own(line, names):
        return False
    # Right under a line that goes on it may be the name that the sentence is about.
    whole = softly or len(before.split()) <= 1 or before[-1] in ".!?…)\"'" or before[-1].isdigit()
    return above < row or whole or not alone
