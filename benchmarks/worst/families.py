"""Hostile mails in families: what repeats, nests, nearly matches or never ends, made to any size."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from followthrough.mail.says.phrases import LANGUAGES, Phrases, source

_HEAD = (
    "From: Eve <eve@lake.example>\nTo: me@home.example\nDate: Tue, 3 Mar 2026 10:12:00 +0100\n"
    "Message-ID: <m@lake.example>\nSubject: Re: Advice\n"
)

# What is repeated as the text of a mail, with a name.
TEXTS: dict[str, str] = {
    "one letter": "a",
    "blanks": " ",
    "blanks and a word": " " * 500 + "x",
    "tabs": "\t",
    "empty lines": "\n",
    "short lines": "a\n",
    "no-break spaces": "\u00a0",
    "line separators": "\u2028",
    "digits": "7",
    "digits and blanks": "7 7 ",
    "digits and dots": "1.2.",
    "digits and slashes": "1/2/",
    "digits and colons": "1:2:",
    "phone numbers, nearly": "+1 (234) 567-",
    "dots": ".",
    "a.a.a.": "a.",
    "many sentences": "So it is. ",
    "many questions": "Is it? ",
    "many clauses": "but so, ",
    "commas": "a, ",
    "hyphens": "-",
    "dashes between blanks": " - ",
    "rules": "-----\n",
    "underscores": "_____\n",
    "stars": "* ",
    "greater-than": ">",
    "many levels": ">" * 70 + " a\n",
    "quoted lines": "> a b c\n",
    "quoted and not": "> a\nb\n",
    "bars": "| a\n",
    "addresses": "<a@b.example> ",
    "addresses, nearly": "a@b@",
    "at": "@",
    "one address without an end": "a.b-c_d",
    "links": "https://a.example/x?y=z ",
    "links, nearly": "http://",
    "On … wrote": "On Mon, 2 Mar 2026 at 09:00, Ed <ed@x.example> wrote:\n",
    "On On On … wrote": "On ",
    "On, never wrote": "On Mon, 2 Mar 2026 at 09:00, Ed\n",
    "On, over lines": "On Mon,\n2 Mar\n2026 at\n09:00 Ed\n",
    "wrote": "wrote ",
    "wrote:": "a wrote:\n",
    "Am … schrieb, nearly": "Am 02.03.2026 um 09:00 schrieb Ed\n",
    "From: without a block": "From: a\n\n",
    "From: To: From:": "From: a\nTo: b\n",
    "Von: An: Betreff, nearly": "Von: a\nAn: b\nx\n",
    "original message": "-----Original Message-----\n",
    "original message, nearly": "-----Original Message ",
    "forwarded": "Begin forwarded message ",
    "signature marks": "-- \n",
    "sign-offs": "Best regards,\nAnn\n",
    "contact lines": "Ann\nTel: +49 30 1234567\n",
    "names": "Ann Lee Ben Okafor ",
    "capitals": "Ann ",
    "titles": "Head of ",
    "Dr. Dr. Dr.": "Dr. ",
    "weekdays": "Tuesday ",
    "weekdays at hours": "Tuesday at 11 ",
    "hours": "11:00 ",
    "hours to hours": "11-12 ",
    "or hours": "10 or 11 or ",
    "months": "3 March ",
    "German days": "am 3. ",
    "German weekdays": "Di. ",
    "until": "until ",
    "back on": "I am out of the office until back on ",
    "zones": "11:00 CET EST ",
    "statuses": "550 5.1.1 ",
    "statuses, nearly": "5.1.",
    "smtp answers": "<a@b.example>: host x said: 550 5.1.1 no such user\n",
    "smtp answers, cut": "said: 550-5.1.1 The email\n",
    "delivery words": "delivery to the following recipient failed permanently\n",
    "RCPT TO": "RCPT TO:<a@b.example> ",
    "markup": "<b>",
    "entities": "&amp;",
    "brackets": "(",
    "pairs of brackets": "()",
    "quotes": '"',
    "apostrophes": "it's ",
    "typographic apostrophes": "it’s ",
    "accents": "e\u0301",
    "CJK": "我們下週二見面",
    "ideographic stops": "好。",
    "Arabic": "مرحبا ",
    "surrogates and joiners": "\U0001f469\u200d\U0001f4bb",
    "turkish i": "\u0130",
    "sharp s": "ß",
    "ligatures": "\ufb03",
}

# How cues of the judges begin: each is repeated alone, and followed by something that does not go on.
BEGINNINGS = (
    "no|no,|not|if you|I would|I can't|I won't|we are not|there are no|please do not|please stop|you should|you could "
    "talk to|have you tried|talk to|ask|contact|my colleague|I'll ask|I will put you|in touch with|happy to|glad to"
    "|would love to|looking forward|unfortunately|sorry, but|thanks, but|thank you for|how about|what about"
    "|are you free|can we|could we|let me|until|since|I am away|out of the office|back on|nicht|nein, nicht|leider"
    "|ich würde|wenn Sie|wenn du|wenden Sie sich an|gern|keine|kein Interesse|vielen Dank für|pas de|je ne"
    "|je ne peux pas|si vous|malheureusement|no puedo|no tengo|si usted|lamentablemente|não posso|se você|infelizmente"
    "|leider nicht|non posso|se lei|purtroppo|niet|ik kan niet|helaas|remove me|unsubscribe|funeral|cancer"
).split("|")


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of hostile mail; ``make`` gives one of about so many bytes."""

    name: str
    make: Callable[[int], bytes]


