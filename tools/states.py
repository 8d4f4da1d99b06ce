"""Write docs/states.md anew from the transition table."""

from pathlib import Path

from followthrough.plan.diagram import states_page

if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "states.md").write_text(states_page(), encoding="utf-8")
