"""Delivery reports: RFC 3464, and what mail systems send in its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Bounce, Kind, Severity, Verdict, evidence
from followthrough.mail.machine.bounces.fields import Outcome, outcomes
from followthrough.mail.machine.bounces.given_back import original_ids, own_words, written_to
from followthrough.mail.machine.bounces.looks import Looks, looks
from followthrough.mail.machine.bounces.notification import notified
from followthrough.mail.machine.bounces.recipients import MAX_RECIPIENTS, in_field, listed, made_of
from followthrough.mail.machine.bounces.severity import Grade, grade, has_code
from followthrough.mail.machine.bounces.words import (
    asks_to_confirm,
    subject_tells,
    tells_delay,
    tells_failure,
    tells_success,
)
from followthrough.mail.message import Message, parse

NAME = "bounce"
_OTHER_REPORTS = ("message/disposition-notification", "message/feedback-report", "message/tracking-status")
_GRAVEST = (Severity.HARD, Severity.POLICY, Severity.SOFT, Severity.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Failed:
    """One recipient's failure, with the words that tell of it."""

    recipients: tuple[str, ...]
    grade: Grade
    shown: str


def judge(message: Message, _body: Body) -> Verdict | None:
    """A delivery report with its recipients and how final it is; reports of success are none."""
    return _judge(message, nested=False)


def _judge(message: Message, *, nested: bool) -> Verdict | None:
    seen = looks(message)
    if seen is None:
        return None
    report = "\n\n".join(part.text for part in message.parts if part.content_type.endswith("delivery-status"))
    if report:
        found = outcomes(report)
        failed = [each for each in found if each.failed]
        if failed:
            return _standard(message, failed)
        if found:
            return None
    if _is_other_report(message, seen):
        return None
    if failed := [each for each in notified(message.text) if each.failed]:
        return _standard(message, failed)
    return _plain(message, seen) or (None if nested else _inside(message))


def _is_other_report(message: Message, seen: Looks) -> bool:
    """A read receipt, a complaint: reports, but of no failure."""
    if seen.failed_to or seen.system:
        return any(part.content_type in _OTHER_REPORTS for part in message.parts)
    return seen.report_type not in {"", "delivery-status"} or any(
        part.content_type in _OTHER_REPORTS for part in message.parts
    )


def _inside(message: Message) -> Verdict | None:
    """A report that was passed on as it was: without a word, it hangs on the mail that brought it."""
    if message.text.strip():
        return None
    given = next((part.text for part in message.parts if part.content_type == "message/rfc822"), "")
    return _judge(parse(given.encode("utf-8", "replace")), nested=True) if given else None


def _standard(message: Message, failed: list[Outcome]) -> Verdict:
    text = own_words(message)
    places = listed(text, _own(message))
    # What is said of the one says nothing of the other.
    whole = (text,) if len(failed) == 1 else ()
    sections = [_section(text, places, each.recipients) for each in failed]
    found = [
        _Failed(
            (*each.recipients, *made_of(section)),
            grade(
                each.diagnostic,
                each.status,
                section,
                *whole,
                recipient=next(iter(each.recipients), ""),
                delayed=each.action == "delayed",
            ),
            " ".join([*each.recipients[:1], each.diagnostic or each.status or each.action]),
        )
        for each, section in zip(failed, sections, strict=True)
    ]
    if not any(each.recipients for each in found):
        named = in_field(message.header("x-failed-recipients") or "") or _first(places)
        found = [_Failed(named, found[0].grade, found[0].shown)]
    return _verdict(message, found, "part")


def _plain(message: Message, seen: Looks) -> Verdict | None:
    """A report in plain words: a mail system must have written it, and it must tell of a failure."""
    text = own_words(message)
    told = tells_failure(text)
    places = listed(text, _own(message))
    if not seen.failed_to and not _is_report(message, seen, text, told, named=bool(places)):
        return None
    if found := [each for each in outcomes(text) if each.failed]:
        return _standard(message, found)
    shown = seen.failed_to or told or message.subject
    where = "x-failed-recipients" if seen.failed_to else "text" if told else "subject"
    grades = _grades(message, text, places, _named(seen, places))
    failures = [
        _Failed((each, *made_of(_section(text, places, (each,)))) if each else (), one, shown)
        for each, one in grades.items()
    ]
    return _verdict(message, failures, where)


