"""What is told to the user in words: by name, and counted by what there is to do."""

from datetime import timedelta

from tests.system.home import Home, answers
from tests.system.story import ANN, SUBJECT, TUESDAY, once, write_first


def test_status_counts_drafts_and_no_notes(home: Home) -> None:
    """A note that stays in the inbox waits for nothing."""
    first = write_first(home)
    home.set_time(TUESDAY)
    assert "call" in once(home)
    assert home.json("status")["drafts"] == {}
    home.receive(ANN, f"Re: {SUBJECT}", "Happy to help!\n", at=TUESDAY, **answers(first))
    home.set_time(TUESDAY + timedelta(hours=1))
    assert "answer" in once(home)
    assert home.json("status")["drafts"] == {"placed": 1}
    assert "1 waiting for you, untouched" in " ".join(home.call("status").stdout.split())
