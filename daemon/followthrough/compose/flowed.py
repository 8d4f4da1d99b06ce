"""Text as format=flowed (RFC 3676): soft breaks that clients join again, quotes that keep their depth, stuffing."""

import re

_WIDTH = 76
# What somebody else wrapped at 72 to 80 is quoted line by line: broken once more it would be ragged in every client.
_WHOLE_QUOTED = 80
_QUOTE = re.compile(r"(?:> ?)+")
_MOST_QUOTE_DEPTH = 10
SIGNATURE = "-- "


def flowed(text: str) -> str:
    r"""TEXT (``\n`` line ends, one paragraph a line) with soft breaks; joining them again gives TEXT back."""
    return "".join(f"{line}\n" for paragraph in text.split("\n") for line in _lines("", paragraph))


def quoted(text: str) -> str:
    """TEXT quoted one level deeper, flowed; what is quoted in it already keeps its depth below."""
    lines = []
    for paragraph in text.split("\n"):
        depth = _QUOTE.match(paragraph)
        marks = min(depth[0].count(">"), _MOST_QUOTE_DEPTH) if depth else 0
        rest = paragraph[depth.end() :] if depth else paragraph
        lines += _lines(">" * (marks + 1), rest)
    return "".join(f"{line}\n" for line in lines)


def unflowed(text: str) -> str:
    """What a client shows: soft-broken lines of the same depth joined, stuffing and quote marks' blank taken off."""
    shown: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        soft = content.endswith(" ") and content != SIGNATURE
        if open_depth == depth and content != SIGNATURE:
            shown[-1] += content
        else:
            shown.append("> " * depth + content)
        open_depth = depth if soft else -1
    return "\n".join(shown)


def _lines(quote: str, paragraph: str) -> list[str]:
    """One paragraph's lines; all but the last end in the blank that marks a soft break."""
    if paragraph == SIGNATURE:
        return [f"{quote} {SIGNATURE}" if quote else SIGNATURE]
    paragraph = paragraph.rstrip(" ")
    if not paragraph:
        return [quote]
    room = _WIDTH - len(quote) - 1
    if quote and len(paragraph) <= _WHOLE_QUOTED:
        return [_stuffed(quote, paragraph)]
    lines: list[str] = []
    rest = paragraph
    while len(rest) > room:
        end = rest.rfind(" ", 0, room) + 1 or rest.find(" ") + 1
        # A break before another blank would put that blank at the start of a line, and be none if nothing is left.
        while end and end < len(rest) and rest[end] == " ":
            end += 1
        if not end or end >= len(rest) or not rest[:end].strip(" "):
            break
        lines.append(rest[:end])
        rest = rest[end:]
    return [_stuffed(quote, line) for line in (*lines, rest)]


def _stuffed(quote: str, line: str) -> str:
    # A quote's mark is followed by one blank that readers take off again; outside, only where it would be misread.
    if quote or line.startswith((" ", ">", "From ")):
        return f"{quote} {line}"
    return line
