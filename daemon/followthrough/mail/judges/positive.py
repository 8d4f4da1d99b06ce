"""A friendly yes to a conversation. Courtesy is not one, and a yes taken back in the same breath is none."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import Sentence, sentences

NAME = "positive"

_TO_DO = (
    r"(?:chat|talk|help|meet|speak|connect|discuss|share|answer|jump|catch up|do (?:so|that|this|it)"
    r"|set (?:up|something)"
    r"|hop|have (?:a |that )?(?:call|chat|conversation|coffee)|give you|offer|sit down|find|make time|grab|tell you"
    r"|assist|schedule)"
)
_YES = re.compile(
    rf"\b(?:happy|glad|delighted|pleased|more than willing|willing|excited) to (?:\w+ )?{_TO_DO}|\b(?:i'd"
    rf"|i would|we'd|we would) (?:really )?(?:love|like|be (?:very |more than |so )?(?:happy|glad"
    rf"|delighted|pleased|honou?red)) to(?: (?:\w+ )?{_TO_DO}|\W*$)|\bi(?:'d| would) be (?:happy|glad"
    rf"|delighted)\W*$"
    r"|\bsounds (?:good|great|lovely|perfect|interesting|like a (?:plan|good idea))|\blet's (?:talk|chat"
    r"|meet|set up|find|do (?:it|that|this)|speak|connect|schedule|have|get)"
    r"|looking forward to (?:talking|meeting|speaking|our|chatting|the (?:call|chat|meeting)|connecting)"
    r"|look forward to (?:talking|meeting|speaking|our|chatting)"
    r"|^(?:yes|sure|of course|absolutely|certainly|definitely|gladly|with pleasure|my pleasure)\b[^?]*$"
    r"|\bhappy to\W*$|count me in|would be (?:great|lovely|nice|good) to (?:talk|chat|meet|speak|connect"
    r"|catch up)"
    r"|\b(?:sehr |natürlich |aber )?gerne? (?:können wir|treffen|telefonier\w*|spreche\w*|nehme\w*"
    r"|helfe\w*|unterstütz\w*|tausche\w*|stehe\w*|stelle\w*|lade\w*|machen|mach)|(?:können"
    r"|sollten) wir (?:sehr )?gerne?\b|^(?:ja|sehr|natürlich|klar|aber)?[, ]*gerne?\W*$|^(?:ja|klar"
    r"|natürlich|selbstverständlich)[,!. ]|freue mich (?:auf|darauf|über) (?:unser|das|ein|den"
    r"|einen) (?:gespräch|treffen|termin|austausch|telefonat)|klingt (?:gut|super|spannend|interessant)"
    r"|(?:helfe|unterstütze|spreche|telefoniere|treffe) (?:ich )?(?:ihnen |dir |sie |mich "
    r"|mit \w+ )?(?:sehr )?gerne",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n't|never|no|unable|unfortunately|afraid|sorry|leider|nicht|keine?\w?|can't|cannot|won't"
    r"|don't|doesn't|wouldn't|couldn't|decline|impossible)\b|n't\b|\bif (?:i|we) (?:had|could|were)"
    r"|\bhätte ich\b|\bwish i\b|would have (?:been|loved|liked)",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:but|however|aber|jedoch|allerdings|though|unfortunately|leider)\b", re.IGNORECASE
)


def judge(_message: Message, body: Body) -> Verdict | None:
    """A yes that nothing in its clause denies, and no `but … not` behind it takes back."""
    all_sentences = sentences(body.new)
    for index, sentence in enumerate(all_sentences):
        if _says_yes(sentence) and not _next_takes_back(all_sentences[index + 1 : index + 2]):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.POSITIVE)
    return None


def _says_yes(sentence: Sentence) -> bool:
    for index, clause in enumerate(sentence.clauses):
        if _YES.search(clause) and not _NOT.search(clause):
            return not any(_NOT.search(later) for later in sentence.clauses[index + 1 :])
    return False


def _next_takes_back(following: tuple[Sentence, ...]) -> bool:
    return any(_TAKEN_BACK.match(each.text) and _NOT.search(each.text) for each in following)
