"""What a letter's template is told: facts, people.toml and the settings, in words of the letter's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from followthrough.compose import said, words
from followthrough.compose.clean import header_text
from followthrough.config.models import Playbook
from followthrough.mail.address import Address
from followthrough.mail.reading import Says
from followthrough.plan.business_time import Slot, Unit
from followthrough.plan.contact import helpful, owed
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import StepKind
from followthrough.plan.everybody import everybody, not_undone
from followthrough.plan.facts import EVERYBODY, Called, Fact, Meeting, Met, News, Noted, Received, Referral
from followthrough.plan.playbook import Step
from followthrough.service.clocks import their_zone
from followthrough.service.speaking import Speaking
from followthrough.service.voice import Voice

Values = dict[str, object]

_CALLED_SOON = 3
_MOST_SAID = 3
"""Helpful things, promises and names in one letter: the latest of more."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What one letter is about: its step, whose conversation, to whom, in which voice, and when it is written."""

    step: Step
    conversation: Conversation
    to: tuple[Address, ...]
    voice: Voice
    now: datetime


class Telling:
    """The values of letters, with one set of settings."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking = speaking
        self._me = speaking.settings.config.me

    def values(self, of: Occasion) -> Values:
        """Everything that is known for this letter's template; what is missing here has its empty value there."""
        playbook = self._speaking.playbook(of.step)
        return {
            "number": of.step.number,
            "person_name": self._speaking.name_of(of.step.person) or (of.to[0].name if of.to else ""),
            "du": of.voice.du,
            "ask_minutes": playbook.ask_minutes if playbook else 20,
            **self._asking(playbook, of.voice.language),
            **self._offered(of),
            **self._answering(of),
            **self._of_their_kind(of, playbook),
        }

    def time_named(self, of: Occasion) -> tuple[int, datetime, bool] | None:
        """Of the times their mail names (its place, the time, whether it suits): the first that does, else the first;
        None where it names none."""
        answered = _answered(of)
        times = answered.times if answered else ()
        if not times:
            return None
        taken = self._meetings()
        free = [each for each in enumerate(times) if self._suits(of, each[1], taken)]
        place, at = free[0] if free else (0, times[0])
        return place, at, bool(free)

    # What is common to letters ----------------------------------------------------------------------------------------

    def _asking(self, playbook: Playbook | None, language: str) -> Values:
        ask, about = playbook.ask if playbook else "", self._me.about
        return {
            "ask": ask if said.fits(ask, language) else "",
            "about": about if said.fits(about, language) else "",
            "about_noted": "" if said.fits(about, language) else about,
        }

    def _offered(self, of: Occasion) -> Values:
        return {
            "times": words.slots(self._me.slots(), of.voice.language),
            "times_zone": self._zone_to_say(of),
            "meeting_zone": self._zone_to_say(of),
        }

    def _zone_to_say(self, of: Occasion, clock: str = "") -> str:
        """Whose clock a time is by, the user's unless CLOCK is another; '' where all is known to be one zone."""
        listed, zone = self._speaking.book.listed(of.step.person), self._speaking.settings.zone
        same = listed is not None and listed.timezone == zone == (clock or zone)
        return "" if same else words.clock_of(clock or zone, of.voice.language)

    def _their_zone(self, of: Occasion, answered: Received | None) -> str:
        """In which a time is confirmed to them: an hour by another clock than theirs is one they would have to work
        out. The user's, where theirs is not known."""
        mail = self._speaking.stored(answered.account, answered.message_id) if answered else None
        return their_zone(mail, self._speaking.book.listed(of.step.person)) or self._speaking.settings.zone

    def _answering(self, of: Occasion) -> Values:
        answered = _answered(of)
        values: Values = {"said_yes": answered is not None and Says.POSITIVE in answered.says}
        if of.step.kind is not StepKind.ANSWER:
            return values
        named = [each for each in of.conversation.referrals if each.message_id == of.step.follows]
        values |= {
            "referred_to": self._names(named, of.voice.language),
            "referral_promised": any(each.promised for each in named),
        }
        found = self.time_named(of)
        if found is not None:
            _, at, suits = found
            zone = self._their_zone(of, answered)
            values |= {
                "meeting_zone": self._zone_to_say(of, zone),
                "meeting_day": words.weekday(at, zone, of.voice.language),
                "meeting_time": words.clock(at, zone),
                "time_is_free": suits,
                "time_is_past": at <= of.now,
            }
        return values

    def _names(self, named: Iterable[Referral], language: str) -> str:
        names = [self._speaking.name_of(each.address) or each.name for each in named]
        return words.several(tuple(filter(None, names))[:_MOST_SAID], language)

    # Times ------------------------------------------------------------------------------------------------------------

    def _suits(self, of: Occasion, at: datetime, taken: Sequence[Meeting]) -> bool:
        playbook = self._speaking.playbook(of.step)
        ends_at = at + timedelta(minutes=playbook.ask_minutes if playbook else 20)
        slots = self._me.slots()
        open_then = not slots or any(
            _within(each, at, ends_at, self._speaking.settings.zone) for each in slots
        )
        clashes = any(each.starts_at < ends_at and at < each.ends_at for each in taken)
        return at > of.now and open_then and not clashes

    def _meetings(self) -> list[Meeting]:
        """Every meeting with anybody that stands."""
        newest: dict[str, Meeting] = {}
        for fact in not_undone(self._speaking.ledger.facts()):
            if isinstance(fact, Meeting):
                known = newest.get(fact.uid)
                newest[fact.uid] = fact if known is None or fact.sequence >= known.sequence else known
        return [each for each in newest.values() if not each.cancelled]

    # What each kind is about ------------------------------------------------------------------------------------------

    def _of_their_kind(self, of: Occasion, playbook: Playbook | None) -> Values:
        match of.step.kind:
            case StepKind.INTRODUCTION:
                return self._introduction(of, playbook)
            case StepKind.ATTEMPT:
                return {"is_last": is_last(of.step.number, playbook)}
            case StepKind.THANK_YOU:
                return self._thanks(of)
            case StepKind.REPORT_BACK:
                return self._report(of)
            case StepKind.CHECK_IN:
                return {"owed": owed(of.conversation)[-_MOST_SAID:], **self._news(of)}
            case StepKind.LANDED:
                return self._landed(of)
            case _:
                return {}

    def _introduction(self, of: Occasion, playbook: Playbook | None) -> Values:
        listed, language = self._speaking.book.listed(of.step.person), of.voice.language
        referral = self._referral(of.step)
        by = of.step.about or (listed.referred_by if listed else "")
        named = self._speaking.name_of(self._speaking.book.canonical(by.lower())) or ("" if "@" in by else by)
        why = listed.why if listed else ""
        noted = why or (referral.how if referral else "")
        spoken = said.spoken_to_them(why, language)
        found = listed.known_from if listed else ""
        known_from = said.to_them(found, language)
        return {
            "person_name": (listed.name if listed else "")
            or (referral.name if referral else "")
            or of.to[0].name,
            "referred_by": named,
            "referred_noted": "" if named else by,
            "known_from": known_from,
            "known_from_is_sentence": said.is_own_sentence(known_from),
            "known_from_noted": "" if known_from else found,
            "why": spoken,
            "why_is_sentence": said.is_own_sentence(spoken),
            "why_noted": "" if spoken else noted,
            **_follow_up(playbook),
        }

    def _referral(self, step: Step) -> Referral | None:
        """The words by which somebody was named to the user."""
        mine = (fact for fact in not_undone(self._facts(step.about)) if isinstance(fact, Referral))
        known = self._speaking.book.addresses(step.person) | {step.person}
        return next(
            (fact for fact in mine if fact.message_id == step.follows and fact.address in known), None
        )

    def _facts(self, person: str) -> tuple[Fact, ...]:
        return self._speaking.ledger.facts(person) if person else ()

    def _thanks(self, of: Occasion) -> Values:
        last = of.conversation.last_sent
        named = [each for each in of.conversation.referrals if last is None or each.at > last.at]
        return {
            **_noted("helpful", helpful(of.conversation), of.voice.language),
            "referred_to": self._names((each for each in named if not each.promised), of.voice.language),
            "owed": owed(of.conversation)[-_MOST_SAID:],
        }

    def _report(self, of: Occasion) -> Values:
        about = of.step.about
        facts = not_undone(self._facts(about))
        named = [each for each in of.conversation.referrals if each.address and each.address == about]
        met = any(isinstance(f, Met) or (isinstance(f, Called) and f.reached) for f in facts) or any(
            isinstance(f, Meeting) and not f.cancelled and f.ends_at <= of.now for f in facts
        )
        answered = any(isinstance(f, Received) for f in facts)
        noted = [f.text for f in facts if isinstance(f, Noted) and f.helpful]
        return {
            "referred_to": self._speaking.name_of(about) or next((each.name for each in named), ""),
            "outcome": "met" if met else "answered" if answered else "",
            "helpful_noted": "; ".join(noted[-_MOST_SAID:]),
        }

    def _news(self, of: Occasion) -> Values:
        facts = (*everybody(self._facts_of_all()).news, *of.conversation.facts)
        told = [f.text for f in facts if isinstance(f, News) and f.message_id == of.step.follows]
        return _noted("news", tuple(told), of.voice.language)

    def _landed(self, of: Occasion) -> Values:
        landed = everybody(self._facts_of_all()).landed
        helped = [f.text for f in of.conversation.facts if isinstance(f, Noted) and f.helpful]
        return {
            **_noted("landed", (landed.text,) if landed else (), of.voice.language),
            **_noted("helpful", tuple(helped[-1:]), of.voice.language),
        }

    def _facts_of_all(self) -> tuple[Fact, ...]:
        # A word about nobody may be taken back under any person's name.
        return tuple(f for f in self._speaking.ledger.facts() if f.person == EVERYBODY or f.kind == "undone")


