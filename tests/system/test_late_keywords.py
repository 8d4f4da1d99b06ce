"""A keyword set on a sent mail after it was read enrols it where the server counts changes."""

from tests.servers.face import check
from tests.system.home import Home
from tests.system.story import ANN, CY, FIRST, known, once, playbook


def mark(home: Home, uid: int, keyword: str) -> None:
    """The user's client puts a tag on a mail in Sent."""
    with home.server.client(home.user) as client:
        check(client.select("Sent"))
        check(client.uid("STORE", str(uid), "+FLAGS", f"({keyword})"))


def test_a_keyword_set_later_enrols_that_mail_and_no_other(home: Home) -> None:
    """Days after the mail was seen; any other flag says nothing."""
    home.write_config(playbook=playbook(keywords=["followup"]))
    home.send(ANN, "Hello", FIRST)
    home.send(CY, "Hello there", FIRST)
    once(home)
    mark(home, 2, "\\Flagged")
    once(home)
    assert known(home) == set()

    mark(home, 1, "FollowUp")
    once(home)
    assert known(home) == {"ann@northlight.example"}
    once(home)
    assert known(home) == {"ann@northlight.example"}
