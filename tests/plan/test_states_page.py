"""docs/states.md says what the table says."""

from pathlib import Path

from followthrough.plan.diagram import states_page
from followthrough.plan.transitions import TRANSITIONS

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_is_the_one_made_from_the_table() -> None:
    """After a change of the table: `python tools/states.py`."""
    assert PAGE.read_text(encoding="utf-8") == states_page()


def test_the_page_draws_every_move() -> None:
    """Each pair that changes the state is an arrow with its event."""
    arrows = [line.strip() for line in states_page().splitlines() if " --> " in line]
    for (state, event), after in TRANSITIONS.items():
        if after is not state:
            assert any(
                line.startswith(f"{state.value} --> {after.value}: ") and event.value in line
                for line in arrows
            )
