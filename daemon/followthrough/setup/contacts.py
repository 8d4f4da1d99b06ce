"""A file of contacts in whatever shape it comes: read, decoded, and handed to the reader of its kind."""

from pathlib import Path

from followthrough.setup.csv_people import read_table
from followthrough.setup.entries import Contacts, NotPeople
from followthrough.setup.vcard_people import is_vcard, read_cards

LARGEST = 20 * 1024 * 1024

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_AS_CSV = "Save it as CSV (in the spreadsheet: File, Save as) or export vCards, and import that."


def read_contacts(path: Path) -> Contacts:
    """The people in a file: a table (CSV) or vCards. Raises NotPeople with a sentence."""
    text = _decoded(path, _bytes(path))
    if not text.strip():
        raise NotPeople(f"{path} is empty. Export your contacts once more, as CSV or vCard.")
    contacts = read_cards(text) if is_vcard(text) else read_table(text, path)
    if not contacts.entries:
        raise NotPeople(f"{path} names nobody: there is nothing below its header.")
    return contacts


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "there is no such file"
            raise NotPeople(f"{path}: {reason}. Name a CSV or vCard file.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise NotPeople(
            f"{path} cannot be read: {error.strerror or error}. Check who may read it."
        ) from error
    if len(data) > LARGEST:
        raise NotPeople(
            f"{path} is over {LARGEST // 1024 // 1024} MB: too large for a list of people. Part it."
        )
    return data


def _decoded(path: Path, data: bytes) -> str:
    """The text, by its byte order mark, else as UTF-8, UTF-16 or the code page that Windows saves in."""
    if data.startswith(_SPREADSHEETS):
        raise NotPeople(f"{path} is a spreadsheet's own format. {_AS_CSV}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _clean(path, data.decode("utf-16", "replace"))
    # Text in Latin letters has a zero in every second byte.
    half = data[:2000]
    for encoding, zeros in (("utf-16-le", half[1::2]), ("utf-16-be", half[0::2])):
        if len(zeros) > 3 and zeros.count(0) > len(zeros) * 0.6:
            return _clean(path, data.decode(encoding, "replace"))
    try:
        return _clean(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _clean(path, data.decode("cp1252", "replace"))


def _clean(path: Path, text: str) -> str:
    strange = sum(ord(c) < 32 and c not in "\t\n\r\f\x0b\x1a" for c in text[:10_000])
    if "\0" in text or strange > 20:
        raise NotPeople(f"{path} is no text, so neither CSV nor vCard. {_AS_CSV}")
    return text.removeprefix("\ufeff")
