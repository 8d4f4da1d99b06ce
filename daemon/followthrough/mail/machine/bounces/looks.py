"""Whether a mail looks like a delivery report at all: by its header first, which refuses ordinary mail at once."""

import re
from dataclasses import dataclass

from followthrough.mail.address import Address, is_no_reply
from followthrough.mail.machine.bounces.given_back import RETURNED
from followthrough.mail.message import Message

_SYSTEM = re.compile(
    r"mailer[-_. ]?daemon|mail-?daemon|mdaemon|microsoftexchange|double-bounce|mail[-_ .]?(?:delivery"
    r"|deliver)[-_ .]?(?:system|sub|service|status|agent|notif)"
    r"|(?:mail|delivery)[-_ .]system|mail router|mail administrator|mail delivery|delivery (?:agent"
    r"|subsystem)|mailserver|internet mail delivery",
    re.IGNORECASE,
)
_POSTMASTER = re.compile(
    r"post[-_]?master|interscan|spam firewall|sysadmin@|^mailer@|^bounces?\b|mail-?admin|system administrator"
    r"|systemadministrator|mail gateway"
    r"|mail server|smtp server|^daemon@",
    re.IGNORECASE,
)
_HINTS = "mail daemon post deliver bounce admin exchange smtp interscan firewall".split()
"""One of these is in every name above; in most people's none, which is quickly seen."""
_ANSWER = re.compile(
    r"^\s{0,5}(?:re|aw|sv|antw|antwort|vs|r|rif|res|odp|回复|回覆|fwd?|wg|tr|rv|i|enc|doorst|vb"
    r"|转发)\s?(?:\[\d{1,3}\])?\s?[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Looks:
    """What the header of a mail gives away."""

    failed_to: str
    """X-Failed-Recipients, which only mail systems write; '' without."""
    report_type: str
    system: bool
    """By its address it is a mail system, and nothing else."""
    postmaster: bool
    """By address or name it may be one, or the person behind it."""
    no_path: bool
    """The envelope's sender is empty or the system itself (RFC 5321 4.5.5)."""
    machine: bool
    """Nobody reads answers to it, or it says that it was made automatically."""
    answer: bool
    """The subject begins as answers and forwards do."""
    gives_back: bool
    """A message, or its header, hangs on it."""


def looks(message: Message) -> Looks | None:
    """None for mail that cannot be a report: from a person, with nothing of a machine about it."""
    headers = _telling(message)
    author = message.author
    failed_to = headers.get("x-failed-recipients", "")
    no_path = _is_no_path(headers.get("return-path"))
    system, postmaster = (True, False) if author is None else _author(author)
    kind = headers.get("content-type", "").lower()
    report = "report" in kind and "report-type" in kind
    machine = no_path or report or _is_machine(headers.get("auto-submitted"))
    machine = machine or author is None or is_no_reply(author.address)
    wrapped = len(message.parts) <= 2 and any(part.content_type in RETURNED for part in message.parts)
    if not (failed_to or system or postmaster or machine or wrapped):
        return None
    return Looks(
        failed_to=failed_to,
        report_type=_report_type(kind) if report else "",
        system=system,
        postmaster=postmaster,
        no_path=no_path,
        machine=machine,
        answer=_ANSWER.match(message.subject) is not None,
        gives_back=any(part.content_type in RETURNED for part in message.parts),
    )


_TELLING = frozenset({"x-failed-recipients", "return-path", "content-type", "auto-submitted"})


def _telling(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in message.headers:
        if (lower := name.lower()) in _TELLING:
            found.setdefault(lower, value)
    return found


def _author(author: Address) -> tuple[bool, bool]:
    local = author.address.rpartition("@")[0][:200]
    text = f"{local}@ {author.name}".lower()
    if not any(each in text for each in _HINTS):
        return False, False
    if _SYSTEM.search(local):
        return True, False
    # A name anybody can take: parcels have delivery systems, too.
    return False, _SYSTEM.search(author.name) is not None or _POSTMASTER.search(text) is not None


def _is_no_path(value: str | None) -> bool:
    if value is None:
        return False
    path = value.strip().strip("<>").strip().lower()
    return not path or path.startswith(("mailer-daemon", "double-bounce", "postmaster"))


def _is_machine(value: str | None) -> bool:
    return value is not None and value.strip().lower().startswith(("auto-generated", "auto-replied"))


def _report_type(kind: str) -> str:
    found = re.search(r"report-type\s{0,9}=\s{0,9}\"?([a-z-]{1,40})", kind)
    return found[1] if found else ""