def _named(seen: Looks, places: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    """Those of the header; where header and text name one each, both: the text has what the address was made of."""
    field, listed_ = in_field(seen.failed_to), _first(places)
    return tuple(dict.fromkeys((*field, *listed_))) if len(field) == len(listed_) == 1 else field or listed_


def _grades(
    message: Message, text: str, places: tuple[tuple[int, str], ...], named: tuple[str, ...]
) -> dict[str, Grade]:
    """How final for each of these by what stands below its address; by the whole report where that says nothing."""
    delayed = tells_delay(text)
    if len(named) > 1:
        found = {
            each: grade(_section(text, places, (each,)), recipient=each, delayed=delayed) for each in named
        }
        if any(each.status or each.words for each in found.values()):
            return found
    first = next(iter(named), "")
    section = _section(text, places, (first,))
    whole = grade(section, text, message.subject, recipient=first, delayed=delayed)
    return dict.fromkeys(named or ("",), whole)


def _is_report(message: Message, seen: Looks, text: str, told: str, *, named: bool) -> bool:
    """The more it looks like a person's, the more must speak for a report."""
    headed = subject_tells(message.subject)
    if tells_success(message.subject) or (seen.answer and not seen.no_path and not seen.system):
        return False
    coded = has_code(text)
    shown = coded or named or seen.gives_back
    if seen.system:
        return bool((headed and (told or shown)) or (told and shown))
    if message.in_reply_to and not (seen.no_path or seen.gives_back):
        return False
    if seen.postmaster and (seen.no_path or told):
        return bool((coded or named) and (headed or (told and (seen.gives_back or seen.no_path))))
    if not seen.machine or asks_to_confirm(text):
        return False
    return bool(told and named and (seen.gives_back or (headed and (seen.no_path or bool(seen.report_type)))))


def _own(message: Message) -> frozenset[str]:
    """The reporter's and the reader's own addresses: those did not fail."""
    named = (*message.from_, *message.sender, *message.reply_to, *message.to)
    return frozenset(each.address for each in named)


def _first(places: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for _, address in places))[:MAX_RECIPIENTS]


def _section(text: str, places: tuple[tuple[int, str], ...], recipients: tuple[str, ...]) -> str:
    """What the report says of these: from where it names one of them to where it names the next one."""
    starts = [(start, address) for start, address in places if address in recipients]
    if not starts:
        return "" if places else text
    if len(_first(places)) < 2:
        return text[starts[0][0] :]
    sections = []
    for start, _ in starts[:3]:
        later = (other for other, address in places if other > start and address not in recipients)
        sections.append(text[start : next(later, len(text))])
    return "\n\n".join(sections)


def _verdict(message: Message, failures: list[_Failed], where: str) -> Verdict:
    """All that failed with the same gravity; who fails for good must not take others along."""
    gravest = min(failures, key=lambda each: _GRAVEST.index(each.grade.severity))
    severity = gravest.grade.severity
    among = [each for each in failures if severity is not Severity.HARD or each.grade.severity is severity]
    named = _in_order(message, (address for each in among for address in each.recipients))
    found = Bounce(named, severity, gravest.grade.status, original_ids(message))
    return Verdict(evidence(NAME, where, gravest.shown), kind=Kind.BOUNCE, bounce=found)


def _in_order(message: Message, recipients: Iterable[str]) -> tuple[str, ...]:
    """Those first to whom the mail was written: behind a forward, another address failed than the one we know."""
    found = tuple(dict.fromkeys(recipients))
    written = tuple(each for each in written_to(message) if each not in _own(message))
    if not found and len(written) == 1:
        return written
    known = (each for each in found if each in written)
    return tuple(dict.fromkeys((*known, *found)))[:MAX_RECIPIENTS]