def _answered(of: Occasion) -> Received | None:
    return next((f for f in of.conversation.received if f.message_id == of.step.follows), None)


def _noted(name: str, texts: tuple[str, ...], language: str) -> Values:
    """The user's own notes: as sentences where all can be said to the reader as they stand, else for a FILL to show."""
    latest = texts[-_MOST_SAID:]
    spoken = [said.to_them(each, language) for each in latest]
    if latest and all(spoken):
        return {name: " ".join(spoken), f"{name}_noted": ""}
    return {name: "", f"{name}_noted": header_text("; ".join(latest), said.MOST)}


def is_last(number: int, playbook: Playbook | None) -> bool:
    """Whether the playbook lists no mail after the attempt of this number; the first mail was number 1."""
    listed = playbook.attempts if playbook else ()
    return all(each.by != "mail" for each in listed[number - 1 :])


def _follow_up(playbook: Playbook | None) -> Mapping[str, object]:
    """How the playbook follows a first mail up: what it lists first."""
    first = next(iter(playbook.rules().attempts if playbook else ()), None)
    if first is None:
        return {"follow_up": ""}
    days = first.after.unit in (Unit.BUSINESS_DAYS, Unit.DAYS)
    soon = days and first.after.opens == 1 and first.after.overdue <= _CALLED_SOON
    return {"follow_up": first.by, "call_soon": soon}


def _within(slot: Slot, at: datetime, ends_at: datetime, zone: str) -> bool:
    starts, ends = at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    same_day = starts.date() == ends.date() and starts.isoweekday() == slot.day
    return same_day and slot.start <= starts.time() and ends.time() <= slot.end
