"""The fields of a delivery report (RFC 3464 2.3), one group for each recipient, wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followthrough.mail.machine.bounces.recipients import in_field

MAX_GROUPS = 20
MAX_LINES = 1_000
MAX_VALUE = 1_000
"""Characters of one field."""
SUCCEEDED = frozenset({"delivered", "relayed", "expanded"})

_FIELD = re.compile(
    r"[ \t>]{0,20}(final-recipient|original-recipient|x-actual-recipient|action|status|diagnostic-code)"
    r"[ \t]{0,9}:[ \t]{0,99}(.*)",
    re.IGNORECASE,
)
_FOLDED = re.compile(r"[ \t>]{0,20}[ \t](\S.*)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recipient: ``action`` in lower case, the rest as it was written ('': not said)."""

    recipients: tuple[str, ...]
    """The address that failed in the end, then the one it was first written to where that is another."""
    action: str
    status: str
    diagnostic: str

    @property
    def failed(self) -> bool:
        """Anything but success; a delay is a failure so far."""
        return self.action not in SUCCEEDED


def outcomes(text: str) -> tuple[Outcome, ...]:
    """The groups of fields in a report, or in the plain text of a mail that should have been one."""
    groups: list[dict[str, str]] = []
    for block in _blocks(text):
        lacking = groups and not _named(block) and not any(name in groups[-1] for name in block)
        if lacking:
            # Some programs put an empty line between the fields of one recipient.
            groups[-1].update(block)
        elif _named(block) and groups and not _named(groups[-1]):
            groups[-1] = {**groups[-1], **block}
        else:
            groups.append(block)
    found = [
        _outcome(group) for group in groups if _named(group) or {"action", "diagnostic-code"} <= set(group)
    ]
    return tuple(found[:MAX_GROUPS])


def _named(block: dict[str, str]) -> bool:
    return "final-recipient" in block or "original-recipient" in block


def _outcome(group: dict[str, str]) -> Outcome:
    names = ("final-recipient", "original-recipient", "x-actual-recipient")
    found = [each for name in names for each in in_field(group.get(name, ""))[:1]]
    return Outcome(
        recipients=tuple(dict.fromkeys(found)),
        action=re.split(r"[\s;(]", group.get("action", "").lower(), maxsplit=1)[0],
        status=group.get("status", ""),
        diagnostic=group.get("diagnostic-code", ""),
    )


def _blocks(text: str) -> Iterator[dict[str, str]]:
    """Fields that stand together: an empty line or a second Final-Recipient begins the next."""
    block: dict[str, str] = {}
    name = ""
    for line in text.split("\n", MAX_LINES)[:MAX_LINES]:
        found = _FIELD.match(line)
        if found:
            name = found[1].lower()
            if name in block:
                yield block
                block = {}
            block[name] = found[2][:MAX_VALUE].strip()
        elif name and (folded := _FOLDED.fullmatch(line)) and len(block[name]) < MAX_VALUE:
            block[name] += " " + folded[1].rstrip()
        else:
            name = ""
            if not line.strip(" \t>") and block:
                yield block
                block = {}
    if block:
        yield block
