"""docs/states.md, made from the transition table: a Mermaid diagram and the same as a table of text."""

from collections import defaultdict

from followthrough.plan.transitions import TRANSITIONS, Event, State

_HEAD = """\
# The life of a conversation

Made from the transition table in `daemon/followthrough/plan/transitions.py` by `tools/states.py`; a test compares.
A conversation is one person and everything exchanged with them from the first mail on. *Resting* is no state of its
own: it is `waiting` with the attempts used up. What keeps the state is left out of the diagram and is in the table.
"""


def states_page() -> str:
    """The whole page as Markdown."""
    return f"{_HEAD}\n```mermaid\n{mermaid()}\n```\n\n{table()}\n"


def mermaid() -> str:
    """The moves between different states, one arrow a pair of states."""
    moves: dict[tuple[State, State], list[str]] = defaultdict(list)
    for (state, event), after in TRANSITIONS.items():
        if after is not state:
            moves[state, after].append(event.value)
    arrows = [f"    {a.value} --> {b.value}: {', '.join(events)}" for (a, b), events in moves.items()]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.NEW.value}", *arrows])


def table() -> str:
    """Every pair: rows are what happens, columns the state it happens in; `·` stays, `–` cannot happen."""
    lines = [
        "| | " + " | ".join(state.value for state in State) + " |",
        "|---" * (len(State) + 1) + "|",
    ]
    lines += [
        f"| {event.value} | " + " | ".join(_cell(state, event) for state in State) + " |" for event in Event
    ]
    return "\n".join([*lines, "", "`·` the state stays · `–` cannot happen, and raises"])


def _cell(state: State, event: Event) -> str:
    after = TRANSITIONS.get((state, event))
    if after is None:
        return "–"
    return "·" if after is state else after.value
