"""What a person newly wrote, cut into sentences once and for all judges, in the language it is in."""

from dataclasses import dataclass

from followthrough.mail.language import language
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import Sentence, sentences


@dataclass(frozen=True, slots=True)
class Written:
    """A body, the language of its new text (None: too short or mixed to tell) and that text's sentences."""

    body: Body
    language: str | None
    sentences: tuple[Sentence, ...]


def written(body: Body) -> Written:
    """The new text of a body as the judges of what people say read it."""
    spoken = language(body.new)
    return Written(body, spoken, sentences(body.new, spoken))
