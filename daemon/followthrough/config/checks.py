"""Checks of single values, for the models: each says what is wrong, what is allowed, and the nearest right value."""

import re
from collections.abc import Collection
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from followthrough.mail.address import normalise
from followthrough.plan.business_time import parse_slot, parse_window

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_ADDRESS = re.compile(r"[^\s@<>,;:()\"\\]+@[^\s@<>,;:()\"\\]+")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def wrong(
    what: str, allowed: str = "", nearest: str = "", key: str = "", beside: tuple[str, ...] = ()
) -> NoReturn:
    """Refuse a value. ``key``: which key of a table it is about, where a check looks at the whole table, and
    ``beside``: the keys of that table it was compared with."""
    details = {"what": what, "allowed": allowed, "nearest": nearest, "key": key, "beside": beside}
    raise PydanticCustomError("wrong", "{what}", details)


def shown(value: object) -> str:
    """A value as messages quote it: on one line and not too long."""
    text = f"'{value}'" if isinstance(value, str) else str(value)
    text = "".join(c if c.isprintable() else "?" for c in text)
    return text if len(text) <= 60 else text[:57] + "..."


def nearest(word: str, words: Collection[str]) -> str:
    """The one of WORDS that WORD was most likely meant to be, or ''."""
    by_lower = {each.lower(): each for each in words}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def _line(value: str) -> str:
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        wrong("has a line end or control character in it", "one line of text")
    return value


def _text(value: str) -> str:
    if any((ord(c) < 32 and c not in "\n\t") or ord(c) == 127 for c in value):
        wrong("has a control character in it", "lines of text")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        wrong("is empty", "some text")
    return value


def _zone(value: str) -> str:
    if value and not known_zone(value):
        wrong(
            f"{shown(value)} is no time zone", "an IANA name such as Europe/Berlin", nearest(value, _zones())
        )
    return value


def known_zone(name: str) -> bool:
    """Whether this is the name of a time zone here."""
    try:
        ZoneInfo(name)
    # The last two: a name that is a folder of the zone files, or too long for a file's name.
    except (ValueError, LookupError, OSError):
        return False
    return True


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _day(value: str) -> str:
    if value.lower() not in DAYS:
        wrong(f"{shown(value)} is no day", " ".join(DAYS), nearest(value[:3], DAYS))
    return value.lower()


def _clock(value: object) -> object:
    if isinstance(value, str) and (found := _CLOCK.fullmatch(value)):
        hour, minute = int(found[1]), int(found[2])
        if hour < 24 and minute < 60:
            return time(hour, minute)
    if isinstance(value, time) and value.tzinfo is None:
        return value
    wrong(f"{shown(value)} is no time of day", "HH:MM, 00:00 to 23:59, in quotes")


