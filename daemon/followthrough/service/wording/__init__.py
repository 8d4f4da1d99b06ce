"""What the user is asked and told: what happened, where, and what to do. The daily note groups these by heading and
puts the person before each, so a text does not begin with their name."""

from followthrough.service.wording.of_drafts import (
    bad_template,
    listed,
    missing_message,
    nobody_to_write_to,
    outdated,
    overtaken,
    refused,
    refused_for_good,
    twice,
    uncertain,
)
from followthrough.service.wording.of_first_mails import first_mail, no_mail
from followthrough.service.wording.of_holidays import (
    holidays_failed,
    holidays_unknown,
)
from followthrough.service.wording.of_mail import (
    doubt,
    fill_sent,
)
from followthrough.service.wording.of_mailboxes import (
    account_down,
    emptied,
    missing_mailbox,
    poison,
    renumbered,
    silenced,
)
from followthrough.service.wording.of_steering import (
    steered,
    steering_refused,
    steering_removed,
)
from followthrough.service.wording.of_steps import (
    no_stranger,
    open_question,
)
from followthrough.service.wording.of_words import (
    broken,
    not_done,
    not_understood,
    not_understood_more,
    others_read_it,
    understood,
)
from followthrough.service.wording.terms import (
    draft_in_words,
    kind_in_words,
    quoted,
)

__all__ = [
    "account_down",
    "bad_template",
    "broken",
    "doubt",
    "draft_in_words",
    "emptied",
    "fill_sent",
    "first_mail",
    "holidays_failed",
    "holidays_unknown",
    "kind_in_words",
    "listed",
    "missing_mailbox",
    "missing_message",
    "no_mail",
    "no_stranger",
    "nobody_to_write_to",
    "not_done",
    "not_understood",
    "not_understood_more",
    "open_question",
    "others_read_it",
    "outdated",
    "overtaken",
    "poison",
    "quoted",
    "refused",
    "refused_for_good",
    "renumbered",
    "silenced",
    "steered",
    "steering_refused",
    "steering_removed",
    "twice",
    "uncertain",
    "understood",
]
