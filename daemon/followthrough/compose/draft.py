"""One draft: a mail in the user's name, in the right thread, with no trace of the program in it."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from followthrough.compose import headers, said, words
from followthrough.compose.clean import body_text, header_text
from followthrough.compose.flowed import SIGNATURE, flowed, quoted
from followthrough.compose.render import Rendered, Templates, mark
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import body_of
from followthrough.mail.message import Message
from followthrough.mail.subject import reply_subject

_MOST_QUOTED = 2048
_MIME = ("Content-Type", "Content-Transfer-Encoding", "MIME-Version")
_I_AM = re.compile(r"^\s*(?:I(?:['’]m|\s+am)|ich\s+bin)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The user as the drafts speak for them. ``signature`` comes below ``-- ``; '' for none."""

    name: str
    address: str
    sign_off: str
    signature: str
    about: str
    """Who I am, in half a sentence; '' where not given."""
    phone: str = ""
    """The user's own number, said in call scripts; '' where not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything a draft is made of, values only.

    ``parent`` is the message answered (the user's own last mail for an attempt, theirs for an answer), None for a mail
    that begins a thread; ``thread`` the message-ids for References, oldest first and ending with the parent's.
    ``greeting`` is how the user greeted that person before, or None. ``their_words`` is the newly written text of their
    mail (answers), else ''. ``language`` (two letters) is of the words made here, those above a quotation and in the
    first line. ``values`` goes before the values made here (samples.py lists both); a text among them is one line.
    """

    message_id: str
    template: str
    sets: tuple[str, ...]
    me: Me
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    parent: Message | None
    thread: tuple[str, ...]
    subject: str
    greeting: str | None
    their_words: str
    quote_original: bool
    date: datetime
    zone: str
    values: dict[str, object] = field(default_factory=dict)
    bcc: tuple[Address, ...] = ()
    language: str = "en"


def draft(letter: Letter, templates: Templates) -> bytes:
    """The bytes to APPEND: RFC 5322, CRLF, UTF-8 text/plain format=flowed, no header of ours; re-parsed and checked.

    The header names are exactly From, To, Cc and Bcc (when there is one), Subject, Date, Message-ID, In-Reply-To and
    References (when it answers something), and the MIME ones. A FILL in the body is announced in its first line. Raises
    TemplateError, and UnusableAddress when nobody is left to write to or an address can't stand in a header.
    """
    rendered = render(letter, templates)
    fields = [
        headers.addresses("From", [Address(letter.me.name, letter.me.address)]),
        headers.addresses("To", letter.to),
        headers.addresses("Cc", letter.cc) if letter.cc else None,
        headers.addresses("Bcc", letter.bcc) if letter.bcc else None,
        headers.text("Subject", rendered.headers["subject"]),
        headers.date("Date", letter.date, letter.zone),
        headers.own_id("Message-ID", letter.message_id),
        headers.message_ids("In-Reply-To", _ids(letter)[-1:]),
        headers.message_ids("References", _ids(letter)),
    ]
    raw = headers.block(fields) + text_part(_body(letter, rendered), flow=True).as_bytes()
    headers.check(raw, [name for name, _ in filter(None, fields)] + list(_MIME))
    return raw


def render(letter: Letter, templates: Templates) -> Rendered:
    """The letter's words: subject, body, and the FILLs in it. Raises TemplateError."""
    rendered = templates.render(f"{letter.template}.txt.j2", values_of(letter), letter.sets)
    if letter.language != words.GERMAN:
        return rendered
    return replace(rendered, body=words.begun(rendered.body))


def text_part(text: str, *, flow: bool = False, subtype: str = "plain") -> EmailMessage:
    """TEXT as a MIME entity without other headers: 7bit where it is plain and short-lined, else quoted-printable."""
    part = EmailMessage(policy=SMTP)
    short = all(len(line) <= 78 for line in text.split("\n"))
    encoding = "7bit" if text.isascii() and short else "quoted-printable"
    part.set_content(
        text, subtype=subtype, charset="utf-8", cte=encoding, params={"format": "flowed"} if flow else None
    )
    # Every draft and note has the same three lines in the same order, however the library orders them.
    mime = {name: part[name] for name in _MIME}
    for name in _MIME:
        del part[name]
    for name, value in mime.items():
        part[name] = value
    return part


