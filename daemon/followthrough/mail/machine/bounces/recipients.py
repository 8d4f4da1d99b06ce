"""Who did not get the mail, where no field says it: by the places in which mail systems name the address."""

import re

from followthrough.mail.address import is_no_reply, normalise, parse_addresses

MAX_RECIPIENTS = 20
MAX_WORDS = 6_000
"""Characters of a report's own words that are looked at; what is longer is not the report any more."""

_ADDRESS = re.compile(
    r"(?<![^\s<>\"'(,;:\[=\u3000-\u9fff\uff00-\uffef])"
    r"((?:\"[^\"\s@]{1,64}\"|[^\s<>@\"(),;:\[\]\u3000-\u9fff\uff00-\uffef]{1,128})"
    r"@[A-Za-z0-9-](?:[A-Za-z0-9.-]{0,150}[A-Za-z0-9])?)"
)
_LISTED = re.compile(
    r"^[ \t>*•-]{0,20}(?:(?:to|rcpt|rcpt to|recipient|recipient address|address|for|e-?mail|an|empfänger"
    r"|destinatario|destinataire|宛先|收件人|(?:[^\n:@]{0,60}(?:deliver(?:ed|y)?|sent?)[^\n:@]{0,20}))"
    r"[ \t]{0,9}[:=：])?[ \t]{0,20}"
    r"[<\"'(]{0,2}(?:mailto:|smtp:|rfc822;[ ]?)?"
    r"((?:\"[^\"\s@]{1,64}\""
    r"|[^\s<>@\"'():;,\[\]\u3000-\u9fff\uff00-\uffef]{1,128})@[A-Za-z0-9.-]{2,150})(?![A-Za-z0-9@-])(?!\.["
    r"A-Za-z"
    r"0-9])",
    re.IGNORECASE | re.MULTILINE,
)
_POINTED = re.compile(
    r"(?:addressed to|deliver(?:y|ed)?(?: of)?(?: the| your| this)? ?(?:message|mail|e-?mail)? ?to"
    r"|undeliverable to"
    r"|wasn't delivered to|not delivered to|couldn't be delivered to|delivering your (?:message|mail) to"
    r"|reach(?:ing)?|recipients?(?: address)?(?: was)?|sent to|rcpt to|orcpt=rfc822;|mail to|delivery failed"
    r"|delivery to|zugestellt werden an|remis à|entregar(?:se)? (?:a|para)|consegnat[oa] a|bezorgd bij"
    r"|получател\w{1,4})"
    r"[ \t]{0,9}[:\n]?[ \t\n]{0,20}[<\"'(\[]{0,2}([^\s<>@\"'():;,\[\]\u3000-\u9fff\uff00-\uffef]{1,128}@[A"
    r"-Za-z0"
    r"-9.-]{2,150})",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:contact|assistance|help|questions?|send (?:e-?)?mail to|postmaster|write to|forward[^\n]{0,30} to"
    r"|report[^\n]{0,20} to|wenden"
    r"|kontakt|contacte[rz]?|from)[^\n@]{0,40}[<\"'(\s]$",
    re.IGNORECASE,
)
_BARE = re.compile(r"@\[[0-9.]{7,15}\]|@localhost$", re.IGNORECASE)
_MADE_OF = re.compile(
    r"(?:expanded|generated|forwarded"
    r"|redirected) from:?[ \t\n]{0,20}<?([^\s<>@\"'():;,\[\]]{1,128}@[A-Za-z0-9.-]{2,150})",
    re.IGNORECASE,
)


def addresses(text: str) -> tuple[str, ...]:
    """Every address in the text, in lower case, each once."""
    found = (normalise(each.strip(".'")) for each in _ADDRESS.findall(text[:MAX_WORDS]))
    return tuple(dict.fromkeys(each for each in found if each.rpartition("@")[2].strip(".-")))[
        :MAX_RECIPIENTS
    ]


def listed(text: str, own: frozenset[str]) -> tuple[tuple[int, str], ...]:
    """Addresses that stand at the beginning of a line, or after a word that says whom the mail was for, with where.

    ``own`` are those of the reader and of the reporter: never the failed ones.
    """
    text = text[:MAX_WORDS]
    for pattern in (_LISTED, _POINTED, _ADDRESS):
        found = [
            (each.start(), address)
            for each in pattern.finditer(text)
            if (address := normalise(each[1].strip(".'-"))) not in own
            and not is_no_reply(address)
            and not _CONTACT.search(text, max(0, each.start(1) - 80), each.start(1))
            and "@" in address
        ]
        if found:
            return tuple(found[:MAX_RECIPIENTS])
    return ()


def in_field(value: str) -> tuple[str, ...]:
    """The addresses of an X-Failed-Recipients or To field."""
    found = [each.address for each in parse_addresses(value[:MAX_WORDS])] or addresses(value)
    return tuple(dict.fromkeys(found))[:MAX_RECIPIENTS]


def made_of(text: str) -> tuple[str, ...]:
    """The addresses of which a report says that the failed one was made of them: those were written to."""
    found = (normalise(each.strip(".'-")) for each in _MADE_OF.findall(text[:MAX_WORDS]))
    return tuple(dict.fromkeys(found))[:3]
