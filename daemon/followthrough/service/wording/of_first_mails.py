"""What is told about a first mail that has gone out, and about an address that can receive none."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.mail.own.first_mail import Finding
from followthrough.service.domains import Mail
from followthrough.service.wording.terms import quoted

_WHY = {
    Mail.NO_DOMAIN: "there is no such domain",
    Mail.NO_SERVER: "the domain has no mail server and no address",
    Mail.REFUSES: "the domain says that it takes no mail at all",
}


def first_mail(
    account: str, person: str, message_id: str, subject: str, findings: Sequence[Finding], at: datetime
) -> Question:
    """What a first mail that is out could have said; for the next one, and for the call."""
    return Question(
        key=f"first-mail|{account}|{message_id}",
        person=person,
        heading="Your first mail",
        text=f"{quoted(subject)} is out. For the call, or for the next one: {in_words(findings)}",
        at=at,
    )


def in_words(findings: Sequence[Finding]) -> str:
    """Each finding's sentence, with the words that it is about."""
    return " ".join(f"{each.advice} (“{each.quote}”)" if each.quote else each.advice for each in findings)


def no_mail(account: str, person: str, message_id: str, bad: Mapping[str, Mail], at: datetime) -> Question:
    """A first mail went to an address that can't receive it."""
    return Question(
        key=f"no-mail|{account}|{message_id}",
        person=person,
        heading="An address that can receive no mail",
        text=f"{where(bad)} Look at the address again, and write once more to the right one.",
        at=at,
    )


def where(bad: Mapping[str, Mail]) -> str:
    """Each address with the reason."""
    return " ".join(f"Mail to {address} can't arrive: {_WHY[mail]}." for address, mail in bad.items())
