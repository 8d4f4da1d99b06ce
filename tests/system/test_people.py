"""People from the list to the chart and back: what is shown, imported, learned and exported, with the real command."""

import csv
import io
import re
import signal
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followthrough.config import calendars
from tests.servers.face import eventually
from tests.system.home import START, Home, answers
from tests.system.story import ANN, SUBJECT, once, people, write_first

CONTACTS = (
    "Name,E-mail,Phone,Company\nAnn M.,ANN@northlight.example,+44 20 9,Northlight\n"
    "Bea Muster,bea@quay.example,,\n"
)
SIGNED = (
    "Dear Sam,\n\nHappy to help! Do write to Dora Reed <dora@quay.example>, she runs the pilot.\n\n"
    "Best regards,\nAnn Miller\n-- \nAnn Miller\nHead of Planning\nTel. +44 20 7946 0018\n"
)


def listed(home: Home, *part: str) -> dict[str, Any]:
    """What ``people --json`` says, by name."""
    return {row["name"]: row for row in home.json("people", *part)["people"]}


def exported(home: Home, *arguments: str) -> list[dict[str, str]]:
    done = home.call("export", *arguments)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))


@pytest.fixture
def told(home: Home) -> Home:
    """Cy referred Sam to Ann, who answered with a number and a referral; Ida is somebody Sam would like to meet."""
    people(
        home,
        {"name": "Cy Brandt", "addresses": ["cy@harbour.example"]},
        {
            "name": "Ann Miller",
            "addresses": ["ann@northlight.example"],
            "referred_by": "Cy Brandt",
            "notes": "=rain",
            "language": "en",
        },
        {"name": "Ida Somebody"},
    )
    first = write_first(home)
    home.set_time(START + timedelta(days=1))
    home.receive(ANN, f"Re: {SUBJECT}", SIGNED, **answers(first))
    once(home)
    return home


def test_everybody_is_listed_with_how_things_stand_and_counted_against_the_goal(told: Home) -> None:
    """Also who has no address yet: nothing is drafted for them, and they count."""
    done = told.call("people")
    said = " ".join(done.stdout.split())
    assert "Ida Somebody" in said
    assert "no address yet" in said
    assert "of 100 people on your list" in said
    rows = listed(told)
    assert rows["Ida Somebody"]["state"] == "no address yet"
    assert rows["Cy Brandt"]["state"] == "not written to yet"
    assert rows["Ann Miller"]["state"] == "they wrote last, your turn"
    counts = told.json("people")["counts"]
    assert (counts["listed"], counts["with_address"], counts["written_to"], counts["answered"]) == (
        3,
        2,
        1,
        1,
    )


def test_one_person_is_told_at_length_with_what_was_learned_apart(told: Home) -> None:
    """And with who referred whom; what was learned is never in the user's own file."""
    before = (told.folder / "people.toml").read_text()
    said = told.call("people", "ann m").stdout
    assert "Cy Brandt → Ann Miller → you wrote on Mon 2 Mar 2026" in " ".join(said.split())
    own, _, learned = said.partition("Learned from mail")
    assert "=rain" in own
    assert "language:     en" in own
    assert told.json("people", "ann m")["chains"] == {"ann@northlight.example": ["Cy Brandt", "Ann Miller"]}
    assert "+44 20 7946 0018" in learned
    assert "Head of Planning" in learned
    assert "+44 20 7946 0018" not in own
    assert (told.folder / "people.toml").read_text() == before
    assert told.call("people", "nobody").stderr.startswith("Error: Nobody fits “nobody”.")


def test_the_chart_is_exported_and_taken_back_without_listing_anybody_twice(
    told: Home, tmp_path: Path
) -> None:
    """Everybody is in it; no cell is a formula; what was learned is marked."""
    rows = {row["Name"]: row for row in exported(told)}
    assert {"Cy Brandt", "Ann Miller", "Ida Somebody"} <= set(rows)
    ann = rows["Ann Miller"]
    assert (ann["Referred by"], ann["Mails until answered"], ann["Notes"]) == ("Cy Brandt", "1", "'=rain")
    assert (ann["Last touch"], ann["Last touch was"]) == ("2026-03-03", "they wrote")
    assert "learned: phone +44 20 7946 0018" in ann["Learned from mail"]
    assert ann["Next step"].endswith("in your Drafts")
    assert rows["Ida Somebody"]["State"] == "no address yet"

    chart = tmp_path / "chart.csv"
    done = told.call("export", "--output", str(chart))
    assert "people on your list" in " ".join(done.stdout.split())
    taken = told.json("people", "import", str(chart))
    mine = [each for each in taken["entries"] if each["name"] in {"Cy Brandt", "Ann Miller", "Ida Somebody"}]
    assert {each["result"] for each in mine} <= {"nothing new", "merged"}
    again = told.json("people", "import", str(chart))
    assert (again["counts"]["new"], again["counts"]["merged"], again["written"]) == (0, 0, None)
    assert [row["Name"] for row in exported(told)].count("Ann Miller") == 1


