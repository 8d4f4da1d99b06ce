"""The config as frozen models: every key, its default, its unit and one line of why.

config.example.toml and docs/config.md are made of these (see example.py).

The description of a field is what config.example.toml and docs/config.md print; keep it one line.
"""

from collections.abc import Iterable
from datetime import time
from typing import Literal, Self

from pydantic import Field, model_validator

from followthrough.config.checks import (
    Clock,
    Country,
    Credential,
    Date,
    Day,
    FilePath,
    Filled,
    Host,
    Line,
    OwnAddress,
    SlotText,
    Text,
    Variable,
    Zone,
    is_loopback,
    shown,
    wrong,
)
from followthrough.config.model import Table
from followthrough.config.nameserver import NameServer
from followthrough.config.people import People, Person
from followthrough.config.playbooks import Playbook
from followthrough.plan.business_time import Slot, parse_slot

__all__ = ["PASSWORD_SOURCES", "Account", "Config", "People", "Person", "Playbook"]

PASSWORD_SOURCES = ("password_command", "password_file", "password_credential", "password_env", "password")


class Me(Table):
    """Who the user is, as drafts and notes speak for them."""

    name: Filled = Field(description="Your name as it stands below your mails.", examples=["Ann Example"])
    about: Line = Field(
        default="",
        examples=["a nurse moving into health data"],
        description="Who you are in half a sentence, for first mails and call scripts.",
    )
    phone: Line = Field(default="", examples=["+49 30 1234567"], description="Your number, for call scripts.")
    availability: tuple[SlotText, ...] = Field(
        default=(),
        examples=[["tue 09:00-12:00", "thu 14:00-17:00"]],
        description="When you can talk, offered in drafts and held against times they name; empty: a FILL.",
    )
    hoping_for: Line = Field(
        default="",
        examples=["An introduction to one person who plans for floods."],
        description="Your answer, in a sentence, when they ask what they can do for you; for meeting notes.",
    )
    sign_off: Line = Field(default="Best regards,", description="The line above your name.")
    signature: Text = Field(
        default="",
        examples=["Ann Example\n+49 30 1234567"],
        description="What stands below '-- ' in your mails; empty: none.",
    )

    def slots(self) -> tuple[Slot, ...]:
        """``availability`` in plan's terms. Validated at load, so it cannot fail later."""
        return tuple(parse_slot(each) for each in self.availability)


class Hours(Table):
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
    country: Country = Field(
        default="",
        examples=["DE"],
        description="Public holidays of this country (two letters) are days off, too; needs the extra 'holidays'.",
    )
    region: Line = Field(
        default="",
        examples=["BY"],
        description="The part of that country, as the holidays package names it; empty: what holds everywhere.",
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


class Mailboxes(Table):
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


class Account(Table):
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


class Notes(Table):
    """What the notes in your inbox are, beside those for calls."""

    prepare_at: Clock = Field(
        default=time(16, 0), description="Local time (HH:MM), the working day before a meeting, of its note."
    )
    digest: Day | Literal["never"] = Field(
        default="mon", description="The day of the weekly digest: mon tue wed thu fri sat sun, or never."
    )
    goal: int = Field(default=100, ge=1, le=10_000, description="How many people you want on your list.")
    check_first_mail: bool = Field(
        default=True, description="false: the note says nothing of what a first mail of yours lacks."
    )
    check_domains: bool = Field(
        default=True, description="false: recipients' domains are not looked up in the DNS."
    )
    nameserver: NameServer = Field(
        default="",
        examples=["192.0.2.1"],
        description="The DNS server to ask (address, or address:port); empty: this machine's.",
    )


class Config(Table):
    """The whole of followthrough.toml."""

    me: Me = Field(description="Who you are.")
    hours: Hours = Field(default_factory=Hours, description="Your working time.")
    account: tuple[Account, ...] = Field(min_length=1, description="One or more mailboxes of yours.")
    playbook: tuple[Playbook, ...] = Field(min_length=1, description="One or more kinds of outreach.")
    notes: Notes = Field(default_factory=Notes, description="The notes in your inbox.")
    steering_mailboxes: bool = Field(
        default=False,
        description="true: mail you move into Followthrough/Start, /Hold or /Stop steers; they are made for you.",
    )
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
