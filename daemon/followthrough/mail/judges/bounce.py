"""Delivery reports: RFC 3464, and what mail systems send in its place."""

import re
from collections.abc import Iterator

from followthrough.mail.address import is_no_reply, normalise
from followthrough.mail.findings import Bounce, Kind, Severity, Verdict, evidence
from followthrough.mail.ids import message_ids
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body

NAME = "bounce"
MAX_RECIPIENTS = 50

_FIELD = re.compile(
    r"^[ \t]*(final-recipient|original-recipient|action|status"
    r"|diagnostic-code)[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"[^\s<>@\"'(),;:\[\]]{1,64}@[A-Za-z0-9-][A-Za-z0-9.-]{1,100}[A-Za-z0-9]")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.@-])([45])[0-5]\d(?=[ -]|$)", re.MULTILINE)

_SUBJECT = re.compile(
    r"undeliver|undelivered|undeliverable|returned mail|return(?:ed)? to sender|mail delivery"
    r"|delivery (?:status|fail|notif|error|has failed|problem|report)"
    r"|delivery.{0,30}(?:failed|failure)|failure notice|failure delivery|mail (?:could not|failure"
    r"|system error)|message (?:could not|status|not delivered|you sent)"
    r"|(?:could|can) ?not (?:be )?(?:deliver|send)|non.?deliver|not delivered|bounced"
    r"|warning: (?:could not|message)|unzustellbar|nicht zustellbar|zustellung.{0,20}fehl"
    r"|non remis|échec|no se (?:ha )?pudo entregar|no entregado|mancata consegna|impossibile"
    r"|não (?:foi )?entregue|niet.{0,20}bezorgd|kunde inte|не доставлено|配信|エラー|退信"
    r"|user unknown|nondeliverable|email rejected|mail error|address (?:not found|error)|mailbox (?:full"
    r"|unavailable)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"mailer-?daemon|postmaster|mail-?daemon|mdaemon|mail.?delivery|microsoftexchange|bounce|mailer@"
    r"|^mail-?system",
    re.IGNORECASE,
)

_FAILED = re.compile(
    r"error delivering|could(?: not|n't) be (?:delivered|sent)|(?:not|n't|unable to|cannot|failed to"
    r"|failure to) (?:be )?(?:deliver|reach|send)|delivery.{0,60}(?:fail|error|unsuccess)"
    r"|undeliver|permanent (?:fatal )?error|fatal errors|following (?:address|recipient|error)"
    r"|returned (?:to sender|mail|message)|user (?:unknown|not found)|unknown user"
    r"|no such (?:user|recipient|address|host)|mailbox (?:full|unavailable|not found)|over ?quota"
    r"|does(?: not|n't) exist|rejected|has been delayed|temporary (?:failure|error)"
    r"|konnte nicht|nicht zugestellt|n'a pas pu|no se (?:ha )?pudo|non è stato|配信|送信できません|host (?:unknown"
    r"|not found)|account.{0,30}(?:disabled|inactive)|delivery has been",
    re.IGNORECASE,
)
_UNKNOWN_USER = re.compile(
    r"user (?:is )?(?:unknown|not (?:found|exist))|unknown (?:user|recipient|address|account|mailbox"
    r"|or illegal)|no such (?:user|mailbox|recipient|address|account|person|local)|(?:user|account"
    r"|mailbox|recipient|address|alias)"
    r"(?: [^\n]{0,60})? (?:does(?: not|n't) exist|not exist|unknown|not found|is invalid|not (?:known"
    r"|listed|registered)|has been (?:deleted|removed))|invalid (?:recipient|mailbox|address|user)"
    r"|not a (?:valid|known) (?:user|mailbox|recipient|address)"
    r"|no (?:mailbox|user|account) (?:here )?(?:by|with|of|under) that name|address (?:not found"
    r"|error)\b|recipient (?:not found|unknown)|"
    r"not (?:our|a local) (?:customer|user|address)|doesn't have an? \S+ account|unrouteable"
    r"|nicht gefunden|unbekannt|inconnu|desconocido|ユーザ.{0,12}(?:存在|不明)|宛先不明|couldn't be found"
    r"|wasn't found|no longer (?:available|valid|works|in use)|bad destination mailbox",
    re.IGNORECASE,
)
_UNKNOWN_HOST = re.compile(
    r"(?:host|domain|name)[^\n]{0,40}(?:unknown|not found|not exist|no(?:t)? (?:valid|route))"
    r"|unknown host|no such (?:host|domain)|name service error|nxdomain|no mx|null ?mx|does(?: not"
    r"|n't) accept (?:e?-?mail|messages)|dns error[^\n]{0,30}lookup|no mail ?hosts?"
    r"|couldn't find any host|bad destination (?:host|system)|domain (?:name )?(?:does not exist"
    r"|not found)|host or domain name not found|unrouteable mail domain",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?:mailbox|inbox|account|quota)[^\n]{0,40}(?:full|exceed|over)|over ?quota|quota exceed"
    r"|disk (?:full|quota)|insufficient (?:disk|storage|system)|out of storage|not enough (?:space"
    r"|storage)|user is over",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"temporar|try again|will retry|timed? ?out|connection (?:refused|reset|lost|dropped|closed)|greylist"
    r"|delay(?:ed)?\b|deferred|retry time|still trying|too (?:many|busy)|expired|has been inactive"
    r"|suspended|disabled|inactive",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\bspam|block(?:ed|list)|black ?list|blacklist|policy|\bspf\b|\bdkim\b|\bdmarc\b|relay|reputation"
    r"|\brbl\b|not (?:authori[sz]ed|permitted|allowed)|access denied|denied|virus|reverse dns|\bptr\b"
    r"|unauthenticated|too (?:large|big)|size (?:limit|exceed)|content|refused|reject",
    re.IGNORECASE,
)


