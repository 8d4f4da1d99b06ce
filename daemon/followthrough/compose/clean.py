"""Foreign text made harmless before it is put anywhere: one rule for header values, one for text of several lines.

Header values are where a mail's sender could add headers of their own (CVE-2024-6923); text keeps its lines only.
"""

import re
import unicodedata

HEADER_LENGTH = 200

# C0 and C1 controls, DEL, lone surrogates, noncharacters, bidirectional controls and zero-width marks of direction.
_UNWANTED = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff"
_HEADER = re.compile(f"[{_UNWANTED}\u2028\u2029]")
_TEXT = re.compile(f"(?![\n\t])[{_UNWANTED}]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def header_text(value: str, length: int = HEADER_LENGTH) -> str:
    """VALUE as one line of at most LENGTH characters: no controls, no bidi controls, blanks collapsed."""
    # Cut twice: ten megabytes of blanks must not be worked on, and the cut must not leave a blank at the end.
    plain = " ".join(_HEADER.sub(" ", value[: 50 * length]).split())
    return whole_characters(plain, length).strip()


def body_text(value: str) -> str:
    r"""VALUE with ``\n`` as its only line end and tabs kept; controls and bidi controls taken out."""
    return _TEXT.sub("", _LINE_ENDS.sub("\n", value))


def whole_characters(value: str, length: int) -> str:
    """At most LENGTH characters of VALUE, never cutting between a letter and its accents or an emoji and its joiner."""
    if len(value) <= length:
        return value
    end = length
    while end > max(0, length - 16) and _belongs_to_the_one_before(value, end):
        end -= 1
    return value[: end or length]


def _belongs_to_the_one_before(value: str, index: int) -> bool:
    character = value[index]
    return (
        unicodedata.combining(character) != 0
        or character in "\u200d\ufe0e\ufe0f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or value[index - 1] == "\u200d"
    )
