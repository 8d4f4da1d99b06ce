"""What the words of one language are looked for as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words of automatic mail.

    Each field but the first two is the source of a regular expression, '' where the language has none. Matched without
    regard to case against text in composed letters with straight apostrophes and single blanks. Bounded quantifiers
    only: the text comes from strangers.
    """

    language: str
    """Two letters, as ``mail.language`` says them."""
    stems: tuple[str, ...]
    """Beginnings of words, in lower case: a text with none of them is not looked at in this language."""

    label: str = ""
    """What only programs put at the beginning of a subject."""
    desk_subject: str = ""
    """What only help desks put there: something came in."""
    away_subject: str = ""
    """An absence at the beginning of a subject."""
    automatic: str = ""
    """A mail that says of itself that a program sent it."""
    absent: str = ""
    """The writer is, or will be, away: never that they were."""
    template: str = ""
    """What stands around that in a notice and seldom in a letter: urgent matters, the deputy, access to mail."""
    courtesy: str = ""
    """Greetings and thanks that say nothing, where ``mail.cues`` has none of the language."""
    received: str = ""
    """Acknowledges that something came in."""
    left: str = ""
    """Has left the organisation, said of anybody."""
    left_myself: str = ""
    """The same in the first person: people write that, too."""
    open_ended: str = ""
    human: str = ""
    """What no program says: agrees, proposes, asks, excuses a late answer."""

    back: str = ""
    """The day named behind this is the first one back."""
    back_from: str = ""
    """``from`` and the like, where the same sentence says of being back."""
    back_behind: str = ""
    """What says so behind the day, in languages in which the day comes first."""
    until: str = ""
    """The day named behind this is the first one back, unless ``including`` follows."""
    through: str = ""
    """The day named behind this is the last one away."""
    including: str = ""
    contact: str = ""
    """Points to whoever does the work now; the address follows within a line or two."""

    tomorrow: str = ""
    next_week: str = ""
    this_week: str = ""
    weeks: str = ""
    """Behind a number: weeks."""
    days: str = ""
    in_: str = ""
    """Before a number: after that long."""

    read_subject: str = ""
    """How the subject of a read receipt begins."""
    read_text: str = ""
    held: str = ""
    """A filter holds this mail until its writer proves to be human."""
    prove: str = ""
    """What the writer is to do."""
