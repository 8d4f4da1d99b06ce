"""``check`` where nothing comes next: it says why, and only what is true."""

from tests.system.home import Home
from tests.system.story import once, people

BEA = {"name": "Bea Muster", "addresses": ["bea@quay.example"], "introduce": True, "why": "Her talk."}
BEGINS = "start with the mail you send, or with introduce = true in people.toml."


def told(home: Home) -> str:
    done = home.call("check")
    assert done.returncode == 0, done.stdout
    return " ".join(done.stdout.split())


def test_with_nobody_to_write_to_it_says_how_conversations_start(home: Home) -> None:
    """By mail or by the list; an introduction that is drafted is named as that."""
    assert BEGINS in told(home)
    people(home, BEA)
    assert "introduction" in told(home)
    once(home)
    said = told(home)
    assert "Nothing comes next: what is due was drafted before." in said
    assert BEGINS not in said


def test_an_introduction_that_waits_is_named_with_what_it_waits_for(home: Home) -> None:
    """Held by the user's own file: nothing comes, and it is not for want of mail."""
    people(home, {**BEA, "hold": True})
    said = told(home)
    assert "Nothing comes next yet: Bea Muster <bea@quay.example>: people.toml says hold" in said
    assert BEGINS not in said
