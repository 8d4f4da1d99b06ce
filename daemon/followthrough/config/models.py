"""The config as frozen models: every key, its default, its unit and one line of why.

config.example.toml and docs/config.md are made of these (see example.py).

The description of a field is what config.example.toml and docs/config.md print; keep it one line.
"""

from collections.abc import Iterable
from datetime import time
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from followthrough.config.checks import (
    Address,
    Clock,
    Credential,
    Date,
    Day,
    Expression,
    FilePath,
    Filled,
    Folder,
    Host,
    Line,
    OwnAddress,
    Pattern,
    Tag,
    Text,
    Variable,
    WindowText,
    Zone,
    is_loopback,
    shown,
    wrong,
)
from followthrough.plan import playbook as plan
from followthrough.plan.business_time import parse_window
from followthrough.plan.playbook import Rules

PASSWORD_SOURCES = ("password_command", "password_file", "password_credential", "password_env", "password")


class _Model(BaseModel):
    # Strict: port = "993" or paused = "no" is a mistake to be told, not to be guessed at.
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, validate_default=True, hide_input_in_errors=True
    )


class Me(_Model):
    """Who the user is, as drafts and notes speak for them."""

    name: Filled = Field(description="Your name as it stands below your mails.", examples=["Ann Example"])
    about: Line = Field(
        default="",
        examples=["a nurse moving into health data"],
        description="Who you are in half a sentence, for first mails and call scripts.",
    )
    phone: Line = Field(default="", examples=["+49 30 1234567"], description="Your number, for call scripts.")
    sign_off: Line = Field(default="Best regards,", description="The line above your name.")
    signature: Text = Field(
        default="",
        examples=["Ann Example\n+49 30 1234567"],
        description="What stands below '-- ' in your mails; empty: none.",
    )


class Hours(_Model):
    """When notes, attempts and check-ins appear: the user's working time. Answers appear at once."""

    timezone: Zone = Field(
        default="",
        examples=["Europe/Berlin"],
        description="IANA zone, such as Europe/Berlin; empty: this machine's, kept once seen.",
    )
    days: tuple[Day, ...] = Field(
        default=("mon", "tue", "wed", "thu", "fri"),
        min_length=1,
        description="Working days: mon tue wed thu fri sat sun.",
    )
    start: Clock = Field(
        default=time(9, 0), description="Local time (HH:MM) from which notes, attempts and check-ins appear."
    )
    end: Clock = Field(default=time(17, 0), description="Local time (HH:MM) until which they do.")
    holidays: tuple[Date, ...] = Field(
        default=(),
        examples=[["2026-12-24", "2026-12-31"]],
        description="Days off (YYYY-MM-DD), treated like a weekend.",
    )

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.start >= self.end:
            wrong(
                f"{self.end:%H:%M} is not after the start, {self.start:%H:%M}",
                "a later time of the same day",
                key="end",
                beside=("start",),
            )
        return self


class Mailboxes(_Model):
    """Mailbox names where the server does not say; each empty: found by itself."""

    sent: Line = Field(
        default="",
        examples=["Sent Items"],
        description="Where sent mail is kept; empty: found by SPECIAL-USE or name.",
    )
    drafts: Line = Field(
        default="",
        examples=["Drafts"],
        description="Where drafts are put; empty: found by SPECIAL-USE or name.",
    )
    trash: Line = Field(
        default="",
        examples=["Deleted Items"],
        description="Where outdated drafts of ours are moved; empty: found by SPECIAL-USE or name.",
    )
    junk: Line = Field(
        default="",
        examples=["Spam"],
        description="Asked for filtered answers before a call or attempt; empty: found.",
    )
    archive: Line = Field(
        default="",
        examples=["Archive"],
        description="Asked for filed answers before a call or attempt; empty: found.",
    )
    all: Line = Field(
        default="",
        examples=["[Gmail]/All Mail"],
        description="Gmail's All Mail; empty: found by SPECIAL-USE.",
    )
    also: tuple[Line, ...] = Field(
        default=(),
        examples=[["Applications", "Lists/Alumni"]],
        description="Further mailboxes that filters deliver answers to; read like the inbox.",
    )


