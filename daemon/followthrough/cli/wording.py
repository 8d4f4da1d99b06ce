"""The one place where errors become sentences: what happened, where, and what to do or type next."""

from collections.abc import Iterable

from followthrough.compose.render import TemplateError
from followthrough.config.checks import shown
from followthrough.config.load import ConfigError, CredentialError
from followthrough.config.models import PASSWORD_SOURCES
from followthrough.config.problems import NoConfig
from followthrough.config.wording import describe
from followthrough.ledger.store import AlreadyRunning, LedgerError
from followthrough.mailbox.errors import MailboxError
from followthrough.service.attempt import TRANSIENT, named

TROUBLE = {
    "no_source": "No password is named for this account. Add one of {detail} to it in your settings.",
    "no_credential": "No password could be had: {detail}. Mend the password source of this account in your settings.",
    "rejected": "The server refused the sign-in ({detail}). Check login and password; with two-factor sign-in most "
    "providers want an app password. After three refusals it is left alone until you change one of them, but for one "
    "more try after 6 hours and one after 24.",
    "no_mailbox": "There is no mailbox {detail}\nCorrect it under [account.mailboxes] in your settings. Nothing is "
    "created by itself.",
    "no_role": "It is not clear which mailbox is {detail}\nName it under [account.mailboxes] in your settings, such as "
    'drafts = "Drafts". Nothing is created by itself.',
    "needs_oauth": "This server takes no passwords ({detail}); signing in by OAuth2 is not supported yet. Ask the "
    "provider for an app password, or use another account.",
    "contact_admin": "The server says to ask whoever runs it ({detail}). Signing in to its web mail may show why.",
    "bad_certificate": "The server's certificate is not to be trusted: {detail}. Check host and this machine's clock; "
    "for a server of your own with its own authority set ca_file.",
    "old_tls": "The server speaks only an outdated TLS ({detail}): refused. It must learn TLS 1.2 or newer.",
    "ca_file": "The file of CA certificates cannot be used: {detail}. Correct ca_file in your settings.",
    "plaintext": "Sign-in without encryption is refused for a server that is not this machine ({detail}). Set "
    'security = "tls".',
    "login_disabled": 'The server takes no sign-in without encryption ({detail}). Set security to "starttls" or '
    '"tls".',
    "privacy_required": 'The server takes no sign-in without encryption ({detail}). Set security to "starttls" or '
    '"tls".',
    "preauth": "The server claims to be signed in already, which only a tunnel may do: refused ({detail}). Check host "
    "and port.",
    "no_starttls": "The server does not offer STARTTLS ({detail}): refused, for the password would go in clear. Set "
    'security = "tls".',
    "injected": "Something was said before encryption was on ({detail}): refused, for somebody in between may have "
    'said it. Set security = "tls".',
    "unknown_host": "No address is known for the server: {detail}. Check host in your settings, and the network; it is "
    "tried again by itself.",
    "no_tls": 'This port does not speak TLS ({detail}). Set security = "starttls", or another port; it is tried again '
    "by itself.",
    "unreachable": "No connection: {detail}. Check host, port and security if it has never worked; it is tried again "
    "by itself.",
    "refused_now": "The server would not let us in just now ({detail}). It is tried again by itself.",
    "disconnected": "The connection broke: {detail}. It is made again by itself.",
}

NO_SOURCE = "none: "
"""How the detail begins where the settings name no password at all."""
NOT_TLS = "wrong version number"
"""OpenSSL's words for an answer that is no TLS."""

LEDGER = {
    "corrupt": "The ledger was damaged and moved aside ({detail}). Put a backup back in its place; or move the damaged "
    "file out of the state folder to begin afresh: your mailbox is read again, and no draft is written twice.",
    "older": "The ledger is from an older version ({detail}). Start the service once (`followthrough run` or `once`); "
    "it brings the ledger up to date.",
    "unusable": "The ledger cannot be used ({detail}). Check the owner and the mode of the state folder.",
    "newer": "The ledger was written by a newer version of Followthrough ({detail}). Install that version.",
    "full": "The disk is full ({detail}). Nothing was written; make room, and it goes on.",
    "locked": "The ledger is in use by another program ({detail}). Nothing was written; try again when it is done.",
    "conflict": "Two programs wrote into the ledger ({detail}). Stop all instances and start one.",
}


def trouble(problem: str, detail: str) -> str:
    """Why an account is not connected, in a sentence or two."""
    detail = detail or "it said no more"
    if problem == "no_role":
        return _no_role(detail)
    if problem == "no_credential" and detail.startswith(NO_SOURCE):
        problem, detail = "no_source", ", ".join(PASSWORD_SOURCES)
    if problem == "unreachable" and NOT_TLS in detail.lower().replace("_", " "):
        problem, detail = "no_tls", detail.partition(": ")[0]
    return TROUBLE[problem].format(detail=detail.rstrip("."))


def _no_role(detail: str) -> str:
    """The role in the first line of the detail, with the name in the settings if there is one; then what there is."""
    role, _, names = detail.partition("\n")
    role, _, wanted = role.partition("=")
    there = ", ".join(names.splitlines()) or "none"
    if wanted:
        return TROUBLE["no_mailbox"].format(detail=f"{shown(wanted)} ({role}); there are: {there}.")
    return TROUBLE["no_role"].format(detail=f"{role}. There are: {there}.")


def needs_person(problem: str) -> bool:
    """Whether nothing helps but a person: else it may go better by itself."""
    return problem not in (*TRANSIENT, "disconnected")


def not_looked_into(names: Iterable[str]) -> str:
    """So that silence about an account that could not be read is not taken for all being well."""
    several = sorted(names)
    accounts = "account" if len(several) == 1 else "accounts"
    return f"Could not be looked into: {accounts} {', '.join(several)}; what is there is not known."


def explain(error: Exception) -> str:
    """An expected error as lines for a person."""
    match error:
        case NoConfig():
            places = "\n".join(f"  {place}" for place in error.places)
            return (
                f"No settings yet. Copy config.example.toml to {error.places[0]}, or use --config FILE.\n"
                f"Looked at:\n{places}"
            )
        case ConfigError():
            count = len(error.problems)
            head = f"{count} thing{'s' if count > 1 else ''} to mend in your settings:"
            return "\n".join([head, *(f"  {describe(p)}" for p in error.problems)])
        case CredentialError():
            return f"account {error.account}: " + trouble("no_credential", f"{error.source}: {error.problem}")
        case TemplateError():
            return f"{error.path}:{error.line}: {error.problem}. Mend the template; the others go on."
        case AlreadyRunning():
            who = f" (process {error.pid})" if error.pid else ""
            return f"Followthrough is already running{who} on {error.path}. `followthrough status` says how it does."
        case LedgerError():
            detail = error.detail or "no more is known"
            return f"{error.path}: " + LEDGER[error.problem].format(detail=detail)
        case MailboxError():
            return trouble(*named(error))
        case _:
            return str(error)
