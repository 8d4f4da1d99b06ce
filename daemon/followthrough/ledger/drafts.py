"""Rows of drafts: how they are kept, and which changes of them are allowed."""

from collections.abc import Collection, Iterable
from dataclasses import fields

from followthrough.ledger.codec import from_list, from_moment, to_list, to_moment, to_text
from followthrough.ledger.connection import Connection
from followthrough.ledger.errors import LedgerError
from followthrough.plan.drafts import NEXT, DraftRow, DraftState, StepKind

# The row's fields in order, and the two columns whose names SQL has other uses for.
_FIELDS = tuple(each.name for each in fields(DraftRow))
_COLUMN = {name: {"key": "draft_key", "to": "recipients"}.get(name, name) for name in _FIELDS}
_COLUMNS = ", ".join(_COLUMN.values())
_COLUMNS_WITHOUT_BYTES = ", ".join("'' AS raw" if name == "raw" else name for name in _COLUMN.values())

_LISTS = {"flags", "persons", "steps", "to", "parents"}
_TIMES = {"created_at", "attempt_at", "settle_until_at", "state_at"}

_MAY_CHANGE = frozenset(
    """mailbox state uidvalidity uidnext uid size digest attempts attempt_at settle_until_at state_at reason""".split()
)


def plan(connection: Connection, row: DraftRow) -> bool:
    """Insert a new row with its steps; False where any of them has a row already."""
    if row.state is not DraftState.PLANNED:
        raise ValueError(f"a draft begins as planned, not {row.state}")
    steps = tuple(dict.fromkeys((row.key, *row.steps)))
    with connection.transaction():
        marks = ", ".join("?" * len(steps))
        if connection.one(f"SELECT 1 FROM draft_step WHERE step_key IN ({marks})", steps):  # noqa: S608
            return False
        values = [_kept(name, getattr(row, name)) for name in _FIELDS]
        marks = ", ".join("?" * len(values))
        connection.run(f"INSERT INTO draft ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608
        connection.run_many(
            "INSERT INTO draft_step (step_key, draft_key) VALUES (?, ?)", [(step, row.key) for step in steps]
        )
    return True


def advance(connection: Connection, key: str, was: DraftState, changes: dict[str, object]) -> DraftRow:
    """Change one row; raises LedgerError("conflict") unless it is in ``was`` and the table allows the new state."""
    if unknown := set(changes) - _MAY_CHANGE:
        raise TypeError(f"what a draft is doesn't change: {', '.join(sorted(unknown))}")
    state = DraftState(str(changes.get("state", was)))
    if state is not was and state not in NEXT[was]:
        raise LedgerError("conflict", connection.path, f"draft {key}: {was} is never followed by {state}")
    # With no change asked for it is still the question whether the row is in that state.
    values = {"state": state, **changes}
    assignments = ", ".join(f"{_COLUMN[name]} = ?" for name in values)
    with connection.transaction():
        changed = connection.one(
            f"UPDATE draft SET {assignments} WHERE draft_key = ? AND state = ? RETURNING {_COLUMNS}",  # noqa: S608
            [*(_kept(name, value) for name, value in values.items()), key, was.value],
        )
        if changed is None:
            found = connection.one("SELECT state FROM draft WHERE draft_key = ?", (key,))
            stands = f"is {found[0]}" if found else "is not known"
            raise LedgerError("conflict", connection.path, f"draft {key} {stands}, not {was}")
    return _row(changed)


def rows(
    connection: Connection, account: str | None, states: Iterable[DraftState], *, with_bytes: bool = True
) -> tuple[DraftRow, ...]:
    """Rows, oldest first; without bytes ``raw`` is empty."""
    wanted = [state.value for state in states]
    conditions = ["1 = 1"]
    values: list[str] = []
    if account is not None:
        conditions.append("account = ?")
        values.append(account)
    if wanted:
        conditions.append(f"state IN ({', '.join('?' * len(wanted))})")
        values += wanted
    condition = " AND ".join(conditions)
    columns = _COLUMNS if with_bytes else _COLUMNS_WITHOUT_BYTES
    found = connection.all(f"SELECT {columns} FROM draft WHERE {condition}", values)  # noqa: S608
    # The database would carry the bytes of each draft through its sort: that is most of the time (measured).
    return tuple(sorted(map(_row, found), key=lambda row: (row.created_at, row.key)))


def keyed(connection: Connection, keys: Collection[str]) -> tuple[DraftRow, ...]:
    """The rows with these keys, oldest first."""
    marks = ", ".join("?" * len(keys))
    found = connection.all(f"SELECT {_COLUMNS} FROM draft WHERE draft_key IN ({marks})", list(keys))  # noqa: S608
    return tuple(sorted(map(_row, found), key=lambda row: (row.created_at, row.key)))


def _kept(name: str, value: object) -> object:
    if value is None:
        return None
    if name in _LISTS:
        assert isinstance(value, tuple)
        return to_list(value)
    if name in _TIMES:
        return to_moment(value)  # type: ignore[arg-type]
    return to_text(str(value)) if isinstance(value, str) else value


def _row(values: tuple) -> DraftRow:  # type: ignore[type-arg]
    row = dict(zip(_FIELDS, values, strict=True))
    for name in _LISTS:
        row[name] = from_list(row[name])
    for name in _TIMES:
        row[name] = None if row[name] is None else from_moment(row[name])
    return DraftRow(**row | {"kind": StepKind(row["kind"]), "state": DraftState(row["state"])})
