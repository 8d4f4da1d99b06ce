"""Which parts of a mail are read as its text."""

from followthrough.mail.message import parse


def mail(kind: str, *parts: str) -> str:
    body = "".join(f"--x\nContent-Type: {each}\n" for each in parts)
    return parse(f"Content-Type: multipart/{kind}; boundary=x\n\n{body}--x--\n".encode()).text


PAGE = "text/html\n\n<p>Please stop writing.</p>"
PICTURE = "image/png\nContent-Transfer-Encoding: base64\n\nAAAA"


def test_text_below_a_picture_is_read() -> None:
    """Apple Mail parts what somebody wrote at each picture."""
    text = mail("mixed", "text/plain\n\nSee this.", PICTURE, "text/plain\n\nAnd please stop writing.")
    assert text.split("\n") == ["See this.", "And please stop writing."]


def test_what_a_gateway_adds_does_not_hide_the_page() -> None:
    """A list's footer behind an HTML-only mail, a warning before it."""
    footer = "text/plain\n\n-- \nThe list of the club"
    assert mail("mixed", PAGE, footer).startswith("Please stop writing.\n")
    assert "Please stop writing." in mail("mixed", "text/plain\n\n[external]", PAGE)


def test_of_alternatives_the_plain_one_is_read_unless_it_is_empty() -> None:
    assert mail("alternative", "text/plain\n\nPlease stop.", PAGE).strip() == "Please stop."
    assert mail("alternative", "text/plain\n\n  \n", PAGE).strip() == "Please stop writing."
    assert mail("alternative", PAGE, "text/plain\n\nPlease stop.").strip() == "Please stop."


def test_alternatives_that_are_not_called_so_are_read_once() -> None:
    assert (
        mail("mixed", "text/plain\n\nPlease stop\nwriting.", PAGE).split() == "Please stop writing.".split()
    )


def test_files_and_the_mails_a_mail_carries_are_not_its_text() -> None:
    file = 'text/plain; name="a.txt"\nContent-Disposition: inline; filename="a.txt"\n\nnotes'
    assert mail("mixed", "text/plain\n\nHere.", file).strip() == "Here."
    assert mail("mixed", file).strip() == "notes"
    report = mail(
        "report", "text/plain\n\nNot delivered.", "message/rfc822\n\nSubject: a\n\nb", "text/plain\n\nc"
    )
    assert report.strip() == "Not delivered."
