"""docs/promises.md: every promise has a proof that is really there, and nothing new comes without one."""

import ast
import re
import typing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from followthrough.plan.drafts import StepKind
from followthrough.plan.facts import Fact
from followthrough.plan.transitions import State

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PAGE = ROOT / "docs" / "promises.md"


class Row(NamedTuple):
    """One promise, what of the program it speaks of, and the tests that prove it."""

    promise: str
    of: tuple[str, ...]
    tests: tuple[str, ...]


def rows(page: str) -> list[Row]:
    """The rows of all tables of the page. A bar cannot stand inside a cell."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert {len(each) for each in cells} == {3}
    return [
        Row(promise, tuple(filter(None, of.split(", "))), tuple(re.findall(r"`([^`]+)`", tests)))
        for promise, of, tests in cells
        if promise not in {"promise", "---"}
    ]


def proofs_in(path: Path) -> set[str]:
    """The tests of a file as ``path::name`` or ``path::Class::name``; a machine's invariants are tests, too."""
    where = path.relative_to(TESTS).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {f"{where}::{name}" for name in _proofs(tree.body)}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{where}::{node.name}::{name}" for name in _proofs(node.body)}
    return found


def _proofs(body: list[ast.stmt]) -> list[str]:
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    return [f.name for f in functions if f.name.startswith("test_") or _is_invariant(f)]


def _is_invariant(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(each).startswith("invariant(") for each in function.decorator_list)


def everything_named() -> set[str]:
    """Every kind of step, template, fact and state there is, and every word that steers."""
    found = {f"step {kind.value}" for kind in StepKind}
    found |= {f"state {state.value}" for state in State}
    found |= {f"fact {_kind(each)}" for each in typing.get_args(Fact)}
    found |= {f"template {path.name.partition('.')[0]}" for path in (ROOT / "templates").glob("*.txt.j2")}
    return found | words()


def words() -> set[str]:
    """The words of the user's orders, where that module is there."""
    if find_spec("followthrough.mail.own.orders") is None:
        return set()
    return {f"word {word.value}" for word in import_module("followthrough.mail.own.orders").Word}


def _kind(fact: type) -> str:
    (kind,) = typing.get_args(typing.get_type_hints(fact)["kind"])
    return str(kind)


ROWS = rows(PAGE.read_text(encoding="utf-8"))


def test_every_promise_has_a_proof_that_is_there() -> None:
    """A test that was renamed or taken out is missed here."""
    there = set().union(*(proofs_in(path) for path in TESTS.rglob("test_*.py")))
    assert [row.promise for row in ROWS if not row.tests] == []
    assert sorted({test for row in ROWS for test in row.tests} - there) == []


def test_everything_that_has_a_name_stands_in_a_row() -> None:
    """A new kind of step, template, word, fact or state comes with its promise and its proof."""
    named = {each for row in ROWS for each in row.of}
    assert sorted(everything_named() - named) == []
    assert sorted(named - everything_named()) == [], "no such thing is there any more"


def test_no_promise_is_made_twice() -> None:
    """One row each, so that a proof is looked for in one place."""
    promises = [row.promise for row in ROWS]
    assert sorted({each for each in promises if promises.count(each) > 1}) == []


def test_a_row_without_its_proof_is_caught() -> None:
    """The check above can fail: an unknown test, a row without any, a name in no row."""
    (row,) = rows("| It flies. | step wing | `house/test_promises_page.py::test_it_flies` |")
    assert not set(row.tests) & proofs_in(Path(__file__))
    assert rows("| It flies. | | |") == [Row("It flies.", (), ())]
    assert "plan/test_machine.py::Months::a_due_time_does_not_slide" in proofs_in(
        TESTS / "plan" / "test_machine.py"
    )
