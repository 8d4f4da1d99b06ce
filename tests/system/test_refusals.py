"""What the server would not store: it is said, judged anew before every other try, and ends where none can help."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.config.load import load
from followthrough.ledger.store import Ledger
from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.session import Session
from followthrough.service.engine import Engine
from tests.system.home import START, Home, answers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    FIRST,
    SUBJECT,
    TUESDAY,
    YES,
    headings,
    kinds,
    once,
    people,
    why,
    write_first,
)

RE = f"Re: {SUBJECT}"


@contextmanager
def refusing(code: str) -> Iterator[None]:
    """A server that stores nothing."""

    def refuse(*_: object, **__: object) -> None:
        raise Rejected("APPEND", code, "mailbox says no")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "append", refuse)
        yield


@pytest.fixture
def refused(home: Home) -> str:
    """An attempt that is planned and was refused for want of room. The first mail's id."""
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    with refusing("OVERQUOTA"):
        assert once(home) == []
    return first


def test_a_refusal_is_told_with_the_servers_words_and_once(home: Home, refused: str) -> None:
    """And the draft comes when there is room."""
    assert headings(home).count("A draft could not be stored") == 1
    home.set_time(ATTEMPT_DUE + timedelta(minutes=30))
    assert sorted(once(home)) == ["attempt", "note"]
    assert "OVERQUOTA mailbox says no. It is tried again by itself" in text(home.notes()[-1])


def test_what_is_only_planned_waits_for_whom_it_is_for(home: Home, refused: str) -> None:
    """Away until April: not written meanwhile, though it was planned before."""
    home.set_time(ATTEMPT_DUE + timedelta(minutes=5))
    away = "I am out of the office until 20 April 2026 and will read mail then.\n"
    fields = answers(refused) | {"Auto_Submitted": "auto-replied"}
    home.receive(ANN, f"Automatic reply: {SUBJECT}", away, **fields)
    home.set_time(ATTEMPT_DUE + timedelta(minutes=30))
    assert "attempt" not in once(home)
    assert home.drafts() == []


def test_what_is_only_planned_waits_while_people_toml_says_hold_and_at_night(
    home: Home, refused: str
) -> None:
    """Judged by what holds now, not by what held when it was planned."""
    ann = {"name": "Ann Miller", "addresses": ["ann@northlight.example"]}
    people(home, ann | {"hold": True})
    home.set_time(ATTEMPT_DUE + timedelta(hours=1))
    assert "attempt" not in once(home)
    people(home, ann)
    home.set_time(datetime(2026, 3, 11, 2, 0, tzinfo=UTC))
    assert once(home) == []
    home.set_time(datetime(2026, 3, 11, 11, 0, tzinfo=UTC))
    assert "attempt" in once(home)


def test_what_is_only_planned_asks_the_guard_again(home: Home, refused: str) -> None:
    """An answer that lies in Junk since is found before the second try, and answered."""
    home.receive(ANN, RE, YES, mailbox="Junk", **answers(refused))
    home.set_time(ATTEMPT_DUE + timedelta(minutes=30))
    assert "answer" in once(home)
    assert kinds(home, "ann") == ["outreach", "received"]
    (draft,) = home.drafts()
    assert "Happy to help" in text(draft)


def test_the_cap_holds_after_refusals(home: Home) -> None:
    """What was planned on days on which nothing could be stored does not come all at once."""
    attempts = [{"by": "mail", "after": "5-7 business days"}]
    playbook = [{"name": "advice", "enrol": {"subjects": ["advice"]}, "attempts": attempts}]
    home.extra = {"drafts_per_day": 2, "playbook": playbook}
    home.write_config()
    for i in range(8):
        home.send(f"P{i} <p{i}@corp{i}.example>", SUBJECT, FIRST, at=START + timedelta(minutes=i))
    once(home)
    for day in range(3):
        home.set_time(ATTEMPT_DUE + timedelta(days=day))
        with refusing("OVERQUOTA"):
            once(home)
    home.set_time(ATTEMPT_DUE + timedelta(days=3))
    assert once(home).count("attempt") == 2


def test_what_can_never_be_stored_ends_and_is_told(home: Home) -> None:
    """Too large today is too large tomorrow: withdrawn with the server's words, not tried at every tick."""
    write_first(home)
    home.set_time(TUESDAY)
    with refusing("TOOBIG"):
        once(home)
    home.set_time(TUESDAY + timedelta(days=1))
    assert once(home) == ["note"]
    (note,) = home.notes()
    assert "TOOBIG mailbox says no. It is not tried again" in text(note)
    assert [d["state"] for d in why(home, "ann")["drafts"]] == ["withdrawn"]


def test_what_a_refused_note_would_have_said_is_said_by_the_next(home: Home, refused: str) -> None:
    """A note that was never stored has told nobody."""
    with refusing("TOOBIG"):
        home.set_time(ATTEMPT_DUE + timedelta(hours=1))
        once(home)
    assert "A draft could not be stored" in headings(home)
    home.set_time(ATTEMPT_DUE + timedelta(days=1))
    assert "note" in once(home)
    assert "OVERQUOTA" in text(home.notes()[-1])


def test_what_is_only_planned_waits_while_a_mailbox_is_doubted(home: Home) -> None:
    """Suddenly empty: what was planned before that is not stored either, for a day."""
    for i in range(20):
        home.receive("Cy <cy@harbour.example>", f"Hello {i}", "Hi\n")
    write_first(home)
    home.set_time(ATTEMPT_DUE)
    with refusing("OVERQUOTA"):
        once(home)
    with home.server.client(home.user) as client:
        client.select("INBOX")
        client.store("1:*", "+FLAGS", "(\\Deleted)")
        client.expunge()
    home.set_time(ATTEMPT_DUE + timedelta(minutes=30))
    assert "attempt" not in once(home)
    assert home.drafts() == []


def test_after_a_final_refusal_there_is_nothing_due(home: Home) -> None:
    """Else the service would look and try at every tick."""
    write_first(home)
    home.set_time(ATTEMPT_DUE)
    with refusing("TOOBIG"):
        once(home)
    with Ledger.open(home.folder / "state") as ledger:
        engine = Engine(load(home.config), ledger)
        now = home.now + timedelta(hours=1)
        engine.stay_awake(now)
        (link,) = engine.links.values()
        assert link.connect(now) is not None
        assert engine.look(link, now)
        assert not engine.due(now)
        engine.close()
