"""The one place where errors become sentences: what happened, where, and what to do or type next."""

from followthrough.compose.render import TemplateError
from followthrough.config.load import ConfigError, CredentialError
from followthrough.config.wording import describe
from followthrough.ledger.store import AlreadyRunning, LedgerError
from followthrough.mailbox.errors import Disconnected, MailboxError, NeedsHuman, Rejected

TROUBLE = {
    "no_credential": "No password could be had ({detail}). Mend the password source of this account in your settings.",
    "rejected": "The server refused the sign-in ({detail}). Check login and password; with two-factor sign-in most "
    "providers want an app password. After three refusals it is left alone until you change something.",
    "no_role": "It is not clear which mailbox is which: {detail}\nName them under [account.mailboxes] in your settings "
    "(sent, drafts, trash). Nothing is created by itself.",
    "needs_oauth": "This server accepts no passwords ({detail}); signing in by OAuth2 is not supported yet.",
    "certificate": "The server's certificate is not to be trusted: {detail}. For a server of your own set ca_file.",
    "plaintext": 'Unencrypted sign-in is refused unless the server is this machine itself. Use security = "tls".',
    "preauth": "The server claims to be signed in already, which only a tunnel may do: refused.",
    "starttls": "The server (or somebody in between) spoke before encryption was on: refused. {detail}",
    "unreachable": "No connection: {detail}. It is tried again by itself.",
    "disconnected": "The connection broke: {detail}. It is made again by itself.",
}

LEDGER = {
    "corrupt": "The ledger was damaged and moved aside ({detail}). Put a backup back in its place; or move the damaged "
    "file out of the state folder to begin afresh: your mailbox is read again, and no draft is written twice.",
    "older": "The ledger is from an older version ({detail}). Start the service once (`followthrough run` or `once`); "
    "it brings the ledger up to date.",
    "unusable": "The ledger cannot be used ({detail}). Check the owner and the mode of the state folder.",
    "newer": "The ledger was written by a newer version of Followthrough ({detail}). Install that version.",
    "full": "The disk is full. Nothing was written; make room, and it goes on.",
    "locked": "The ledger is in use by another program. Nothing was written; try again when it is done.",
    "conflict": "Two programs wrote into the ledger ({detail}). Stop all instances and start one.",
}


def trouble(problem: str, detail: str) -> str:
    """Why an account is not connected, in a sentence or two."""
    return TROUBLE.get(problem, problem.replace("_", " ") + ": {detail}").format(
        detail=detail or "no more is known"
    )


def explain(error: Exception) -> str:
    """An expected error as lines for a person."""
    match error:
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
            return f"{error.path}: " + LEDGER.get(error.problem, error.problem).format(detail=error.detail)
        case NeedsHuman():
            return trouble(error.problem, error.detail)
        case Rejected():
            return f"The server refused {error.command}: {error.code} {error.text}".strip()
        case Disconnected() | MailboxError():
            return trouble("disconnected", str(error))
        case _:
            return str(error)
