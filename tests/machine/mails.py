"""What the user and the people they write to send each other."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

ME = "sam@example.org"
PEOPLE = {
    "ann@northlight.example": "Ann Miller",
    "ben@harbour.example": "Ben Okafor",
    "cleo@mill.example": "Cleo Brandt",
}
FIRST = "Dear {name},\n\nI read your piece on rain gardens. May I ask for twenty minutes of advice?\n\nSam\n"
SAID = {
    "yes": "Dear Sam,\n\nHappy to help, with pleasure. Let us talk.\n\n",
    "no openings": "Dear Sam,\n\nI am afraid we are not hiring at the moment.\n\n",
    "question": "Dear Sam,\n\nWhat would you like to talk about?\n\n",
    "time": "Dear Sam,\n\nHow about Thursday at 14:00?\n\n",
    "referral": "Dear Sam,\n\nYou should write to Dee Ross <dee@ross.example>, she knows more.\n\n",
    "thanks": "Thank you!\n\n",
    "stop": "Please do not contact me again.\n\n",
    "decline": "Dear Sam,\n\nI am sorry, but I have to decline.\n\n",
}
MAKES_AN_END = ("stop", "decline")


def mail(
    message_id: str,
    at: datetime,
    *,
    sender: str,
    to: str,
    subject: str,
    body: str,
    parents: Sequence[str] = (),
    **headers: str,
) -> bytes:
    """A plain message; ``parents`` with the one it answers last."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = format_datetime(at), f"<{message_id}>"
    if parents:
        message["In-Reply-To"] = f"<{parents[-1]}>"
        message["References"] = " ".join(f"<{each}>" for each in parents)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


def bounce(message_id: str, at: datetime, to: str, first: str, status: str) -> bytes:
    """A delivery report about the user's mail."""
    return (
        f"From: Mail Delivery System <MAILER-DAEMON@example.org>\r\nTo: {ME}\r\n"
        f"Subject: Undelivered Mail Returned to Sender\r\nDate: {format_datetime(at)}\r\n"
        f"Message-ID: <{message_id}>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n<{to}>: {status}\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{first}>\r\nTo: {to}\r\n\r\nx\r\n--b--\r\n"
    ).encode()


def calendar(message_id: str, at: datetime, method: str, person: str, *, own: bool) -> bytes:
    """An invitation of theirs, or the user's acceptance of it, as calendars send them."""
    sender, to = (ME, person) if own else (person, ME)
    starts = at + timedelta(days=3)
    attendee = f"ATTENDEE;PARTSTAT={'ACCEPTED' if own else 'NEEDS-ACTION'}:mailto:{ME}"
    event = (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{person}\r\n"
        f"SEQUENCE:0\r\nDTSTAMP:{at:%Y%m%dT%H%M%SZ}\r\nDTSTART:{starts:%Y%m%dT%H%M%SZ}\r\n"
        f"DTEND:{starts + timedelta(minutes=30):%Y%m%dT%H%M%SZ}\r\nSUMMARY:Talk\r\n"
        f"ORGANIZER:mailto:{person}\r\n{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: Talk\r\nMessage-ID: <{message_id}>\r\n"
        f"Date: {format_datetime(at)}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n{event}"
    ).encode()
