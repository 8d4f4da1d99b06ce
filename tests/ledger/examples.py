"""Facts, rows and messages to keep in a ledger."""

import types
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from followthrough.ledger.store import Passed, StoredMessage
from followthrough.mail.reading import Evidence
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.facts import Fact, Outreach

DAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

texts = st.text(max_size=20)
zones = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-23 * 60, 23 * 60))
times = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis wants the bounds naive
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=zones,
)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that a field of a fact has."""
    plain = {str: texts, bool: st.booleans(), int: st.integers(0, 2**31), datetime: times}
    if hint in plain:
        return plain[hint]
    if hint is date:
        return st.dates()
    if hint is Evidence:
        return st.builds(Evidence, texts, texts, texts)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if isinstance(hint, types.UnionType):
        return st.one_of([st.none() if each is type(None) else _values(each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=4).map(tuple)
    assert issubclass(hint, Enum)
    return st.sampled_from(list(hint))


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Facts of one kind: every field of any value of its type, or left at its default."""
    hints = get_type_hints(kind)
    needed = {each.name: _values(hints[each.name]) for each in fields(kind) if each.default is MISSING}
    optional = {each.name: _values(hints[each.name]) for each in fields(kind) if each.default is not MISSING}
    return st.fixed_dictionaries(needed, optional=optional).map(lambda values: kind(**values))


facts = st.one_of([facts_of(kind) for kind in get_args(Fact)])


def outreach(
    person: str = "ann@example.org", message_id: str = "1@me.example", at: datetime = DAY
) -> Outreach:
    return Outreach(
        person=person, account="private", message_id=message_id, at=at,
        playbook="advice", subject="Twenty minutes", recipients=(person,),
        evidence=(Evidence("subject", "Subject", "Twenty minutes"),),
    )  # fmt: skip


def passed(uid: int, party: str = "", *ids: str, at: datetime = DAY, uidvalidity: int = 0) -> Passed:
    return Passed("INBOX", uid, at, party or f"p{uid}@example.com", " ".join(ids) or f"{uid}@x", uidvalidity)


def message(
    key: str = "1@me.example", raw: bytes = b"Subject: x\r\n\r\n\x00\xff", at: datetime = DAY
) -> StoredMessage:
    return StoredMessage(
        account="private", key=key, mailbox="Sent", uidvalidity=7, uid=4, own=True, at=at, raw=raw
    )


def draft(key: str = "k1", steps: tuple[str, ...] = (), at: datetime = DAY, **more: Any) -> DraftRow:
    values: dict[str, Any] = {
        "key": key, "account": "private", "kind": StepKind.ATTEMPT, "mailbox": "Entwürfe",
        "message_id": f"{key}@me.example", "raw": b"From: me\r\n\r\nHello\x00\xff", "flags": ("\\Draft", "\\Seen"),
        "persons": ("ann@example.org",), "steps": (key, *steps), "to": ("ann@example.org",), "subject": "Re: Über uns",
        "parents": ("1@me.example",), "created_at": at,
    }  # fmt: skip
    return DraftRow(**values | more)
