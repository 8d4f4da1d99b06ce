"""First mails: checked before they are sent, and in the note for those that are out; domains asked of a real DNS."""

import json
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.servers.dns import NameServer
from tests.system.home import CHECKOUT, START, Home, text
from tests.system.story import ANN, CY, FIRST, SUBJECT, headings, once

GOOD = (
    "Dear Ms Miller,\n\nBen Okafor suggested that I write to you: your report on rain gardens is why I moved from "
    "roads to drains.\n\nI am a city planner. Could I ask you for twenty minutes? It would help me decide what to "
    "learn next. This is not a request for a job.\n\nI will call a day or two after this reaches you.\n\nSam\n"
)
MAIL = f"From: Sam <sam@example.org>\nTo: ann@northlight.example\nSubject: Advice\n\n{GOOD}"


@pytest.fixture
def dns() -> Iterator[NameServer]:
    with NameServer(
        {"northlight.example": {"MX": "10 mx.northlight.example."}, "harbour.example": {"MX": "0 ."}}
    ) as up:
        yield up


def asking(home: Home, dns: NameServer) -> None:
    """Have the home ask this DNS server."""
    home.write_config(notes={"nameserver": dns.address, "digest": "never"})


def saved(tmp_path: Path, content: str, name: str = "first.eml") -> str:
    path = tmp_path / name
    path.write_text(content)
    return str(path)


def test_a_good_mail_is_fine_as_mail_and_as_text(home: Home, tmp_path: Path) -> None:
    """Exit code 0, and one sentence."""
    for content in (MAIL, GOOD):
        done = home.call("check-mail", saved(tmp_path, content))
        assert (done.returncode, done.stdout) == (0, "It says what a first mail has to say.\n")


def test_what_is_missing_is_said_with_exit_code_1(home: Home, tmp_path: Path) -> None:
    """For people, and for scripts."""
    path = saved(tmp_path, MAIL.replace("I am a city planner. ", "").replace("twenty minutes", "an hour"))
    done = home.call("check-mail", path)
    assert done.returncode == 1
    assert "Say who you are" in done.stdout
    assert "never for more than thirty. (“an hour”)" in done.stdout

    done = home.call("check-mail", path, "--json")
    assert done.returncode == 1
    assert [each["about"] for each in json.loads(done.stdout)["findings"]] == ["who you are", "too long"]


def test_it_reads_standard_input_and_needs_no_settings(home: Home) -> None:
    """As in a pipe, before anything is set up."""
    home.config.unlink()
    done = subprocess.run(
        home.command("check-mail", "-", "--no-dns"),
        cwd=CHECKOUT,
        input=MAIL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "says what" in done.stdout


def test_a_file_that_cannot_be_read_is_named_with_exit_code_2(home: Home, tmp_path: Path) -> None:
    """A script can tell it from a mail that lacks something."""
    for path, why in ((tmp_path / "nothing.eml", "No such file or directory"), (tmp_path, "Is a directory")):
        done = home.call("check-mail", str(path))
        assert done.returncode == 2
        assert f"{path.name} can't be read: {why}. Name a mail or a text file." in " ".join(
            done.stderr.split()
        )


def test_a_domain_that_takes_no_mail_is_said(home: Home, dns: NameServer, tmp_path: Path) -> None:
    """A null MX; switched off, nobody is asked."""
    asking(home, dns)
    path = saved(tmp_path, MAIL.replace("ann@northlight.example", "cy@harbour.example"))
    done = home.call("check-mail", path)
    assert done.returncode == 1
    assert (
        "Mail to cy@harbour.example can't arrive: the domain says that it takes no mail at all."
        in " ".join(done.stdout.split())
    )
    before = len(dns.asked)
    assert home.call("check-mail", path, "--no-dns").returncode == 0
    assert len(dns.asked) == before


def test_the_note_says_what_a_first_mail_lacks_once(home: Home) -> None:
    """Only of mail sent since somebody is watching; a good one and an old one are passed over."""
    home.write_config(notes={"digest": "never"})
    home.send(ANN, SUBJECT, FIRST, at=START - timedelta(hours=1))
    once(home)
    assert "Your first mail" not in headings(home)

    home.set_time(START + timedelta(hours=1))
    home.send(CY, SUBJECT, FIRST)
    home.send("Di Lu <di@lake.example>", SUBJECT, GOOD)
    once(home)
    said = [text(note) for note in home.notes()]
    assert sum("YOUR FIRST MAIL" in each for each in said) + headings(home).count("Your first mail") == 1
    home.set_time(START + timedelta(hours=3))
    once(home)
    assert (
        headings(home).count("Your first mail") + sum("YOUR FIRST MAIL" in text(n) for n in home.notes()) == 1
    )


def test_an_address_that_can_receive_no_mail_is_told(home: Home, dns: NameServer) -> None:
    """In the note, with the reason; the good domain is asked, and nothing is said of it."""
    asking(home, dns)
    once(home)
    home.set_time(START + timedelta(hours=1))
    home.send(CY, SUBJECT, GOOD)
    home.send(ANN, SUBJECT, GOOD, at=home.now + timedelta(seconds=1))
    once(home)
    home.set_time(START + timedelta(days=1, hours=1))
    once(home)
    told = " ".join(" ".join(text(note).split()) for note in home.notes())
    assert "AN ADDRESS THAT CAN RECEIVE NO MAIL" in told
    assert "Mail to cy@harbour.example can't arrive" in told
    assert "ann@northlight.example can't arrive" not in told
    assert ("northlight.example", "MX") in dns.asked


def test_switched_off_neither_is_said(home: Home, dns: NameServer) -> None:
    """And nobody is asked."""
    home.write_config(
        notes={
            "digest": "never",
            "nameserver": dns.address,
            "check_first_mail": False,
            "check_domains": False,
        }
    )
    once(home)
    home.set_time(START + timedelta(hours=1))
    home.send(CY, SUBJECT, FIRST)
    once(home)
    assert headings(home) == []
    assert not any("YOUR FIRST MAIL" in text(note) for note in home.notes())
    assert dns.asked == []
