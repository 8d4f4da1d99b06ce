"""Whether a mail of the user's leaves the other something to answer: it asks something, or names a time."""

import re

from followthrough.mail.judges.names_time import DAY
from followthrough.mail.says.sentences import sentences

_REQUEST = re.compile(
    r"\b(?:let me know|please (?:name|say|tell|choose|pick|write|call|ring)|tell me|would (?:any|either|it|that|you)"
    r"|whenever (?:it )?suits|whatever suits"
    r"|sagen sie|sag mir|nennen sie|geben sie|gib mir|melden sie|melde dich|schreiben sie|schreib mir)\b",
    re.IGNORECASE,
)


def expects_answer(text: str) -> bool:
    """Whether this newly written text has a question, a request to answer, or a day in it; mere thanks have none."""
    return any(
        each.text.rstrip(" )\"'”»").endswith("?") or _REQUEST.search(each.text) or DAY.search(each.text)
        for each in sentences(text)
    )
