"""What the ledger keeps, beside facts: cursors, messages, what was passed over, drafts, small things."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.ledger.store import Ledger, LedgerError, Passed, Poison, Question
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import NEXT, DraftState
from tests.ledger.examples import DAY, draft, message, outreach, passed


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger.open(tmp_path / "state") as opened:
        yield opened


def pass_over(ledger: Ledger, *some: Passed, cursor: Cursor | None = None) -> None:
    ledger.record(account="private", mailbox="INBOX", cursor=cursor, passed=some)


# What has been read ---------------------------------------------------------------------------------------------------


def test_a_cursor_stays_until_it_is_moved(ledger: Ledger) -> None:
    """By account and mailbox; None leaves it; a mod-sequence may have 63 bits (RFC 7162)."""
    assert ledger.cursor("private", "INBOX") is None
    pass_over(ledger, passed(1))
    assert ledger.cursor("private", "INBOX") is None
    far = Cursor(2**32 - 1, 2**32 - 1, 2**63 - 1)
    pass_over(ledger, cursor=far)
    pass_over(ledger, cursor=None)
    assert ledger.cursor("private", "INBOX") == far
    assert ledger.cursor("work", "INBOX") is None
    assert ledger.cursor("private", "Sent") is None


def test_a_message_keeps_its_bytes_and_its_first_place(ledger: Ledger) -> None:
    """Any bytes; the same message seen again in another mailbox changes nothing."""
    raw = bytes(range(256)) * 10
    for mailbox in ("Sent", "Archive"):
        each = replace(message(raw=raw), mailbox=mailbox)
        ledger.record(account="private", mailbox=mailbox, cursor=None, messages=[each])
    assert ledger.message("private", "1@me.example") == message(raw=raw)
    assert ledger.message("work", "1@me.example") is None


def test_messages_come_oldest_first_and_stand_changes_meanwhile(ledger: Ledger) -> None:
    """They are read one by one, and what reads them may record."""
    for day in (3, 1, 2):
        each = message(f"{day}@x", at=DAY + timedelta(days=day))
        ledger.record(account="private", mailbox="Sent", cursor=None, messages=[each])
    seen = []
    for each in ledger.messages("private"):
        seen.append(each.key)
        ledger.record(account="private", mailbox="Sent", cursor=None, messages=[message(f"new-{each.key}")])
    assert seen == ["1@x", "2@x", "3@x"]
    assert list(ledger.messages("work")) == []
    assert len(list(ledger.messages())) == 6


def test_what_was_passed_is_found_by_address_and_by_id(ledger: Ledger) -> None:
    """By whole words only, once each, by uid."""
    pass_over(
        ledger,
        passed(9, "ann@example.org bea@example.org"),
        passed(3, "joann@example.org", "a@x", "b@x"),
        passed(5, "cem@example.org", "ann@example.org.b@x"),
        cursor=Cursor(7, 10),
    )

    def uids(parties: list[str], ids: list[str]) -> list[int]:
        return [each.uid for each in ledger.passed_by("private", parties, ids)]

    assert uids(["ann@example.org"], []) == [9]
    assert uids([], ["b@x"]) == [3]
    assert uids(["bea@example.org", "ann@example.org"], ["b@x", "a@x"]) == [3, 9]
    assert uids([], ["ann@example.org"]) == []
    assert uids([], []) == []
    assert uids([f"{n}@example.org" for n in range(50)], ["a@x"]) == [3]
    assert ledger.passed_by("work", ["ann@example.org"], []) == ()
    [found] = ledger.passed_by("private", [], ["b@x"])
    assert found == passed(3, "joann@example.org", "a@x", "b@x", uidvalidity=7)


hostile = st.text(st.sampled_from("ab @\t\n\r\x1c\u2028\x85%_'\\"), max_size=12)


@given(st.lists(st.tuples(hostile, hostile), min_size=1, max_size=5))
def test_no_text_in_an_id_hides_another_message(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    """Line ends, tabs, patterns and quotes in ids and addresses stay text: every word of every message is found."""
    with Ledger.open(tmp_path_factory.mktemp("state")) as ledger:
        pass_over(ledger, *(Passed("INBOX", uid, DAY, *each) for uid, each in enumerate(texts)))
        for uid, (parties, ids) in enumerate(texts):
            for word in parties.split():
                assert uid in {each.uid for each in ledger.passed_by("private", [word], [])}
            for word in ids.split():
                assert uid in {each.uid for each in ledger.passed_by("private", [], [word])}


def test_passing_over_the_same_again_is_nothing(ledger: Ledger) -> None:
    """Whether in the same batch or cut differently after a crash."""
    pass_over(ledger, *(passed(n, "ann@example.org") for n in (1, 2, 3)), cursor=Cursor(7, 4))
    pass_over(ledger, *(passed(n, "ann@example.org") for n in (1, 2, 3)), cursor=Cursor(7, 4))
    pass_over(ledger, *(passed(n, "ann@example.org") for n in (2, 3, 4)), cursor=Cursor(7, 5))
    assert [each.uid for each in ledger.passed_by("private", ["ann@example.org"], [])] == [1, 2, 3, 4]


def test_a_new_uidvalidity_forgets_what_was_passed_under_the_old(ledger: Ledger) -> None:
    """Those uids name other messages now; what was passed under the new one already, stays."""
    pass_over(ledger, passed(1, "ann@example.org"), cursor=Cursor(7, 2))
    pass_over(ledger, passed(5, "ann@example.org", uidvalidity=8))
    pass_over(ledger, passed(6, "ann@example.org"), cursor=Cursor(8, 7))
    found = ledger.passed_by("private", ["ann@example.org"], [])
    assert [(each.uidvalidity, each.uid) for each in found] == [(8, 5), (8, 6)]


def test_what_is_older_than_the_look_back_is_forgotten(ledger: Ledger) -> None:
    """To the message, also inside a batch; twice is as once."""
    pass_over(ledger, *(passed(n, "ann@example.org", at=DAY + timedelta(days=n)) for n in (3, 1, 2, 4)))
    pass_over(ledger, passed(9, "ann@example.org", at=DAY - timedelta(days=9)))
    for _ in range(2):
        ledger.forget_passed(DAY + timedelta(days=2))
        assert [each.uid for each in ledger.passed_by("private", ["ann@example.org"], [])] == [2, 3, 4]
    ledger.forget_passed(DAY + timedelta(days=99))
    assert ledger.passed_by("private", ["ann@example.org"], []) == ()


def test_the_file_does_not_grow_with_the_mailbox(tmp_path: Path) -> None:
    """Two years of weeks: what is forgotten makes room for what comes, and the log beside it is bounded too."""
    sizes = []
    for year in range(2):
        with Ledger.open(tmp_path) as ledger:
            for week in range(52 * year, 52 * year + 52):
                at = DAY + timedelta(weeks=week)
                pass_over(ledger, *(passed(week * 500 + n, at=at) for n in range(500)))
                ledger.forget_passed(at - timedelta(days=60))
            assert (tmp_path / "ledger.sqlite3-wal").stat().st_size < 8 * 1024 * 1024
        sizes.append((tmp_path / "ledger.sqlite3").stat().st_size)
    assert sizes[1] <= sizes[0] * 1.1 < 1024 * 1024


def test_a_poison_message_is_quarantined_after_three_tries(ledger: Ledger) -> None:
    """Counted by its place, and named with the latest problem."""
    tries = [ledger.poison("private", "INBOX", 7, 4, problem) for problem in ("one", "two", "three")]
    assert tries == [1, 2, 3]
    assert ledger.poison("private", "INBOX", 8, 4, "another message") == 1
    assert ledger.quarantined() == (Poison("private", "INBOX", 7, 4, "three", 3),)


# Drafts ---------------------------------------------------------------------------------------------------------------


def test_a_draft_comes_back_as_it_was_planned(ledger: Ledger) -> None:
    """With its bytes, flags and every field at something else than its default."""
    row = draft(
        "k1", ("k2",), uidvalidity=7, uidnext=8, uid=9, size=10, digest="ab", attempts=2, reason="over quota",
        attempt_at=DAY, settle_until_at=DAY + timedelta(seconds=120), state_at=DAY + timedelta(microseconds=1),
    )  # fmt: skip
    assert ledger.plan_draft(row)
    assert ledger.drafts() == (row,)


def test_a_step_has_one_draft_ever(ledger: Ledger) -> None:
    """Not its own key, not a key it shares, in no state, and nothing of a refused row stays behind."""
    assert ledger.plan_draft(draft("k1", ("k2",)))
    assert not ledger.plan_draft(draft("k1"))
    assert not ledger.plan_draft(draft("k2"))
    assert not ledger.plan_draft(draft("k3", ("k2",)))
    ledger.advance("k1", DraftState.PLANNED, state=DraftState.WITHDRAWN)
    assert not ledger.plan_draft(draft("k2"))
    assert ledger.plan_draft(draft("k3"))
    assert [row.key for row in ledger.drafts()] == ["k1", "k3"]


def test_a_draft_begins_as_planned(ledger: Ledger) -> None:
    """Any other beginning is a bug in the caller."""
    with pytest.raises(ValueError, match="planned"):
        ledger.plan_draft(draft(state=DraftState.PLACED))


@pytest.mark.parametrize("was", DraftState)
@pytest.mark.parametrize("state", DraftState)
def test_a_draft_goes_where_the_table_says_and_nowhere_else(
    tmp_path: Path, was: DraftState, state: DraftState
) -> None:
    """Every pair of states; staying in a state is always allowed."""
    with Ledger.open(tmp_path) as ledger:
        ledger.plan_draft(draft())
        ledger._db.run("UPDATE draft SET state = ?", (was.value,))
        if state is was or state in NEXT[was]:
            assert ledger.advance("k1", was, state=state, reason="so").state is state
        else:
            with pytest.raises(LedgerError) as refused:
                ledger.advance("k1", was, state=state, reason="so")
            assert refused.value.problem == "conflict"
            assert ledger.drafts()[0].reason == ""


def test_a_change_counts_only_from_the_state_it_was_decided_in(ledger: Ledger) -> None:
    """Two writers, or a row that isn't there: told, and nothing changed."""
    ledger.plan_draft(draft())
    row = ledger.advance(
        "k1", DraftState.PLANNED, state=DraftState.APPENDING, uidvalidity=7, uidnext=9, attempt_at=DAY
    )
    assert (row.state, row.uidvalidity, row.uidnext, row.attempt_at) == (DraftState.APPENDING, 7, 9, DAY)
    assert ledger.drafts() == (row,)
    for key, was in (("k1", DraftState.PLANNED), ("k9", DraftState.PLANNED)):
        with pytest.raises(LedgerError) as refused:
            ledger.advance(key, was, state=DraftState.PLACED)
        assert refused.value.problem == "conflict"
    assert ledger.drafts() == (row,)


