"""What a person newly wrote, cut into sentences once and for all judges, in the language it is in."""

import re
from dataclasses import dataclass

from followthrough.mail import cues
from followthrough.mail.clauses import in_pieces
from followthrough.mail.language import language
from followthrough.mail.phrases import cue, low_cue
from followthrough.mail.quoted import Body, greeting
from followthrough.mail.sentences import Sentence, sentences

_MOST_TEXT = 8_000
_MOST_CLOSING = 5
"""Sentences behind the closing line: a name, a title."""
_CLOSING_WORDS = 6
_ALONE = 5
"""Words of an answer that is a yes or a no and nothing else."""
_NAME = re.compile(r"(?:[^\W\d_][\w'.-]{0,30}[,.]?\s?){1,4}")


@dataclass(frozen=True, slots=True)
class Written:
    """A body, the language of its new text (None: too short or mixed to tell) and that text's sentences."""

    body: Body
    language: str | None
    sentences: tuple[Sentence, ...]
    core: tuple[Sentence, ...]
    """Those between the greeting and the closing, which is a line like ``Best`` or the name alone."""
    speaks_for: bool
    """An assistant answers for the one who was written to."""

    whole: str
    """The core in small letters, a sentence a line."""
    cut: str
    """The core in small letters, a piece of a clause a line."""

    def may_say(self, field: str, *, piece: bool = False) -> bool:
        """Whether FIELD is said in some sentence, or some ``piece`` of one: the cheap look before the careful one."""
        return low_cue(field, self.language).search(self.cut if piece else self.whole) is not None

    def alone(self, field: str) -> str:
        """The first sentence, where it says FIELD and is all of the answer; else ''."""
        if not self.core or sum(len(each.text.split()) for each in self.core) > _ALONE:
            return ""
        first = self.core[0].text.strip(" .!,*_")
        return first if cue(field, self.language).fullmatch(first) else ""


def written(body: Body) -> Written:
    """The new text of a body as the judges of what people say read it."""
    text = body.new.strip()
    hail = greeting(text) or ""
    rest = text.removeprefix(hail)
    spoken = language(rest)
    core = sentences(rest.lstrip(" \t,!:"), spoken)
    hailed = sentences(hail, spoken) if hail else ()
    said = core[: _closing(core)]
    whole = "\n".join(each.text for each in said).lower()
    return Written(
        body,
        spoken,
        (*hailed, *core),
        said,
        low_cue("speaks_for", spoken).search(body.new[:_MOST_TEXT].lower()) is not None,
        whole,
        in_pieces("\n".join(clause for each in said for clause in each.clauses).lower(), spoken),
    )


def _closing(core: tuple[Sentence, ...]) -> int:
    """Where the closing begins; never at the first sentence, for ``Thanks!`` may be all of an answer."""
    last = len(core)
    for row in range(last - 1, max(0, last - _MOST_CLOSING), -1):
        if cues.SIGN_OFF.fullmatch(core[row].text):
            return row
        if len(core[row].text.split()) > _CLOSING_WORDS:
            break
    if last > 1 and _NAME.fullmatch(core[-1].text) and core[-1].text.istitle():
        return last - 1
    return last
