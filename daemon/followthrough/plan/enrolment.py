"""Which sent mail starts a conversation: a playbook's rules on a mail that begins a new thread."""

import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fnmatch import fnmatchcase

from followthrough.mail.address import Address, Identities, is_no_reply
from followthrough.mail.message import Message
from followthrough.mail.reading import Evidence
from followthrough.mail.subject import base_subject


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRule:
    """One playbook's rules; any one that holds is enough. ``people`` are addresses listed for this playbook, ``named``
    those among them that stand in no list: somebody named them."""

    playbook: str
    people: AbstractSet[str] = frozenset()
    named: AbstractSet[str] = frozenset()
    tags: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The playbook, the people written to, and the rule that said so."""

    playbook: str
    people: tuple[Address, ...]
    evidence: Evidence


_BLOB = re.compile(r"\[[^\[\]]{1,60}\]\s*(?=\S)")
"""``[list]`` in front of a subject; it makes nothing a reply."""


def begins_thread(message: Message) -> bool:
    """Whether this answers nothing: no In-Reply-To or References, and no reply or forward prefix in the subject."""
    return not message.parents and not _is_prefixed(message.subject)


def _is_prefixed(subject: str) -> bool:
    """Whether ``Re:``, ``AW:``, ``Fwd:`` and the like stand in front; ``Question:`` is none of them."""
    text = " ".join(unicodedata.normalize("NFC", subject).split())
    while blob := _BLOB.match(text):
        text = text[blob.end() :]
    return base_subject(text) != text.casefold()


def written_to(message: Message, me: Identities) -> tuple[Address, ...]:
    """The people a mail of the user's went to, themselves left out."""
    return tuple(a for a in message.recipients if not me.owns(a.address))


def enrolment(
    message: Message,
    *,
    me: Identities,
    rules: Sequence[EnrolRule],
    flags: AbstractSet[str],
    mailbox: str,
    max_recipients: int,
) -> Enrolment | None:
    """The playbook this mail starts, or None: the first whose rule holds, one that lists the person before all others.
    Never for replies, lists, no-reply addresses, oneself, or a crowd."""
    people = written_to(message, me)
    if not people or len(people) > max_recipients or not begins_thread(message):
        return None
    if message.header("List-Id") or any(is_no_reply(p.address) for p in people):
        return None
    # Whoever is listed for a playbook is meant for it, whatever another one's patterns say.
    for rule in rules:
        listed = next((p.address for p in people if p.address in rule.people), None)
        if listed:
            where = "named to you" if listed in rule.named else "people.toml"
            return Enrolment(rule.playbook, people, Evidence("enrol.people", where, listed))
    for rule in rules:
        evidence = _holds(rule, message, people, me, flags, mailbox)
        if evidence:
            return Enrolment(rule.playbook, people, evidence)
    return None


def started(
    message: Message, me: Identities, playbook: str, max_recipients: int, mailbox: str
) -> Enrolment | None:
    """What a mail of the user's starts that they put where it says so: also a reply, for it is their word. None where
    nobody, or a crowd, was written to, or a list."""
    people = written_to(message, me)
    if not people or len(people) > max_recipients or message.header("List-Id"):
        return None
    return Enrolment(playbook, people, Evidence("enrol.start", "mailbox", mailbox))


def _holds(
    rule: EnrolRule,
    message: Message,
    people: Sequence[Address],
    me: Identities,
    flags: AbstractSet[str],
    mailbox: str,
) -> Evidence | None:
    tag = _tagged(message, me, rule.tags)
    if tag:
        return tag
    for person in people:
        for pattern in rule.recipients:
            if fnmatchcase(person.address, pattern.lower()):
                return Evidence("enrol.recipients", "To", f"{person.address} matches {pattern}")
    for pattern in rule.subjects:
        if re.search(pattern, message.subject, re.IGNORECASE):
            return Evidence("enrol.subjects", "Subject", f"matches {pattern}")
    lowered = {flag.lower() for flag in flags}
    for keyword in rule.keywords:
        if keyword.lower() in lowered:
            return Evidence("enrol.keywords", "FLAGS", keyword)
    if mailbox in rule.mailboxes:
        return Evidence("enrol.mailboxes", "mailbox", mailbox)
    return None


def _tagged(message: Message, me: Identities, tags: Sequence[str]) -> Evidence | None:
    wanted = {tag.lower() for tag in tags}
    for header, addresses in (("To", message.to), ("Cc", message.cc), ("Bcc", message.bcc)):
        for address in addresses:
            _, plus, tag = address.address.partition("@")[0].partition("+")
            if plus and tag in wanted and me.owns(address.address):
                return Evidence("enrol.tags", header, address.address)
    return None
