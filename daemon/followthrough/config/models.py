"""The config as frozen models: every key, its default, its unit and one line of why (config.example.toml is made of these).

The description of a field is what config.example.toml and docs/config.md print; keep it one line.
"""

from datetime import date, time
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from followthrough.plan.playbook import Rules


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Me(_Model):
    """Who the user is, as drafts and notes speak for them."""

    name: str = Field(description="Your name as it stands below your mails.")
    about: str = Field("", description="Who you are in half a sentence, for first mails and call scripts.")
    phone: str = Field("", description="Your number, for call scripts.")
    sign_off: str = Field("Best regards,", description="The line above your name.")
    signature: str = Field("", description="What stands below '-- ' in your mails; empty: none.")


class Hours(_Model):
    """When drafts and notes appear: the user's working time."""

    timezone: str = Field("", description="IANA zone, such as Europe/Berlin; empty: this machine's, kept once seen.")
    days: tuple[str, ...] = Field(
        ("mon", "tue", "wed", "thu", "fri"), description="Working days: mon tue wed thu fri sat sun."
    )
    start: time = Field(time(9, 0), description="Local time (HH:MM) from which drafts and notes appear.")
    end: time = Field(time(17, 0), description="Local time (HH:MM) until which they do.")
    holidays: tuple[date, ...] = Field((), description="Days off (YYYY-MM-DD), treated like a weekend.")


class Mailboxes(_Model):
    """Mailbox names where the server does not say; each empty: found by itself."""

    sent: str = Field("", description="Where sent mail is kept; empty: found by SPECIAL-USE or name.")
    drafts: str = Field("", description="Where drafts are put; empty: found by SPECIAL-USE or name.")
    trash: str = Field("", description="Where outdated drafts of ours are moved; empty: found by SPECIAL-USE or name.")
    junk: str = Field("", description="Asked for filtered answers before a call or attempt; empty: found.")
    archive: str = Field("", description="Asked for filed answers before a call or attempt; empty: found.")
    all: str = Field("", description="Gmail's All Mail; empty: found by SPECIAL-USE.")
    also: tuple[str, ...] = Field((), description="Further mailboxes that filters deliver answers to; read like the inbox.")


class Account(_Model):
    """One mailbox on one server."""

    name: str = Field(description="A short name of your own for this account; keep it once chosen.")
    host: str = Field(description="The IMAP server, such as imap.example.org.")
    port: int = Field(0, ge=0, le=65535, description="0: 993 with tls, else 143.")
    security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="tls, starttls, or none (only to this machine itself)."
    )
    login: str = Field(description="The user name to sign in with, mostly the address.")
    addresses: tuple[str, ...] = Field(
        min_length=1, description="Your own addresses here; drafts come from the first, or the one you wrote from."
    )
    password_command: tuple[str, ...] = Field(
        (), description="A command whose first output line is the password, as a list; 10 s, no shell."
    )
    password_file: Path | None = Field(None, description="A file with the password in its first line; mode 0600.")
    password_credential: str = Field("", description="The name of a systemd credential (LoadCredential=).")
    password_env: str = Field("", description="The name of an environment variable with the password.")
    password: str = Field("", repr=False, description="The password itself; this file must then be mode 0600.")
    ca_file: Path | None = Field(None, description="CA certificates (PEM) for a server of your own.")
    mailboxes: Mailboxes = Field(default_factory=Mailboxes, description="Mailbox names, where they are not found.")


class Enrol(_Model):
    """Which sent mails that begin a thread start a conversation; any one rule is enough."""

    tags: tuple[str, ...] = Field((), description="Tag words: mail with you+WORD@… in To, Cc or Bcc.")
    subjects: tuple[str, ...] = Field((), description="Regular expressions on the subject (any case).")
    recipients: tuple[str, ...] = Field((), description="Patterns on the recipient's address, such as *@example.org.")
    keywords: tuple[str, ...] = Field((), description="IMAP keywords (labels) on the sent mail.")
    mailboxes: tuple[str, ...] = Field((), description="Mailboxes or labels that hold such sent mail, beside Sent.")


class Attempt(_Model):
    """One further attempt after the user's own first mail."""

    by: Literal["call", "mail"] = Field(description="call: a note in your inbox; mail: a draft in the thread.")
    after: str = Field(description="A window such as '1-2 business days', '5-7 business days', '3-4 weeks'.")


DEFAULT_ATTEMPTS = (
    Attempt(by="call", after="1-2 business days"),
    Attempt(by="mail", after="5-7 business days"),
)


class Playbook(_Model):
    """How one kind of outreach is followed through."""

    name: str = Field(description="A short name; people in people.toml name it to be enrolled.")
    enrol: Enrol = Field(default_factory=Enrol, description="What starts a conversation.")
    attempts: tuple[Attempt, ...] = Field(
        DEFAULT_ATTEMPTS, description="Calls and mails after your first mail; then the conversation rests."
    )
    check_in: str = Field("3-4 weeks", description="How long after the last contact a check-in is drafted.")
    check_in_with: Literal["met", "answered", "nobody"] = Field(
        "met", description="met: who met, referred or advised you; answered: everyone who answered and did not decline."
    )
    templates: str = Field("", description="A folder of your templates directory to prefer; empty: none.")

    def rules(self) -> Rules:
        """This playbook in plan's terms (windows parsed). Validated at load, so it cannot fail later."""
        raise NotImplementedError


class Person(_Model):
    """One entry of people.toml; the file is the user's and never rewritten."""

    name: str = Field(description="Their name.")
    addresses: tuple[str, ...] = Field((), description="Their addresses; the first is the one you write to.")
    playbook: str = Field("", description="Enrols mail to them in this playbook; empty: being listed enrols nothing.")
    phone: str = Field("", description="Their number, for call notes.")
    organisation: str = Field("", description="Where they work.")
    role: str = Field("", description="What they do there.")
    greeting: str = Field("", description="How you greet them, such as 'Dear Ann,'.")
    timezone: str = Field("", description="Their IANA zone; calls are then set in both people's hours.")
    templates: str = Field("", description="A folder of your templates directory to prefer for them.")
    hold: bool = Field(False, description="true: nothing is drafted for them.")
    stop: bool = Field(False, description="true: nothing is ever drafted for them.")


class Config(_Model):
    """The whole of followthrough.toml."""

    me: Me
    hours: Hours = Field(default_factory=Hours, description="Your working time.")
    account: tuple[Account, ...] = Field(min_length=1, description="One or more mailboxes of yours.")
    playbook: tuple[Playbook, ...] = Field(min_length=1, description="One or more kinds of outreach.")
    drafts_per_day: int = Field(5, ge=0, le=100, description="New drafts a day at most; answers don't count.")
    look_back: int = Field(60, ge=1, le=3650, description="Days of mail that the first scan looks at.")
    max_recipients: int = Field(3, ge=1, le=10, description="A mail to more people than this enrols nobody.")
    stale_drafts: Literal["trash", "keep"] = Field(
        "trash", description="trash: an untouched draft of ours that became wrong is moved to Trash; keep: it stays."
    )
    paused: bool = Field(False, description="true: nothing is written; watching goes on.")
    quote_original: bool = Field(True, description="Quote the mail a draft answers below it.")
    people_file: Path | None = Field(None, description="people.toml; empty: beside this file, where there is one.")
    templates_dir: Path | None = Field(None, description="Your own templates; empty: templates/ beside this file.")
    state_dir: Path | None = Field(None, description="Where the ledger is kept; empty: the platform's state folder.")
    poll_every: int = Field(120, ge=10, le=3600, description="Seconds between looks where the server can't push.")
