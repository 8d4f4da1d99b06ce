"""What every template is given, with sample values: templates are rendered dry with them before they are used."""

from followthrough.compose.note import QUESTIONS
from followthrough.compose.render import TemplateError, Templates

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
    "number": 2,
    "mail_number": 2,
    "said_yes": False,
}

_CALL: dict[str, object] = {
    "person_name": "Ann Miller",
    "phone": "+49 30 1234567",
    "phone_link": "+49301234567",
    "phone_from": "their signature of 3 March",
    "call_day": "Tuesday, 3 March",
    "call_time": "10:00",
    "until": "any time until Wednesday, 4 March",
    "why": "You wrote on Monday, and there is no answer yet.",
    "first_subject": "Twenty minutes on ground water",
    "first_day": "Monday, 2 March",
    "first_text": "Dear Ms Miller,\n\nI read your report on the new wells.",
    "about": "a hydrologist on the way from research into city planning",
    "my_name": "Max Meier",
    "my_phone": "+49 30 7654321",
    "ask": "I would like to hear what you would do first in my place, in twenty minutes on the phone.",
    "my_question": "Could I ask you for twenty minutes on the phone?",
    "ask_minutes": 20,
    "questions": QUESTIONS,
}

_DAY: dict[str, object] = {
    "day": "Tuesday, 3 March",
    "count": 1,
    "groups": ({"heading": "Please look", "items": ({"person": "Ann Miller", "text": "Wrote twice."},)},),
    "left": 0,
}

VARIABLES: dict[str, dict[str, object]] = {
    "attempt.txt.j2": _LETTER,
    "answer.txt.j2": _LETTER,
    "thanks_for_reply.txt.j2": _LETTER,
    "check_in.txt.j2": _LETTER,
    "call.txt.j2": _CALL,
    "call.html.j2": _CALL,
    "day.txt.j2": _DAY,
    "day.html.j2": _DAY,
}
"""Each template's variables; a template of another name is a letter's."""

# What takes the other branches of a template: nothing known, a third attempt, a yes.
_UNKNOWN = (
    "greeting about person_name their_words their_question phone phone_link phone_from why first_text my_phone"
).split()
_BARE = dict.fromkeys(_UNKNOWN, "") | {"number": 3, "mail_number": 3, "said_yes": True, "left": 7, "count": 8}


def sample_values(template: str) -> dict[str, object]:
    """Sample values for a template by its name (``german/attempt.txt.j2`` has those of ``attempt.txt.j2``)."""
    return dict(VARIABLES.get(template.rpartition("/")[2], _LETTER))


def dry_render(templates: Templates) -> tuple[TemplateError, ...]:
    """Every template's first error, rendered with everything known and with as little as can be. Empty: all are fine.

    A template whose file name begins with ``_`` is made to be included, and is tried where it is.
    """
    errors = []
    for name in templates.names():
        if not name.rpartition("/")[2].startswith("_"):
            full = sample_values(name)
            bare = {key: _BARE.get(key, value) for key, value in full.items()}
            error = _error(templates, name, full) or _error(templates, name, bare)
            errors += [error] if error else []
    return tuple(errors)


def _error(templates: Templates, name: str, values: dict[str, object]) -> TemplateError | None:
    folder = name.rpartition("/")[0]
    try:
        templates.render(name.rpartition("/")[2], values, (folder,) if folder else ())
    except TemplateError as error:
        return error
    return None
