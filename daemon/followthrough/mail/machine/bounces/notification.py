"""The bounce notice of Amazon's mail service: no report, but JSON in a mail (SES, "Amazon SNS notifications")."""

import json
from collections.abc import Mapping
from typing import Any

from followthrough.mail.machine.bounces.fields import MAX_GROUPS, Outcome
from followthrough.mail.machine.bounces.recipients import addresses

_IN_WORDS = {
    "transient": "temporary failure",
    "mailboxfull": "mailbox full",
    "messagetoolarge": "message too large",
}


def notified(text: str) -> tuple[Outcome, ...]:
    """The recipients that such a notice says have bounced; none where the text is no such notice."""
    if not text.lstrip().startswith("{") or "bouncedRecipients" not in text:
        return ()
    notice = _read(text)
    # As a mail it comes in an envelope, whose Message is the notice as text once more.
    inner = notice.get("Message")
    bounce = (_read(inner) if isinstance(inner, str) else notice).get("bounce")
    if not isinstance(bounce, Mapping) or not isinstance(bounce.get("bouncedRecipients"), list):
        return ()
    kinds = (str(bounce.get(name, "")).lower() for name in ("bounceType", "bounceSubType"))
    words = " ".join(_IN_WORDS.get(kind, "") for kind in kinds).strip()
    return tuple(
        _outcome(each, words)
        for each in bounce["bouncedRecipients"][:MAX_GROUPS]
        if isinstance(each, Mapping)
    )


def _read(text: str) -> Mapping[str, Any]:
    # What mailers put below the notice (how to unsubscribe from it) is no JSON.
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, Mapping) else {}


def _outcome(recipient: Mapping[str, Any], words: str) -> Outcome:
    return Outcome(
        recipients=addresses(str(recipient.get("emailAddress", ""))[:500])[:1],
        action=str(recipient.get("action", "failed")).lower()[:20],
        status=str(recipient.get("status", ""))[:20],
        diagnostic=str(recipient.get("diagnosticCode", ""))[:2_000] or words,
    )
