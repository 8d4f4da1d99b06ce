"""Every error as a person reads it: what happened, where, what to do next."""

import ast
import re
from pathlib import Path

import pytest

import followthrough
from followthrough.cli.main import exit_code
from followthrough.cli.wording import LEDGER, TROUBLE, explain, trouble
from followthrough.compose.render import TemplateError
from followthrough.config.load import ConfigError, CredentialError, Problem, credential
from followthrough.config.models import Account
from followthrough.config.problems import NoConfig
from followthrough.ledger.store import AlreadyRunning, LedgerError
from followthrough.mailbox.errors import CredentialRejected, Disconnected, InsecureRefused, NoRole, Rejected

PACKAGE = Path(followthrough.__file__).parent
SERVICES_OWN = {
    "no_credential",
    "rejected",
    "no_role",
    "unknown_host",
    "unreachable",
    "refused_now",
    "disconnected",
}
"""Words that the service gives by the kind of error; the others are the mailbox room's."""
REFINED = {"no_mailbox", "no_source", "no_tls"}
"""Sentences for a part of no_role, no_credential and unreachable."""

SAID = {
    "no_credential": "No password could be had: DETAIL. Mend the password source of this account in your settings.",
    "rejected": "The server refused the sign-in (DETAIL). Check login and password; with two-factor sign-in most "
    "providers want an app password. After three refusals it is left alone until you change one of them, but for one "
    "more try after 6 hours and one after 24.",
    "needs_oauth": "This server takes no passwords (DETAIL); signing in by OAuth2 is not supported yet. Ask the "
    "provider for an app password, or use another account.",
    "contact_admin": "The server says to ask whoever runs it (DETAIL). Signing in to its web mail may show why.",
    "bad_certificate": "The server's certificate is not to be trusted: DETAIL. Check host and this machine's clock; "
    "for a server of your own with its own authority set ca_file.",
    "old_tls": "The server speaks only an outdated TLS (DETAIL): refused. It must learn TLS 1.2 or newer.",
    "ca_file": "The file of CA certificates cannot be used: DETAIL. Correct ca_file in your settings.",
    "plaintext": "Sign-in without encryption is refused for a server that is not this machine (DETAIL). Set security = "
    '"tls".',
    "login_disabled": 'The server takes no sign-in without encryption (DETAIL). Set security to "starttls" or "tls".',
    "privacy_required": 'The server takes no sign-in without encryption (DETAIL). Set security to "starttls" or "tls".',
    "preauth": "The server claims to be signed in already, which only a tunnel may do: refused (DETAIL). Check host "
    "and port.",
    "no_starttls": "The server does not offer STARTTLS (DETAIL): refused, for the password would go in clear. Set "
    'security = "tls".',
    "injected": "Something was said before encryption was on (DETAIL): refused, for somebody in between may have said "
    'it. Set security = "tls".',
    "unknown_host": "No address is known for the server: DETAIL. Check host in your settings, and the network; it is "
    "tried again by itself.",
    "no_source": "No password is named for this account. Add one of DETAIL to it in your settings.",
    "no_tls": 'This port does not speak TLS (DETAIL). Set security = "starttls", or another port; it is tried again by '
    "itself.",
    "unreachable": "No connection: DETAIL. Check host, port and security if it has never worked; it is tried again by "
    "itself.",
    "refused_now": "The server would not let us in just now (DETAIL). It is tried again by itself.",
    "disconnected": "The connection broke: DETAIL. It is made again by itself.",
}

LEDGER_SAID = {
    "corrupt": "The ledger was damaged and moved aside (DETAIL). Put a backup back in its place; or move the damaged "
    "file out of the state folder to begin afresh: your mailbox is read again, and no draft is written twice.",
    "older": "The ledger is from an older version (DETAIL). Start the service once (`followthrough run` or `once`); it "
    "brings the ledger up to date.",
    "unusable": "The ledger cannot be used (DETAIL). Check the owner and the mode of the state folder.",
    "newer": "The ledger was written by a newer version of Followthrough (DETAIL). Install that version.",
    "full": "The disk is full (DETAIL). Nothing was written; make room, and it goes on.",
    "locked": "The ledger is in use by another program (DETAIL). Nothing was written; try again when it is done.",
    "conflict": "Two programs wrote into the ledger (DETAIL). Stop all instances and start one.",
}


def words_raised_in(room: str, *errors: str) -> set[str]:
    """The first argument of every such error that is made anywhere in a room."""
    found = set()
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors:
                assert node.args, path
                if isinstance(node.args[0], ast.Constant):
                    found.add(str(node.args[0].value))
    return found


def test_every_word_the_mailbox_room_uses_has_its_sentence_and_no_other_has_one() -> None:
    raised = words_raised_in("mailbox", "NeedsHuman", "InsecureRefused")
    assert "bad_certificate" in raised
    assert raised | SERVICES_OWN | REFINED == set(TROUBLE)


