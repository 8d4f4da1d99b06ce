"""What a language's module of referring holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Referring:
    """One language's words for it: sources of regular expressions, as in ``phrases.Phrases``."""

    points: str
    """Up to the name: you should talk to, please contact, you can reach her at. Never with `me` in it."""
    fits: str
    """Beside the name, before or behind it: is the right person, knows more than I do, has taken over."""
    suggests: str
    """How a question begins that is advice all the same: why don't you."""
    promises: str
    """The writer asks, introduces or passes it on, or has done: I'll ask, let me introduce you to, forwarded to."""
    introduces: str
    """Says that a recipient of this mail is new here: meet, in Cc, looping in."""
    them: str
    """Somebody named before: her, him, them."""
    oneself: str
    """Whoever writes or reads: me, us, you."""
    denies: str
    """Right before or behind what points: don't, never, nobody."""
    role: str
    """Somebody by what they do: my colleague, our head of data, a friend of mine."""
    relates: str
    """What they do, behind the name: who leads our lab."""
    keeps_calendar: str
    """Somebody who only finds a time for the writer: no one to be introduced to."""
    no_name: str
    """Words, whole, that no name has, though they may begin with a capital: a closing, a department, a website."""
