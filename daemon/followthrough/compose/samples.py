"""What every template is given, with sample values: templates are rendered dry with them before they are used."""

from collections.abc import Iterable

from followthrough.compose.note_samples import BARE, NOTES
from followthrough.compose.render import TemplateError, Templates
from followthrough.compose.sets import language_of_folder

LETTERS = (
    "introduction", "attempt", "answer", "propose_times", "accept_time", "no_openings", "thanks_for_referral",
    "reply_to_introduction", "thanks_for_declining", "thanks_for_reply", "nudge", "thank_you", "report_back",
    "check_in", "landed", "other_language",
)  # fmt: skip
"""The letters, in the order of a conversation; the last where there is no set for a language."""

_LETTER: dict[str, object] = {
    "subject": "Re: Twenty minutes on ground water",
    "first_subject": "Twenty minutes on ground water",
    "greeting": "Dear Ms Miller,",
    "person_name": "Ann Miller",
    "my_name": "Max Meier",
    "sign_off": "Best regards,",
    "about": "a hydrologist on the way from research into city planning",
    "their_words": "Thank you for your mail. What would you like to know about the waterworks?",
    "their_question": "What would you like to know about the waterworks?",
    "ask": "I would like to hear what you would do first in my place, in twenty minutes on the phone.",
    "my_question": "Could I ask you for twenty minutes on the phone?",
    "ask_minutes": 20,
    "minutes": "twenty",
    "number": 2,
    "mail_number": 2,
    "is_last": False,
    "said_yes": False,
    "du": False,
    "full_name": "Ann Miller",
    "about_noted": "",
    "purpose": "your answer to their mail",
    "referred_by": "Peter Weber",
    "referred_noted": "",
    "known_from": "the alumni evening.",
    "known_from_is_sentence": False,
    "known_from_noted": "",
    "why": "your report on the new wells.",
    "why_is_sentence": False,
    "why_noted": "",
    "follow_up": "call",
    "call_soon": True,
    "times": "any Tuesday between 9 and 12",
    "times_zone": "Berlin time",
    "meeting_day": "Tuesday, 10 March",
    "meeting_time": "10:00",
    "meeting_zone": "Berlin time",
    "time_is_free": True,
    "time_is_past": False,
    "referred_to": "Bob Jones",
    "referral_promised": False,
    "outcome": "met",
    "helpful": "start with the water board, not with the ministry.",
    "helpful_noted": "",
    "owed": ("the paper on wells",),
    "news": "I have begun a course in town planning.",
    "news_noted": "",
    "landed": "I start at the city's water board in the autumn.",
    "landed_noted": "",
}

_GERMAN: dict[str, object] = {
    "subject": "Re: Zwanzig Minuten über Grundwasser",
    "first_subject": "Zwanzig Minuten über Grundwasser",
    "greeting": "Sehr geehrte Frau Müller,",
    "person_name": "Anna Müller",
    "full_name": "Anna Müller",
    "sign_off": "Viele Grüße",
    "about": "Hydrologe und auf dem Weg aus der Forschung in die Stadtplanung",
    "their_words": "Danke für Ihre Mail. Was möchten Sie über das Wasserwerk wissen?",
    "their_question": "Was möchten Sie über das Wasserwerk wissen?",
    "ask": "Ich würde gern hören, was Sie an meiner Stelle zuerst täten, in zwanzig Minuten am Telefon.",
    "my_question": "Hätten Sie zwanzig Minuten am Telefon für mich?",
    "minutes": "zwanzig",
    "referred_by": "Peter Weber",
    "known_from": "der Alumni-Abend.",
    "why": "Ihr Bericht über die neuen Brunnen.",
    "times": "dienstags zwischen 9 und 12 Uhr",
    "times_zone": "Ortszeit Berlin",
    "meeting_day": "Dienstag, 10. März",
    "meeting_zone": "Ortszeit Berlin",
    "helpful": "mit dem Wasserverband anfangen, nicht mit dem Ministerium.",
    "owed": ("den Aufsatz über Brunnen",),
    "news": "Ich habe einen Kurs in Stadtplanung begonnen.",
    "landed": "Im Herbst fange ich beim Wasserverband an.",
}

VARIABLES: dict[str, dict[str, object]] = {
    **dict.fromkeys((f"{name}.txt.j2" for name in LETTERS), _LETTER),
    **NOTES,
}
"""Each template's variables; a template of another name is a letter's."""

# What takes the other branches of a template: nothing known, a third attempt, a yes.
_UNKNOWN = (
    "greeting about person_name full_name their_words their_question phone phone_link phone_from why first_text"
    " my_phone ask my_question referred_by known_from follow_up times times_zone meeting_day meeting_time meeting_zone"
    " referred_to outcome helpful news landed"
).split()
_BARE: dict[str, object] = dict.fromkeys(_UNKNOWN, "")
_BARE |= {"number": 3, "mail_number": 3, "is_last": True, "said_yes": True, "owed": (), "du": True} | BARE
# The user's words that can't stand in the letter as they are, and the other way in every choice of two.
_NOTED = ("about why helpful news landed known_from").split()
_OTHERWISE: dict[str, object] = {f"{each}_noted": "she said: start with the board" for each in _NOTED}
_OTHERWISE |= dict.fromkeys(
    ("about", "why", "helpful", "news", "landed", "known_from", "referred_by", "ask"), ""
)
_OTHERWISE |= {"du": True, "time_is_free": False, "time_is_past": True, "referral_promised": True}
_OTHERWISE |= {"follow_up": "mail", "outcome": "answered", "call_soon": False}
_LOOSE: dict[str, object] = {
    "mail_number": 3, "referred_by": "", "known_from_is_sentence": True, "why_is_sentence": True, "time_is_free": False,
    "call_soon": False, "greeting": "", "times": "",
}  # fmt: skip
_CASES: tuple[dict[str, object], ...] = ({}, _BARE, _OTHERWISE, _LOOSE)


def sample_values(template: str) -> dict[str, object]:
    """Sample values for a template by its name; ``german/attempt.txt.j2`` has those of ``attempt.txt.j2`` in German."""
    folder, _, file = template.rpartition("/")
    values = VARIABLES.get(file, _LETTER)
    told = _GERMAN if language_of_folder(folder) == "de" and values is _LETTER else {}
    return values | told


def sample_cases(template: str) -> tuple[dict[str, object], ...]:
    """The sample values, and the same with as little as can be and with each choice taken the other way."""
    full = sample_values(template)
    return tuple({key: case.get(key, value) for key, value in full.items()} for case in _CASES)


def dry_render(templates: Templates, names: Iterable[str] | None = None) -> tuple[TemplateError, ...]:
    """Every template's first error, rendered with everything known and with as little as can be. Empty: all are fine.
    ``names``: of these alone.

    A template whose file name begins with ``_`` is made to be included, and is tried where it is.
    """
    errors = []
    for name in templates.names() if names is None else sorted(names):
        if not name.rpartition("/")[2].startswith("_"):
            found = (_error(templates, name, values) for values in sample_cases(name))
            errors += [error for error in found if error][:1]
    return tuple(errors)


def _error(templates: Templates, name: str, values: dict[str, object]) -> TemplateError | None:
    folder = name.rpartition("/")[0]
    try:
        templates.render(name.rpartition("/")[2], values, (folder,) if folder else ())
    except TemplateError as error:
        return error
    return None
