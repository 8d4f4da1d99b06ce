"""The telephone number in a signature: as written, the country it belongs to where that is sure, and as E.164."""

import re

_PHONE = re.compile(
    r"(?<![\w@/.=-])(\+?\(?\d(?:[\d()\s./\u2010-\u2013\u00a0-]{5,22})\d)(?:\s?(?:x|ext\.?|dw|poste|durchwahl)"
    r"\s?\d{1,5})?(?![\w@-])",
    re.IGNORECASE,
)
_FAX = re.compile(
    r"\b(?:tele)?fax\b|\bf\s?[:.]\s?\+?\d|\bfx\b|\bt[ée]l[ée]copie|факс|传真|傳真", re.IGNORECASE
)
_FAX_BEHIND = re.compile(r"\s{0,3}[(\[]?\s?(?:tele)?fax\b", re.IGNORECASE)
_MOBILE = re.compile(
    r"mobil|\bmob\b|cell|handy|\bm\s?[:.]|gsm|portable|móvil|movil|celular|telem[óo]vel|komórk|cep|моб|手机|手機|携帯",
    re.IGNORECASE,
)
_MOBILE_BEHIND = re.compile(r"\s{0,3}[(\[]\s?(?:mobile?|mob\.?|cell|handy)\s?[)\]]", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")
# What carries digits and is no telephone: registers, tax, bank, post.
_NO_PHONE = re.compile(
    r"\b(?:hr[ab]|(?:ust|mwst)(?:-?id)?(?:[-.]?\s?nr)?|st\.?-?nr|vat(?: id| no)?|iban|bic|siret|siren|tva|cif|nif|kvk"
    r"|p\.?\s?iva|btw|reg(?:istration)?\.?\s?(?:no|nr)"
    r"|steuer\w*|account|konto\w*|blz|meeting id|passcode|pin|order|ticket|case)\b[^a-z]{0,12}$",
    re.IGNORECASE,
)

_INTERNATIONAL = re.compile(r"(?:\+|\b00)[\s(]?\d[\d\s()./\u2010-\u2013-]{5,20}\d")
_COUNTRIES = {
    "germany": "DE", "deutschland": "DE", "austria": "AT", "österreich": "AT", "switzerland": "CH", "schweiz": "CH",
    "suisse": "CH", "svizzera": "CH", "france": "FR", "italy": "IT", "italia": "IT", "spain": "ES", "españa": "ES",
    "portugal": "PT", "brazil": "BR", "brasil": "BR", "netherlands": "NL", "the netherlands": "NL", "nederland": "NL",
    "belgium": "BE", "belgië": "BE", "belgique": "BE", "united kingdom": "GB", "uk": "GB", "u.k.": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "ireland": "IE", "united states": "US", "usa": "US",
    "u.s.a.": "US", "united states of america": "US", "canada": "CA", "mexico": "MX", "méxico": "MX",
    "argentina": "AR", "chile": "CL", "colombia": "CO", "sweden": "SE", "sverige": "SE", "norway": "NO",
    "norge": "NO", "denmark": "DK", "danmark": "DK", "finland": "FI", "suomi": "FI", "poland": "PL", "polska": "PL",
    "czech republic": "CZ", "czechia": "CZ", "česká republika": "CZ", "slovakia": "SK", "hungary": "HU",
    "magyarország": "HU", "romania": "RO", "românia": "RO", "greece": "GR", "turkey": "TR", "türkiye": "TR",
    "australia": "AU", "new zealand": "NZ", "india": "IN", "japan": "JP", "日本": "JP", "china": "CN", "中国": "CN",
    "singapore": "SG", "hong kong": "HK", "israel": "IL", "south africa": "ZA", "luxembourg": "LU",
}  # fmt: skip
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
_POSTAL = {
    "US": re.compile(rf",\s?(?:{'|'.join(_STATES.split())})\.?,?\s{{1,3}}\d{{5}}(?:-\d{{4}})?\b"),
    "CA": re.compile(r"\b(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[,.]?\s{1,3}[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"),
    "GB": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b"),
    "DE": re.compile(r"\bD-\d{5}\b"),
    "AT": re.compile(r"\bA-\d{4}\b"),
    "CH": re.compile(r"\bCH-\d{4}\b"),
    "FR": re.compile(r"\bF-\d{5}\b"),
}
_APART = re.compile(r"[,|·•\u2013\u2014/]|\s-\s")


def phone_number(signature: str) -> str | None:
    """The first telephone number of a signature as written (a mobile's before an office's), never a fax; else None."""
    first = None
    for line in signature[:4000].split("\n"):
        for label, number, behind in _numbers(line[:500]):
            if _FAX.search(label) or _FAX_BEHIND.match(behind) or _NO_PHONE.search(label):
                continue
            if _MOBILE.search(label) or _MOBILE_BEHIND.match(behind):
                return number
            first = first or number
    return first


def _numbers(line: str) -> list[tuple[str, str, str]]:
    """Each telephone number of a line between the words before it and those behind."""
    result = []
    end = 0
    for found in _PHONE.finditer(line):
        number = found[0].strip()
        digits = sum(each.isdigit() for each in found[1])
        if 7 <= digits <= 15 and not _DATE_LIKE.fullmatch(number):
            result.append((line[end : found.start() + 1], number, line[found.end() : found.end() + 12]))
        end = found.end()
    return result


def region(signature: str) -> str | None:
    """The country (ISO 3166, two letters) a signature says: by another number of it with a country code, a country's
    name in its address, a postal code that only one country writes so. None where it says none, or two."""
    text = signature[:4000]
    found = {each for number in _INTERNATIONAL.findall(text)[:4] if (each := _region_of(number))}
    found.update(country for country, pattern in _POSTAL.items() if pattern.search(text))
    for line in text.split("\n")[:20]:
        pieces = (" ".join(piece.split()).strip(" .").casefold() for piece in _APART.split(line[:200]))
        found.update(_COUNTRIES[piece] for piece in pieces if piece in _COUNTRIES)
    return found.pop() if len(found) == 1 else None


def e164(written: str, region: str | None) -> str | None:
    """``written`` as E.164 (``+493012345``), without its extension; None unless that is sure.

    Sure is a valid number with ``+`` or ``00`` before it, or a valid one of ``region`` (ISO 3166, two letters).
    """
    # The numbering plans are loaded for the first number: they cost memory at rest.
    import phonenumbers

    number = " ".join(written[:60].split())
    if number.startswith("00") and (region is None or region not in _NOT_00):
        number = f"+{number[2:].lstrip()}"
    try:
        parsed = phonenumbers.parse(number, None if number.startswith("+") else region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def in_full(written: str | None, signature: str) -> str | None:
    """``written``, a number of SIGNATURE, as E.164 where that is sure, else as it stands there; None for None."""
    return (e164(written, region(signature)) or written) if written else None


_NOT_00 = frozenset(
    ("US", "CA", "AU", "JP", "RU", "KZ", "SG", "HK", "TH", "KR", "ID", "FI", "BR", "CO", "IL")
)
"""Where 00 alone does not lead abroad."""


def _region_of(number: str) -> str | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(f"+{number[2:]}" if number.startswith("00") else number, None)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.region_code_for_number(parsed) if phonenumbers.is_valid_number(parsed) else None