@pytest.mark.parametrize("field", ["key", "raw", "steps", "account", "no_such_field"])
def test_what_identifies_a_draft_never_changes(ledger: Ledger, field: str) -> None:
    """Its bytes neither: a retry must be identical."""
    ledger.plan_draft(draft())
    with pytest.raises(TypeError, match=field):
        ledger.advance("k1", DraftState.PLANNED, **{field: "x"})


def test_drafts_are_asked_for_by_account_and_state_oldest_first(ledger: Ledger) -> None:
    """No states: all of them."""
    for number, account in enumerate(("private", "work", "private")):
        ledger.plan_draft(draft(f"k{number}", account=account, at=DAY - timedelta(days=number)))
    ledger.advance("k0", DraftState.PLANNED, state=DraftState.GONE)
    assert [row.key for row in ledger.drafts()] == ["k2", "k1", "k0"]
    assert [row.key for row in ledger.drafts("private")] == ["k2", "k0"]
    assert [row.key for row in ledger.drafts("private", [DraftState.GONE, DraftState.SENT])] == ["k0"]
    assert [row.key for row in ledger.drafts(states=[DraftState.PLANNED])] == ["k2", "k1"]


# Small things ---------------------------------------------------------------------------------------------------------


def test_a_question_is_asked_and_told_once(ledger: Ledger) -> None:
    """Asked alone or with a batch, by its key; when it was told first stands."""
    one = Question(key="q1", person="ann@example.org", heading="Who?", text="Two fit.", at=DAY)
    two = Question(key="q2", person="", heading="What?", text="…", at=DAY - timedelta(days=1))
    assert ledger.ask(one)
    assert not ledger.ask(replace(one, text="asked otherwise"))
    ledger.record(account="private", mailbox="INBOX", cursor=None, questions=[one, two])
    assert ledger.questions() == (two, one)
    ledger.told(["q1", "unknown"], DAY)
    ledger.told(["q1"], DAY + timedelta(days=1))
    assert ledger.questions() == (two,)
    assert ledger.questions(untold_only=False) == (two, replace(one, told_at=DAY))
    assert not ledger.ask(one)


