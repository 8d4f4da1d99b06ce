"""Which sent mail starts a conversation, rule by rule."""

from collections.abc import Mapping

import pytest

from followthrough.mail.address import Identities
from followthrough.mail.message import parse
from followthrough.plan.enrolment import Enrolment, EnrolRule, enrolment

ME = Identities(frozenset({"sam@example.org", "sam@work.example"}))
SUBJECTS = EnrolRule(playbook="advice", subjects=("advice",))
PLAIN = {"From": "sam@example.org", "To": "Ann <ann@northlight.example>", "Subject": "Your advice, please"}


def enrolled(
    *rules: EnrolRule,
    flags: frozenset[str] = frozenset(),
    mailbox: str = "Sent",
    max_recipients: int = 3,
    **headers: str,
) -> Enrolment | None:
    fields: Mapping[str, str] = PLAIN | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\nHello\r\n"
    return enrolment(
        parse(raw.encode()),
        me=ME,
        rules=rules,
        flags=flags,
        mailbox=mailbox,
        max_recipients=max_recipients,
    )


@pytest.mark.parametrize("header", ["To", "Cc", "Bcc"])
def test_a_tag_of_the_users_address_enrols_wherever_it_stands(header: str) -> None:
    """The tag address is the user's own: it is nobody to write to, and the evidence names its header."""
    tag = "Sam+outreach@example.org"
    value = f"{PLAIN['To']}, {tag}" if header == "To" else tag
    found = enrolled(EnrolRule(playbook="p", tags=("outreach",)), **{header: value})

    assert found is not None
    assert [p.address for p in found.people] == ["ann@northlight.example"]
    assert (found.evidence.where, found.evidence.quote) == (header, "sam+outreach@example.org")


@pytest.mark.parametrize(
    "tag", ["ann+outreach@northlight.example", "sam+other@example.org", "sam@example.org"]
)
def test_only_the_users_own_address_with_the_tag_counts(tag: str) -> None:
    """Somebody else may use the same tag."""
    assert enrolled(EnrolRule(playbook="p", tags=("outreach",)), Cc=tag) is None


@pytest.mark.parametrize(
    "rule",
    [
        EnrolRule(playbook="p", subjects=("^your ADVICE",)),
        EnrolRule(playbook="p", recipients=("*@NorthLight.example",)),
        EnrolRule(playbook="p", keywords=("Outreach",)),
        EnrolRule(playbook="p", mailboxes=("Labels/Start",)),
        EnrolRule(playbook="p", people=frozenset({"ann@northlight.example"})),
    ],
    ids=["subject", "recipient", "keyword", "mailbox", "people"],
)
def test_each_kind_of_rule_enrols_by_itself(rule: EnrolRule) -> None:
    """And without what it asks for, it doesn't."""
    assert enrolled(rule, flags=frozenset({"outreach", "\\Seen"}), mailbox="Labels/Start") is not None
    assert enrolled(rule, To="bob@elsewhere.example", Subject="Hello") is None


@pytest.mark.parametrize(
    "headers",
    [
        {"In_Reply_To": "<x@y>"},
        {"References": "<x@y>"},
        {"Subject": "Re: Your advice, please"},
        {"Subject": "AW: Your advice, please"},
        {"Subject": "Antw: Your advice"},
        {"Subject": "[list] SV: Your advice"},
        {"Subject": "Fwd: Your advice"},
        {"Subject": "[Fwd: Your advice]"},
        {"Subject": "R: Your advice"},
        {"Subject": "回复：advice"},
    ],
    ids=str,
)
def test_a_reply_or_forward_never_enrols(headers: dict[str, str]) -> None:
    """With the headers of a thread, and without them by the subject alone."""
    assert enrolled(SUBJECTS, **headers) is None


@pytest.mark.parametrize(
    "subject",
    ["Question: your advice", "Ask: advice?", "[Spring] advice", "Advice", "Rain: advice", "[advice]"],
)
def test_a_colon_or_a_bracket_makes_no_reply(subject: str) -> None:
    """Only the prefixes that clients put there do."""
    assert enrolled(SUBJECTS, Subject=subject) is not None


@pytest.mark.parametrize(
    "headers",
    [
        {"To": "sam@example.org"},
        {"To": "Sam <sam@work.example>, sam+x@example.org"},
        {"To": "no-reply@shop.example"},
        {"To": "ann@northlight.example, donotreply@shop.example"},
        {"List_Id": "<news.lists.example>"},
        {"To": "a@x.example, b@x.example", "Cc": "c@x.example", "Bcc": "d@x.example"},
        {"To": "undisclosed-recipients:;"},
    ],
    ids=str,
)
def test_oneself_lists_no_reply_and_crowds_never_enrol(headers: dict[str, str]) -> None:
    """Whatever the subject says."""
    assert enrolled(SUBJECTS, **headers) is None


def test_two_or_three_are_each_a_conversation() -> None:
    """In the order written to, each once, the user left out."""
    found = enrolled(SUBJECTS, To="b@x.example, a@x.example, sam@example.org", Cc="B@x.example, c@y.example")
    assert found is not None
    assert [p.address for p in found.people] == ["b@x.example", "a@x.example", "c@y.example"]


def test_of_two_playbooks_the_first_wins_but_the_one_that_lists_the_person_before_it() -> None:
    """The order of the config decides; people.toml is the user's plain word and goes before any pattern."""
    other = EnrolRule(playbook="other", subjects=("please",))
    listing = EnrolRule(playbook="listing", people=frozenset({"ann@northlight.example"}))

    for rules, playbook in (
        ((SUBJECTS, other), "advice"),
        ((other, SUBJECTS), "other"),
        ((SUBJECTS, listing), "listing"),
    ):
        found = enrolled(*rules)
        assert found is not None
        assert found.playbook == playbook
