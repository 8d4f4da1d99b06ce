"""Says no to what was asked. It forbids every later request, so courtesy and calendars must not look like it."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.judges.names_time import DAY
from followthrough.mail.judges.no_openings import OPENINGS
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import sentences

NAME = "declines"

_PLAIN = re.compile(
    r"\bno,? (?:thanks|thank you)\b(?! for)|\bnot interested\b|\bno interest in\b|(?:have to|must|need to"
    r"|will|going to|afraid i'll|respectfully|regretfully) (?:respectfully )?(?:decline|pass\b(?! (?:it"
    r"|this|your|along|on))|say no)|\bi'?d? (?:rather|prefer) not\b"
    r"|not (?:in a position|the right (?:person|fit)|able|comfortable)\b(?! to (?:make|open|see|find"
    r"|attend|read))|(?:can't|cannot|won't be able to|unable to|not able to"
    r"|am not going to) (?:really )?(?:help|assist|take (?:this|that|you|on|the)|meet|accommodate|offer"
    r"|commit|make (?:the )?time|do (?:this|that|calls|these)|give you|support|speak|talk|spare)"
    r"|(?:don't|do not) (?:have|take|do|give|offer|accept) (?:the |any |enough )?(?:time|capacity"
    r"|bandwidth|such (?:calls|meetings|requests)|meetings|calls|interviews|these)\b|no (?:time|capacity"
    r"|bandwidth) (?:for|to)\b"
    r"|kein interesse|(?:muss|möchte|werde) (?:ich )?(?:ihnen )?(?:leider |das "
    r"|dies )?(?:leider )?(?:absagen|ablehnen|verzichten)|leider (?:nicht|keine? (?:zeit|kapazität\w*"
    r"|möglichkeit|gelegenheit)|absagen)|nicht (?:weiter)?helfen|(?:habe|fehlt"
    r"|finde) (?:mir )?(?:ich )?(?:leider |derzeit |momentan |dafür |dazu )*(?:keine|die) zeit\b"
    r"|nein,? danke|muss (?:ich )?passen",
    re.IGNORECASE,
)
# An `if` is the writer's offer to let the other say no; the rest are ways to say yes.
_NOT_A_NO = re.compile(
    r"\bif you(?:'re| are)?\b|can't wait|cannot wait|can't thank|not a problem|no problem|no worries"
    r"|wenn sie|falls sie|can't help but|why (?:can't|don't)|\bin person\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"this week|next week|this month|right now|at the moment|until|diese woche|nächste woche|gerade|today"
    r"|tomorrow|at that time|then\b|heute|morgen|before",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|i'd|i'll|i've|we|we're|we'll|my|our|me|us|ich|wir|mir|mich|uns|meine?)\b", re.IGNORECASE
)
_BARE = re.compile(
    r"^\W*(?:no,? (?:thanks|thank you)|nein,? danke|not interested|unfortunately|sorry|leider"
    r"|kein interesse)",
    re.IGNORECASE,
)


def judge(_message: Message, body: Body) -> Verdict | None:
    """A no in the first person that is about the request; about a day, a week or an opening it is none."""
    for sentence in sentences(body.new):
        for clause in sentence.clauses:
            if _is_no(clause):
                return Verdict(evidence(NAME, "text", sentence.text), says=Says.DECLINES)
    return None


def _is_no(clause: str) -> bool:
    if not _PLAIN.search(clause) or _NOT_A_NO.search(clause) or clause.endswith("?"):
        return False
    if DAY.search(clause) or _ANOTHER_TIME.search(clause) or OPENINGS.search(clause):
        return False
    return _FIRST_PERSON.search(clause) is not None or _BARE.match(clause) is not None
