"""What is told to the user in words: by name, and counted by what there is to do."""

from datetime import timedelta

from tests.system.hands import reply
from tests.system.home import START, Home, answers, text
from tests.system.story import ANN, FIRST, SUBJECT, TUESDAY, YES, once, why, write_first


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


def test_why_and_plan_call_people_by_their_names(home: Home) -> None:
    """Data keeps the address, and so does whoever has no name."""
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    reply(home, ANN, "Dear Sam,\n\nYou should talk to Cy Brandt, cy@harbour.example.\n\nAnn\n")
    once(home)
    assert why(home, "cy")["waiting"] == "Waits until your thanks to ann@northlight.example are out."
    for told in (("why", "cy"), ("plan",), ("people", "cy")):
        said = " ".join(home.call(*told).stdout.split())
        assert "until your thanks to Ann Miller are out." in said


def test_notes_call_people_by_their_names(home: Home) -> None:
    """What was overdue before anybody watched is told with its reason."""
    home.set_time(START - timedelta(days=20))
    first = home.send(ANN, SUBJECT, FIRST)
    home.receive(ANN, f"Re: {SUBJECT}", YES, at=START - timedelta(days=19), **answers(first))
    home.set_time(START)
    once(home)
    (note,) = home.notes()
    said = " ".join(text(note).split())
    assert "Answer: Ann Miller wrote on" in said
    assert "ann@northlight.example wrote" not in said
