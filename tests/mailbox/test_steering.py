"""The three mailboxes that steer, on servers that have their own idea of it."""

from followthrough.mailbox.roles import Roles
from followthrough.mailbox.steering import find_steering, steering_names
from followthrough.mailbox.values import Listed
from tests.mailbox.talking import announcing, script, session
from tests.servers.scripted import ScriptedServer, Serve

ROLES = Roles(sent="Sent", drafts="Drafts", trash=None, junk=None, archive=None, all=None, found_by={})
LIST = (
    b'* LIST () "/" INBOX\r\n* LIST () "/" Sent\r\n* LIST () "/" Drafts\r\n'
    b'* LIST () "/" Followthrough/Start\r\n{tag} OK done\r\n'
)


def test_what_is_there_is_used_what_was_removed_is_left_and_what_is_refused_is_told() -> None:
    """Start is there, Hold was made before and is gone, Stop will not be made by this server."""
    table = {rb"^LIST": LIST, rb"^CREATE": b"{tag} NO [NOPERM] ask the postmaster\r\n"}
    with ScriptedServer(script(Serve(table)), polite=announcing()) as server, session(server) as opened:
        found = find_steering(opened, ROLES, {"Followthrough/Hold"})
        created = [each for each in server.commands if each.startswith(b"CREATE")]

    assert found.there == {"Followthrough/Start": "start"}
    assert found.removed == ("Followthrough/Hold",)
    assert [name for name, _ in found.refused] == ["Followthrough/Stop"]
    assert "ask the postmaster" in found.refused[0][1]
    assert created == [b'CREATE "Followthrough/Stop"']


def test_a_server_without_subscriptions_has_them_all_the_same() -> None:
    table = {
        rb"^LIST": LIST,
        rb"^CREATE": b"{tag} OK done\r\n",
        rb"^SUBSCRIBE": b"{tag} BAD what is that\r\n",
    }
    with ScriptedServer(script(Serve(table)), polite=announcing()) as server, session(server) as opened:
        found = find_steering(opened, ROLES, ())

    assert sorted(found.there.values()) == ["hold", "start", "stop"]
    assert found.refused == ()


def test_they_lie_where_the_server_has_everything_else() -> None:
    """Below INBOX where Sent and Drafts are; with the server's own separator."""
    below = Roles(
        sent="INBOX.Sent", drafts="INBOX.Drafts", trash=None, junk=None, archive=None, all=None, found_by={}
    )
    listed = (Listed("INBOX", frozenset(), "."),)
    assert steering_names(listed, below)["hold"] == "INBOX.Followthrough.Hold"
    assert steering_names((Listed("INBOX", frozenset(), "/"),), ROLES)["hold"] == "Followthrough/Hold"
