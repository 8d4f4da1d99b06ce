"""A letter as it would be written to somebody now, without writing it: nothing is recorded, nobody is asked."""

from datetime import datetime

from followthrough.compose.draft import Letter
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import NOTES, StepKind
from followthrough.plan.playbook import Outlook, Step
from followthrough.service.speaking import Speaking
from followthrough.service.writer import Writer

_KINDS = {
    "introduction": StepKind.INTRODUCTION,
    "attempt": StepKind.ATTEMPT,
    "nudge": StepKind.NUDGE,
    "thank_you": StepKind.THANK_YOU,
    "report_back": StepKind.REPORT_BACK,
    "check_in": StepKind.CHECK_IN,
    "landed": StepKind.LANDED,
}


def preview(
    speaking: Speaking, conversation: Conversation, outlook: Outlook | None, template: str, now: datetime
) -> tuple[Letter, Writer] | None:
    """The letter by TEMPLATE ('': the next that is planned), and what knows the templates; None where none is planned.

    Raises Missing where the mail it would answer is not kept.
    """
    planned = [step for step in (outlook.steps if outlook else ()) if step.kind not in NOTES]
    step = next((each for each in planned if template in ("", each.template)), None)
    if step is None and not template:
        return None
    step = step or _imagined(conversation, template, now)
    writer = Writer(speaking)
    accounts = speaking.settings.config.account
    account = next((each for each in accounts if each.name == step.account), accounts[0])
    return writer.letter([step], [conversation], account, now)[0], writer


def _imagined(conversation: Conversation, template: str, now: datetime) -> Step:
    """A step that nobody planned, for the words only."""
    kind = _KINDS.get(template, StepKind.ANSWER)
    theirs, last = conversation.received[-1:], conversation.last_mail
    answered = theirs[0].message_id if kind is StepKind.ANSWER and theirs else ""
    begins = kind is StepKind.INTRODUCTION
    return Step(
        key="0" * 32,
        kind=kind,
        person=conversation.person,
        account=conversation.account,
        playbook=conversation.playbook,
        template=template,
        follows=answered,
        threads_to="" if begins else answered or (last.message_id if last else ""),
        opens_at=now,
        overdue_at=now,
        expires_at=None,
        number=2,
        why="",
        cancelled_by="",
    )
