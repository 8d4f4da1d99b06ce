"""What a first mail to somebody says and what it lacks: how you found them, why, who you are, how long, what follows.

English and German; in any other language only what can be seen without reading it. A cue that is there is enough: the
check is for what was forgotten, not a judge of style.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from followthrough.mail.body.quoted import split
from followthrough.mail.message import Message, Part

MAX_TEXT = 20_000
MAX_QUOTE = 120
MAX_MINUTES = 30


class About(StrEnum):
    """What a finding is about, in the order in which it is told."""

    FOUND = "how you found them"
    WHY = "why them"
    WHO = "who you are"
    HELPS = "why it helps"
    LENGTH = "how long"
    TOO_LONG = "too long"
    FOLLOW_UP = "how you follow up"
    NO_JOB = "not a job"
    INTERVIEW = "information interview"
    OPENINGS = "openings"
    ATTACHMENT = "attachment"
    RESUME = "résumé"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Finding:
    """What to add or leave out, in a short sentence; ``quote`` are the words it is about, '' where they are missing."""

    about: About
    advice: str
    quote: str = ""


def _any(*pieces: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(pieces)})", re.IGNORECASE)


_SAYS: tuple[tuple[About, re.Pattern[str], str], ...] = (
    (
        About.FOUND,
        _any(
            r"\b(?:suggested|suggests|recommended|recommends)\b",
            r"\breferred\b|\bintroduced (?:us|me|you)\b|\bmentioned you|\bpointed me|\btold me"
            r"|\bgave me your|\bput me in touch",
            r"\b(?:found|came across|read|saw|seen|heard|watched|enjoyed|listened to"
            r"|follow) (?:\w+ ){0,3}(?:you|your)\b",
            r"\bknow (?:of )?you\b|\b(?:we|i) met\b|\bmet you\b|\balumn\w+|\bfellow\b|\blinkedin\b"
            r"|\byour name\b",
            r"\bempfohlen|\bempfahl|\bvorgeschlagen|\bschlug vor|\bverwies|\bverwiesen|\bihren namen"
            r"|\bdeinen namen",
            r"\bauf (?:sie|dich|ihren?|ihre|deine[nr]?) .{0,40}(?:aufmerksam|gestoßen)|\bkennen ?gelernt"
            r"|\bhat mir\b",
            r"\b(?:ihr|ihren|ihre|dein|deinen|deine) .{0,60}(?:gelesen|gehört|gesehen)"
            r"|\büber .{1,40} (?:gefunden|gestoßen|gekommen)|\bsuggestion\b",
        ),
        "Say how you found them, or who suggested them.",
    ),
    (
        About.WHY,
        _any(
            r"\bbecause\b|\bthe reason\b|\bin particular\b|\bespecially\b|\bwhy i\b|\bas you\b|\bsince you\b",
            r"\byour (?:own )?(?:work|talk|article|piece|paper|project|book|path|career|move|team|post"
            r"|research|view"
            r"|experience|report|study|company|role|episode|interview|lecture|way|years?)\b",
            r"\binterest(?:ed|s)?\b|\bcurious\b|\bexploring\b|\bconsidering\b|\bimpressed\b",
            r"\bweil\b|\bda sie\b|\bda du\b|\bder grund\b|\binteressier\w*|\binteresse\b|\bneugierig"
            r"|\bbesonders\b",
            r"\b(?:ihr|ihre|ihrem|ihren|ihrer|dein|deine|deinem|deinen|deiner) (?:arbeit|vortrag|artikel"
            r"|beitrag|projekt"
            r"|buch|weg|werdegang|team|erfahrung\w*|studie|bericht|sicht)\b",
        ),
        "Say why you ask them in particular: one thing of theirs that made you write.",
    ),
    (
        About.WHO,
        _any(
            r"\bi(?:'m| am) (?!writing|sorry|looking|interested|sure|reaching|hoping|not|very|also|glad"
            r"|happy|aware"
            r"|wondering|curious|contacting|grateful|asking|trying|afraid|so\b|really|keen|emailing"
            r"|getting)\w+",
            r"\bmy name is\b|\bi (?:have )?(?:work|worked|study|studied|graduated|teach|taught|lead|led"
            r"|run|ran|spent)\b",
            r"\bi(?:'ve| have) been \w+ing\b|\bi (?:recently|just) (?:graduated|finished|left|started)\b",
            r"\bas an? \w+(?: \w+){0,4}, i\b|\bals \w+ (?:frage|möchte|suche|habe|interessiere) ich\b",
            r"\bmy background\b|\bas an? \w+ (?:student|engineer|teacher|analyst|nurse)\b",
            r"\bich bin (?!auf|sehr|dankbar|sicher|über|nicht|gerne?\b|an\b)\w+|\bmein name ist\b"
            r"|\bich heiße\b",
            r"\bich (?:arbeite|studiere|leite|unterrichte|promoviere|forsche)\b|\bals \w+(?:in|er|ent"
            r"|tin) (?:bei|an|in)\b",
        ),
        "Say who you are, in half a sentence.",
    ),
    (
        About.HELPS,
        _any(
            r"\bhelp(?:s|ed|ful)?\b|\buseful\b|\blearn\w*\b|\bunderstand\w*\b|\bhear how\b|\bfind out\b"
            r"|\bsee how\b|\binsights?\b"
            r"|\bperspective\b|\bvaluable\b|\bmean a (?:lot|great deal)\b|\bmake sense of\b|\bdecide\b"
            r"|\btell me whether\b"
            r"|\bappreciate\b",
            r"\bhelfen\b|\bhilf\w+|\bhelfe\b|\blernen\b|\bverstehen\b|\berfahren\b|\beinblick\w*"
            r"|\bperspektive\b|\bnützlich"
            r"|\bwertvoll|\bweiterhelfen\b|\bweiterbringen\b",
        ),
        "Say what the conversation would help you with.",
    ),
    (
        About.FOLLOW_UP,
        _any(
            r"\b(?:i'll|i will|i shall|i plan to|i'm going to|i am going to|i would like to"
            r"|let me) (?:\w+ ){0,3}?(?:call|ring"
            r"|phone|follow up|write|be in touch|get in touch|get back|check (?:in|back)|reach out|try"
            r"|e-?mail)\b",
            r"\bich (?:rufe|melde mich|schreibe ihnen|schreibe dir)\b|\b(?:rufe|melde|schreibe) ich\b",
            r"\bich (?:werde|würde) .{0,80}(?:anrufen|melden|schreiben|nachfragen)\b",
        ),
        "Say how you will follow up, such as: I will call a day or two after this reaches you.",
    ),
    (
        About.NO_JOB,
        _any(
            r"(?:\bnot|n['’]t|\bnever|\bwithout)\b[^.!?]{0,60}\b(?:jobs?|position|vacancy|work with you"
            r"|employment|hire|hiring)\b",
            r"\bnot applying\b|\bbewerbe mich (?:damit )?nicht\b",
            r"\bno job\b|\bnothing to do with a job\b|\brather than a job\b",
            r"\b(?:nicht|keine?[nr]?|ohne)\b[^.!?]{0,60}\b(?:job|stelle|bewerbung|anstellung"
            r"|stellensuche|jobsuche)\b",
            r"\b(?:job|stelle|bewerbung|anstellung|stellensuche|jobsuche)\b[^.!?]{0,40}\bnicht\b",
        ),
        "Say that this is not a request for a job.",
    ),
)

_NUMBERS = {
    word: number
    for number, words in {
        5: "five fünf",
        10: "ten zehn",
        15: "fifteen fünfzehn",
        20: "twenty zwanzig",
        25: "twenty-five fünfundzwanzig",
        30: "thirty dreißig",
        40: "forty vierzig",
        45: "forty-five fünfundvierzig",
        50: "fifty fünfzig",
        60: "sixty sechzig",
        90: "ninety neunzig",
    }.items()
    for word in words.split()
}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MINUTES = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{_WORD})(?:\s?(?:-|\u2013|to|or|bis|oder)\s?(?:\d{{1,3}}"
    rf"|{_WORD}))?[\s-]?(?:mins?\b|minuten?\b|minutes?\b|minütig\w{{0,3}}\b)"
    r"|\b(?P<half>half an hour|half-hour|halbe stunde|halben stunde|viertelstunde|quarter of an hour)\b"
    r"|\b(?P<hour>(?:an|one|1|a full) hours?|(?:eine|1) stunde|hour-long|two hours|2 hours|zwei stunden)\b",
    re.IGNORECASE,
)
_OTHER_MINUTES = re.compile(
    r"\s?(?:-?\s?(?:talk|video|episode|podcast|lecture|interview|vortrag|film)\b|away|from|drive|walk"
    r"|ago|entfernt|by|north"
    r"|south|before|after|later|mit)\b",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(rf"(\d{{1,3}}|{_WORD})(?=[\s-]?min)", re.IGNORECASE)

_INTERVIEW = re.compile(
    r"\binfo(?:rmation(?:al)?)?[ -]interviews?\b|\binformations(?:gespräch|interview)\w*", re.IGNORECASE
)
_OPENINGS = re.compile(
    r"\bany (?:\w+ ){0,2}(?:openings?|vacanc(?:y|ies)|open positions?|positions|open roles)\b"
    r"|\bjob openings?\b"
    r"|\b(?:are you|is your (?:team|company|group)) (?:currently )?(?:hiring|recruiting)\b"
    r"|\b(?:offene|freie|vakante) (?:stelle|position)\w*|\bstellen? (?:frei|zu besetzen)\b",
    re.IGNORECASE,
)
_RESUME = re.compile(
    r"\b(?:attach\w*|enclos\w+|anbei|angehängt\w*|anhang|beigefügt\w*)\b[^.!?\n]{0,60}\b(?:résumé|resume"
    r"|cv|curriculum|lebenslauf)\b"
    r"|\b(?:résumé|resume|cv|curriculum vitae|lebenslauf)\b[^.!?\n]{0,40}\b(?:attached|enclosed"
    r"|angehängt|anhang|beigefügt|anbei)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|without|nicht|keine?[nmr]?|ohne)\b|n't\b", re.IGNORECASE)
_FILL = re.compile(r"\[\[FILL:[^\]]{0,300}\]\]")
_NOT_ATTACHED = frozenset(
    {
        "application/pgp-signature",
        "application/pgp-keys",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/vcard",
        "text/x-vcard",
        "text/calendar",
    }
)


def check(message: Message, *, language: str = "", stranger: bool = True) -> tuple[Finding, ...]:
    """What this first mail lacks and what it had better not have, in a fixed order; empty: it is fine.

    ``language`` is that of its text (two letters), '' where it isn't known; ``stranger``: they have never met. Never
    raises; linear in the text.
    """
    text = split(message.text).new[:MAX_TEXT].replace("\u2019", "'")
    said = " ".join(_FILL.sub(" ", text).split())
    found = (
        [*_lacks(said), *_length(said), *_avoids(f"{message.subject[:500]}. {said}")]
        if _reads(language)
        else []
    )
    if stranger and (name := _attached(message.parts)) is not None:
        found.append(
            Finding(About.ATTACHMENT, "Leave the attachment out: a stranger has not asked for it.", name)
        )
    if fill := _FILL.search(text):
        found.append(Finding(About.FILL, "Fill in what is still open.", fill[0][:MAX_QUOTE]))
    order = list(About)
    return tuple(sorted(found, key=lambda each: order.index(each.about)))


def _reads(language: str) -> bool:
    return language in {"", "en", "de"}


def _lacks(said: str) -> list[Finding]:
    return [Finding(about, advice) for about, cue, advice in _SAYS if not cue.search(said)]


def _length(said: str) -> list[Finding]:
    asked = [each for each in _MINUTES.finditer(said) if not _OTHER_MINUTES.match(said, each.end())]
    if not asked:
        return [Finding(About.LENGTH, "Say how long: twenty minutes.")]
    long = next((each for each in asked if _in_minutes(each) > MAX_MINUTES), None)
    if long is None:
        return []
    return [Finding(About.TOO_LONG, "Ask for twenty minutes, never for more than thirty.", long[0])]


def _in_minutes(found: re.Match[str]) -> int:
    if found["hour"]:
        return 60
    if found["half"]:
        return 30
    last = _LAST_NUMBER.search(found[0])
    word = (last[1] if last else found["number"]).lower()
    return _NUMBERS.get(word) or int(word)


def _avoids(said: str) -> list[Finding]:
    found = []
    for about, words, advice in (
        (About.INTERVIEW, _INTERVIEW, "Don't call it an information interview: ask for advice."),
        (About.OPENINGS, _OPENINGS, "Don't ask for openings: ask about the work."),
        (About.RESUME, _RESUME, "Don't send a résumé ahead: it turns advice into an application."),
    ):
        hit = words.search(said)
        if hit and not _NOT.search(said[max(0, hit.start() - 40) : hit.end()]):
            found.append(Finding(about, advice, hit[0][:MAX_QUOTE]))
    return found


def _attached(parts: tuple[Part, ...]) -> str | None:
    """The name of the first thing attached; signatures, cards and invitations are none."""
    for part in parts:
        if part.content_type in _NOT_ATTACHED or part.content_type.startswith("multipart/"):
            continue
        inline_text = part.content_type.startswith("text/") and part.disposition != "attachment"
        if part.disposition == "attachment" or (
            part.filename and part.disposition != "inline" and not inline_text
        ):
            return part.filename or part.content_type
    return None