class Account(_Model):
    """One mailbox on one server."""

    name: Filled = Field(
        examples=["private"], description="A short name of your own for this account; keep it once chosen."
    )
    host: Host = Field(
        examples=["imap.example.org"], description="The IMAP server, such as imap.example.org."
    )
    port: int = Field(default=0, ge=0, le=65535, description="0: 993 with tls, else 143.")
    security: Literal["tls", "starttls", "none"] = Field(
        default="tls", description="tls, starttls, or none (only to this machine itself)."
    )
    login: Filled = Field(
        examples=["ann@example.org"], description="The user name to sign in with, mostly the address."
    )
    addresses: tuple[OwnAddress, ...] = Field(
        min_length=1,
        examples=[["ann@example.org"]],
        description="Your own addresses here; drafts come from the first, or the one you wrote from.",
    )
    password_command: tuple[Text, ...] = Field(
        default=(),
        examples=[["pass", "show", "mail/ann@example.org"]],
        description="A command whose first output line is the password, as a list; 10 s, no shell.",
    )
    password_file: FilePath = Field(
        default=None,
        examples=["~/.config/followthrough/password"],
        description="A file with the password in its first line; mode 0600.",
    )
    password_credential: Credential = Field(
        default="",
        examples=["imap-password"],
        description="The name of a systemd credential (LoadCredential=).",
    )
    password_env: Variable = Field(
        default="",
        examples=["FOLLOWTHROUGH_PASSWORD"],
        description="The name of an environment variable with the password.",
    )
    password: Line = Field(
        default="",
        repr=False,
        examples=["..."],
        description="The password itself; this file must then be mode 0600.",
    )
    ca_file: FilePath = Field(
        default=None,
        examples=["/etc/ssl/my-ca.pem"],
        description="CA certificates (PEM) for a server of your own.",
    )
    mailboxes: Mailboxes = Field(
        default_factory=Mailboxes, description="Mailbox names, where they are not found."
    )

    @property
    def password_sources(self) -> tuple[str, ...]:
        """The keys that say where the password is; at most one is valid, none is found out when it is needed."""
        return tuple(name for name in PASSWORD_SOURCES if getattr(self, name))

    @model_validator(mode="after")
    def _is_one_safe_account(self) -> Self:
        if self.security == "none" and not is_loopback(self.host):
            wrong(
                f"'none' would show your password to the network on the way to {shown(self.host)}",
                "tls or starttls; none only for localhost, 127.0.0.1 and ::1",
                "tls",
                key="security",
                beside=("host",),
            )
        if len(self.password_sources) > 1:
            wrong(
                f"is a second source of the password beside {self.password_sources[0]}",
                f"one of {', '.join(PASSWORD_SOURCES)}",
                key=self.password_sources[1],
                beside=PASSWORD_SOURCES,
            )
        if self.password_command and not self.password_command[0]:
            wrong("has no program in it", "a list: the program, then its arguments", key="password_command")
        return self


class Enrol(_Model):
    """Which sent mails that begin a thread start a conversation; any one rule is enough."""

    tags: tuple[Tag, ...] = Field(
        default=(), examples=[["outreach"]], description="Tag words: mail with you+WORD@… in To, Cc or Bcc."
    )
    subjects: tuple[Expression, ...] = Field(
        default=(),
        examples=[["twenty minutes", "your work on"]],
        description="Regular expressions on the subject (any case).",
    )
    recipients: tuple[Pattern, ...] = Field(
        default=(),
        examples=[["*@example.org"]],
        description="Patterns on the recipient's address, such as *@example.org.",
    )
    keywords: tuple[Line, ...] = Field(
        default=(), examples=[["outreach"]], description="IMAP keywords (labels) on the sent mail."
    )
    mailboxes: tuple[Line, ...] = Field(
        default=(),
        examples=[["Outreach"]],
        description="Mailboxes or labels that hold such sent mail, beside Sent.",
    )


class Attempt(_Model):
    """One further attempt after the user's own first mail."""

    by: Literal["call", "mail"] = Field(
        description="call: a note in your inbox; mail: a draft in the thread."
    )
    after: WindowText = Field(
        description="A window such as '1-2 business days', '5-7 business days', '3-4 weeks'."
    )


DEFAULT_ATTEMPTS = (
    Attempt(by="call", after="1-2 business days"),
    Attempt(by="mail", after="5-7 business days"),
)


class Playbook(_Model):
    """How one kind of outreach is followed through."""

    name: Filled = Field(
        examples=["advice"], description="A short name; people in people.toml name it to be enrolled."
    )
    enrol: Enrol = Field(default_factory=Enrol, description="What starts a conversation.")
    attempts: tuple[Attempt, ...] = Field(
        default=DEFAULT_ATTEMPTS,
        description="Calls and mails after your first mail; then the conversation rests.",
    )
    check_in: WindowText = Field(
        default="3-4 weeks", description="How long after the last contact a check-in is drafted."
    )
    check_in_with: Literal["met", "answered", "nobody"] = Field(
        default="met",
        description="met: who met, referred or advised you; answered: everyone who answered and did not decline.",
    )
    ask: str = Field(
        default="",
        examples=["I would like twenty minutes of your advice on the phone."],
        description="What you ask for, in a sentence, for second mails and calls; empty: your mail's question.",
    )
    templates: Folder = Field(
        default="",
        examples=["german"],
        description="A folder of your templates directory to prefer; empty: none.",
    )

    def rules(self) -> Rules:
        """This playbook in plan's terms (windows parsed). Validated at load, so it cannot fail later."""
        return Rules(
            name=self.name,
            attempts=tuple(plan.Attempt(each.by, parse_window(each.after)) for each in self.attempts),
            check_in=parse_window(self.check_in),
            check_in_with=self.check_in_with,
            templates=self.templates,
        )


