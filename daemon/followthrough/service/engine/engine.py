"""The engine's face: settings, links, and one turn's parts in the order in which the loop asks for them."""

import logging
from collections.abc import Mapping
from datetime import datetime

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger, Question
from followthrough.mailbox.errors import MailboxError
from followthrough.mailbox.session import Session
from followthrough.plan.agenda import Decision, next_due_at
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.everybody import Everybody
from followthrough.plan.playbook import Outlook
from followthrough.service.engine.absence import Absence
from followthrough.service.engine.circle import Circle
from followthrough.service.engine.heeding import Heeding
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.engine.looking import Looking, Progress, silent
from followthrough.service.engine.telling import Telling
from followthrough.service.engine.writing import Writing
from followthrough.service.first_mails import FirstMails
from followthrough.service.link import Link
from followthrough.service.speaking import Speaking

log = logging.getLogger("followthrough.engine")


class Engine:
    """Everything known, and the turns that act on it. Raises only LedgerError; mailbox trouble stays in the links."""

    def __init__(self, settings: Settings, ledger: Ledger, progress: Progress = silent) -> None:
        self._ledger, self._progress = ledger, progress
        self.links: dict[str, Link] = {}
        self._read_in: dict[str, Session] = {}
        self._known = Knowledge(settings, ledger)
        self._take_over(settings)

    # Settings ---------------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._known.settings

    @property
    def paused(self) -> bool:
        """Whether all writing stops: by the config, or by the user's word."""
        return self._known.paused

    @property
    def speaking(self) -> Speaking:
        """With what drafts and notes are composed."""
        return Speaking(self.settings, self._known.me, self._ledger, self._known.book, self.hours)

    @property
    def hours(self) -> WorkingTime:
        """The user's working time."""
        return self._known.hours

    def adopt(self, settings: Settings) -> None:
        """Take settings over whole, when they were edited and are valid."""
        self._known.adopt(settings)
        self._take_over(settings)

    def _take_over(self, settings: Settings) -> None:
        wanted = {account.name: account for account in settings.config.account}
        for name, link in list(self.links.items()):
            if wanted.get(name) != link.account:
                link.close()
                del self.links[name]
        for name, account in wanted.items():
            self.links.setdefault(name, Link(account, self._ledger))
        self._heeding = Heeding(self._known, self._ledger)
        self._looking = Looking(self._known, self._ledger, self._progress)
        self._absence = Absence(self._ledger, self.links)
        self._writing = Writing(self._known, self._ledger, self._looking, self._absence, self.links)
        self._telling = Telling(self._known, self._ledger, self._writing, self.links)
        self._first_mails = FirstMails(self.settings, self._ledger)

    # Looking ----------------------------------------------------------------------------------------------------------

    def look(self, link: Link, now: datetime) -> bool:
        """Read what is new in an account and what became of our drafts; False where the connection broke over it."""
        if link.session is None or link.roles is None:
            return False
        try:
            self._looking.look(link, link.session, link.roles, now)
        except MailboxError as error:
            link.lost(error, now)
            return False
        self._read_in[link.account.name] = link.session
        self._known.awake.was_read(link.account.name, now)
        self._absence.back(link.account.name)
        return True

    def stay_awake(self, now: datetime) -> None:
        """Note that we were here: called on the tick; a gap of two weeks begins a new stretch."""
        self._known.stay_awake(now)
        if self._known.learn_holidays(now):
            self.adopt(self.settings)
        self._absence.note(now)
        for name, link in self.links.items():
            # Watched since it was read: a quiet mailbox is not an absent one.
            if link.session is not None and link.session is self._read_in.get(name):
                self._known.awake.was_read(name, now)

    def canonical(self, address: str) -> str:
        """The name that the conversation with whoever has this address goes by."""
        return self._known.book.canonical(address)

    # Deciding ---------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Fold anew the conversations that something happened in."""
        self._known.refresh()

    def outlook_of(
        self, conversation: Conversation, circle: Circle | None = None, at_large: Everybody | None = None
    ) -> Outlook:
        """What comes next for a conversation under the settings in force; among others, and after words about nobody in
        particular, as they stand now or are given."""
        return self._known.outlook_of(conversation, circle, at_large)

    def circle(self) -> Circle:
        """Nobody's ties yet, under the settings in force: to walk through the past with."""
        return self._known.circle()

    @property
    def conversations(self) -> Mapping[str, Conversation]:
        """Every conversation as it stands (after ``refresh``)."""
        return self._known.conversations

    @property
    def outlooks(self) -> Mapping[str, Outlook]:
        """What comes next for each (after ``refresh``)."""
        return self._known.outlooks

    def decisions(self, now: datetime) -> tuple[Decision, ...]:
        """What happens to every step at this moment."""
        return self._known.decisions(now)

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next step opens."""
        return next_due_at(self.decisions(now))

    # Writing and telling ----------------------------------------------------------------------------------------------

    def due(self, now: datetime) -> bool:
        """Whether ``act`` would have something to write or to finish: decided without asking any server."""
        if self._ledger.unheeded() or self._first_mails.has_news():
            return True
        if self.paused:
            return False
        return self._writing.is_due(now) or self._telling.is_due(now) or bool(self._unsaid(now))

    def act(self, now: datetime) -> int:
        """Withdraw what became wrong, finish what was begun, write what is due. The number of rows placed."""
        self._absence.note(now)
        # First of all: a pause or a stop counts for what would be written right now.
        self.heed(now)
        for question in (*self._unsaid(now), *self._of_first_mails(now)):
            self._known.ask(question)
        placed = 0 if self._absence.unread(now) else self._writing.write_due(now)
        return placed if self.paused else placed + self._telling.tell(now)

    def heed(self, now: datetime) -> int:
        """Take up what the user said since the last time. How much there was."""
        return self._heeding.heed(now)

    @property
    def heeding(self) -> Heeding:
        """For a command that looks first what its words would do."""
        return self._heeding

    def _unsaid(self, now: datetime) -> list[Question]:
        """What is still to be asked about accounts that something waits for."""
        if all(link.session is not None for link in self.links.values()):
            return []
        questions = self._absence.questions(self._writing.waiting(now), self.settings.zone, now)
        return [question for question in questions if not self._known.has_asked(question.key)]

    def _of_first_mails(self, now: datetime) -> list[Question]:
        """What the first mails that went out since we are here lack, and which can't arrive."""
        self.refresh()
        since = self._known.awake.since("", now)
        return self._first_mails.questions(self._known.conversations.values(), since, now)

    def wait_for_domains(self, seconds: float, now: datetime) -> None:
        """Give lookups under way some time and keep what they find: for a command that ends after one round."""
        self._first_mails.wait(seconds)
        for question in self._of_first_mails(now):
            self._known.ask(question)

    def ask(self, key: str, person: str, heading: str, text: str, now: datetime) -> None:
        """Keep something for the user's next note, once."""
        if self._known.ask(Question(key=key, person=person, heading=heading, text=text, at=now)):
            log.info("question key=%s", key)

    def close(self) -> None:
        """Say goodbye to every server."""
        for link in self.links.values():
            if link.session is not None:
                link.session.logout()
            link.session = None
