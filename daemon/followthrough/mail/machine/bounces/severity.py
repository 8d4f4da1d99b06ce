"""How final a failure is: by enhanced status (RFC 3463, 5248), by what is said in words, by reply code (RFC 5321).

The most specific wins. A telling code beats vague words, strong words beat a code that is used for everything (550,
5.0.0, 5.7.1), and nothing beats 4.x.x but "unknown user" from a system that has given up.
"""

import re
from dataclasses import dataclass

from followthrough.mail.findings import Severity
from followthrough.mail.machine.bounces.causes import Said, said
from followthrough.mail.machine.bounces.complaint import Cause

MAX_SOURCE = 2_500
"""Characters of one text that are looked at for one recipient."""

# 5.0.12 is the version of a program, and 4.94.2 too: there are no such subjects. 5.0.350 is Exchange Online's.
_STATUS = re.compile(r"(?<![\w.])#?([245]\.(?:0\.(?:0|3\d\d)|[1-7]\.\d{1,3}))(?![\w]|\.\d)")
_CODE = re.compile(r"(?<![\w.@:/=#-])([245][0-5]\d)(?=[ \t:,-]|$|\.\s)", re.MULTILINE)
_ANSWERED = re.compile(
    r"^[ \t>*<]{0,20}[45][0-5]\d[ -]"
    r"|(?:said|repl\w{1,4}|return\w{0,4}|response|responded|error|smtp"
    r"|rejected)\b[^\n]{0,40}?\b[45][0-5]\d\b",
    re.IGNORECASE | re.MULTILINE,
)
_FOLD = re.compile(r"[ \t]{0,40}\n[ \t]{0,40}(?:>(?!>) ?)?(?!\n)")
_BLANKS = re.compile(r"[ \t]{2,}")

# At which command of SMTP the other server refused: MAIL FROM is about the sender, RCPT TO about the recipient.
_AT_MAIL = re.compile(
    r"(?:in reply to|in response to|after|did not like our|command:?|step:?)[^\n]{0,20}mail from"
    r"|sender was rejected"
    r"|>>> ?mail from[^\n]{0,300}<<< ?[45]",
    re.IGNORECASE,
)
_AT_RCPT = re.compile(
    r"(?:in reply to|in response to|after|did not like our|command:?|step:?|smtp:)[^\n]{0,20}rcpt|\[rcpt"
    r"|\(state 14\)"
    r"|does not like recipient|>>> ?rcpt to[^\n]{0,300}<<< ?[45]|need rcpt",
    re.IGNORECASE,
)
_AT_DATA = re.compile(
    r"(?:in reply to|in response to|after|did not like our(?: final)?|command:?"
    r"|step:?)[^\n]{0,9}(?:end of |final )?data\b"
    r"|after i sent the message|>>> ?data\b|\[data\b|\(state 1[78]\)",
    re.IGNORECASE,
)
_CARRIER = re.compile(
    r"@(?:[\w-]{1,63}\.){0,4}(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.(?:ne\.)?jp"
    r"|vodafone\.ne\.jp|mineo\.jp|disney\.ne\.jp"
    r"|willcom\.com|ymobile\.ne\.jp|uqmobile\.jp)$"
)

_VAGUE = frozenset({"0.0", "0.350", "1.0", "2.0", "3.0", "4.0", "5.0", "6.0", "7.0", "7.1"})
"""What systems write when they have nothing to say: words decide, where there are any."""

_BY_DETAIL = {
    "1.7": Severity.POLICY,
    "1.8": Severity.POLICY,
    "1.20": Severity.POLICY,
    "1.90": Severity.POLICY,
    "2.1": Severity.SOFT,
    "2.2": Severity.SOFT,
    "2.3": Severity.POLICY,
    "3.4": Severity.POLICY,
    "3.6": Severity.POLICY,
    "4.4": Severity.HARD,
    "4.310": Severity.HARD,
    "5.3": Severity.POLICY,
    "7.13": Severity.SOFT,
    "7.17": Severity.HARD,
    "7.18": Severity.HARD,
}
"""Where one detail differs from its subject: the sender is blamed, the message is too big, nobody can be reached there
(RFC 3463, 5248, 7293, and what Exchange made up)."""

_BY_SUBJECT = {
    "1": Severity.HARD,
    "2": Severity.SOFT,
    "3": Severity.SOFT,
    "4": Severity.SOFT,
    "6": Severity.POLICY,
    "7": Severity.POLICY,
}

_BY_CODE = {
    "521": Severity.HARD,  # RFC 7504: a host that takes no mail
    "525": Severity.SOFT,
    "551": Severity.HARD,  # not local, no forwarding
    "552": Severity.SOFT,
    "556": Severity.HARD,  # RFC 7504: a domain that takes no mail
}

_ABOUT_US = frozenset(
    {Cause.SENDER, Cause.LIST, Cause.RATE, Cause.AUTHENTICATION, Cause.REPUTATION, Cause.SPAM}
)
_STRONG = _ABOUT_US | {Cause.FULL, Cause.SIZE, Cause.LOOP, Cause.USER, Cause.HOST, Cause.DNS}
"""Words that leave no doubt about what they mean, whatever code stands before them."""
_BARE = frozenset({"user unknown", "unknown user"})
_NOBODY = frozenset({Cause.USER, Cause.HOST})
_SAYS_NOTHING = frozenset({None, Cause.REFUSED, Cause.SYSTEM})


