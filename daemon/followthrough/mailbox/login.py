"""From a connection in clear to one that is protected and logged in: STARTTLS, LOGIN, and what a refusal means.

RFC 3501 6.2, 4616 (PLAIN), 5530 (response codes), 8314 (TLS).
"""

import base64
import re
import ssl
from typing import Never

from followthrough.mailbox import gate
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import (
    BadArgument,
    CredentialRejected,
    Disconnected,
    InsecureRefused,
    NeedsHuman,
    Rejected,
)

_REFUSED = {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED"}
_TALK = {"", "ALERT", "WEBALERT", "CAPABILITY", "REFERRAL"}
"""Codes that say nothing about the reason; a referral is never followed."""
_PASSING = re.compile(
    r"temporar|try again|unavailable|too many|limit|later|timed? ?out|internal error|busy", re.IGNORECASE
)
_BEFORE_TLS = {"OK", "BAD", "CAPABILITY"}
_OAUTH = {"AUTH=XOAUTH2", "AUTH=OAUTHBEARER"}


def start_tls(connection: Connection, context: ssl.SSLContext, host: str) -> None:
    """STARTTLS (RFC 3501 6.2.1), and everything said in clear forgotten: who sits on the wire could have said it."""
    if "STARTTLS" not in connection.capabilities:
        raise InsecureRefused("no_starttls", host)
    try:
        connection.run("STARTTLS")
    except Rejected as error:
        raise InsecureRefused("no_starttls", error.text) from error
    said = {name for name, values in connection.untagged_responses.items() if values} - _BEFORE_TLS
    if said:
        raise InsecureRefused("injected", gate.harmless(" ".join(sorted(said))))
    if connection.stream.unread or connection.stream.fill_ready():
        raise InsecureRefused("injected", "")
    connection.stream.start_tls(context, host)
    connection.sock = connection.stream.sock
    connection.untagged_responses.clear()
    connection.exists, connection.news, connection.gone = -1, False, False
    connection._get_capabilities()


def log_in(connection: Connection, login: str, credential: str, encrypted: bool) -> frozenset[str]:
    """LOGIN, or AUTHENTICATE PLAIN where that can't be; returns the capabilities from then on."""
    if not login or not credential or any(each in login + credential for each in "\r\n\0"):
        raise BadArgument("a login or credential that is empty or has CR, LF or NUL")
    announced = frozenset(connection.capabilities)
    if "LOGINDISABLED" in announced and "AUTH=PLAIN" not in announced:
        if encrypted:
            raise NeedsHuman("needs_oauth", gate.harmless(" ".join(sorted(announced))))
        raise InsecureRefused("login_disabled", "")
    try:
        both = login + credential
        if "LOGINDISABLED" in announced or not (both.isascii() and both.isprintable()):
            _authenticate_plain(connection, login, credential)
        else:
            connection.run("LOGIN", gate.quoted(login), gate.quoted(credential))
    except Rejected as error:
        _judge(error, announced)
    connection.state = "AUTH"
    said = connection.last("CAPABILITY")
    if said is None:
        connection._get_capabilities()
        return frozenset(connection.capabilities)
    return frozenset(said.decode("ascii", "replace").upper().split())


def _authenticate_plain(connection: Connection, login: str, credential: str) -> None:
    """SASL PLAIN (RFC 4616): any character, in UTF-8."""
    try:
        secret = f"\0{login}\0{credential}".encode()
    except UnicodeEncodeError as error:
        raise BadArgument("a login or credential that is no text") from error
    tag = connection.begin("AUTHENTICATE", "PLAIN")
    asked = 0
    while not connection.tagged_commands[tag]:
        if connection._get_response() is None:
            asked += 1
            if asked > 1:
                raise Disconnected("the server asked for more than the credential")
            connection.send(base64.b64encode(secret) + b"\r\n")
    connection._command_complete("AUTHENTICATE", tag)


def _judge(error: Rejected, announced: frozenset[str]) -> Never:
    """What a tagged refusal of a login means. A wrong guess here locks an account, or hammers a server."""
    if error.code == "PRIVACYREQUIRED":
        raise InsecureRefused("privacy_required", error.text) from error
    if error.code == "CONTACTADMIN":
        raise NeedsHuman("contact_admin", error.text) from error
    if error.status != "NO":
        raise error
    passing = error.code not in _REFUSED and (error.code not in _TALK or _PASSING.search(error.text))
    if passing or "authenticated but not connected" in error.text.lower():
        raise error
    if error.code in _TALK and "AUTH=PLAIN" not in announced and announced & _OAUTH:
        raise NeedsHuman("needs_oauth", error.text) from error
    raise CredentialRejected(
        "credential", f"[{error.code}] {error.text}" if error.code else error.text
    ) from error
