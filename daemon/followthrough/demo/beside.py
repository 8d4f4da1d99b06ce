"""What happens beside the main thread: four people who answer otherwise, or not at all. Values only."""

from datetime import datetime, timedelta

from followthrough.demo.cast import (
    BEN,
    DAVID,
    ERIN,
    FRANK,
    ME,
    Arrives,
    DeletesDraft,
    Event,
    Sends,
    SendsDraft,
    london,
    mail,
)

_SUBJECT = "Twenty minutes of your advice?"

BOUNCE = (
    b"From: Mail Delivery System <MAILER-DAEMON@carter.example>\r\nTo: sam@carter.example\r\n"
    b"Subject: Undelivered Mail Returned to Sender\r\nDate: Tue, 03 Mar 2026 09:31:12 +0000\r\n"
    b"Message-ID: <bounce-1@carter.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\r\n\r\n'
    b"--b1\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
    b"I'm sorry to have to inform you that your message could not be delivered.\r\n\r\n"
    b"<erin.sato@oldmill.example>: host mx.oldmill.example said: 550 5.1.1 User unknown\r\n\r\n"
    b"--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.carter.example\r\n\r\n"
    b"Final-Recipient: rfc822; erin.sato@oldmill.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    b"Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
    b"--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: Sam Carter <sam@carter.example>\r\n"
    b"To: Erin Sato <erin.sato@oldmill.example>\r\nSubject: Twenty minutes of your advice?\r\n"
    b"Message-ID: <first-erin@carter.example>\r\n\r\n...\r\n--b1--\r\n"
)


def before() -> tuple[Event, ...]:
    """What is in the mailbox already: an older conversation with Frank, who answered and was thanked."""
    asked, answered, thanked = london(16, 2, 10), london(17, 2, 8, 40), london(17, 2, 18, 5)
    subject, first, reply = "Your talk on buried rivers", "frank-1@carter.example", "frank-2@moreau.example"
    texts = (
        "Dear Frank,\n\nYour talk on buried rivers stayed with me. May I ask you twenty minutes' worth of questions "
        "about it?\n\nBest regards,\nSam\n",
        "Dear Sam,\n\nWith pleasure. It was good to talk just now; do read the Lyon report, it says what I could "
        "not.\n\nFrank\n",
        "Dear Frank,\n\nThank you. The Lyon report is on my desk.\n\nBest regards,\nSam\n",
    )
    return (
        Event(asked, "", Sends(mail(ME, FRANK, subject, texts[0], asked, first))),
        Event(answered, "", Arrives(mail(FRANK, ME, f"Re: {subject}", texts[1], answered, reply, (first,)))),
        Event(
            thanked,
            "",
            Sends(
                mail(ME, FRANK, f"Re: {subject}", texts[2], thanked, "frank-3@carter.example", (first, reply))
            ),
        ),
    )


def beside() -> tuple[Event, ...]:
    """Three weeks of them, in order."""
    return (*_ben(), *_david(), *_erin(), _frank())


def _ben() -> tuple[Event, ...]:
    wrote, answered = london(2, 3, 9, 50), london(3, 3, 14, 20)
    no = (
        "Dear Sam,\n\nthank you for your mail. I am afraid we are not hiring at the moment, the next budget round is "
        "in autumn.\n\nBen Okafor\nHarbour Works\n"
    )
    return (
        Event(
            wrote,
            "Sam writes to Ben Okafor, by hand.",
            _first(
                BEN,
                "Dear Mr Okafor,",
                "The flood gate at Harbour Works is yours, I learned.",
                wrote,
                "first-ben",
            ),
        ),
        Event(
            answered,
            "Ben answers: not hiring.",
            Arrives(
                mail(BEN, ME, f"Re: {_SUBJECT}", no, answered, "re-1@harbourworks.example", (_id("ben"),))
            ),
        ),
        Event(
            london(3, 3, 18),
            "That was not the question: Sam sends the draft.",
            SendsDraft("b.okafor@harbourworks"),
        ),
    )


def _david() -> tuple[Event, ...]:
    wrote, told = london(2, 3, 10, 40), london(2, 3, 10, 41)
    away = "Thank you for your message. I am out of the office until 16 March 2026 and will reply when I am back.\n"
    return (
        Event(
            wrote,
            "Sam writes to David Lin.",
            _first(DAVID, "Dear David,", "City Atlas is the map I always wanted.", wrote, "first-david"),
        ),
        Event(
            told,
            "… and the answer comes from a machine: David is away.",
            Arrives(
                mail(
                    DAVID,
                    ME,
                    f"Automatic reply: {_SUBJECT}",
                    away,
                    told,
                    "auto-1@cityatlas.example",
                    (_id("david"),),
                    Auto_Submitted="auto-replied",
                )
            ),
        ),
    )


def _erin() -> tuple[Event, ...]:
    wrote = london(3, 3, 9, 31)
    why = "Your work on the old mill race is why I changed fields."
    return (
        Event(wrote, "Sam writes to Erin Sato.", _first(ERIN, "Dear Dr Sato,", why, wrote, "first-erin")),
        Event(wrote + timedelta(seconds=40), "… and it comes back: no such mailbox.", Arrives(BOUNCE)),
    )


def _frank() -> Event:
    return Event(
        london(12, 3, 9, 10), "Sam deletes the draft to Frank: not now.", DeletesDraft("frank@moreau.example")
    )


def _id(who: str) -> str:
    return f"first-{who}@carter.example"


def _first(to: str, greeting: str, why: str, at: datetime, name: str) -> Sends:
    body = (
        f"{greeting}\n\n{why}\n\nI am a hydrologist on the way from research into city planning. Could I have twenty "
        "minutes of your advice on the phone, at a time that suits you? I am not asking for a job. I will call you a "
        "day or two after this reaches you.\n\nBest regards,\nSam Carter\n"
    )
    return Sends(mail(ME, to, _SUBJECT, body, at, f"{name}@carter.example"))
