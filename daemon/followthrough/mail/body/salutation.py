"""The greeting a writer used."""

import re

from followthrough.mail.body import cues

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
