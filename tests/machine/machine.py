"""The rules by which a life goes on, in any order: what the user, their contacts, the daemon, time and server do."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.clients.replays import AERC, ALPINE, NEOMUTT, ROUNDCUBE, THUNDERBIRD, Hands, Style
from tests.machine import mails
from tests.machine.box import Box
from tests.machine.life import HARMLESS, Life, id_of, people_of
from tests.machine.mails import MAKES_AN_END, ME, PEOPLE, SAID, mail
from tests.servers.face import Stored

persons = st.sampled_from(sorted(PEOPLE))
which = st.integers(0, 5)
seen = st.sampled_from([False, False, False, True])
"""Whether the daemon looks right after it."""
CLIENTS: dict[str, Style] = {
    "thunderbird": THUNDERBIRD,
    "neomutt": NEOMUTT,
    "aerc": AERC,
    "alpine": ALPINE,
    "roundcube": ROUNDCUBE,
}
WORDS = (
    "met", "called", "no answer", "hold 2 weeks", "resume", "stop", "draft", "pause", "go on", "undo",
    "helpful: the Lyon report", "meeting tomorrow at 10:00", "referral: Dee Ross <dee@ross.example>",
)  # fmt: skip
OPENING_TAKES_IT_OFF = {"neomutt", "alpine"}
clients = st.sampled_from(sorted(CLIENTS))
EDIT = ("\n\n", "\n\nOne more thing, in my own words.\n\n")
Act = Callable[[], None]


class Lives(RuleBasedStateMachine):
    """Ann and Ben share a thread; Cleo has her own. ``home`` gives a fresh user and the settings."""

    home: ClassVar[Callable[[Path], Life]]

    @initialize(shared=st.booleans())
    def begin(self, *, shared: bool) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="life-"))
        self.life = type(self).home(self.folder)
        self.count = 0
        self.threads: dict[str, list[str]] = {}
        self.away_at: dict[str, datetime] = {}
        self.later: list[Act] = []
        """What a client, or the server, has still to do."""
        ann, ben, cleo = sorted(PEOPLE)
        for group in ([ann, ben], [cleo]) if shared else ([ann], [ben], [cleo]):
            self.write_first(group)
        self.life.turn()

    def teardown(self) -> None:
        if hasattr(self, "life"):
            self.life.stop()
            shutil.rmtree(self.folder)

    # The world ----------------------------------------------------------------------------------------------------

    @property
    def box(self) -> Box:
        return self.life.box

    def new_id(self, domain: str) -> str:
        self.count += 1
        return f"{self.count}.{self.life.now:%d%H%M}@mail.{domain}"

    def pass_by(self, looks: bool) -> None:
        self.life.now += timedelta(seconds=1)
        if looks:
            self.life.turn()

    def write_first(self, people: list[str]) -> None:
        message_id = self.new_id("example.org")
        to = ", ".join(f"{PEOPLE[p]} <{p}>" for p in people)
        body = mails.FIRST.format(name=PEOPLE[people[0]])
        raw = mail(message_id, self.life.now, sender=ME, to=to, subject="Your advice, please", body=body)
        self.box.append("Sent", raw, ("\\Seen",), self.life.now)
        for person in people:
            self.threads[person] = [message_id]

    def reply(self, person: str, body: str, subject: str, sender: str, own: bool, **more: str) -> str:
        domain = "example.org" if own else person.partition("@")[2]
        message_id, chain = self.new_id(domain), self.threads[person]
        raw = mail(
            message_id, self.life.now, sender=sender, to=f"{PEOPLE[person]} <{person}>" if own else ME,
            subject=subject, body=body, parents=chain[-5:], **more,
        )  # fmt: skip
        self.box.append("Sent" if own else "INBOX", raw, ("\\Seen",) if own else (), self.life.now)
        chain.append(message_id)
        return message_id

    def drafts(self) -> list[Stored]:
        return [m for m in self.box.read("Drafts") if "\\Deleted" not in m.flags]

    def draft(self, number: int) -> Stored | None:
        found = self.drafts()
        return found[number % len(found)] if found else None

    # Time ---------------------------------------------------------------------------------------------------------

    @rule(hours=st.sampled_from([0.1, 1, 5, 16, 24, 24, 48, 120, 168, 500]))
    def time_passes(self, hours: float) -> None:
        self.life.now += timedelta(hours=hours)
        self.life.turn()

    @rule()
    def the_clock_is_set_back_a_little(self) -> None:
        self.life.now -= timedelta(minutes=5)
        self.life.turn()

    @rule()
    def the_next_step_is_due(self) -> None:
        """The scheduler's one date job."""
        self.jump()
        self.life.turn()

    def jump(self) -> None:
        due_at = self.life.engine.next_due_at(self.life.now) if self.life.engine else None
        if due_at is not None:
            self.life.now = due_at

    # The daemon ---------------------------------------------------------------------------------------------------

    @rule(
        what=st.sampled_from(["restarts", "restarts twice", "is killed", "is killed", "loses its ledger"]),
        commits=st.integers(0, 4),
        after=st.booleans(),
    )
    def the_daemon_has_bad_luck(self, what: str, commits: int, after: bool) -> None:
        """Killed at one of its commits when the next step is due: before it, or between it and what would follow."""
        if what.startswith("restarts"):
            self.life.stop()
        if what == "restarts twice":
            self.life.turn()
            self.life.stop()
        if what == "loses its ledger":
            self.life.lose_ledger()
        if what == "is killed":
            self.jump()
            self.life.turn((commits, after))
        self.life.turn()

    @rule(paused=st.booleans())
    def the_user_pauses_or_not(self, paused: bool) -> None:
        self.life.pause(paused)
        self.life.turn()

    # The server ---------------------------------------------------------------------------------------------------

    @rule(what=st.sampled_from(["drops all", "other uids", "another uidvalidity"]), looks=seen)
    def the_server_has_a_bad_day(self, what: str, looks: bool) -> None:
        """Connections break; Drafts has the same messages under new uids, as after a backup; or is made anew."""
        if what == "drops all":
            self.box.drop()
        if what == "other uids":
            for each in self.box.read("Drafts"):
                self.box.append("Drafts", each.raw, each.flags, self.life.now)
                self.box.remove("Drafts", each.uid)
        if what == "another uidvalidity":
            self.box.server.recreate(self.box.user, "Drafts")
        self.pass_by(looks)

    # The user and our drafts --------------------------------------------------------------------------------------

    @rule(number=which, how=st.sampled_from(["mark", "expunge", "trash", "copy first"]), looks=seen)
    def the_user_deletes_a_draft(self, number: int, how: str, looks: bool) -> None:
        draft = self.draft(number)
        if draft is None:
            return
        self.away_at.setdefault(id_of(draft.raw), self.life.now)
        if how == "mark":
            self.box.mark("Drafts", draft.uid)
        if how in {"trash", "copy first"}:
            self.box.append("Trash", draft.raw, draft.flags, self.life.now)
        if how == "copy first":
            self.later.append(lambda: self.box.remove("Drafts", draft.uid))
        elif how != "mark":
            self.box.remove("Drafts", draft.uid)
        self.pass_by(looks)

    @rule(number=which, away=st.booleans(), looks=seen)
    def the_user_puts_a_draft_somewhere_and_takes_it_back(self, number: int, away: bool, looks: bool) -> None:
        draft = self.draft(number)
        if away and draft is not None:
            self.away_at.setdefault(id_of(draft.raw), self.life.now)
            self.box.append("Later", draft.raw, draft.flags, self.life.now)
            self.box.remove("Drafts", draft.uid)
        for mailbox in () if away else ("Later", "Trash"):
            if kept := self.box.read(mailbox):
                back = kept[number % len(kept)]
                self.box.append("Drafts", back.raw, back.flags, self.life.now)
                # One that we moved to Trash ourselves has no time here: however long ago, it may be one of those.
                gone_at = self.away_at.pop(id_of(back.raw), None)
                if gone_at is None or self.life.now - gone_at > timedelta(days=13):
                    self.life.taken.add(id_of(back.raw))
                self.box.remove(mailbox, back.uid)
                break
        self.pass_by(looks)

    @rule(number=which, client=clients, edits=st.booleans(), looks=seen)
    def the_user_saves_a_draft(self, number: int, client: str, edits: bool, looks: bool) -> None:
        draft = self.draft(number)
        if draft is None:
            return
        raw = self.as_written(draft, client, edits)
        steps: list[Act] = [
            lambda: self.box.append("Drafts", raw, ("\\Draft",), self.life.now),
            lambda: self.box.remove("Drafts", draft.uid),
        ]
        if client in OPENING_TAKES_IT_OFF:
            steps.reverse()
        if client == "aerc" and number % 2:  # "Delete recalled message?" [Cancel]
            steps.pop()
        self.in_steps(steps, looks)

    @rule(
        number=which,
        client=clients,
        edits=st.booleans(),
        order=st.sampled_from(["as the client does", "copy first", "left behind", "no copy"]),
        looks=seen,
    )
    def the_user_sends_a_draft(self, number: int, client: str, edits: bool, order: str, looks: bool) -> None:
        draft = self.draft(number)
        if draft is None:
            return
        raw = self.as_written(draft, client, edits)
        gone: Act = lambda: self.box.remove("Drafts", draft.uid)  # noqa: E731
        copied: Act = lambda: self.box.append("Sent", raw, ("\\Seen",), self.life.now)  # noqa: E731
        for person in people_of(raw) & set(self.threads):
            self.threads[person].append(id_of(raw))
        steps = {
            "as the client does": [gone, copied],
            "copy first": [copied, gone],
            "left behind": [copied],
            "no copy": [gone],
        }[order]
        self.in_steps(steps, looks)

    @rule(looks=seen)
    def the_client_goes_on(self, looks: bool) -> None:
        if self.later:
            self.later.pop(0)()
        self.pass_by(looks)

    def in_steps(self, steps: list[Act], looks: bool) -> None:
        """The first now; the others with the daemon looking in between, or only later."""
        steps[0]()
        if looks:
            self.pass_by(looks)
            for step in steps[1:]:
                step()
                self.pass_by(looks)
        else:
            self.later += steps[1:]

    def as_written(self, draft: Stored, client: str, edits: bool) -> bytes:
        """The draft as this client writes it anew."""
        self.count += 1
        hands = Hands(
            None, self.box.server.mailboxes, lambda: self.life.now, CLIENTS[client], edits, self.count, EDIT
        )  # type: ignore[arg-type]
        raw, was = hands.written(draft.raw), id_of(draft.raw)
        self.life.renewed[id_of(raw)] = self.life.renewed.get(was, was)
        self.life.taken.add(self.life.renewed[id_of(raw)])
        return raw

    # The user and their people ------------------------------------------------------------------------------------

    @rule(person=persons, looks=seen)
    def the_user_writes_in_the_thread(self, person: str, looks: bool) -> None:
        self.reply(person, "One more thing, in my own words.\n", "Re: Your advice, please", ME, own=True)
        self.pass_by(looks)

    @rule(person=persons, looks=seen)
    def the_user_writes_anew(self, person: str, looks: bool) -> None:
        self.write_first([person])
        self.pass_by(looks)

    @rule(person=persons, looks=seen)
    def an_invitation_is_accepted(self, person: str, looks: bool) -> None:
        at = self.life.now
        invited, accepted = self.new_id("cal.example"), self.new_id("example.org")
        self.box.append("INBOX", mails.calendar(invited, at, "REQUEST", person, own=False), (), at)
        self.pass_by(looks)
        self.box.append("Sent", mails.calendar(accepted, at, "REPLY", person, own=True), ("\\Seen",), at)
        self.pass_by(looks)

    @rule(number=which, word=st.sampled_from(WORDS))
    def the_user_answers_a_note(self, number: int, word: str) -> None:
        notes = [m for m in self.box.read("INBOX") if b"X-Followthrough" in m.raw[:3000]]
        if notes:
            note, at = notes[number % len(notes)].raw, self.life.now
            raw = mail(
                self.new_id("example.org"), at, sender=ME, to=ME, subject="Re: note", body=f"{word}\n",
                parents=[id_of(note)],
            )  # fmt: skip
            self.box.append("Sent", raw, ("\\Seen",), at)
            self.life.say(word, note)
        self.pass_by(looks=True)

    @rule(
        person=persons,
        says=st.sampled_from([*SAID, *[each for each in SAID if each not in MAKES_AN_END]]),
        other=st.sampled_from([False, False, False, True]),
        looks=seen,
    )
    def they_answer(self, person: str, says: str, other: bool, looks: bool) -> None:
        """In the thread; from another address of theirs, too."""
        name = PEOPLE[person]
        sender = f"{name} <{name.split()[0].lower()}@home.example>" if other else f"{name} <{person}>"
        self.reply(person, SAID[says] + name, "Re: Your advice, please", sender, own=False)
        if says in MAKES_AN_END and not other:
            if self.life.ended.get(person) != "stop":
                self.life.ended[person] = says
            self.life.said.discard(person)
        self.pass_by(looks)

    @rule(person=persons, days=st.integers(-1, 20), looks=seen)
    def their_system_answers(self, person: str, days: int, looks: bool) -> None:
        back = self.life.now + timedelta(days=days)
        self.reply(
            person, f"I am out of the office until {back:%-d %B %Y}.\n", "Automatic reply: Your advice, please",
            f"{PEOPLE[person]} <{person}>", own=False, Auto_Submitted="auto-replied",
        )  # fmt: skip
        self.pass_by(looks)

    @rule(person=persons, status=st.sampled_from(["5.1.1", "4.2.2", "5.7.1"]), looks=seen)
    def it_bounces(self, person: str, status: str, looks: bool) -> None:
        at = self.life.now
        raw = mails.bounce(self.new_id("example.org"), at, person, self.threads[person][0], status)
        self.box.append("INBOX", raw, (), at)
        self.pass_by(looks)


__all__ = ["HARMLESS", "Lives"]
