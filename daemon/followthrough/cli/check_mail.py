"""``check-mail``: what a first mail lacks, before it is sent."""

import re
import sys
from pathlib import Path

import click

from followthrough.cli.world import EXIT_FAILED, json_option, now_of, paragraph, settings_of, show_json
from followthrough.config.load import ConfigError, Settings
from followthrough.mail.body.quoted import split
from followthrough.mail.language import language
from followthrough.mail.message import MAX_RAW, Message, parse
from followthrough.mail.own.first_mail import Finding, check
from followthrough.service.domains import Domains, Mail, unreachable
from followthrough.service.wording.of_first_mails import where

DNS_SECONDS = 5.0
_FIRST_FIELD = re.compile(
    rb"\A(?:From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):", re.IGNORECASE
)


class _Forgotten(dict[str, str]):
    """What is looked up for this one mail is not kept."""

    def put(self, name: str, value: str | None) -> None:
        self[name] = value or ""


@click.command("check-mail", short_help="What a first mail lacks, before you send it.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--known", is_flag=True, help="You know them: an attachment is nobody's business.")
@click.option("--no-dns", is_flag=True, help="Don't look the recipients' domains up.")
@json_option
@click.pass_context
def check_mail(context: click.Context, file: Path, known: bool, no_dns: bool, as_json: bool) -> int:
    """What a first mail lacks, before you send it.

    FILE is a mail (.eml) or its text alone; - reads it from standard input. It should say how you found them, why
    them, who you are, what it helps you with, how long, how you follow up, and that it is not about a job. English and
    German are read. Exit code 0: nothing to say; 1: something to look at; 2: FILE
    can't be read.
    """
    message = _message(_read(file))
    findings = check(message, language=language(split(message.text).new) or "", stranger=not known)
    bad = {} if no_dns else _unreachable(message, context)
    if as_json:
        show_json({"findings": [_data(each) for each in findings], "unreachable": bad})
    else:
        _show(findings, bad)
    return EXIT_FAILED if findings or bad else 0


def _read(file: Path) -> bytes:
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(MAX_RAW)
        with file.open("rb") as opened:
            return opened.read(MAX_RAW)
    except OSError as error:
        raise click.UsageError(
            f"{file} can't be read: {error.strerror}. Name a mail or a text file."
        ) from None


def _message(raw: bytes) -> Message:
    """A mail, or the text of one without its header."""
    raw = raw.replace(b"\r\n", b"\n")
    if _FIRST_FIELD.match(raw):
        return parse(raw)
    return parse(b"Content-Type: text/plain; charset=utf-8\n\n" + raw)


def _unreachable(message: Message, context: click.Context) -> dict[str, Mail]:
    addresses = [each.address for each in message.recipients][:10]
    settings = _settings(context)
    notes = settings.config.notes if settings else None
    if not addresses or (notes is not None and not notes.check_domains):
        return {}
    asked = Domains(notes.nameserver if notes else "", _Forgotten())
    now = now_of(context)
    unreachable(addresses, asked, now)
    asked.wait(DNS_SECONDS)
    return unreachable(addresses, asked, now)


def _settings(context: click.Context) -> Settings | None:
    """The settings, where there are any: a mail can be checked before anything is set up."""
    try:
        return settings_of(context)
    except ConfigError:
        return None


def _data(finding: Finding) -> dict[str, str]:
    return {"about": finding.about.value, "advice": finding.advice, "quote": finding.quote}


def _show(findings: tuple[Finding, ...], bad: dict[str, Mail]) -> None:
    for finding in findings:
        paragraph(f"- {finding.advice}" + (f" (“{finding.quote}”)" if finding.quote else ""))
    if bad:
        paragraph(f"- {where(bad)}")
    if not findings and not bad:
        paragraph("It says what a first mail has to say.")