def fill_line(count: int, language: str = "en") -> str:
    """The first line of a draft that has FILLs: a phone's preview shows it."""
    return mark(words.fill_line(count, language))


def about(text: str) -> str:
    """What ``about`` says so that it completes "I am …": without an "I am" of its own or a full stop."""
    return _I_AM.sub("", header_text(text)).rstrip(". ")


def values_of(letter: Letter) -> dict[str, object]:
    """Everything the letter's template is given."""
    subject = reply_subject(letter.subject) if letter.parent else letter.subject
    name = header_text(letter.to[0].name) if letter.to else ""
    made: dict[str, object] = {
        **NOT_KNOWN,
        "subject": header_text(subject),
        "first_subject": header_text(re.sub(r"^Re: ", "", subject)),
        "greeting": header_text(letter.greeting or ""),
        "person_name": name,
        "my_name": header_text(letter.me.name),
        "sign_off": header_text(letter.me.sign_off),
        "about": letter.me.about,
        "their_words": words.excerpt(letter.their_words),
        "their_question": words.question(letter.their_words),
        "my_question": words.question(body_of(letter.parent).new) if letter.parent else "",
        # Nobody has answered an attempt's thread: what is in it are the user's own mails.
        "mail_number": len(_ids(letter)) + 1,
    }
    given = {key: _given(value) for key, value in letter.values.items()}
    whole = made | given
    told = {
        "about": about(str(whole["about"])),
        "minutes": words.minutes(int(str(whole["ask_minutes"])), letter.language),
        "full_name": said.full_name(str(whole["person_name"])),
    }
    return whole | told


NOT_KNOWN: dict[str, object] = {
    "ask": "", "ask_minutes": 20, "number": 2, "is_last": False, "said_yes": False, "du": False, "about_noted": "",
    "purpose": "",
    "referred_by": "", "referred_noted": "", "known_from": "", "known_from_is_sentence": False, "known_from_noted": "",
    "why": "", "why_is_sentence": False, "why_noted": "", "follow_up": "", "call_soon": False,
    "times": "", "times_zone": "", "meeting_day": "", "meeting_time": "", "meeting_zone": "",
    "time_is_free": False, "time_is_past": False, "referred_to": "", "referral_promised": False, "outcome": "",
    "helpful": "", "helpful_noted": "", "owed": (), "news": "", "news_noted": "", "landed": "", "landed_noted": "",
}  # fmt: skip
"""What a letter's template is given where nothing is known: every value has a place in it, so that no template can
fail for one that a kind of letter has no use for."""


def _given(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_given(each) for each in value)
    return header_text(value, said.MOST) if isinstance(value, str) else value


def _ids(letter: Letter) -> list[str]:
    """References, the parent's own id last even where the thread did not name it."""
    thread = [each for each in map(headers.bare_id, letter.thread) if each]
    parent = headers.bare_id(letter.parent.message_id or "") if letter.parent else ""
    return [each for each in thread if each != parent] + [parent] if parent else thread


def _body(letter: Letter, rendered: Rendered) -> str:
    parts = [flowed(rendered.body)]
    if rendered.fills:
        parts.insert(0, f"{fill_line(len(rendered.fills), letter.language)}\n\n")
    signature = body_text(letter.me.signature).strip("\n")
    signature = signature.removeprefix(SIGNATURE.strip() + "\n").removeprefix(f"{SIGNATURE}\n")
    if signature.strip():
        parts.append(f"\n{SIGNATURE}\n{flowed(signature)}")
    if letter.quote_original and letter.parent:
        parts.append(_original(letter.parent, letter.zone, letter.language))
    return "".join(parts)


def _original(parent: Message, zone: str, language: str) -> str:
    text, was_cut = words.cut(body_of(parent).new, _MOST_QUOTED)
    if not text:
        return ""
    author = parent.author
    who = header_text(author.name or author.address) if author else ""
    address = header_text(author.address) if author else ""
    attribution = words.attribution(who, address, parent.date, zone, language)
    return f"\n{flowed(attribution)}{quoted(text)}{'> […]' + chr(10) if was_cut else ''}"
