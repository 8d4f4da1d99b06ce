"""People from tables: the headers of real programs, every encoding and delimiter that spreadsheets save in."""

from pathlib import Path

import pytest

from followthrough.setup.columns import meanings
from followthrough.setup.contacts import LARGEST, read_contacts
from followthrough.setup.entries import Contacts, NotPeople

GOOGLE = (
    "First Name,Middle Name,Last Name,Name Prefix,Organization Name,Organization Title,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Street\n"
    'Bea,,Muster,Dr.,Example Hospital,head of data,"likes\nsailing",* myContacts,* Work,'
    "bea@example.com ::: b@home.example,Home,bea2@example.com,Mobile,+49 30 1 ::: +49 40 2,Hauptstr. 1\n"
)
GOOGLE_BEFORE = (
    "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Organization 1 - Name,Organization 1 - Title\n"
    "Bea Muster,Bea,Muster,Work,bea@example.com,Work,+49 30 1,Example Hospital,head of data\n"
)
OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street",'
    '"Business Fax","Business Phone","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address"\r\n'
    '"Dr","Bea","","Muster","","Example Hospital","IT","head of data","Hauptstr. 1","+49 30 9","+49 30 1",'
    '"bea@example.com","SMTP","Bea Muster (bea@example.com)","b@home.example"\r\n'
)
OUTLOOK_GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Telefon geschäftlich;E-Mail-Adresse;"
    "E-Mail-Typ;E-Mail 2: Adresse;Notizen\r\n"
    "Frau;Bea;;Müster;;Krankenhaus;IT;Leiterin;+49 30 1;bea@example.com;SMTP;b@home.example;mag Käse\r\n"
)
LINKEDIN = (
    'Notes:\n"Some addresses may be missing, as people choose."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Bea,Muster,https://social.example/in/bea,,Example Hospital,head of data,02 Mar 2026\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Organization,Job Title\n"
    "Bea,Muster,Bea Muster,,bea@example.com,b@home.example,+49 30 1,Example Hospital,head of data\n"
)
BY_HAND = (
    "Person\tAddress\tWhy\tReferred by\tLanguage\nBea Muster\tbea@example.com\tShe knows.\tCy Brandt\tde\n"
)


def read(folder: Path, content: str | bytes, name: str = "people.csv") -> Contacts:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_contacts(path)


def refused(folder: Path, content: str | bytes) -> str:
    with pytest.raises(NotPeople) as error:
        read(folder, content)
    return str(error.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("table", "addresses", "fields"),
    [
        (
            GOOGLE,
            ["bea@example.com", "b@home.example", "bea2@example.com"],
            {"phone": "+49 30 1", "organisation": "Example Hospital", "role": "head of data",
             "notes": "likes\nsailing"},
        ),
        (
            GOOGLE_BEFORE,
            ["bea@example.com"],
            {"phone": "+49 30 1", "organisation": "Example Hospital", "role": "head of data"},
        ),
        (
            OUTLOOK,
            ["bea@example.com", "b@home.example"],
            {"phone": "+49 30 1", "organisation": "Example Hospital", "role": "head of data"},
        ),
        (LINKEDIN, [], {"organisation": "Example Hospital", "role": "head of data"}),
        (
            THUNDERBIRD,
            ["bea@example.com", "b@home.example"],
            {"phone": "+49 30 1", "organisation": "Example Hospital", "role": "head of data"},
        ),
        (
            BY_HAND,
            ["bea@example.com"],
            {"why": "She knows.", "referred_by": "Cy Brandt", "language": "de"},
        ),
    ],
    ids=["Google", "Google before 2024", "Outlook", "LinkedIn", "Thunderbird", "by hand"],
)  # fmt: skip
def test_the_tables_of_real_programs_are_understood(
    tmp_path: Path, table: str, addresses: list[str], fields: dict[str, str]
) -> None:
    (entry,) = read(tmp_path, table).entries
    assert (entry.name, entry.addresses, entry.fields) == ("Bea Muster", addresses, fields)
    assert entry.wrong == []