def _date(value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    wrong(f"{shown(value)} is no date", "YYYY-MM-DD")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        wrong(f"{shown(value)} is no address", "name@example.org, without a name or brackets around it")
    local, _, domain = value.rpartition("@")
    return f"{local}@{domain if domain.isascii() else normalise(value).rpartition('@')[2]}"


def _own_address(value: str) -> str:
    """RFC 5322: in From and in a message-id only ASCII is understood everywhere (RFC 6532 is not)."""
    if not value.isascii():
        what = f"{shown(value)} has letters outside ASCII"
        wrong(what, "before the @ a-z, 0-9 and . _ + - only; behind it the name of a domain")
    return value


def _host(value: str) -> str:
    if "://" in value:
        name = value.split("://", 1)[1].partition("/")[0]
        wrong(f"{shown(value)} has a scheme in it", "the name alone", name)
    if re.fullmatch(r"[^:]+:\d+", value):
        name, _, port = value.partition(":")
        wrong(f"{shown(value)} has a port in it", f"the name alone, and port = {port}", name)
    if not value or re.search(r"[\s/@]", value):
        wrong(f"{shown(value)} is no host", "a name such as imap.example.org")
    return value


def is_loopback(host: str) -> bool:
    """Whether a host can only be this machine."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _window(value: str) -> str:
    try:
        parse_window(value)
    except ValueError as error:
        what, _, allowed = str(error).partition("; allowed are ")
        wrong(what, allowed)
    return value


def _slot(value: str) -> str:
    try:
        parse_slot(value)
    except ValueError as error:
        wrong(f"{shown(value)} is no time of the week", str(error).partition("allowed are ")[2])
    return value


def _country(value: str) -> str:
    if value and not re.fullmatch(r"[A-Z]{2}", value):
        meant = _MEANT_COUNTRY.get(value.lower()) or (value.upper() if len(value) == 2 else "")
        wrong(f"{shown(value)} is no country", "two capitals, such as DE, GB, US", meant)
    return value


_MEANT_COUNTRY = {
    "germany": "DE", "deutschland": "DE", "england": "GB", "great britain": "GB", "united kingdom": "GB", "uk": "GB",
    "usa": "US", "united states": "US", "france": "FR", "austria": "AT", "switzerland": "CH", "schweiz": "CH",
    "netherlands": "NL", "spain": "ES", "italy": "IT", "canada": "CA", "australia": "AU", "ireland": "IE",
    "india": "IN",
}  # fmt: skip


def _language(value: str) -> str:
    if value and value not in _LANGUAGES:
        low = value.lower()
        meant = _MEANT_LANGUAGE.get(low) or next((part for part in (low, low[:2]) if part in _LANGUAGES), "")
        wrong(f"{shown(value)} is no language", "two letters of ISO 639, such as en, de, fr", meant)
    return value


_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
_MEANT_LANGUAGE = {
    "german": "de",
    "deutsch": "de",
    "spanish": "es",
    "ger": "de",
    "at": "de",
    "gb": "en",
    "us": "en",
}


def _expression(value: str) -> str:
    if not value:
        wrong("an empty expression matches every mail", "a regular expression such as 'your work on'")
    try:
        re.compile(value)
    except re.error as error:
        wrong(
            f"{shown(value)} is no regular expression: {error.msg}", r"as in Python; \ before . * + ? ( ) [ ]"
        )
    return value


def _pattern(value: str) -> str:
    if not value.strip() or any(c.isspace() for c in value):
        wrong(f"{shown(value)} matches no address", "an address with * for anything, such as *@example.org")
    return value


def _tag(value: str) -> str:
    if not _WORD.fullmatch(value):
        wrong(f"{shown(value)} is no tag", "a word of letters, digits, '.', '_' and '-'")
    return value


def _folder(value: str) -> str:
    if value and not _WORD.fullmatch(value):
        wrong(f"{shown(value)} is no folder's name", "one folder right in your templates directory")
    return value


def _variable(value: str) -> str:
    if value and not _VARIABLE.fullmatch(value):
        wrong("is no name of an environment variable", "the name only, not the password")
    return value


def _credential(value: str) -> str:
    if "/" in value or value in {".", ".."}:
        wrong(f"{shown(value)} is no credential's name", "the name before the colon in LoadCredential=")
    return value


def _path(value: object, info: ValidationInfo) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, Path):
        return value
    if not isinstance(value, str) or "\0" in value:
        wrong(f"{shown(value)} is no path", "a path; a relative one begins at this file's folder")
    folder = (info.context or {}).get("folder", Path())
    try:
        return Path(folder, Path(value).expanduser())
    except RuntimeError:
        wrong(f"{shown(value)} begins with a home folder that is not known", "a path")


Line = Annotated[str, AfterValidator(_line)]
Text = Annotated[str, AfterValidator(_text)]
Filled = Annotated[str, AfterValidator(_line), AfterValidator(_filled)]
Zone = Annotated[str, AfterValidator(_zone)]
Day = Annotated[str, AfterValidator(_day)]
Clock = Annotated[time, BeforeValidator(_clock)]
Date = Annotated[date, BeforeValidator(_date)]
Address = Annotated[str, AfterValidator(_line), AfterValidator(_address)]
OwnAddress = Annotated[str, AfterValidator(_line), AfterValidator(_address), AfterValidator(_own_address)]
Host = Annotated[str, AfterValidator(_line), AfterValidator(_host)]
Country = Annotated[str, AfterValidator(_country)]
Language = Annotated[str, AfterValidator(_language)]
SlotText = Annotated[str, AfterValidator(_slot)]
WindowText = Annotated[str, AfterValidator(_window)]
Expression = Annotated[str, AfterValidator(_expression)]
Pattern = Annotated[str, AfterValidator(_line), AfterValidator(_pattern)]
Tag = Annotated[str, AfterValidator(_tag)]
Folder = Annotated[str, AfterValidator(_folder)]
Variable = Annotated[str, AfterValidator(_variable)]
Credential = Annotated[str, AfterValidator(_line), AfterValidator(_credential)]
FilePath = Annotated[Path | None, BeforeValidator(_path)]