def test_a_small_value_is_set_replaced_and_removed(ledger: Ledger) -> None:
    assert ledger.get("awake_since") is None
    ledger.put("awake_since", "yesterday")
    ledger.put("awake_since", "today")
    assert ledger.get("awake_since") == "today"
    ledger.put("awake_since", None)
    ledger.put("awake_since", None)
    assert ledger.get("awake_since") is None


def test_what_is_learned_newest_wins_whatever_the_order(ledger: Ledger) -> None:
    """An old mail read late does not take a newer number away."""
    ledger.learn("ann@example.org", "phone", "2", "mail of today", DAY)
    ledger.learn("ann@example.org", "phone", "1", "mail of yesterday", DAY - timedelta(days=1))
    ledger.learn("ann@example.org", "name", "Ann", "mail of today", DAY)
    assert ledger.learned("ann@example.org") == {
        "phone": ("2", "mail of today"),
        "name": ("Ann", "mail of today"),
    }
    ledger.learn("ann@example.org", "phone", "3", "mail of tomorrow", DAY + timedelta(days=1))
    assert ledger.learned("ann@example.org")["phone"] == ("3", "mail of tomorrow")
    assert ledger.learned("bea@example.org") == {}


def test_a_batch_that_fails_leaves_nothing(ledger: Ledger) -> None:
    """The cursor least of all: the batch is read again."""
    bad = replace(message(), uid=2**70)
    with pytest.raises(OverflowError):
        ledger.record(
            account="private",
            mailbox="Sent",
            cursor=Cursor(7, 5),
            facts=[outreach()],
            messages=[bad],
            passed=[passed(1)],
        )
    assert ledger.cursor("private", "Sent") is None
    assert ledger.facts() == ()
    assert ledger.passed_by("private", ["p1@example.com"], []) == ()
    ledger.record(account="private", mailbox="Sent", cursor=Cursor(7, 5), facts=[outreach()])
    assert len(ledger.facts()) == 1


