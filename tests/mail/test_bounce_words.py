"""How final a failure is, from one server's answer; and the hostile, which is read without harm."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Severity
from followthrough.mail.judges.bounce import judge
from followthrough.mail.machine.bounces.causes import SEVERITIES, said
from followthrough.mail.machine.bounces.complaint import Cause
from followthrough.mail.machine.bounces.complaints import ENGLISH
from followthrough.mail.machine.bounces.fields import MAX_GROUPS, outcomes
from followthrough.mail.machine.bounces.looks import looks
from followthrough.mail.machine.bounces.recipients import MAX_RECIPIENTS, addresses, listed
from followthrough.mail.machine.bounces.severity import grade, has_code
from followthrough.mail.machine.bounces.words import subject_tells, tells_delay, tells_failure, tells_success
from followthrough.mail.message import parse

ANSWERS = tomllib.loads((Path(__file__).parent / "bounce_answers.toml").read_text())
EMPTY = Body("", "", "")


@pytest.mark.parametrize(
    ("severity", "answer"), [(each.value, answer) for each in Severity for answer in ANSWERS[each.value]]
)
def test_an_answer_is_as_final_as_it_says(severity: str, answer: str) -> None:
    assert grade(answer, recipient="ann@miller.example").severity.value == severity


@pytest.mark.parametrize(
    ("cause", "words"), [(cause, words) for cause, all_ in ANSWERS["elsewhere"].items() for words in all_]
)
def test_a_complaint_is_understood_in_other_languages(cause: str, words: str) -> None:
    found = said(words)
    assert found is not None
    assert found.cause.value == cause
    assert found.words in words.lower().replace("’", "'")


def test_every_cause_has_words_and_a_severity() -> None:
    assert set(SEVERITIES) == set(Cause) == set(ENGLISH)
    heard = {
        found.cause for each in Severity for answer in ANSWERS[each.value] if (found := said(answer.lower()))
    }
    assert heard >= set(Cause) - {Cause.DNS}


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("521 go away", Severity.HARD),
        ("525 what", Severity.SOFT),
        ("551 elsewhere", Severity.HARD),
        ("552 what", Severity.SOFT),
        ("556 what", Severity.HARD),
        ("550 what", Severity.UNKNOWN),
        ("450 what", Severity.SOFT),
        ("250 ok", Severity.UNKNOWN),
        ("", Severity.UNKNOWN),
    ],
)
def test_a_reply_code_alone_says_what_it_can(code: str, severity: Severity) -> None:
    assert grade(code).severity is severity


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        ("5.1.3", Severity.HARD),
        ("5.1.0", Severity.HARD),
        ("5.1.7", Severity.POLICY),
        ("5.1.8", Severity.POLICY),
        ("5.2.0", Severity.SOFT),
        ("5.2.3", Severity.POLICY),
        ("5.3.0", Severity.SOFT),
        ("5.3.4", Severity.POLICY),
        ("5.4.4", Severity.HARD),
        ("5.4.7", Severity.SOFT),
        ("5.5.0", Severity.UNKNOWN),
        ("5.5.3", Severity.POLICY),
        ("5.6.1", Severity.POLICY),
        ("5.7.1", Severity.POLICY),
        ("5.7.13", Severity.SOFT),
        ("5.7.18", Severity.HARD),
        ("4.1.1", Severity.SOFT),
        ("4.7.0", Severity.SOFT),
        ("5.0.0", Severity.UNKNOWN),
        ("5.0.350", Severity.UNKNOWN),
    ],
)
def test_a_status_alone_says_what_the_standard_says(status: str, severity: Severity) -> None:
    found = grade("", status)
    assert (found.severity, found.status) == (severity, status)


@pytest.mark.parametrize(
    "text", ["version 5.0.12", "Exim 4.94.2", "at 4.16.55.1", "v5.1.1b", "2.1.5 ok", "10.5.1.1"]
)
def test_what_is_no_status_is_none(text: str) -> None:
    assert grade(text).status is None


def test_words_beside_a_telling_status_win_where_they_know_better() -> None:
    hard = "550 5.5.1 no such user"
    cases = {
        "550 5.1.1 blocked using a blocklist": Severity.POLICY,
        "550 5.1.1 mailbox full": Severity.SOFT,
        "550 5.2.1 blocked for spam": Severity.POLICY,
        "550 5.2.1 user unknown": Severity.SOFT,
        "550 5.2.1 user unknown (in reply to RCPT TO command)": Severity.HARD,
        "550 5.3.0 no such user": Severity.HARD,
        "550 5.3.4 no such user": Severity.POLICY,
        "550 5.4.4 mail loop": Severity.SOFT,
        "550 5.4.2 no such user": Severity.HARD,
        "550 5.6.2 no such user": Severity.POLICY,
        "550 5.7.13 no such user": Severity.SOFT,
        hard: Severity.HARD,
    }
    assert {answer: grade(answer).severity for answer in cases} == cases


def test_a_refusal_after_the_text_is_no_proof_but_for_a_server_that_was_not_asked_before() -> None:
    assert grade("550 User unknown", ">>> DATA\n<<< 550 User unknown").severity is Severity.POLICY
    pipelined = ">>> DATA\n<<< 550 User unknown\n<<< 503 Need RCPT (recipient)"
    assert grade("550 User unknown", pipelined).severity is Severity.HARD


def test_refused_for_nothing_at_mail_from_is_about_the_sender() -> None:
    assert grade("550 what", "550 what (in reply to MAIL FROM command)").severity is Severity.POLICY
    assert grade("550 what", "550 what (in reply to RCPT TO command)").severity is Severity.UNKNOWN


def test_a_delay_is_soft_whatever_was_said() -> None:
    assert grade("550 5.1.1 no such user", delayed=True).severity is Severity.SOFT


def test_a_specific_source_that_says_nothing_leaves_it_to_the_next() -> None:
    found = grade("550 rejected", "5.0.0", "your mail was refused: no such user")
    assert (found.severity, found.status, found.words) == (Severity.HARD, "5.0.0", "no such user")


def test_subjects_of_reports_and_of_success_are_told_apart() -> None:
    assert subject_tells("Undeliverable: Hello")
    assert not subject_tells("Hello")
    assert tells_success("Delivered: Hello")
    assert not any(
        map(tells_success, ("Unsuccessful delivery", "Undelivered: Hello", "Not delivered: Hello"))
    )


def test_a_warning_is_told_from_a_failure() -> None:
    assert tells_delay("Delivery attempts will continue for some time")
    assert not tells_delay("No further delivery attempts will be made. It will not be retried.")


def test_words_are_quoted_as_they_stand_there() -> None:
    assert tells_failure("It Could Not Be Delivered.") == "Could Not Be Delivered"
    assert tells_failure("İİ could not be delivered") == "could not be delivered"
    assert tells_failure("All is well") == ""


def test_only_a_servers_answer_is_a_code() -> None:
    assert has_code("550 no")
    assert has_code("the server said: 550 no")
    assert has_code("(#5.1.1)")
    assert not has_code("it costs 550 a month, version 5.0.12")


def test_no_more_recipients_are_taken_than_anybody_writes_to() -> None:
    many = "".join(f"u{number}@miller.example: no\n" for number in range(300))
    assert len(addresses(many)) == len(listed(many, frozenset())) == MAX_RECIPIENTS
    groups = "\n".join(
        f"Final-Recipient: rfc822; u{number}@miller.example\nAction: failed\n" for number in range(300)
    )
    assert len(outcomes(groups)) == MAX_GROUPS


def test_whom_to_ask_for_help_did_not_fail() -> None:
    text = (
        "It was for ann@miller.example.\nNot to no-reply@moss.example. For help contact <help@moss.example>.\n"
        "Received from bob@moss.example"
    )
    assert [each for _, each in listed(text, frozenset())] == ["ann@miller.example"]


def test_a_persons_mail_is_refused_by_its_header() -> None:
    header = "From: Ann Miller <ann@miller.example>\nTo: ed@moss.example\nSubject: Undeliverable\n\n"
    assert looks(parse(f"{header}550 5.1.1 user unknown".encode())) is None


HOSTILE = {
    "spaces": " ",
    "brackets": "> ",
    "addresses": "<a@b.example>: no\n",
    "at signs": "a@",
    "users": "could not be delivered user account mailbox address ",
    "over": "exceed over out of host name ",
    "codes": "550 ",
    "fields": "Final-Recipient: rfc822; a@b.example\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no\n\n",
    "folded": "Diagnostic-Code: x\n more\n",
    "headers": "received: x\n",
    "kanji": "ユーザ宛先",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_report_of_64_kib_costs_little_whatever_stands_in_it(piece: str) -> None:
    body = (piece * (65_536 // len(piece.encode())))[:65_536]
    message = parse(
        "From: MAILER-DAEMON@x.example\nSubject: Undelivered\nContent-Type: multipart/report; boundary=b\n\n"
        f"--b\n\nnot delivered\n{body}\n--b\nContent-Type: message/delivery-status\n\n{body}\n--b--\n".encode()
    )
    judge(message, EMPTY)
    began = time.process_time()
    judge(message, EMPTY)
    assert time.process_time() - began < 0.5  # a tenth of it here; a square would take seconds


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "From: MAILER-DAEMON@x.example\n",
                "From: \n",
                "Return-Path: <>\n",
                "Subject: Undelivered Mail\n",
                "Content-Type: multipart/report; boundary=b\n",
                "X-Failed-Recipients: a@b.example, \n",
                "\n",
                "--b\n",
                "Content-Type: message/delivery-status\n\n",
                "Content-Type: message/rfc822\n\n",
                "Final-Recipient: rfc822; a@b.example\n",
                "Action: failed\n",
                "Status: 5.1.1\n",
                "Diagnostic-Code: smtp; 550 5.1.1 no such user\n",
                "<a@b.example>: host mx said: 550 user unknown\n",
                '{"bounce":{"bouncedRecipients":[{"emailAddress":"a@b.example"}]}}',
            ]
        )
        | st.text(max_size=40)
        | st.sampled_from(["{" * 5_000 + '"bouncedRecipients"', '{"bouncedRecipients":' + "[" * 5_000]),
        max_size=25,
    )
)
def test_nothing_raises_and_what_is_found_is_in_order(pieces: list[str]) -> None:
    verdict = judge(parse("".join(pieces).encode("utf-8", "surrogatepass")), EMPTY)
    if verdict is not None and verdict.bounce is not None:
        assert len(verdict.bounce.recipients) <= MAX_RECIPIENTS
        assert all("@" in each and each == each.lower() for each in verdict.bounce.recipients)
        assert verdict.evidence
