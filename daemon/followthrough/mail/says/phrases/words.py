"""What one language has words for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    r"""One language's words for what the judges look for.

    Each field but the first is the source of a regular expression, alternatives joined by ``|`` with no group around
    them, '' where the language needs none. Matched without regard to case against one clause or sentence on one line,
    straight apostrophes (``'``), blanks folded. Word borders (``\b``) are its own to say; ``^`` and ``$`` are the ends
    of the clause or sentence. Bounded quantifiers only: the text comes from strangers.
    """

    language: str
    """Two letters, as ``mail.language`` says them."""

    # Grammar, used by every judge.
    negation: str = ""
    """Words that turn a clause into its opposite: not, never, unfortunately."""
    joins: str = ""
    """And, so, because: a negation on one side does not reach to the other."""
    first_person: str = ""
    third_person: str = ""
    """He, she, they: their yes is not the writer's."""
    speaks_for: str = ""
    """Somebody answers for somebody else (asked me to tell you): their she and he are an I."""
    doubt: str = ""
    """Not settled yet: maybe, let me think, I'll get back to you."""
    turn: str = ""
    """But, however, although: what is denied on one side of it is not denied on the other."""
    turn_inside: str = ""
    """Those of them that also stand within their clause, which begins at the comma: , I must however …"""
    requests: str = ""
    """How a request begins that is put as a question: ^could you please."""
    condition: str = ""
    """If, unless, provided that: what follows is not said as a fact."""
    past: str = ""
    """Was, had, last, ago: what is told, and not proposed."""

    # stop
    stop: str = ""
    """A plain request never to be written to again; to be taken off a list."""
    stop_alone: str = ""
    """A stop in a word or two, as the whole of an answer: stop, unsubscribe."""
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
    for_now: str = ""
    """Denies for the time being, no day said: at the moment, currently. No decline, and no yes either."""
    cannot: str = ""
    """What takes a yes back that stands before it, and says nothing alone: but I can't, not possible, no time."""
    hindrance: str = ""
    """How the sentence begins that takes back the yes of the one before: ^unfortunately, ^I'm afraid."""

    # positive
    yes: str = ""
    """Agrees to talk, meet or help: happy to, gladly, sounds good."""
    bare_yes: str = ""
    """A yes that may agree to something else where more is told behind it: Yes, they moved in May."""
    yes_alone: str = ""
    """A yes in a word or two, as the whole of an answer: of course, no problem, why not."""
    no_alone: str = ""
    """A no in a word or two, as the whole of an answer: nope, not for me."""
    not_yes: str = ""
    """The words of a yes that are none: happy to hear, would you be glad to, sure whatever."""
    yes_denied: str = ""
    """Looks denied and is a yes: I wouldn't mind, can't say no, why not."""
    their_yes: str = ""
    """Somebody else's yes, whatever else is said in the first person: I'm sure Jane would be happy to."""
    would: str = ""
    """A yes that a but usually takes back, whatever stands behind it: I'd love to, but …"""
    in_writing: str = ""
    """Prefers or offers to answer by mail: neither a yes to a talk nor a no."""
    wished: str = ""
    """Would have liked to, if only: a yes that is none."""

    # no_openings
    no_openings: str = ""
    """Nobody is being hired, with its own negation in it."""
    other_openings: str = ""
    """Openings in a calendar, questions about openings."""

    # question, thanks
    asks: str = ""
    """How a question begins that people leave the mark off; '' where that can't be told."""
    courtesy_question: str = ""
    """Questions that want no answer: how are you?"""
    thanks: str = ""
    no_thanks: str = ""
    """Thanks that are a no, or paid in advance."""
    courtesy: str = ""
    """How small talk begins around mere thanks: have a nice day, all the best."""

    # delicate
    anger: str = ""
    grief: str = ""
    """A death, a funeral, the loss of somebody."""
    illness: str = ""
    """Serious illness or an accident, theirs or in their family; a cold is none."""
    not_delicate: str = ""
    """The same words for something else: killer feature, dead link, sorry for your loss of sleep."""