_TRY_AGAIN = re.compile(r"try again|temporary failure in name|malformed or unexpected", re.IGNORECASE)


def judge(message: Message, _body: Body) -> Verdict | None:
    """A delivery report with its recipients and how final it is; reports of success are none."""
    reports = [part.text for part in message.parts if part.content_type == "message/delivery-status"]
    if reports:
        return _standard(message, "\n".join(reports))
    return _other(message)


def _standard(message: Message, report: str) -> Verdict | None:
    fields: dict[str, list[str]] = {}
    for found in _FIELD.finditer(report):
        fields.setdefault(found[1].lower(), []).append(" ".join(found[2].split()))
    actions = {each.partition(" ")[0].strip(";").lower() for each in fields.get("action", [])}
    if actions and actions <= {"delivered", "relayed", "expanded"}:
        return None
    named = [*fields.get("final-recipient", []), *fields.get("original-recipient", [])]
    recipients = _addresses(" ".join(named))
    text = _own_words(message)
    diagnostic = " ".join(fields.get("diagnostic-code", []))
    status = _best_status(fields.get("status", []), diagnostic, text)
    delayed = actions == {"delayed"}
    severity = Severity.SOFT if delayed else _severity(status, diagnostic or text)
    shown = fields.get("final-recipient", [""])[0] + " " + (diagnostic or status or "")
    recipients = (
        recipients or _addresses(message.header("x-failed-recipients") or "") or _in_text(message, text)
    )
    return _verdict(message, recipients, severity, status, ("part", shown))


def _other(message: Message) -> Verdict | None:
    """A report in plain words: a mail system must have written it, and it must tell of a failure."""
    failed = message.header("x-failed-recipients")
    author = message.author
    system = author is None or _AUTHOR.search(author.address) or _AUTHOR.search(author.name.replace(" ", "-"))
    empty_path = (message.header("return-path") or "x").strip() == "<>"
    subject = _SUBJECT.search(message.subject)
    report = message.parts[0].content_type if message.parts else ""
    if not failed and (not (system or (subject and empty_path)) or (message.in_reply_to and not subject)):
        return None
    text = _own_words(message)
    told = _FAILED.search(text)
    if not (
        failed
        or (subject and (told or system))
        or (system and told and (_CODE.search(text) or _STATUS.search(text) or report))
    ):
        return None
    status = _best_status([], text, text)
    recipients = _addresses(failed or "") or _in_text(message, text)
    where = ("x-failed-recipients", failed) if failed else ("text", told[0] if told else message.subject)
    return _verdict(message, recipients, _severity(status, text), status, where)


def _verdict(
    message: Message,
    recipients: tuple[str, ...],
    severity: Severity,
    status: str | None,
    shown: tuple[str, str],
) -> Verdict:
    found = Bounce(recipients, severity, status, _original_ids(message))
    return Verdict(evidence(NAME, *shown), kind=Kind.BOUNCE, bounce=found)


_ORIGINAL = re.compile(
    r"^(?:-{2,}.{0,20}(?:original message|copy of the message|below this line|returned message"
    r"|message header|included|unsent message|transcript of session follows? .{0,5}$).{0,60}"
    r"|(?:received|return-path|x-\w+): .*\n(?:.*\n){0,5}?(?:received|from|to|subject|message-id): )",
    re.IGNORECASE | re.MULTILINE,
)


