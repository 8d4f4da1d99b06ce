"""Every command on a real mailbox: its JSON, its words, its exit codes; and ``check`` with all that can be wrong."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import dns.message
import dns.resolver
import dns.rrset
import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.face import free_port
from tests.servers.scripted import POLITE, ScriptedServer, Send, Serve
from tests.system.home import Home, answers
from tests.system.test_loop import FIRST, NEXT_TUESDAY

ANN = "Ann Miller <ann@northlight.example>"
BOB = "Bob [bold]Stone[/bold] <bob@northlight.example>"

STEP = {
    "kind": str, "persons": list, "account": str, "playbook": str, "opens_at": str, "overdue_at": str, "verdict": str,
    "verdict_why": str, "why": str, "cancelled_by": str,
}  # fmt: skip
SHAPES: dict[str, dict[str, type]] = {
    "check": {
        "ok": bool, "config": str, "templates": int, "people": int, "clock": dict, "conversations": int,
        "accounts": list, "next": list, "warnings": list,
    },
    "status": {
        "running": type(None), "at": str, "zone": str, "line": str, "accounts": list, "paused": bool,
        "clock_wrong": bool, "config_problems": list, "conversations": dict, "drafts": dict, "waiting": list,
        "uncertain": list, "questions": list, "unreadable": list,
    },
    "plan": {"steps": list, "waiting": dict},
    "why": {
        "person": str, "state": str, "playbook": str, "waiting": str, "facts": list, "drafts": list, "next": list,
    },
    "once": {"placed": list, "trouble": dict},
    "replay": {"steps": list, "trouble": dict},
}  # fmt: skip
ARGUMENTS = {"why": ["ann"], "replay": ["--since", "2026-03-01"]}


@pytest.fixture
def lived(home: Home) -> Home:
    """A week of life: a mail answered, one not."""
    first = home.send(ANN, "Your advice, please", FIRST)
    home.send(BOB, "Advice, [red]if[/red] you can", FIRST)
    home.json("once")
    home.set_time(NEXT_TUESDAY)
    home.json("once")
    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
    home.json("once")
    return home


def fits(value: dict[str, Any], shape: dict[str, type]) -> None:
    assert list(value) == list(shape)
    for key, kind in shape.items():
        assert isinstance(value[key], kind), key


def test_every_commands_json_has_these_keys_and_no_reprs(lived: Home) -> None:
    for command, shape in SHAPES.items():
        done = lived.call(command, *ARGUMENTS.get(command, []), "--json")
        assert done.returncode == 0, command
        found = json.loads(done.stdout)
        fits(found, shape)
        assert not re.search(r"\w+\(\w+=|<\w+ object|datetime\.", done.stdout), command
        for step in found.get("next", found.get("steps", []) if command == "plan" else []):
            fits(step, STEP)


def test_what_a_person_reads_fits_in_80_columns_and_has_no_python_in_it(lived: Home) -> None:
    for command in SHAPES:
        done = lived.call(command, *ARGUMENTS.get(command, []))
        assert done.returncode == 0, command
        assert done.stdout.strip(), command
        # A path or an id is not broken.
        long = [line for line in done.stdout.splitlines() if len(line) > 80 and " " in line.strip()]
        assert [line for line in long if "/" not in line and "@" not in line] == [], command
        assert not re.search(r"\w+\(\w+=|None|\[\]|\{\}|T\d\d:\d\d|\+00:00|\x1b", done.stdout), command


def test_brackets_in_a_name_are_no_markup(lived: Home) -> None:
    assert "bob@northlight.example" in lived.call("plan").stdout
    assert "[red]if[/red]" in lived.call("why", "bob").stdout


def test_why_tells_what_nobody_and_several_match(lived: Home) -> None:
    nobody, several = lived.call("why", "zoe"), lived.call("why", "northlight")
    assert nobody.returncode == several.returncode == 1
    assert nobody.stderr == "Error: Nobody known matches “zoe”. `followthrough people` lists everybody.\n"
    assert several.stderr == (
        "Error: “northlight” fits several: Ann Miller <ann@northlight.example>, "
        "Bob [bold]Stone[/bold] <bob@northlight.example>. Write more of it.\n"
    )


def test_why_finds_people_by_name_and_shows_names_beside_addresses(lived: Home) -> None:
    """A name learned from mail, and one that people.toml gives."""
    assert lived.call("why", "ann mil").stdout.startswith("Ann Miller <ann@northlight.example>: ")
    assert lived.call("why", "ANN MILLER").returncode == 0
    (lived.folder / "people.toml").write_text(
        '[[person]]\nname = "Bo Stone-Larsen"\naddresses = ["bob@northlight.example", "bo@home.example"]\n'
    )
    for part in ("larsen", "bo@home", "Bo Stone-Larsen <bob@northlight.example>"):
        assert lived.json("why", part)["person"] == "bob@northlight.example"
    for command in (["plan"], ["replay", "--since", "2026-03-01"]):
        shown = " ".join(lived.call(*command).stdout.split())
        assert "Ann Miller <ann@northlight.example>" in shown, command
        assert "Bo Stone-Larsen <bob@northlight.example>" in shown, command


def test_why_has_no_words_of_the_programs_own(home: Home) -> None:
    first = home.send(ANN, "Your advice, please", FIRST)
    home.json("once")
    home.receive(ANN, "Re: Your advice, please", "How about Thursday at 3 pm?\n\nAnn\n", **answers(first))
    home.json("once")
    shown = home.call("why", "ann@").stdout
    assert "names a time" in shown
    assert "a certain match; " in shown
    for word in ("names_time", "no_openings", "auto_reply", "says:"):
        assert word not in shown


def test_why_names_message_header_and_what_would_cancel(lived: Home) -> None:
    shown = " ".join(lived.call("why", "ann@").stdout.split())
    assert "you wrote first: “Your advice, please”" in shown
    assert "enrol.subjects: Subject: matches advice" in shown
    assert "match: in-reply-to:" in shown
    assert "check-in from Tue 31 Mar 2026" in shown
    assert "starts the clock anew" in shown


@pytest.mark.parametrize("command", [["status"], ["plan"], ["why", "ann"]])
def test_before_the_first_run_a_look_says_how_to_begin(home: Home, command: list[str]) -> None:
    done = home.call(*command)
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: Nothing is known yet: there is no ledger in {home.folder / 'state'}.\n"
        "Start `followthrough run`, or `followthrough once`.\n"
    )


def test_a_ledger_without_conversations_says_how_they_start(home: Home) -> None:
    home.json("once")
    assert "They start with the mail you send" in home.call("plan").stdout


def test_check_writes_nothing_and_leaves_the_ledger_alone(home: Home) -> None:
    home.send(ANN, "Your advice, please", FIRST)
    before = home.server.counts(home.user)

    done = home.call("check")

    assert done.returncode == 0
    for said in (
        "signed in",
        "drafts: Drafts (by special-use)",
        "1 conversation in your mail",
        "The next 5 things",
        "call",
    ):
        assert said in done.stdout
    assert "Mon 2 Mar 2026 10:00 (Europe/London)" in done.stdout
    assert home.server.counts(home.user) == before
    assert not (home.folder / "state").exists()


def checked(home: Home, **account: Any) -> dict[str, Any]:
    """What ``check`` finds with another account; it has to end with 78."""
    home.write_config(account=[home.settings()["account"][0] | account])
    done = home.call("check", "--json")
    assert done.returncode == 78, done.stdout + done.stderr
    (found,) = json.loads(done.stdout)["accounts"]
    assert not found["ok"]
    shown = home.call("check")
    assert shown.returncode == 78
    assert " ".join(found["sentence"].split())[:60] in " ".join(shown.stdout.split())
    return dict(found)


def test_check_tells_a_wrong_password(home: Home) -> None:
    found = checked(home, password_command=["echo", "wrong"])
    assert found["problem"] == "rejected"
    assert "app password" in found["sentence"]


def test_check_tells_a_password_command_that_fails(home: Home) -> None:
    found = checked(home, password_command=["false"])
    assert found["problem"] == "no_credential"
    assert "password_command (false): ended with status 1" in found["sentence"]


def test_check_tells_what_was_tried_where_nobody_listens(home: Home) -> None:
    port = free_port("127.0.0.1")
    found = checked(home, port=port)
    assert found["problem"] == "unreachable"
    assert f"127.0.0.1, port {port}, none: no connection" in found["sentence"]


def test_check_tells_a_certificate_that_nobody_vouches_for(home: Home, dovecot: Dovecot) -> None:
    found = checked(home, security="tls", port=dovecot.tls_port)
    assert found["problem"] == "bad_certificate"
    assert "ca_file" in found["sentence"]


def test_check_tells_mailboxes_that_cannot_be_told_apart_with_their_list(home: Home) -> None:
    table = {**POLITE, rb"^LIST": b'* LIST () "/" INBOX\r\n* LIST () "/" Stuff\r\n{tag} OK done\r\n'}
    greeting = Send(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
    with ScriptedServer([greeting, Serve(table)], polite=table) as server:
        found = checked(home, port=server.port)
    assert found["problem"] == "no_role"
    assert "which mailbox is sent. There are: INBOX, Stuff." in found["sentence"]


def test_check_names_a_mailbox_of_the_settings_that_does_not_exist(home: Home) -> None:
    found = checked(home, mailboxes={"sent": "Nope"})
    assert found["problem"] == "no_role"
    assert found["sentence"].startswith("There is no mailbox 'Nope' (sent); there are: ")
    assert "INBOX" in found["sentence"]


def test_check_of_a_port_without_tls_says_so(home: Home) -> None:
    found = checked(home, security="tls")
    assert found["sentence"].startswith("This port does not speak TLS (127.0.0.1, port ")
    assert 'security = "starttls"' in found["sentence"]


@pytest.mark.parametrize("command", [["check"], ["once"], ["replay", "--since", "2026-03-01"]])
def test_silence_about_an_account_that_could_not_be_read_is_not_taken_for_all_being_well(
    home: Home, command: list[str]
) -> None:
    home.write_config(account=[home.settings()["account"][0] | {"password_command": ["false"]}])
    done = home.call(*command)
    assert done.returncode == 78
    assert "Could not be looked into: account home; what is there is not known." in done.stdout
    for clear in ("Nothing comes next", "Nothing to write now", "Nothing would have been written"):
        assert clear not in done.stdout


def test_what_may_go_better_by_itself_ends_with_1_and_is_no_line_of_the_log(home: Home) -> None:
    home.write_config(account=[home.settings()["account"][0] | {"port": free_port("127.0.0.1")}])
    for command, code in (("once", 1), ("check", 78)):
        done = home.spawn(command)
        assert done.returncode == code
        assert "trouble account=" not in done.stderr


def test_a_replay_of_days_to_come_is_an_error(home: Home) -> None:
    done = home.call("replay", "--since", "2026-03-03")
    assert done.returncode == 2
    assert "2026-03-03 is not there yet" in done.stderr


def test_check_warns_of_a_playbook_that_nothing_can_start(home: Home) -> None:
    (playbook,) = home.settings()["playbook"]
    home.write_config(playbook=[playbook, {"name": "idle"}])
    done = home.call("check")
    assert done.returncode == 0
    assert "Nothing can start playbook “idle”" in done.stdout
    (home.folder / "people.toml").write_text('[[person]]\nname = "Ann"\nplaybook = "idle"\n')
    assert home.json("check")["warnings"] == []


def test_what_is_too_old_to_be_written_comes_last_in_plan_and_not_at_all_in_check(home: Home) -> None:
    home.send(
        "Old Friend <old@northlight.example>", "Your advice, please", FIRST, home.now - timedelta(days=50)
    )
    home.send(ANN, "Your advice, please", FIRST)
    home.json("once")
    shown = home.call("plan").stdout
    assert shown.index("ann@") < shown.index("old@")
    assert "too old: only named in a note" in shown
    assert "listed" not in shown
    assert {p for step in home.json("check")["next"] for p in step["persons"]} == {"ann@northlight.example"}


def test_status_lists_the_drafts_that_wait_with_whom_what_and_since_when(lived: Home) -> None:
    (row,) = [d for d in lived.json("status")["waiting"] if d["persons"] == ["ann@northlight.example"]]
    assert set(row) == {"persons", "kind", "subject", "since"}
    shown = lived.call("status").stdout
    assert (
        f"{row['kind']} for Ann Miller <ann@northlight.example>, since Tue "
        in shown.partition("Drafts that wait for you")[2]
    )


def test_status_with_broken_settings_still_says_what_the_ledger_knows_and_each_problem_once(
    lived: Home,
) -> None:
    whole = lived.json("status")
    lived.write_config(drafts_per_dy=3)
    done = lived.call("status")
    assert done.returncode == 0
    assert done.stdout.count("drafts_per_dy") == 1
    assert lived.json("status")["conversations"] == whole["conversations"]
    for command in (["plan"], ["why", "ann"]):
        refused = lived.call(*command)
        assert refused.returncode == 78
        assert (refused.stdout + refused.stderr).count("drafts_per_dy") == 1


def test_check_refuses_to_sign_in_without_encryption_off_this_machine(home: Home) -> None:
    """Nothing was sent: settings or sign-in say so before."""
    home.write_config(account=[home.settings()["account"][0] | {"host": "imap.example.org"}])
    done = home.call("check")
    assert done.returncode == 78
    assert 'security = "tls"' in done.stdout + done.stderr or "security" in done.stderr


@contextmanager
def name_server(domain: str, target: str, port: int) -> Iterator[int]:
    """A DNS server on loopback that knows one SRV record, and that nothing else exists."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                try:
                    asked, sender = sock.recvfrom(4096)
                except OSError:
                    return
                query = dns.message.from_wire(asked)
                reply = dns.message.make_response(query)
                name = query.question[0].name
                if str(name) == f"_imaps._tcp.{domain}.":
                    reply.answer.append(dns.rrset.from_text(name, 60, "IN", "SRV", f"0 1 {port} {target}"))
                sock.sendto(reply.to_wire(), sender)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield sock.getsockname()[1]
        finally:
            sock.close()


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the resolver of this process to a name server on loopback."""

    def use(port: int) -> None:
        made = dns.resolver.Resolver(configure=False)
        made.nameservers, made.port = ["127.0.0.1"], port
        monkeypatch.setattr(dns.resolver, "default_resolver", made)

    return use


def test_check_of_an_unknown_host_suggests_the_server_that_the_domain_names(
    home: Home, resolver: Callable[[int], None]
) -> None:
    with name_server("example.org", "mail.hosting.example.", 993) as port:
        resolver(port)
        found = checked(home, host="imap.nowhere.invalid", security="tls", port=0)
    assert found["problem"] == "unknown_host"
    assert "imap.nowhere.invalid, port 993, tls: " in found["sentence"]
    assert found["sentence"].endswith(
        'example.org itself names a server: try host = "mail.hosting.example", security = "tls".'
    )


def test_check_of_an_unknown_host_suggests_nothing_where_the_domain_says_there_is_none(
    home: Home, resolver: Callable[[int], None]
) -> None:
    with name_server("example.org", ".", 0) as port:
        resolver(port)
        found = checked(home, host="imap.nowhere.invalid", security="tls", port=0)
    assert "names a server" not in found["sentence"]


def test_an_account_in_trouble_does_not_stop_the_other(home: Home) -> None:
    """``once`` writes for the first, says what is wrong with the second, and ends with 1; ``status`` has it too."""
    broken = home.settings()["account"][0] | {
        "name": "broken",
        "port": free_port("127.0.0.1"),
        "login": "other",
        "addresses": ["sam@other.example"],
    }
    first = home.send(ANN, "Your advice, please", FIRST)
    assert home.call("once").returncode == 0
    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
    home.write_config(account=[broken, home.settings()["account"][0]])

    done = home.call("once")

    assert done.returncode == 1
    assert " ".join(done.stderr.split()).startswith("broken: No connection: 127.0.0.1, port ")
    shown = " ".join(home.call("status").stdout.split())
    assert "broken: No connection: 127.0.0.1" in shown
    assert "Next try: Mon 2 Mar 2026 10:0" in shown
    assert "answered" in shown


def test_nothing_private_is_in_the_log_even_of_the_verbose_service(home: Home) -> None:
    """Subjects, bodies, names, the password: marked, and looked for in everything the service wrote about itself."""
    account = home.settings()["account"][0]
    first = home.send("MARKEDNAME <ann@markedaddress.example>", "Advice MARKEDSUBJECT", "MARKEDBODY\n")
    account["password_command"] = ["sh", "-c", f"echo {home.user.password}; echo MARKEDSECRET >&2"]
    home.write_config(account=[account])
    home.call("once")
    home.set_time(NEXT_TUESDAY)
    assert home.spawn("once", "--verbose").returncode == 0
    home.receive(
        "MARKEDNAME <ann@markedaddress.example>",
        "Re: Advice MARKEDSUBJECT",
        "Happy to help! MARKEDBODY\n",
        **answers(first),
    )
    home.receive("x@markedaddress.example", "Re: Advice MARKEDSUBJECT", "MARKEDBODY, who knows?\n")
    done = home.spawn("once", "--verbose")

    assert len(home.drafts()) == 1
    assert "draft key=" in done.stderr
    for secret in (
        "MARKEDNAME",
        "MARKEDSUBJECT",
        "MARKEDBODY",
        "MARKEDSECRET",
        "markedaddress",
    ):
        assert secret not in done.stderr, secret
    assert all(
        re.match(r"\d{4}-\d\d-\d\d .* (DEBUG|INFO|WARNING|ERROR) ", line) for line in done.stderr.splitlines()
    )


@pytest.mark.parametrize("command", ["status", "check", "plan"])
def test_colour_is_for_terminals_only(lived: Home, command: str) -> None:
    assert "\x1b" not in lived.spawn(command).stdout
