"""People from vCards as phones, mail programs and address books write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.setup.contacts import read_contacts
from followthrough.setup.entries import Entry
from followthrough.setup.vcard_people import is_vcard, read_cards
from tests.setup.test_merge import taken

THREE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Example//Contacts//EN
N:Muster;Bea;;Dr.;
FN:Bea Muster
ORG:Example Hospital;Data
TITLE:head of data
item1.EMAIL;type=INTERNET;type=pref:bea@example.com
item1.X-ABLabel:work
EMAIL;type=INTERNET;type=HOME:b@home.example
TEL;type=WORK;type=FAX:+49 30 9
TEL;type=WORK;type=VOICE:+49 30 1
TEL;type=CELL;type=pref:+49 170 1
NOTE:likes sailing\\, and\\nlong wal
 ks
TZ:Europe/Berlin
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 AAAAAAAAAAAAAAAAAAAAA
END:VCARD
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Bea Muster
EMAIL;PREF=2;TYPE="home,x-old":b@home.example
EMAIL;PREF=1:bea@example.com
TEL;VALUE=uri;TYPE="voice,cell":tel:+49-170-1;ext=5
LANG;PREF=1:de-DE
RELATED;TYPE=friend;VALUE=text:Cy Brandt
RELATED;TYPE=contact:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
END:VCARD
"""
TWO = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCster;Bea;;;
NOTE;ENCODING=QUOTED-PRINTABLE:mag K=C3=A4se und l=
ange Wege
TEL;HOME;VOICE:+49 30 2
TEL;CELL:+49 170 1
EMAIL;INTERNET;PREF:bea@example.com
AGENT:
BEGIN:VCARD
FN:Somebody Else
EMAIL:else@example.com
END:VCARD
END:VCARD
"""


def cards(text: str) -> list[Entry]:
    return list(read_cards(text).entries)


def test_a_card_of_version_3_with_groups_folds_and_a_photo() -> None:
    """The mobile's number goes before the office's, and never a fax."""
    (entry,) = cards(THREE.replace("\n", "\r\n"))
    assert (entry.name, entry.addresses) == ("Bea Muster", ["bea@example.com", "b@home.example"])
    assert entry.fields == {
        "phone": "+49 170 1",
        "organisation": "Example Hospital, Data",
        "role": "head of data",
        "notes": "likes sailing, and\nlong walks",
        "timezone": "Europe/Berlin",
    }
    assert entry.wrong == []


def test_a_card_of_version_4_says_what_is_preferred_and_who_is_related() -> None:
    (entry,) = cards(FOUR)
    assert entry.addresses == ["bea@example.com", "b@home.example"]
    assert entry.fields == {"phone": "+49-170-1", "language": "de", "known_from": "Cy Brandt (friend)"}


def test_a_card_of_version_2_1_in_quoted_printable_with_a_card_inside() -> None:
    (entry,) = cards(TWO)
    assert (entry.name, entry.addresses) == ("Bea Müster", ["bea@example.com"])
    assert entry.fields == {"phone": "+49 170 1", "notes": "mag Käse und lange Wege"}


def test_every_card_of_a_file_is_read_also_after_one_that_never_ends() -> None:
    unclosed = "BEGIN:VCARD\nVERSION:3.0\nFN:Cy\n"
    assert [(e.where, e.name) for e in cards(THREE + unclosed + FOUR + unclosed)] == [
        ("card 1", "Bea Muster"), ("card 2", "Cy"), ("card 3", "Bea Muster"), ("card 4", "Cy"),
    ]  # fmt: skip


def test_groups_and_organisations_are_nobody_and_said_so() -> None:
    (entry,) = cards("BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:The sailors\nEND:VCARD\n")
    assert entry.skip == "a group, not a person"


def test_what_people_toml_would_refuse_is_left_out_and_said() -> None:
    (entry,) = cards("BEGIN:VCARD\nVERSION:3.0\nFN:Bea\nTZ:+01:00\nEMAIL:bea at home\nLANG:xx\nEND:VCARD\n")
    assert entry.fields == {}
    assert sorted(entry.wrong) == [
        "'bea at home' is no address", "language: 'xx' is no language", "timezone: '+01:00' is no time zone",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_cards_is_told_by_its_first_line_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "contacts"
    path.write_bytes("begin:vcard\r\nversion:3.0\r\nfn:Bea Müster\r\nend:vcard\r\n".encode(encoding))
    contacts = read_contacts(path)
    assert (contacts.kind, [each.name for each in contacts.entries]) == ("vCards", ["Bea Müster"])


def test_control_characters_that_a_card_hides_are_dropped() -> None:
    """Quoted-printable can hold anything; people.toml takes none of it."""
    (entry,) = cards(
        "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Be=01a=00=0D=0AB\nNOTE;QUOTED-PRINTABLE:a=0D=0Ab=7F\n"
    )
    assert (entry.name, entry.fields) == ("Bea B", {"notes": "a\nb"})


@given(st.text(alphabet=st.sampled_from('BEGINVCARD:;="\\\n\r \t,.=ENCODQPFTL@a')))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever a file holds, there are entries or none."""
    is_vcard(text)
    entries = cards("BEGIN:VCARD\n" + text) + cards(f"BEGIN:VCARD\nFN;ENCODING=Q:=01{text}")
    assert len(taken(entries).taken) == len(entries)


@pytest.mark.parametrize("charset", ["idna", "hex", "undefined", "no-such"])
def test_a_charset_that_is_none_is_read_as_utf_8(charset: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:=4Dax\nEND:VCARD\n"
    assert [each.name for each in cards(card)] == ["Max"]
