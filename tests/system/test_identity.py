"""A step stays the same step whatever is edited around it: the server's name, the list of people."""

from pathlib import Path

import pytest

from tests.system.home import Home, answers, headers
from tests.system.test_loop import ANN, FIRST, NEXT_TUESDAY, WEDNESDAY, delete, once, wrote_first

CY = "Cy Harbour <cy@harbour.example>"


def test_a_new_name_for_the_server_brings_no_deleted_draft_back(home: Home) -> None:
    """The step's key has the login and the host as they were when the account was first used."""
    wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    assert once(home) == ["attempt"]
    (draft,) = home.drafts()
    delete(home, home.server.mailboxes.drafts, draft.uid)
    once(home)

    home.config.write_text(home.config.read_text().replace('host = "127.0.0.1"', 'host = "localhost"'))

    assert once(home) == []
    assert home.drafts() == []


def test_an_untouched_draft_outlives_a_new_name_for_the_server(home: Home) -> None:
    """It is neither taken back nor written again."""
    wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    once(home)
    before = home.server.counts(home.user)

    home.config.write_text(home.config.read_text().replace('host = "127.0.0.1"', 'host = "localhost"'))

    assert once(home) == []
    assert home.server.counts(home.user) == before


def people(home: Home, *addresses: str) -> None:
    listed = ", ".join(f'"{address}"' for address in addresses)
    (home.folder / "people.toml").write_text(f'[[person]]\nname = "Ann Miller"\naddresses = [{listed}]\n')


def test_the_order_of_addresses_in_the_people_file_makes_no_second_note(home: Home) -> None:
    """The key has the address that was written to, also when the ledger is lost."""
    wrote_first(home)
    home.set_time(WEDNESDAY)
    assert once(home) == ["call"]
    for path in sorted(Path(home.folder / "state").iterdir()):
        path.unlink()

    people(home, "ann@elsewhere.example", "ann@northlight.example")

    assert "call" not in once(home)
    assert sum("Ann Miller" in headers(note)["Subject"] for note in home.notes()) == 1


@pytest.mark.parametrize("known", [True, False], ids=["with the ledger", "after it was lost"])
def test_another_first_address_in_the_people_file_brings_no_deleted_draft_back(
    home: Home, *, known: bool
) -> None:
    """The steps of a conversation go on by the address that was written to."""
    wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    assert once(home) == ["attempt"]
    (draft,) = home.drafts()
    home.server.deliver(home.user, home.server.mailboxes.trash, draft.raw, ("\\Seen",), home.now)
    delete(home, home.server.mailboxes.drafts, draft.uid)
    once(home)
    if not known:
        for path in sorted(Path(home.folder / "state").iterdir()):
            path.unlink()

    people(home, "ann@elsewhere.example", "ann@northlight.example")

    once(home)
    assert home.drafts() == []


def test_listing_the_second_address_of_somebody_brings_no_deleted_draft_back(home: Home) -> None:
    """Two conversations become one; what was no in the later one stays no."""
    home.send("Ann <ann@elsewhere.example>", "Your advice on wells", FIRST)
    first = wrote_first(home)
    home.set_time(WEDNESDAY)
    home.receive(ANN, "Re: Your advice, please", "Could you say more?\n", **answers(first))
    assert "answer" in once(home)
    (draft,) = home.drafts()
    home.server.deliver(home.user, home.server.mailboxes.trash, draft.raw, ("\\Seen",), home.now)
    delete(home, home.server.mailboxes.drafts, draft.uid)
    once(home)

    people(home, "ann@elsewhere.example", "ann@northlight.example")

    assert "answer" not in once(home)
    assert home.drafts() == []


def test_two_conversations_that_are_with_one_person_become_one(home: Home) -> None:
    """Once people.toml lists both addresses: never two open drafts for them, and a stop counts for both."""
    wrote_first(home)
    home.send("Ann <ann@elsewhere.example>", "Your advice on wells", FIRST)
    once(home)
    people(home, "ann@northlight.example", "ann@elsewhere.example")
    home.receive(ANN, "Please stop", "Please do not contact me again.\n\nAnn\n")
    home.set_time(NEXT_TUESDAY)
    once(home)

    assert home.drafts() == []
    assert [line["person"] for line in [home.json("why", "northlight")]] == ["ann@northlight.example"]
    assert home.json("why", "northlight")["state"] == "stopped"


@pytest.mark.parametrize("where", ["drafts", "trash"])
@pytest.mark.parametrize("answers_first", [ANN, CY])
def test_a_lost_ledger_makes_no_second_draft_of_one_to_several(
    home: Home, where: str, answers_first: str
) -> None:
    """A draft to two has the key of one of them; when that one answers, the other's step is still known by it."""
    first = home.send(f"{ANN}, {CY}", "Your advice, please", FIRST)
    once(home)
    home.set_time(NEXT_TUESDAY)
    assert once(home) == ["attempt"]
    (draft,) = home.drafts()
    if where == "trash":
        home.server.deliver(home.user, home.server.mailboxes.trash, draft.raw, ("\\Seen",), home.now)
        delete(home, home.server.mailboxes.drafts, draft.uid)
    for path in sorted(Path(home.folder / "state").iterdir()):
        path.unlink()
    home.receive(answers_first, "Re: Your advice, please", "Happy to help!\n", **answers(first))

    once(home)
    once(home)

    attempts = [m for m in home.drafts() if headers(m)["In-Reply-To"] == f"<{first}>"]
    assert len(attempts) == (1 if where == "drafts" else 0)