class Person(_Model):
    """One entry of people.toml; the file is the user's and never rewritten."""

    name: Filled = Field(examples=["Bea Muster"], description="Their name.")
    addresses: tuple[Address, ...] = Field(
        default=(),
        examples=[["bea@example.com"]],
        description="Their addresses; the first is the one you write to.",
    )
    playbook: Line = Field(
        default="",
        examples=["advice"],
        description="Enrols mail to them in this playbook; empty: being listed enrols nothing.",
    )
    phone: Line = Field(default="", examples=["+49 30 7654321"], description="Their number, for call notes.")
    organisation: Line = Field(default="", examples=["Example Hospital"], description="Where they work.")
    role: Line = Field(default="", examples=["head of data"], description="What they do there.")
    greeting: Line = Field(
        default="", examples=["Dear Bea,"], description="How you greet them, such as 'Dear Ann,'."
    )
    timezone: Zone = Field(
        default="",
        examples=["Europe/London"],
        description="Their IANA zone; calls are then set in both people's hours.",
    )
    templates: Folder = Field(
        default="",
        examples=["german"],
        description="A folder of your templates directory to prefer for them.",
    )
    hold: bool = Field(default=False, description="true: nothing is drafted for them.")
    stop: bool = Field(default=False, description="true: nothing is ever drafted for them.")


class People(_Model):
    """The whole of people.toml."""

    person: tuple[Person, ...] = Field(
        default=(), description="The people you write to, one [[person]] each."
    )

    @model_validator(mode="after")
    def _nobody_is_there_twice(self) -> Self:
        addresses = [
            (index, a.lower()) for index, each in enumerate(self.person) for a in set(each.addresses)
        ]
        seen: dict[str, int] = {}
        for index, address in addresses:
            first = seen.setdefault(address, index)
            if first != index:
                wrong(
                    f"{shown(address)} is listed for {shown(self.person[first].name)} already",
                    "every address once",
                    key=f"person.{index}.addresses",
                )
        return self


class Config(_Model):
    """The whole of followthrough.toml."""

    me: Me = Field(description="Who you are.")
    hours: Hours = Field(default_factory=Hours, description="Your working time.")
    account: tuple[Account, ...] = Field(min_length=1, description="One or more mailboxes of yours.")
    playbook: tuple[Playbook, ...] = Field(min_length=1, description="One or more kinds of outreach.")
    drafts_per_day: int = Field(
        default=5, ge=0, le=100, description="New drafts a day at most; answers don't count."
    )
    look_back: int = Field(
        default=60, ge=1, le=3650, description="Days of mail that the first scan looks at."
    )
    max_recipients: int = Field(
        default=3, ge=1, le=10, description="A mail to more people than this enrols nobody."
    )
    stale_drafts: Literal["trash", "keep"] = Field(
        default="trash",
        description="trash: an untouched draft of ours that became wrong is moved to Trash; keep: it stays.",
    )
    paused: bool = Field(default=False, description="true: nothing is written; watching goes on.")
    quote_original: bool = Field(default=True, description="Quote the mail a draft answers below it.")
    people_file: FilePath = Field(
        default=None,
        examples=["people.toml"],
        description="people.toml; empty: beside this file, where there is one.",
    )
    templates_dir: FilePath = Field(
        default=None,
        examples=["templates"],
        description="Your own templates; empty: templates/ beside this file.",
    )
    state_dir: FilePath = Field(
        default=None,
        examples=["~/.local/state/followthrough"],
        description="Where the ledger is kept; empty: the platform's state folder.",
    )
    poll_every: int = Field(
        default=120, ge=10, le=3600, description="Seconds between looks where the server can't push."
    )

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        _once("account", (each.name for each in self.account), "name", "name")
        _once("playbook", (each.name for each in self.playbook), "name", "name")
        _once("account", (f"{each.login} at {each.host}" for each in self.account), "login", "sign-in")
        return self


def _once(section: str, values: Iterable[str], key: str, what: str) -> None:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            wrong(
                f"{shown(value)} is the {what} of another {section} already",
                f"a {what} of its own",
                key=f"{section}.{index}.{key}",
            )
        seen.add(value)