def test_the_chart_is_a_spreadsheet_too_and_never_printed_as_one(told: Home, tmp_path: Path) -> None:
    made = tmp_path / "chart.xlsx"
    assert told.call("export", "-o", str(made)).returncode == 0
    assert made.read_bytes().startswith(b"PK")
    assert made.stat().st_mode & 0o777 == 0o600
    own = told.folder / "people.toml"
    before = own.read_text()
    refused = told.call("export", "-o", str(own))
    assert "is a file of your settings. Name another one with --output." in refused.stderr
    assert own.read_text() == before
    refused = told.call("export", "-o", str(tmp_path / "none" / "chart.csv"))
    assert "cannot be written: No such file or directory. Name another file with --output." in refused.stderr


def test_an_import_says_what_it_took_and_why_not_and_never_touches_the_users_file(home: Home) -> None:
    """Line by line, with the columns and the counts; first without writing anything."""
    people(home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"]})
    before = (home.folder / "people.toml").read_text()
    file, target = home.folder / "contacts.csv", home.folder / "people-imported.toml"
    file.write_text(CONTACTS + ",,,\n,nonsense,,\n")

    done = home.call("people", "import", "--dry-run", str(file))
    assert done.stdout.splitlines()[:5] == [
        "Column 'Name' → name",
        "Column 'E-mail' → address",
        "Column 'Phone' → phone",
        "Column 'Company' → organisation",
        "line 2: Ann M.: merged with Ann Miller (phone, organisation)",
    ]
    assert "line 3: Bea Muster: new (name, address)" in done.stdout
    assert (
        "line 5: skipped: no name and no valid address\n    not taken: 'nonsense' is no address"
        in done.stdout
    )
    assert "1 new, 1 merged, 0 nothing new, 1 skipped.\nNothing was written (--dry-run)." in done.stdout
    assert not target.exists()

    assert "Kept in" in home.call("people", "import", str(file)).stdout
    kept = target.read_text()
    assert home.call("people", "import", str(file)).stdout.rstrip().endswith("all of it is known already.")
    assert (target.read_text(), (home.folder / "people.toml").read_text()) == (kept, before)
    assert listed(home)["Ann Miller"]["phone"] == "+44 20 9"
    assert "names nobody" in home.call("people", "import", str(_empty(home))).stderr


def test_a_first_mail_asked_for_in_a_table_is_drafted_and_kept_by_an_export(
    home: Home, tmp_path: Path
) -> None:
    """The report counts them, and says of whom it could not be taken."""
    file = tmp_path / "to-meet.csv"
    file.write_text(
        "Name,E-mail,Why,Vorstellen\nCy Brandt,cy@harbour.example,your maps of the harbour,ja\n"
        "Dora Reed,dora@quay.example,,x\n"
    )
    said = home.call("people", "import", str(file)).stdout
    assert "line 2: Cy Brandt: new (name, address, why, introduce)" in said
    assert "    not taken: introduce: needs a why: nobody is written to without a reason" in said
    assert "A first mail is asked for to 1 of them." in said
    once(home)
    (draft,) = home.drafts()
    assert b"cy@harbour.example" in draft.raw
    chart = tmp_path / "chart.csv"
    assert home.call("export", "--output", str(chart)).returncode == 0
    assert {row["Name"]: row["Introduce"] for row in exported(home)} == {"Cy Brandt": "yes", "Dora Reed": ""}
    (home.folder / "people-imported.toml").unlink()
    assert home.call("people", "import", str(chart)).returncode == 0
    assert [row["introduce"] for row in listed(home).values() if row["name"] == "Cy Brandt"] == [True]


def _empty(home: Home) -> Path:
    path = home.folder / "empty.csv"
    path.write_text("Name,Email\n")
    return path


def test_a_running_service_takes_over_what_is_imported(home: Home) -> None:
    """An import is an edit like any other."""
    home.start()
    home.watching()
    file = home.folder / "contacts.csv"
    file.write_text("Name,E-mail,Playbook\nCy Brandt,cy@harbour.example,advice\n")
    assert home.call("people", "import", str(file)).returncode == 0
    home.running[0].send_signal(signal.SIGHUP)
    taken_over = re.compile(r"config-taken-over .* people=1 ")
    eventually(lambda: taken_over.search(home.log()) is not None, "the imported file was taken over")


def test_check_says_that_what_knows_the_holidays_is_missing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, with what to type; everything else is as without."""
    monkeypatch.setattr(calendars, "installed", lambda: "")
    home.write_config(hours={"timezone": "Europe/London", "country": "GB"})
    done = home.call("check")
    assert done.returncode == 0
    assert " ".join(done.stdout.split()).count('Type: pip install "followthrough[holidays]"') == 1


def test_why_of_somebody_only_listed_says_so_and_what_would_have_them_written_to(home: Home) -> None:
    people(home, {"name": "Bea Muster", "addresses": ["bea@quay.example"]})
    write_first(home)
    done = home.call("why", "bea")
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "Bea Muster <bea@quay.example>: on your list, and not written to." in said
    assert "introduce = true" in said
