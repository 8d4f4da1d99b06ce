"""Writes schemas/vN.sql of the latest schema: `python -m tests.ledger.dump`. Once a release, and never again for it."""

import sqlite3
import tempfile
from datetime import timedelta
from pathlib import Path

from followthrough.ledger.schema import LATEST
from followthrough.ledger.store import Ledger, Question, Said
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftState
from tests.ledger.examples import DAY, draft, message, outreach, passed


def fill(ledger: Ledger) -> None:
    """Something in every table."""
    ledger.record(
        account="private", mailbox="Sent", cursor=Cursor(7, 5, 99), messages=[message()], passed=[passed(4)],
        facts=[outreach(), outreach("bea@example.org", "2@me.example", DAY + timedelta(days=1))],
        questions=[Question(key="q1", person="ann@example.org", heading="Who?", text="Two fit.", at=DAY)],
    )  # fmt: skip
    ledger.plan_draft(draft("k1", ("k2",)))
    ledger.advance(
        "k1", DraftState.PLANNED, state=DraftState.APPENDING, uidvalidity=7, uidnext=9, attempt_at=DAY
    )
    ledger.put("awake_since", "today")
    ledger.learn("ann@example.org", "phone", "+49 30 1", "their signature", DAY)
    ledger.hear(Said(key="w1", account="private", note_id="k1@me.example", text="called", at=DAY))
    for _ in range(3):
        ledger.poison("private", "INBOX", 7, 4, "a problem")


def main() -> None:
    path = Path(__file__).parent / "schemas" / f"v{LATEST}.sql"
    if path.exists():
        raise SystemExit(f"{path} is there: a released schema is never changed")
    with tempfile.TemporaryDirectory() as state:
        with Ledger.open(Path(state)) as ledger:
            fill(ledger)
        db = sqlite3.connect(Path(state) / "ledger.sqlite3")
        path.write_text("\n".join(db.iterdump()) + "\n")
        db.close()


if __name__ == "__main__":
    main()
