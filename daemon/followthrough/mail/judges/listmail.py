"""Mail to many (RFC 2369, RFC 2919), newsletters without those headers, and complaints (RFC 5965)."""

import re

from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Kind, Verdict, evidence
from followthrough.mail.message import Message

NAME = "listmail"

_LIST_HEADERS = (
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "list-post",
    "list-archive",
    "mailing-list",
    "x-mailing-list",
    "x-beenthere",
    "x-mailman-version",
    "x-listname",
    "x-list-unsubscribe",
    "feedback-id",
    "x-feedback-id",
)
# What bulk mailers put on everything: proof only together with a way to unsubscribe, for people send through them too.
_BULK_HEADERS = re.compile(
    r"x-(?:campaign|mc-user|mailchimp|sg-eid|mailgun-sid|mailgun-tag|mandrill-user|csa-complaints|report-abuse"
    r"|abuse-info"
    r"|mailer-?lite|sib-id|mailin-campaign|klaviyo|cleverreach|rapidmail|newsletter|mailing-?id|bulk|job"
    r"|ses-outgoing|postmark"
    r"|pm-message-id|constantcontact|icontact|emarsys|messagebus|roving|elq|marketo|hubspot|getresponse"
    r"|sendinblue|brevo|mailjet"
    r"|mj-mid|accounttype|mailer-?sid|list|subscriber|customer-?id|delivery-?id|rpcampaign|simplycast"
    r"|virtual-mta|vmta|binding)"
    r"|campaign-?id|x-msys-api|require-recipient-valid-since|bounces-to|x-bounce-id",
    re.IGNORECASE,
)
_BULK_MAILER = re.compile(
    r"mailchimp|cleverreach|rapidmail|mailjet|sendinblue|brevo|phplist|campaign|newsletter|constant contact"
    r"|bulk|acymailing"
    r"|sendy|listserv|mailman|majordomo|sympa|interspire|swiftmailer.{0,20}news|inxmail|emarsys|xqueue|optivo",
    re.IGNORECASE,
)
_UNSUBSCRIBE = re.compile(
    r"unsubscrib|(?:opt|opting)[- ]?out\b|manage (?:your )?(?:e-?mail )?(?:preferences|subscription)|abmelden"
    r"|abbestellen|austragen"
    r"|désabonn|désinscri|se désinscrire|darse de baja|cancelar (?:la |su |a |sua )?(?:suscripci[óo]n|inscrição"
    r"|subscrição)"
    r"|disiscri|cancella(?:ti|rsi) (?:da|dall)|uitschrijven|afmelden|avprenumerera|avregistrera|afmeld|frameld"
    r"|wypisz|rezygnuj"
    r"|odhlásit|odhlaste|配信(?:停止|解除)|退订|退訂|取消订阅|取消訂閱",
    re.IGNORECASE,
)
_WEB_COPY = re.compile(
    r"view (?:this e-?mail )?(?:in|on) (?:your |the |a )?(?:browser|web)|im browser (?:an|öffnen|ansehen)"
    r"|online-?version|voir (?:la version|dans le navigateur)"
    r"|ver (?:en|no) (?:el |o )?navegador|visualizza (?:nel|nella)|bekijk (?:in|online)|ブラウザで",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:re|aw|antw|sv|vs|r|res|rif|odp|回复|答复|返信|回覆)(?:\[\d\])?\s?[:\uff1a]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"mailto:([^\s<>?]{1,200})", re.IGNORECASE)


def judge(message: Message, body: Body) -> Verdict | None:
    """List or bulk mail, unless it answers something: people answer through lists and through sales programs too."""
    if any(part.content_type == "message/feedback-report" for part in message.parts):
        return Verdict(evidence(NAME, "part", "message/feedback-report"), kind=Kind.LIST)
    if message.parents:
        return None
    names = {name.lower(): value for name, value in reversed(message.headers)}
    found = next(((name, names[name]) for name in _LIST_HEADERS if names.get(name)), None)
    precedence = names.get("precedence", "").strip().lower()
    found = found or (("precedence", precedence) if precedence in {"bulk", "list"} else None)
    found = found or _bulk(message, names)
    if found is None or _answers(message, body) or _to_one(message, names):
        return None
    return Verdict(evidence(NAME, *found), kind=Kind.LIST)


def _bulk(message: Message, names: dict[str, str]) -> tuple[str, str] | None:
    """A newsletter without a list's headers: a bulk mailer's own, and a way to unsubscribe in its text."""
    shown = next((name for name in names if _BULK_HEADERS.match(name)), None)
    if shown is None and _BULK_MAILER.search(names.get("x-mailer", "") + names.get("user-agent", "")):
        shown = "x-mailer"
    text = message.text
    if shown is None and not _WEB_COPY.search(text[:600]):
        return None
    found = _UNSUBSCRIBE.search(text[:600]) or _UNSUBSCRIBE.search(text[-3000:])
    return ("text", found[0]) if found else None


def _answers(message: Message, body: Body) -> bool:
    """An answer that lost its headers: its subject says so, and it quotes what it answers."""
    return _ANSWERS.match(message.subject) is not None and bool(body.quoted.strip())


def _to_one(message: Message, names: dict[str, str]) -> bool:
    """Somebody writes from behind a group's address to one person who is not the group."""
    if "x-google-group-id" not in names or len(message.recipients) != 1:
        return False
    posts = {each.lower() for each in _ADDRESS.findall(names.get("list-post", ""))}
    group = names.get("list-id", "").rpartition("<")[2].rstrip(">").lower().partition(".")
    posts.add(f"{group[0]}@{group[2]}")
    posts |= {each.split("/")[0] for each in posts}
    return message.recipients[0].address not in posts and "list-unsubscribe-post" not in names
