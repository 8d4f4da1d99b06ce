"""What a person newly wrote, cut into sentences once and for all judges, in the language it is in."""

import re
from dataclasses import dataclass

from followthrough.mail.body import cues
from followthrough.mail.body.quoted import Body, greeting
from followthrough.mail.language import language
from followthrough.mail.says.clauses import in_pieces
from followthrough.mail.says.phrases import cue, low_cue
from followthrough.mail.says.sentences import Sentence, sentences

_LONG = 1_500
"""Characters that are more than an answer in a language unknown here: code, names, a table."""
_IN_PIECES = "yes yes_denied declines cannot"
_IN_WHOLE = "stop no_openings thanks anger grief illness"
_MOST_CLOSING = 5
"""Sentences behind the closing line: a name, a title."""
_CLOSING_LENGTH = 40
_BETWEEN = "\x1e"
"""Stands, on a line of its own, between sentences; none has it, for their blanks are folded."""
_ALONE = 5
"""Words of an answer that is a yes or a no and nothing else."""
_NAME = re.compile(r"[^\W\d_][\w'.-]{0,30},?(?:\s[^\W\d_][\w'.-]{0,30},?){0,3}")


@dataclass(frozen=True, slots=True)
class Written:
    """A body, and its new text as sentences."""

    body: Body
    spoken: str | None
    """The language of the new text; None: too short or mixed to tell."""
    language: str | None
    """In which its words are looked for: the same, and English where a long text is in none that can be told."""
    sentences: tuple[Sentence, ...]
    core: tuple[Sentence, ...]
    """Those between the greeting and the closing, which is a line like ``Best`` or the name alone."""
    closing: tuple[Sentence, ...]
    """What stands behind the core."""
    speaks_for: bool
    """An assistant answers for the one who was written to."""

    telling: tuple[Sentence, ...]
    """Those of the core that hold any word of what the judges look for; most of a mail's hold none."""

    def after(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentence behind this one of the core, or none."""
        row = next(row for row, each in enumerate(self.core) if each is sentence)
        return self.core[row + 1 : row + 2]

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
    read_in = spoken or ("en" if len(rest) > _LONG else None)
    core = sentences(rest.lstrip(" \t,!:"), read_in)
    hailed = sentences(hail, read_in) if hail else ()
    ends = _closing(core)
    said = core[:ends]
    telling = _telling(said, read_in)
    return Written(
        body=body,
        spoken=spoken,
        language=read_in,
        sentences=(*hailed, *core),
        core=said,
        closing=core[ends:],
        speaks_for=bool(telling) and _speaks_for((*hailed, *core), read_in),
        telling=telling,
    )


def _speaks_for(every: tuple[Sentence, ...], language: str | None) -> bool:
    low = "\n".join(each.text for each in every).lower()
    return low_cue("speaks_for", language).search(low) is not None


def _telling(said: tuple[Sentence, ...], language: str | None) -> tuple[Sentence, ...]:
    """A look at all pieces for words that may begin one, and one at all sentences for those with a comma in them."""
    if language is None:
        return said
    between = f"\n{_BETWEEN}\n"
    whole = between.join(each.text for each in said).lower()
    cut = in_pieces(between.join("\n".join(each.clauses) for each in said).lower(), language)
    rows = _rows(low_cue(_IN_WHOLE, language), whole) | _rows(low_cue(_IN_PIECES, language), cut)
    return tuple(each for row, each in enumerate(said) if row in rows)


def _rows(words: re.Pattern[str], text: str) -> set[int]:
    """Which sentences of TEXT have any of these words, be it one that the next sentence ends."""
    rows: set[int] = set()
    row = behind = 0
    for found in words.finditer(text):
        row += text.count(_BETWEEN, behind, found.start())
        behind = found.start()
        rows.update(range(row, row + found[0].count(_BETWEEN) + 1))
    return rows


def _closing(core: tuple[Sentence, ...]) -> int:
    """Where the closing begins; never at the first sentence, for ``Thanks!`` may be all of an answer."""
    last = len(core)
    for row in range(last - 1, max(0, last - _MOST_CLOSING), -1):
        if len(core[row].text) > _CLOSING_LENGTH:
            break
        if cues.SIGN_OFF.fullmatch(core[row].text):
            return row
    if last > 1 and _NAME.fullmatch(core[-1].text) and core[-1].text.istitle():
        return last - 1
    return last
