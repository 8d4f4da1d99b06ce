"""The playbooks' tables: what starts a conversation, and how it is followed through."""

from typing import Literal

from pydantic import Field

from followthrough.config.checks import Expression, Filled, Folder, Line, Pattern, Tag, WindowText
from followthrough.config.model import Table
from followthrough.plan import playbook as plan
from followthrough.plan.business_time import parse_window
from followthrough.plan.playbook import Rules


class Enrol(Table):
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


class Attempt(Table):
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


class Playbook(Table):
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
    nudge: WindowText = Field(
        default="5-7 business days",
        description="How long after your answer to a yes a nudge is drafted when nothing came; once.",
    )
    thank_you: WindowText = Field(
        default="1-24 hours", description="How long after a meeting's end the thank-you is drafted."
    )
    report_back: WindowText = Field(
        default="1-5 business days",
        description="How long after somebody you were referred to answered, the one who referred you hears of it.",
    )
    ask_minutes: int = Field(
        default=20, ge=5, le=30, description="How many minutes of their time you ask for; never over 30."
    )
    questions: tuple[Line, ...] = Field(
        default=(),
        examples=[["What would you do first in my place?"]],
        description="Your 5-7 questions, for call and meeting notes; empty: general ones.",
    )
    ask: str = Field(
        default="",
        examples=["I would like twenty minutes of your advice on the phone."],
        description="What you ask for, in a sentence, for second mails and calls; empty: your mail's question.",
    )
    templates: Folder = Field(
        default="",
        examples=["german"],
        description="A set of templates to prefer: the program's own (german), or a folder of yours; empty: none.",
    )

    def rules(self) -> Rules:
        """This playbook in plan's terms (windows parsed). Validated at load, so it cannot fail later."""
        return Rules(
            name=self.name,
            attempts=tuple(plan.Attempt(each.by, parse_window(each.after)) for each in self.attempts),
            check_in=parse_window(self.check_in),
            check_in_with=self.check_in_with,
            nudge=parse_window(self.nudge),
            thank_you=parse_window(self.thank_you),
            report_back=parse_window(self.report_back),
            templates=self.templates,
        )