def _own_words(message: Message) -> str:
    """What the mail system wrote, without the message it gives back."""
    text = message.text if message.text.strip() else _first_text(message)
    cut = _ORIGINAL.search(text)
    return text[: cut.start()] if cut and cut.start() > 80 else text


def _first_text(message: Message) -> str:
    return next((part.text for part in message.parts if part.text.strip()), "")


def _addresses(text: str) -> tuple[str, ...]:
    found = dict.fromkeys(normalise(each.strip(".'")) for each in _ADDRESS.findall(text))
    return tuple(found)[:MAX_RECIPIENTS]


_LISTED = re.compile(
    r"^[ \t>*]*(?:to:|rcpt to:|recipient:?|address:?|for|could not.{0,30}:)?[ \t]*[<\"'(]?(?:mailto:"
    r"|smtp:|rfc822;)?([^\s<>@\"'():;,]{1,64}@[A-Za-z0-9.-]{3,100})(?![A-Za-z0-9-])[>\"')]?(?:[ \t.:;,(-].{0,200})?$",
    re.IGNORECASE | re.MULTILINE,
)


def _in_text(message: Message, text: str) -> tuple[str, ...]:
    """Addresses that stand at the beginning of a line first, then any; the reporter's and the reader's own are none."""
    own = {each.address for each in (*message.from_, *message.sender, *message.to)}
    for found in (_LISTED.findall(text), _ADDRESS.findall(text)):
        addresses = [
            each for each in _addresses(" ".join(found)) if each not in own and not is_no_reply(each)
        ]
        if addresses:
            return tuple(addresses)
    return ()


def _best_status(given: list[str], diagnostic: str, text: str) -> str | None:
    """The most telling status: the other server's own words before the reporter's, anything before x.0.0."""
    candidates = [*_STATUS.findall(diagnostic), *_statuses(given), *_STATUS.findall(text[:8000])]
    telling = [each for each in candidates if not each.endswith(".0.0") and not each.startswith("2.")]
    return next(iter(telling or [each for each in candidates if not each.startswith("2.")]), None)


def _statuses(given: list[str]) -> Iterator[str]:
    for value in given:
        yield from _STATUS.findall(value)[:1]


def _severity(status: str | None, words: str) -> Severity:
    """By status (RFC 3463), by words where the status says little."""
    telling = status is not None and status[2:] not in {
        "0.0",
        "3.0",
        "5.0",
        "7.1",
        "7.0",
        "1.0",
        "4.0",
        "7.133",
    }
    if status is not None and telling:
        return _by_status(status)
    if _UNKNOWN_HOST.search(words) and _TRY_AGAIN.search(words):
        return Severity.SOFT
    for pattern, severity in (
        (_FULL, Severity.SOFT),
        (_UNKNOWN_USER, Severity.HARD),
        (_UNKNOWN_HOST, Severity.HARD),
        (_POLICY, Severity.POLICY),
        (_LATER, Severity.SOFT),
    ):
        if pattern.search(words):
            temporary = status is not None and status.startswith("4") and severity is Severity.HARD
            return Severity.SOFT if temporary else severity
    return _by_status(status) if status else _by_code(words)


def _by_status(status: str) -> Severity:
    if status.startswith("4"):
        return Severity.SOFT
    _, subject, detail = status.split(".")
    match subject, detail:
        case ("1", "7" | "8"):
            return Severity.POLICY
        case ("1", _) | ("4", "4"):
            return Severity.HARD
        case ("2", _) | ("4", _):
            return Severity.SOFT
        case ("7" | "6" | "3", _):
            return Severity.POLICY
    return Severity.UNKNOWN


def _by_code(words: str) -> Severity:
    code = _CODE.search(words)
    return Severity.SOFT if code and code[1] == "4" else Severity.UNKNOWN


_GIVEN_BACK = re.compile(
    r"^[ \t>]*message-id[ \t]*:[ \t]*\n?[ \t]*(<[^<>\n]{1,250}>)", re.IGNORECASE | re.MULTILINE
)


def _original_ids(message: Message) -> tuple[str, ...]:
    """The ids of the message given back, and those this report answers."""
    found = [
        each
        for part in message.parts
        for value in _GIVEN_BACK.findall(part.text)
        for each in message_ids(value)
    ]
    own = set(message.message_ids)
    return tuple(each for each in dict.fromkeys([*found, *message.parents]) if each not in own)[:20]