@dataclass(frozen=True, slots=True)
class Grade:
    """How final, by which status (``5.1.1``, None: none was said), in which words ('': the code alone)."""

    severity: Severity
    status: str | None
    words: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was said of one recipient."""

    said: Said | None
    code: str
    everything: str
    recipient: str

    @property
    def cause(self) -> Cause | None:
        return self.said.cause if self.said else None


def has_code(text: str) -> bool:
    """Whether a mail server's answer stands there, by its codes."""
    return _STATUS.search(text) is not None or _ANSWERED.search(text) is not None


def grade(*sources: str, recipient: str = "", delayed: bool = False) -> Grade:
    """Of one recipient's failure. ``sources``: the most specific text first (a remote server's answer, then the
    reporter's status field, then the whole report); ``delayed``: it is still being tried."""
    texts = [_flat(text) for text in sources]
    status = _status(texts)
    found = _said(texts, status)
    words = found.words if found else ""
    if delayed:
        return Grade(Severity.SOFT, status, words)
    code = next((each for text in texts if (each := _reply(text))), "")
    heard = _Heard(found, code, "\n".join(texts), recipient)
    return Grade(_by_status(status, heard) if status else _by_words(heard), status, words)


def _flat(text: str) -> str:
    """Lines joined, for reports break their sentences anywhere; paragraphs stay apart."""
    return _BLANKS.sub(" ", _FOLD.sub(" ", text[:MAX_SOURCE]))


def _status(texts: list[str]) -> str | None:
    """The last specific status of the most specific source, else the last of any."""
    found = [[each for each in _STATUS.findall(text) if not each.startswith("2.")] for text in texts]
    specific = [[each for each in codes if not each.endswith(".0.0")] for codes in found]
    return next((codes[-1] for codes in (*specific, *found) if codes), None)


def _reply(text: str) -> str:
    found = [each for each in _CODE.findall(text) if each[0] != "2"]
    return found[-1] if found else ""


def _said(texts: list[str], status: str | None) -> Said | None:
    """What the first source says that says more than that it failed."""
    telling = status is not None and status[2:] not in _VAGUE
    vague: Said | None = None
    for text in texts:
        found = said(text)
        if found and (telling or found.cause in _STRONG):
            return found
        vague = vague or found
    return vague


def _by_status(status: str, heard: _Heard) -> Severity:
    detail, cause = status[2:], heard.cause
    if detail == "0.0" and heard.code.startswith("5"):
        # 4.0.0 of its own for another server's 5xx: a system that tries on whatever it is told.
        return _by_words(heard)
    if status.startswith("4"):
        final = cause is Cause.USER and detail == "1.1"
        return Severity.HARD if final else Severity.SOFT
    if detail == "1.0" and cause in _SAYS_NOTHING:
        return Severity.HARD
    if detail in _VAGUE and (heard.said is not None or detail.startswith("0.")):
        return _by_words(heard)
    if heard.said is not None and _words_win(detail, cause, heard):
        return heard.said.severity
    return _BY_DETAIL.get(detail, _BY_SUBJECT.get(detail[0], Severity.UNKNOWN))


def _words_win(detail: str, cause: Cause | None, heard: _Heard) -> bool:
    """Whether the words beside a telling 5.x.x are better than it."""
    match detail[0]:
        case "1":
            # Unknown user is what many filters answer to whom they don't like; some say so.
            return detail not in _BY_DETAIL and (cause in _ABOUT_US or cause is Cause.FULL)
        case "2":
            return cause in _ABOUT_US or (
                cause is Cause.USER and _AT_RCPT.search(heard.everything) is not None
            )
        case "3":
            return cause in _STRONG and detail not in _BY_DETAIL
        case "4":
            # 5.4.4 is said of a name server that has no answer, and of a domain that has none.
            return cause in ({Cause.DNS, Cause.LOOP} if detail == "4.4" else _NOBODY | _ABOUT_US)
        case "5":
            return True
        case "7":
            return cause in _NOBODY and detail not in _BY_DETAIL
    return False


def _by_words(heard: _Heard) -> Severity:
    """Where no status tells more. A 4xx is soft; an unknown user is one only where the address was refused."""
    cause = heard.cause
    if heard.code.startswith("4"):
        return Severity.SOFT
    if cause in _SAYS_NOTHING and heard.code in _BY_CODE:
        return _BY_CODE[heard.code]
    if cause in _SAYS_NOTHING and _AT_MAIL.search(heard.everything):
        return Severity.POLICY
    if heard.said is None:
        return Severity.UNKNOWN
    if cause is Cause.USER and _is_no_proof(heard):
        return Severity.POLICY
    return heard.said.severity


def _is_no_proof(heard: _Heard) -> bool:
    """The address was taken at RCPT TO, and the text refused: that is how a filter answers. Carriers of Japan call the
    user unknown to everybody whom the subscriber has not allowed to write, without naming the address then."""
    if heard.said is None or heard.said.words not in _BARE or _AT_RCPT.search(heard.everything):
        return False
    if _AT_DATA.search(heard.everything):
        return True
    named = re.escape(heard.recipient) + r"[>\"')]{0,2}[.:]{0,4} {0,2}user unknown"
    return _CARRIER.search(heard.recipient) is not None and not re.search(
        named, heard.everything, re.IGNORECASE
    )