def test_what_each_column_was_taken_for_can_be_shown(tmp_path: Path) -> None:
    """Also of columns that bear the same name, and of those nothing is taken from."""
    columns = read(tmp_path, "E-mail,Name,Shoe size,E-mail,\na@b.example,Bea,38,,\n").columns
    assert columns == {
        "E-mail": "address", "Name": "name", "Shoe size": "", "E-mail (column 4)": "address", "(column 5)": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda each: each
)
def test_every_encoding_that_spreadsheets_save_in_is_read(tmp_path: Path, encoding: str) -> None:
    """With a byte order mark or without; German letters are the proof."""
    (entry,) = read(tmp_path, OUTLOOK_GERMAN.encode(encoding)).entries
    assert (entry.name, entry.where) == ("Bea Müster", "line 2")
    assert entry.fields["notes"] == "mag Käse"
    assert entry.addresses == ["bea@example.com", "b@home.example"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_and_what_it_says_of_itself_is_read_over(
    tmp_path: Path, delimiter: str
) -> None:
    table = (
        delimiter.join(["Name", "E-mail", "Firma"]) + "\r" + delimiter.join(["Bea", "b@x.example", '"A;B,C"'])
    )
    for above in ("", f"sep={delimiter}\r"):
        (entry,) = read(tmp_path, above + table).entries
        assert (entry.name, entry.addresses, entry.fields) == (
            "Bea",
            ["b@x.example"],
            {"organisation": "A;B,C"},
        )


def test_lines_are_counted_over_quoted_line_ends_and_empty_rows_are_nobody(tmp_path: Path) -> None:
    """The number is where somebody begins in the file, as an editor shows it."""
    table = 'Name,Notes,Email\nBea,"one\ntwo\nthree",b@x.example\n,,\n\nCy,,\n'
    assert [(e.name, e.where) for e in read(tmp_path, table).entries] == [("Bea", "line 2"), ("Cy", "line 7")]


@pytest.mark.parametrize(
    ("cell", "addresses", "wrong"),
    [
        ("Bea Muster <BEA@Example.com>", ["bea@example.com"], []),
        ("mailto:bea@example.com; b@home.example", ["bea@example.com", "b@home.example"], []),
        ("bea@example.com\nb@home.example", ["bea@example.com", "b@home.example"], []),
        ("bea(at)example.com", [], ["'bea(at)example.com' is no address"]),
        ("", [], []),
    ],
)
def test_addresses_are_taken_as_people_write_them(
    tmp_path: Path, cell: str, addresses: list[str], wrong: list[str]
) -> None:
    (entry,) = read(tmp_path, f'Name,Email\nBea,"{cell}"\n').entries
    assert (entry.addresses, entry.wrong) == (addresses, wrong)


def test_what_people_toml_would_refuse_is_left_out_and_said(tmp_path: Path) -> None:
    """One bad cell costs no person."""
    table = (
        "Name,Email,Country,Language,Time zone,Phone\nBea,b@x.example,Germany,german,Berlin,+49\nCy,,XK,,,\n"
    )
    entry, other = read(tmp_path, table).entries
    assert (other.fields, other.wrong) == ({}, ["country: no public holidays are known for 'XK'"])
    assert entry.fields == {"phone": "+49"}
    assert entry.wrong == [
        "country: 'Germany' is no country", "language: 'german' is no language", "timezone: 'Berlin' is no time zone",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["Title", "Name"], ["role", "name"]),
        (["Title", "First Name", "Suffix"], ["", "first name", ""]),
        (["Address", "Name"], ["", "name"]),
        (["Full_Name", "E-MAIL-ADRESSE:", "Handy"], ["name", "address", "phone"]),
        (["Prénom", "Nom", "Courriel"], ["first name", "last name", "address"]),
        (["Mails until answered", "Mails sent", "E-mail Type", "Last touch was"], ["", "", "", ""]),
    ],
)
def test_headers_are_told_with_care(header: list[str], found: list[str]) -> None:
    """A title beside a suffix is a Dr; an address with no @ below it is a street."""
    assert meanings(header) == found


# What cannot be read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "people.csv is empty. Export your contacts once more, as CSV or vCard."),
        ("  \r\n\n", "people.csv is empty. Export your contacts once more, as CSV or vCard."),
        ("Name,Email\n\n,\n", "people.csv names nobody: there is nothing below its header."),
        (b"PK\x03\x04rest", "is a spreadsheet's own format. Save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "is a spreadsheet's own format. Save it as CSV"),
        (bytes(range(256)) * 4, "people.csv is no text, so neither CSV nor vCard. Save it as CSV"),
        (
            "Shoe size,Colour\n38,red\n",
            "people.csv: no column with names or addresses can be told. The first line has: 'Shoe size', 'Colour'. "
            "Give the table a first line that names its columns: Name (or First name and Last name), E-mail, and as",
        ),
        (
            "Bea Muster,bea@example.com\n",
            "The first line has: 'Bea Muster', 'bea@example.com'. Give the table a first",
        ),
    ],
    ids=["empty", "blank", "header alone", "xlsx", "xls", "binary", "other columns", "no header"],
)
def test_what_is_no_list_of_people_is_refused_with_what_to_do(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert said in refused(tmp_path, content)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotPeople, match=r"there is no such file. Name a CSV or vCard file."):
        read_contacts(tmp_path / "nothing.csv")
    with pytest.raises(NotPeople, match=r"is not a file. Name a CSV or vCard file."):
        read_contacts(tmp_path)


def test_a_file_too_large_for_people_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(NotPeople, match=r"is over 20 MB: too large for a list of people. Part it."):
        read_contacts(path)


@pytest.mark.parametrize("more", [1, 20_000])
def test_an_unclosed_quote_is_said_with_its_line_for_it_takes_the_rest_of_the_table(
    tmp_path: Path, more: int
) -> None:
    table = 'Name,Email\nBea,b@x.example\nCy,"c@x.example\n' + "Dora,d@x.example\n" * more
    assert "line 3: a quotation mark is opened there and never closed" in refused(tmp_path, table)


@pytest.mark.parametrize("header", ["Introduce", "einführen", "Vorstellen", "to introduce"])
def test_a_column_says_to_whom_a_first_mail_is_asked_for(tmp_path: Path, header: str) -> None:
    """With a cross, a yes or a true, in English and German; anything else but a no is said."""
    yes, no = ("x", "X", "yes", "Ja", "TRUE", "1", "wahr"), ("", "no", "nein", "false", "0", "FALSCH")
    cells = (*yes, *no, "maybe")
    lines = "".join(f"P{place},p{place}@x.example,{cell}\n" for place, cell in enumerate(cells))
    contacts = read(tmp_path, f"Name,E-mail,{header}\n{lines}")
    assert contacts.columns[header] == "introduce"
    assert [each.introduce for each in contacts.entries] == [cell in yes for cell in cells]
    assert [each.wrong for each in contacts.entries if each.wrong] == [
        ["introduce: 'maybe' is neither yes nor no; write yes, or nothing"]
    ]