def test_a_closed_ledger_is_closed(tmp_path: Path) -> None:
    """Closing twice is nothing; using it is a bug."""
    ledger = Ledger.open(tmp_path)
    ledger.close()
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.get("x")


def test_what_is_changed_together_is_kept_together_or_not_at_all(ledger: Ledger) -> None:
    with ledger.together():
        ledger.put("one", "1")
        ledger.learn("ann@x.org", "name", "Ann", "mail", DAY)
    assert ledger.get("one") == "1"

    def break_off() -> None:
        with ledger.together():
            ledger.put("two", "2")
            pass_over(ledger, passed(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert ledger.get("two") is None
    assert ledger.passed_by("private", ["p1@example.com"], []) == ()
    assert ledger.learned("ann@x.org") == {"name": ("Ann", "mail")}


def test_what_was_learned_of_everybody_is_what_was_learned_of_each(ledger: Ledger) -> None:
    """Also of somebody there is no fact about."""
    for person, what, value in (
        ("ann@x", "phone", "1"),
        ("ann@x", "title", "head"),
        ("bea@x", "name", "Bea"),
    ):
        ledger.learn(person, what, value, "their mail", DAY)
    assert ledger.learned_by_person() == {each: ledger.learned(each) for each in ("ann@x", "bea@x")}


def test_drafts_are_had_by_their_keys_with_their_bytes(ledger: Ledger) -> None:
    """One of many costs what one costs; what is not known is left out."""
    for key in ("k1", "k2", "k3"):
        ledger.plan_draft(draft(key, (key,)))
    assert ledger.drafts_by_key(("k3", "k1", "k9")) == tuple(
        row for row in ledger.drafts() if row.key in {"k1", "k3"}
    )
    assert ledger.drafts_by_key(()) == ()
