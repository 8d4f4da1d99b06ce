"""What people say in their languages, a module a language: the judges hold the grammar, these hold the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words for what the judges look for.

    Each field but the first is the source of a regular expression, alternatives joined by ``|`` with no group around
    them, '' where the language needs none. Matched without regard to case against one clause or sentence on one line,
    straight apostrophes (``'``), blanks folded. Bounded quantifiers only: the text comes from strangers.
    """

    language: str
    """Two letters, as ``mail.language`` says them."""

    # Grammar, used by every judge.
    negation: str = ""
    """Words that turn a clause into its opposite: not, never, unfortunately."""
    first_person: str = ""
    turn: str = ""
    """But, however, although: what is denied on one side of it is not denied on the other."""
    condition: str = ""
    """If, unless, provided that: what follows is not said as a fact."""
    past: str = ""

    # stop
    stop: str = ""
    """A plain request never to be written to again; to be taken off a list."""
    not_for_good: str = ""
    """In the same sentence: a limit of time, place or channel, or the opposite (don't hesitate to)."""

    # declines
    declines: str = ""
    """Says no to what was asked: to the talk, the help, the time for it."""
    declines_alone: str = ""
    """How a no begins that needs no first person: no thanks, not interested, unfortunately."""
    no_decline: str = ""
    """Looks like a no and is none: can't wait, no problem, I wouldn't mind."""
    another_time: str = ""
    """Denies only a day or a week: this week, right now, until."""

    # positive
    yes: str = ""
    """Agrees to talk, meet or help: happy to, gladly, sounds good."""
    wished: str = ""
    """Would have liked to, if only: a yes that is none."""

    # no_openings
    no_openings: str = ""
    """Nobody is being hired, with its own negation in it."""
    other_openings: str = ""
    """Openings in a calendar, questions about openings."""

    # question, thanks
    courtesy_question: str = ""
    """Questions that want no answer: how are you?"""
    thanks: str = ""
    no_thanks: str = ""
    """Thanks that are a no, or paid in advance."""
    courtesy: str = ""
    """How small talk begins around mere thanks: have a nice day, all the best."""

    # refers
    points: str = ""
    """Points to somebody, just before the name: you should talk to, please contact, ask."""
    role: str = ""
    """Somebody by what they do: our head of, my colleague."""
    promises: str = ""
    """The writer will ask or introduce them: I'll put you in touch."""
    will_ask: str = ""
    introduces: str = ""
    """Meet Bob; in Cc."""
    no_name: str = ""
    """Words with a capital that begin no name."""

    # delicate
    anger: str = ""
    grief: str = ""
    """A death, a funeral, the loss of somebody."""
    illness: str = ""
    """Serious illness or an accident, theirs or in their family; a cold is none."""
