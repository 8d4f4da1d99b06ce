"""What the templates of notes are given, with sample values: everything known, and as little as can be."""

from followthrough.compose.note import QUESTIONS

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

_PREPARE: dict[str, object] = {
    "person_name": "Ann Miller",
    "address": "ann@example.com",
    "mail_link": "ann@example.com",
    "role": "head of planning",
    "organisation": "Example Waterworks",
    "known_from": "the alumni evening",
    "referred_by": "Peter Weber",
    "about_them": "Likes sailing.",
    "why": "Your report on the new wells.",
    "phone": "+49 30 1234567",
    "phone_link": "+49301234567",
    "meeting_day": "Thursday, 12 March",
    "starts": "14:00",
    "ends": "14:20",
    "minutes": 20,
    "their_time": "09:00 in New York",
    "hoping_for": "An introduction to one person who plans for floods.",
    "agenda": (
        {"time": "14:00", "minutes": 3, "part": "thanks"},
        {"time": "14:03", "minutes": 2, "part": "why"},
        {"time": "14:05", "minutes": 10, "part": "questions"},
        {"time": "14:15", "minutes": 3, "part": "last"},
        {"time": "14:18", "minutes": 2, "part": "close"},
    ),
    "close_at": "14:15",
    "questions": QUESTIONS[:5],
    "thread": (
        {"day": "2 March", "who": "", "text": "I read your report on the new wells."},
        {"day": "3 March", "who": "Ann Miller", "text": ""},
    ),
    "noted": ("She planned the new wells.",),
    "owed": ("the paper on wells",),
    "my_name": "Max Meier",
    "in_calendar": False,
}

_ITEM: dict[str, object] = {
    "person": "Ann Miller",
    "address": "ann@example.com",
    "mail_link": "ann@example.com",
    "phone": "+49 30 1234567",
    "phone_link": "+49301234567",
    "text": "Wrote twice.",
}

_DAY: dict[str, object] = {
    "day": "Tuesday, 3 March",
    "count": 1,
    "groups": ({"heading": "Please look", "items": (_ITEM,)},),
    "left": 0,
    "changed": 1,
}

_DIGEST: dict[str, object] = {
    "day": "Monday, 9 March",
    "since": "Monday, 2 March",
    "done": ("1 meeting held", "5 mails sent in all"),
    "in_short": "1 meeting, 5 mails",
    "listed": 40,
    "goal": 100,
    "to_go": 60,
    "goal_percent": 40,
    "stages": (
        {"label": "Written to, no answer yet", "count": 4, "number": "   4", "percent": 100, "bar": "####"},
        {"label": "Met", "count": 0, "number": "   0", "percent": 0, "bar": ""},
    ),
    "yours": (_ITEM,),
    "theirs": (_ITEM,),
    "groups": ({"heading": "Resting", "items": (_ITEM,)},),
    "left": 0,
    "touches": 6,
    "applications": 2,
    "ratio": "6 mails, calls and meetings beside 2 applications: about 3 for each.",
}

NOTES: dict[str, dict[str, object]] = {
    f"{name}.{ending}.j2": values
    for name, values in {"call": _CALL, "prepare": _PREPARE, "day": _DAY, "digest": _DIGEST}.items()
    for ending in ("txt", "html")
}
"""Each template's variables."""

BARE: dict[str, object] = {
    "left": 7,
    "count": 8,
    "changed": 2,
    "role": "",
    "organisation": "",
    "about_them": "",
    "their_time": "",
    "hoping_for": "",
    "thread": (),
    "noted": (),
    "owed": (),
    "in_calendar": True,
    "done": (),
    "in_short": "",
    "to_go": 0,
    "yours": (),
    "theirs": (),
    "applications": 0,
    "mail_link": "",
}
"""What takes the other branches of these templates."""
