"""The user's own words, come back in a quotation: to whom had they written them?

A reply whose In-Reply-To and References are lost, from an address nobody knows, still quotes. Quoted words prove that
the writer has the mail in which they stand; whose mail that is follows from

- words that only one person was written: a sentence about them, or the greeting right above a text that all were sent.
  Runs of words are compared, for whoever quotes breaks the lines anew. A greeting above them that is not the one the
  user wrote says that it was another mail, and so does a quoted ``To:`` with another address;
- where several were written the very same words: the address in the quoted ``To:`` or in the attribution, the sender's
  name, the sender's organisation, each if it leaves one of them. The time in the attribution says whom to ask about.

**How sure that is.** Probable: it stops what is planned, and the note says on what it rests. Nothing more, for who
quotes us need not be whom we wrote to: a mail is forwarded. So only possible (asked, drafts nothing) is a quotation
with words in between that the user did not write to them, and one behind a forward's prefix (the user may be who
forwarded it) or through a list, unless a name, an organisation or a quoted address says the same; and any that is not
written to the user, or below a ``To:`` with somebody else's name. On a list among others it is nothing at all, and so
is a subject that is none of the conversation's from outside their organisation and by no name of theirs: everybody's
mail has stock phrases.

**What a stranger gains by it.** Whoever has the text of a mail of ours can do what a colleague to whom it was passed on
can: have what was planned for this person stopped, and an answer to themselves drafted, which says on what it rests and
which nobody sends but the user. Under the person's name they can do what they can with a forged From.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from followthrough.mail.address import Identities, same_organisation
from followthrough.mail.decode import fold_case
from followthrough.mail.matching.correspondence import Correspondence
from followthrough.mail.matching.quotations import GivenBack, names_in
from followthrough.mail.message import Message
from followthrough.mail.subject import base_subject, is_forward

MAX_ASKED = 3
"""People about whom one mail is asked; where more were written the same, it says nothing about anybody."""

_LIST_HEADERS = ("list-id", "list-post", "mailing-list", "x-mailing-list", "x-beenthere")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?[:.h\uff1a]\s?(\d{2})(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Echo:
    """What of the user's words to somebody is quoted, and whether that is enough to act on."""

    words: str
    sure: bool


def echoes(
    message: Message, back: Sequence[GivenBack], known: Iterable[Correspondence], me: Identities
) -> dict[str, Echo]:
    """Whose conversation the quoted mails make it: one person, or up to three of whom it may be; else nobody.

    ``me`` without addresses: whether it is written to the user is not asked.
    """
    sender = _Sender.of(message)
    people = {each.person: each for each in known}
    quoted = [
        (person, each)
        for each in back
        for person in each.persons
        if person in people and _fits(sender, people[person], each)
    ]
    chosen = _narrowed(sender, people, quoted)
    alone = len({person for person, _ in chosen}) == 1
    if not alone:
        # A clock may be wrong, and many mails go out in one minute: a time says whom to ask about, no more.
        chosen = [(person, each) for person, each in chosen if _is_dated(each)] or chosen
    persons = {person for person, _ in chosen}
    to_me = not me.addresses or any(me.owns(each.address) for each in message.recipients)
    on_list = any(message.header(name) for name in _LIST_HEADERS)
    if not persons or len(persons) > MAX_ASKED or (on_list and not to_me):
        return {}
    passed_on = on_list or is_forward(message.subject)
    result: dict[str, Echo] = {}
    for person, each in chosen:
        plain = each.whole and not passed_on
        theirs = sender.is_of(people[person]) or not each.addresses.isdisjoint(people[person].addresses)
        sure = to_me and alone and (plain or theirs) and not _names_another(people[person], each)
        before = result.get(person)
        result[person] = Echo(before.words if before else each.words, sure or bool(before and before.sure))
    return result


@dataclass(frozen=True, slots=True)
class _Sender:
    """What of a message says who sent it."""

    addresses: frozenset[str]
    names: frozenset[str]
    subject: str

    @classmethod
    def of(cls, message: Message) -> "_Sender":
        senders = message.from_ or message.sender
        return cls(
            frozenset(each.address for each in senders),
            frozenset(fold_case(each.name) for each in senders if each.name),
            base_subject(message.subject),
        )

    def is_named(self, known: Correspondence) -> bool:
        return not self.names.isdisjoint(known.names)

    def is_colleague(self, known: Correspondence) -> bool:
        return any(same_organisation(own, each) for own in self.addresses for each in known.addresses)

    def is_of(self, known: Correspondence) -> bool:
        """Whether it is from them or theirs by anything but the words."""
        known_address = not self.addresses.isdisjoint(known.addresses)
        return known_address or self.is_named(known) or self.is_colleague(known)


def _fits(sender: _Sender, known: Correspondence, back: GivenBack) -> bool:
    """Whether the words can be theirs: under the conversation's subject, or from them or their colleagues; and not
    below a ``To:`` that names others."""
    if back.to and back.to.isdisjoint(known.addresses):
        return False
    same_subject = bool(sender.subject) and sender.subject in known.subjects.values()
    return same_subject or sender.is_named(known) or sender.is_colleague(known)


def _narrowed(
    sender: _Sender, people: Mapping[str, Correspondence], quoted: list[tuple[str, GivenBack]]
) -> list[tuple[str, GivenBack]]:
    """Of those who were written the same words, whom anything else speaks for."""
    ways: tuple[Callable[[Correspondence, GivenBack], bool], ...] = (
        lambda known, _: not sender.addresses.isdisjoint(known.addresses),
        lambda known, back: not back.addresses.isdisjoint(known.addresses),
        lambda known, _: sender.is_named(known),
        lambda known, _: sender.is_colleague(known),
    )
    for is_so in ways:
        quoted = [(p, each) for p, each in quoted if is_so(people[p], each)] or quoted
    return quoted


def _names_another(known: Correspondence, back: GivenBack) -> bool:
    """Whether the quoted ``To:`` has a name and not a word of theirs in it; a program may show another name."""
    own = (names_in(each) for each in (*known.names, *known.addresses))
    return bool(back.to_words) and back.to_words.isdisjoint(frozenset().union(*own))


def _is_dated(back: GivenBack) -> bool:
    """Whether the attribution's day and time of day are the mail's, in whatever zone: those differ by whole quarters of
    an hour, and by a day at most."""
    text = " ".join(line for line in back.above[:4])[:1000]
    minutes = [int(hour) * 60 + int(minute) for hour, minute in _CLOCK.findall(text)]
    sent = back.at.hour * 60 + back.at.minute
    days = {(back.at + timedelta(days=each)).day for each in (-1, 0, 1)}
    return any((each - sent) % 15 == 0 for each in minutes) and any(
        int(each) in days for each in _NUMBER.findall(text)
    )
