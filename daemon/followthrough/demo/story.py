"""The story of the demo: two months of Sam's mail, as bytes and times, in order. Values only."""

from followthrough.demo.beside import before, beside
from followthrough.demo.cast import Event, london
from followthrough.demo.life import life

__all__ = ["BEGIN", "END", "before", "story"]

BEGIN = london(2, 3, 8, 30)
"""When Sam starts the service: on a Monday, before work."""
END = london(1, 5, 12)
"""Two months later; what comes after that is told from the plan."""


def story() -> tuple[Event, ...]:
    """Everything that happens, in order."""
    return tuple(sorted((*life(), *beside()), key=lambda event: event.at))
