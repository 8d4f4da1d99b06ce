"""How a letter to somebody speaks: in which language, with du or Sie, how it closes; as the user wrote before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followthrough.compose.sets import ENGLISH, choose, language_of_folder
from followthrough.mail.body.quoted import greeting, split
from followthrough.mail.decode import fold_case
from followthrough.mail.language import language
from followthrough.mail.message import Message
from followthrough.mail.own import manner
from followthrough.plan.conversation import Conversation
from followthrough.plan.playbook import Step
from followthrough.service.speaking import Speaking

GERMAN = "de"
_DEFAULT_CLOSING = {GERMAN: "Viele Grüße", ENGLISH: "Best regards,"}
MOST_MAILS = 5
"""So many of the user's own mails are looked at, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """``language`` two letters; ``preferred`` the template sets named in the settings, best first; ``sign_off`` '' for
    the name alone."""

    language: str
    preferred: tuple[str, ...]
    du: bool
    sign_off: str
    my_name: str


def voice(speaking: Speaking, person: str, playbook: str, mails: Sequence[Message]) -> Voice:
    """How to write to PERSON. ``mails`` are the user's own to them, latest first."""
    listed = speaking.book.listed(person)
    rules = next((p for p in speaking.settings.config.playbook if p.name == playbook), None)
    theirs, ours = listed.templates if listed else "", rules.templates if rules else ""
    spoken = (
        (listed.language if listed else "")
        or language_of_folder(theirs)
        or _written(mails)
        or language_of_folder(ours)
        or ENGLISH
    )
    closings = [manner.closing(each.text) for each in mails]
    closed = next((each.line for each in closings if each.line), "")
    signed = next((each.name for each in closings if each.name), "")
    me = speaking.settings.config.me
    return Voice(
        language=spoken,
        preferred=tuple(each for each in (theirs, ours) if each),
        du=next((du for each in mails if (du := manner.says_du(each.text)) is not None), False),
        sign_off=_sign_off(spoken, closed, me.sign_off),
        my_name=signed if _is_part(signed, me.name) else me.name,
    )


def note_sets(speaking: Speaking, step: Step, conversation: Conversation, template: str) -> tuple[str, ...]:
    """The sets for a note about somebody: what is to be said to them stands in it in their language, where it can."""
    how = voice(speaking, step.person, step.playbook, own_mails(speaking, conversation))
    chosen = choose(template, how.language, how.preferred, speaking.settings.templates, frozenset())
    return chosen.sets


def own_mails(speaking: Speaking, conversation: Conversation) -> list[Message]:
    """The user's own mails in a conversation that are kept, latest first, five at most."""
    return list(_kept(speaking, conversation))


def greeted(speaking: Speaking, mails: Sequence[Message], to: frozenset[str]) -> str | None:
    """How the user greeted these same people, the latest time they did."""
    for each in mails:
        people = (a.address for a in each.recipients if not speaking.me.owns(a.address))
        if to == {speaking.book.canonical(address) for address in people}:
            found = greeting(split(each.text).new)
            if found:
                return found
    return None


def _kept(speaking: Speaking, conversation: Conversation) -> Iterator[Message]:
    for fact in list(reversed(conversation.sent))[:MOST_MAILS]:
        message = speaking.stored(fact.account, fact.message_id)
        if message is not None:
            yield message


def _written(mails: Sequence[Message]) -> str | None:
    return next((found for each in mails if (found := language(split(each.text).new))), None)


def _sign_off(spoken: str, written: str, configured: str) -> str:
    """The user's own for English; elsewhere as they closed before, for the one in the settings is mostly English."""
    known = spoken in manner.CLOSING_LANGUAGES and spoken != ENGLISH
    fits = {spoken} if known else {spoken, None}
    if spoken != ENGLISH and written and manner.closing_language(written) in fits:
        return written
    if not configured or manner.closing_language(configured) in fits:
        return configured
    return _DEFAULT_CLOSING.get(spoken, "")


def _is_part(signed: str, name: str) -> bool:
    """Whether somebody signed with their name, or with the first of their names."""
    words = fold_case(name).split()
    return bool(signed) and fold_case(signed).split() == words[: len(signed.split())]