def families() -> Iterator[Family]:
    """All of them."""
    for name, unit in TEXTS.items():
        yield Family(f"text: {name}", lambda size, unit=unit: text(unit, size))
        yield Family(f"html: {name}", lambda size, unit=unit: html(unit, size))
    for each in BEGINNINGS:
        yield Family(f"cue: {each}", lambda size, each=each: text(f"{each} ", size))
        yield Family(f"cue, then x: {each}", lambda size, each=each: text(f"{each} x{'y' * 12} ", size))
    for language in LANGUAGES:
        words = _words_of(language)
        yield Family(f"all cues: {language}", lambda size, words=words: text(words, size))
    yield from _STRUCTURES


def text(unit: str, size: int, head: str = _HEAD) -> bytes:
    """A mail whose text repeats a unit."""
    raw = unit.encode()
    return head.encode() + b"Content-Type: text/plain; charset=utf-8\n\n" + raw * max(1, size // len(raw))


def html(unit: str, size: int) -> bytes:
    raw = unit.encode()
    repeated = raw * max(1, size // len(raw))
    return _HEAD.encode() + b"Content-Type: text/html; charset=utf-8\n\n<p>" + repeated


def _words_of(language: str) -> str:
    """The words of a language's cues, out of their expressions, one after the other."""
    sources = " ".join(source(each.name, language) for each in fields(Phrases) if each.name != "language")
    return " ".join("".join(c if c.isalpha() or c in "' " else " " for c in sources).split()) + " "


def _of(unit: bytes, before: bytes, after: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: before + unit * max(1, (size - len(before)) // len(unit)) + after


def _nested(size: int) -> bytes:
    levels = max(1, size // 60)
    parts = [b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(levels)]
    return _HEAD.encode() + b"".join(parts) + b"\nhello\n"


def _encoded(unit: bytes) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        body = base64.encodebytes(unit * max(1, size * 3 // 4 // len(unit)))
        return _HEAD.encode() + b"Content-Transfer-Encoding: base64\n\n" + body

    return make


_H = _HEAD.encode()
_DAEMON = _H.replace(b"Eve <eve@", b"<mailer-daemon@")
_REPORT = (
    b"From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nContent-Type: multipart/report; "
    b"report-type=delivery-status; boundary=x\n\n--x\n\nfailed\n--x\nContent-Type: message/delivery-status\n\n"
)
_CALENDAR = _H + b"Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
_EVENT = b"BEGIN:VEVENT\nUID:u\nDTSTART;TZID=Europe/Berlin:20260303T100000\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
_PARTS = _H + b"Content-Type: multipart/mixed; boundary=x\n\n"

_STRUCTURES = [
    Family("header: many fields", _of(b"X-A: b\n", _H, b"\nhello\n")),
    Family("header: one long field", _of(b"a", _H + b"X-A: ", b"\n\nhello\n")),
    Family("header: one name without a colon", _of(b"a", b"", b"\n\nhello\n")),
    Family("header: folded", _of(b"\n a", _H + b"X-A: ", b"\n\nhello\n")),
    Family("header: many Subject", _of(b"Subject: Out of office\n", _H, b"\nhello\n")),
    Family("header: Re: Re:", _of(b"Re: ", b"From: e@lake.example\nSubject: ", b"\n\nhello\n")),
    Family("header: [tags]", _of(b"[a] ", b"From: e@lake.example\nSubject: Re: ", b"\n\nhello\n")),
    Family("header: addresses", _of(b"a b <a@b.example>, ", b"From: ", b"\n\nhello\n")),
    Family("header: addresses, nearly", _of(b'"a <b@', b"From: ", b"\n\nhello\n")),
    Family("header: comments", _of(b"(a", b"From: ", b"\n\nhello\n")),
    Family("header: groups", _of(b"g:a;", b"To: ", b"\n\nhello\n")),
    Family("header: commas", _of(b",", b"From: ", b"\n\nhello\n")),
    Family("header: escapes", _of(b"\\", b'From: "', b"\n\nhello\n")),
    Family("header: encoded words", _of(b"=?utf-8?q?a?= ", b"From: e@lake.example\nSubject: ", b"\n\nx\n")),
    Family("header: encoded words, nearly", _of(b"=?utf-8?q?", b"Subject: ", b"\n\nhello\n")),
    Family("header: references", _of(b"<a@b.example> ", b"References: ", b"\n\nhello\n")),
    Family("header: references, nearly", _of(b"<", b"References: ", b"\n\nhello\n")),
    Family("header: many References", _of(b"References: <a@b.example>\n", _H, b"\nhello\n")),
    Family("header: Received", _of(b"Received: from a by b for <c@d.example>; x\n", _H, b"\nhello\n")),
    Family("header: parameters", _of(b'; a="b"', b"Content-Type: text/plain", b"\n\nhello\n")),
    Family("header: numbered parameters", _of(b"; a*1*=b%20", b"Content-Type: text/plain", b"\n\nx\n")),
    Family("header: a quote without an end", _of(b"\\a", b'Content-Type: text/plain; a="', b"\n\nx\n")),
    Family("header: a date without an end", _of(b"3 Mar ", b"Date: ", b"\n\nhello\n")),
    Family("mime: many parts", _of(b"--x\n\na\n", _PARTS)),
    Family("mime: empty parts", _of(b"--x\n", _PARTS)),
    Family("mime: nearly a delimiter", _of(b"--xx\n", _PARTS)),
    Family("mime: delimiter and blanks", _of(b"--x" + b" " * 200, _PARTS)),
    Family("mime: large text parts", _of(b"--x\n\n" + b"No such user here. " * 3_400 + b"\n", _PARTS)),
    Family("mime: large HTML parts", _of(b"--x\nContent-Type: text/html\n\n" + b"<p>a<b>" * 9_000, _PARTS)),
    Family("mime: nested", _nested),
    Family("mime: nested mails", _of(b"Content-Type: message/rfc822\n\n", _H)),
    Family("mime: boundary of many letters", _of(b"a", _H + b"Content-Type: multipart/mixed; boundary=", b"\n\nx")),
    Family("mime: base64", _encoded(b"So it is. ")),
    Family("mime: base64 of one letter", _encoded(b"a")),
    Family("mime: base64, nearly", _of(b"=", _H + b"Content-Transfer-Encoding: base64\n\n")),
    Family("mime: quoted-printable", _of(b"=3D", _H + b"Content-Transfer-Encoding: quoted-printable\n\n")),
    Family("mime: soft breaks", _of(b"=\n", _H + b"Content-Transfer-Encoding: quoted-printable\n\n")),
    *(
        Family(f"charset: {name}", _of(unit, _H + b"Content-Type: text/plain; charset=" + name.encode() + b"\n\n"))
        for name, unit in {
            "utf-7": b"+AGE-", "iso-2022-jp": b"\x1b$B", "hz": b"~{", "utf-16": b"\xd8\x00", "gb18030": b"\x81\x30",
            "punycode": b"a-", "unicode-escape": b"\\u", "idna": b"xn--", "cp932": b"\x81", "big5": b"\xfe",
        }.items()
    ),
    Family("html: nested", _of(b"<div>", _H + b"Content-Type: text/html\n\n")),
    Family("html: nested quotations", _of(b"<blockquote>a", _H + b"Content-Type: text/html\n\n")),
    Family("html: nested tables", _of(b"<table><tr><td>", _H + b"Content-Type: text/html\n\n")),
    Family("html: lists", _of(b"<ul><li>a", _H + b"Content-Type: text/html\n\n")),
    Family("html: breaks", _of(b"<br>", _H + b"Content-Type: text/html\n\n")),
    Family("html: styled", _of(b"<span style='a:b'>a</span>", _H + b"Content-Type: text/html\n\n")),
    Family("html: attributes", _of(b" a=b", _H + b"Content-Type: text/html\n\n<p")),
    Family("html: comments", _of(b"<!-- a ", _H + b"Content-Type: text/html\n\n")),
    Family("html: unclosed", _of(b"<a ", _H + b"Content-Type: text/html\n\n")),
    Family("html: formatting never closed", _of(b"<p><b><i><u>", _H + b"Content-Type: text/html\n\n")),
    Family("report: recipients", _of(b"Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n\n", _REPORT)),
    Family("report: fields", _of(b"Diagnostic-Code: smtp; 550 5.1.1 no\n", _REPORT)),
    Family("report: folded", _of(b" 550 5.1.1\n", _REPORT + b"Diagnostic-Code: smtp;\n")),
    Family("report: plain words", _of(b"<a@b.example>: 550 no\n", _DAEMON + b"\n")),
    Family("calendar: events", _of(_EVENT, _CALENDAR, b"END:VCALENDAR\n")),
    Family("calendar: attendees", _of(
        b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\n", _CALENDAR + b"BEGIN:VEVENT\nUID:u\n", b"END:VEVENT\n")),
    Family("calendar: nested", _of(b"BEGIN:VEVENT\n", _CALENDAR)),
    Family("calendar: zones", _of(
        b"BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
        b"RRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n", _CALENDAR, b"END:VCALENDAR\n")),
    Family("calendar: one long line", _of(b"a", _CALENDAR + b"BEGIN:VEVENT\nSUMMARY:", b"\nEND:VEVENT\n")),
    Family("calendar: folded", _of(b"\n a", _CALENDAR + b"BEGIN:VEVENT\nSUMMARY:", b"\nEND:VEVENT\n")),
    Family("calendar: parameters", _of(b";A=b", _CALENDAR + b"BEGIN:VEVENT\nSUMMARY", b":x\nEND:VEVENT\n")),
]  # fmt: skip
