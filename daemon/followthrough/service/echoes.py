"""What the user wrote to whom, kept in mind as fingerprints of the stored bytes; and who of them is quoted in a mail.

Nothing is stored for it: the ledger holds the user's mails, and after a lost ledger Sent is read again. They are looked
at when a mail comes in that may quote them, each once; eight bytes a word are kept, of at most 3,000 words a mail.
"""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.body.quoted import split
from followthrough.mail.matching.echo import Echo, echoes
from followthrough.mail.matching.fingerprints import prints_of
from followthrough.mail.matching.quotations import GivenBack, Written, given_back
from followthrough.mail.message import Message, parse
from followthrough.plan.enrolment import written_to
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest


def quoted(
    message: Message, at: datetime, book: Book, ledger: Ledger, me: Identities, harvest: Harvest
) -> tuple[GivenBack, ...]:
    """The mails of the user's that a message quotes."""
    return given_back(message.text, _written(book, ledger, me, harvest), at)


def whose(message: Message, back: Sequence[GivenBack], book: Book, me: Identities) -> dict[str, Echo]:
    """The people whose conversation the quoted mails make it (see mail/matching/echo.py)."""
    if not back:
        return {}
    persons = frozenset(person for each in back for person in each.persons)
    return echoes(message, back, book.correspondences(persons), me)


def _written(book: Book, ledger: Ledger, me: Identities, harvest: Harvest) -> Iterable[Written]:
    fresh = {each.key: each.raw for each in harvest.messages if each.own}
    for (account, key), at in book.own_mails.items():
        if (account, key) in book.written:
            continue
        stored = ledger.message(account, key)
        raw = stored.raw if stored is not None else fresh.get(key)
        if raw is not None:
            book.written[account, key] = _of(parse(raw), at, book, me)
    return book.written.values()


def _of(message: Message, at: datetime, book: Book, me: Identities) -> Written:
    """A colleague who answered has the mail among theirs too, but it was not written to them."""
    persons = dict.fromkeys(book.canonical(each.address) for each in written_to(message, me))
    return Written(tuple(persons), at, array("Q", prints_of(split(message.text).new)))