def test_every_word_the_ledger_uses_has_its_sentence_and_no_other_has_one() -> None:
    documented = set(re.findall(r"``([a-z]+)``", LedgerError.__doc__ or "")) - {"problem", "path", "detail"}
    assert documented == set(LEDGER)
    assert words_raised_in("ledger", "LedgerError") <= documented


@pytest.mark.parametrize("problem", sorted(set(TROUBLE) - {"no_role", "no_mailbox"}))
def test_a_trouble_is_said_in_these_words(problem: str) -> None:
    assert trouble(problem, "DETAIL") == SAID[problem]


def test_a_trouble_without_details_still_reads_as_a_sentence() -> None:
    assert trouble("preauth", "") == SAID["preauth"].replace("DETAIL", "it said no more")


def test_mailboxes_that_cannot_be_told_are_listed_with_what_to_write() -> None:
    assert trouble("no_role", "drafts\nINBOX\nStuff") == (
        "It is not clear which mailbox is drafts. There are: INBOX, Stuff.\n"
        'Name it under [account.mailboxes] in your settings, such as drafts = "Drafts". Nothing is created by itself.'
    )


def test_a_mailbox_in_the_settings_that_is_not_there_is_named() -> None:
    assert trouble("no_role", "sent=Nope\nINBOX\nStuff") == (
        "There is no mailbox 'Nope' (sent); there are: INBOX, Stuff.\n"
        "Correct it under [account.mailboxes] in your settings. Nothing is created by itself."
    )


def test_an_account_without_any_password_source_is_told_in_a_sentence() -> None:
    account = Account(name="home", host="h", login="l", addresses=("a@example.org",))
    with pytest.raises(CredentialError) as refused:
        credential(account)
    assert trouble("no_credential", f"{refused.value.source}: {refused.value.problem}") == (
        "No password is named for this account. Add one of password_command, password_file, password_credential, "
        "password_env, password to it in your settings."
    )


def test_without_settings_it_says_how_to_begin_and_where_it_looked() -> None:
    error = NoConfig((Path("/home/sam/followthrough.toml"), Path("/etc/followthrough.toml")))
    assert explain(error) == (
        "No settings yet. Copy config.example.toml to /home/sam/followthrough.toml, or use --config FILE.\n"
        "Looked at:\n  /home/sam/followthrough.toml\n  /etc/followthrough.toml"
    )
    assert exit_code(error) == 78


@pytest.mark.parametrize("problem", sorted(LEDGER))
def test_a_ledger_error_is_said_in_these_words(problem: str) -> None:
    error = LedgerError(problem, Path("/home/sam/ledger.sqlite3"), "DETAIL")
    assert explain(error) == f"/home/sam/ledger.sqlite3: {LEDGER_SAID[problem]}"
    assert exit_code(error) == (1 if problem in {"full", "locked"} else 78)


def test_settings_say_everything_at_once_with_file_line_and_key() -> None:
    path = Path("/home/sam/followthrough.toml")
    one = Problem(path, 3, "look_back", "0 is out of range", "1 to 3650")
    two = Problem(path, 0, "", "is not there", nearest="x.toml")
    assert explain(ConfigError((one,))) == (
        "1 thing to mend in your settings:\n"
        "  /home/sam/followthrough.toml:3: look_back: 0 is out of range; allowed: 1 to 3650"
    )
    assert explain(ConfigError((one, two))).splitlines()[0] == "2 things to mend in your settings:"
    assert explain(ConfigError((one, two))).splitlines()[2] == (
        "  /home/sam/followthrough.toml: is not there; did you mean 'x.toml'?"
    )


def test_a_credential_error_names_account_and_source() -> None:
    assert explain(CredentialError("home", "password_env (PW)", "this variable is not set")) == (
        "account home: No password could be had: password_env (PW): this variable is not set. Mend the password source "
        "of this account in your settings."
    )


def test_a_template_error_names_file_and_line() -> None:
    assert explain(TemplateError("/t/call.txt.j2", 7, "'x' is undefined")) == (
        "/t/call.txt.j2:7: 'x' is undefined. Mend the template; the others go on."
    )


def test_a_second_instance_names_the_first() -> None:
    error = AlreadyRunning(Path("/s/followthrough.lock"), 4711)
    assert explain(error) == (
        "Followthrough is already running (process 4711) on /s/followthrough.lock. `followthrough status` says how it "
        "does."
    )
    assert exit_code(error) == 75


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CredentialRejected("credential", "no"), trouble("rejected", "no")),
        (NoRole("sent", "INBOX"), trouble("no_role", "sent\nINBOX")),
        (InsecureRefused("plaintext", "imap.example"), trouble("plaintext", "imap.example")),
        (Rejected("LOGIN", "UNAVAILABLE", "later"), trouble("refused_now", "LOGIN: [UNAVAILABLE] later")),
        (Disconnected("gone"), trouble("unreachable", "gone")),
    ],
)
def test_errors_of_the_mailbox_are_said_in_the_same_words(error: Exception, said: str) -> None:
    assert explain(error) == said
