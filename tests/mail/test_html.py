"""What mail programs mark in HTML as quoted or as signature is that in the text, and the rest is what a reader sees."""

import pytest

from followthrough.mail.body.quoted import split
from followthrough.mail.html import to_text

OLD = "<p>Could you spare</p><p>twenty minutes?</p>"
WROTE = "On Mon, Mar 2, 2026 at 9:00 AM Ed Moss &lt;ed@moss.example&gt; wrote:"
HEAD = "<b>Nork:</b> Ed Moss<br><b>Noiz:</b> astelehena<br><b>Nori:</b> Ann<br><b>Gaia:</b> Haizea"

QUOTATIONS = {
    "gmail": f"""<div class="gmail_quote"><div class="gmail_attr">{WROTE}<br></div>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid">{OLD}</blockquote></div>""",
    "gmail forward": f"""<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>
From: Ed Moss<br>Date: Mon, Mar 2, 2026<br>Subject: Wind<br></div>{OLD}</div>""",
    "apple": f'<br><blockquote type="cite"><div>{WROTE}</div><br>{OLD}</blockquote>',
    "thunderbird": f"""<div class="moz-cite-prefix">On 3/2/26 09:00, Ed Moss wrote:<br></div>
<blockquote type="cite">{OLD}</blockquote>""",
    "thunderbird forward": f"""<div class="moz-forward-container"><table class="moz-email-headers-table">
<tr><th>Gaia: </th><td>Haizea</td></tr></table>{OLD}</div>""",
    "outlook": f"""<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
<p><b>From:</b> Ed Moss<br><b>Sent:</b> Monday, March 2, 2026 9:00 AM<br><b>To:</b> Ann<br><b>Subject:</b> Wind</p>
</div>{OLD}""",
    "outlook on the web, labels of any language": f"""<div id="appendonsend"></div><hr>
<div id="divRplyFwdMsg">{HEAD}</div><div>{OLD}</div>""",
    "outlook on a phone": f"""<div id="ms-outlook-mobile-body-separator-line"></div><hr>
<div id="divRplyFwdMsg">{HEAD}</div>{OLD}""",
    "outlook for mac": f'<span id="OLK_SRC_BODY_SECTION"><div>{HEAD}</div>{OLD}</span>',
    "yahoo": f'<div class="yahoo_quoted"><div>Astelehena, Ed Moss:</div>{OLD}</div>',
    "zoho": f"""<div class="zmail_extra"><div>---- astelehena, Ed Moss ----</div>
<blockquote>{OLD}</blockquote></div>""",
    "proton": f"""<div class="protonmail_quote">{WROTE}<br>
<blockquote class="protonmail_quote">{OLD}</blockquote></div>""",
    "gmx": f"""<div name="quote" style="border-left:2px solid #C3D9E5">{HEAD}
<div name="quoted-content">{OLD}</div></div>""",
    "mail.ru": f"""<blockquote>Понедельник, 2 марта 2026, 9:00 +03:00 от Ed Moss
&lt;ed@moss.example&gt;:{OLD}</blockquote>""",
}


@pytest.mark.parametrize("client", QUOTATIONS)
def test_what_a_program_marks_as_quoted_is_quoted(client: str) -> None:
    text = to_text(f"<html><body><div>Yes, on Friday.</div><div><br></div>{QUOTATIONS[client]}</body></html>")
    body = split(text)

    assert body.new == "Yes, on Friday."
    assert "twenty minutes?" in body.quoted


@pytest.mark.parametrize("client", ["gmail", "apple", "thunderbird", "proton"])
def test_what_is_written_below_a_marked_quotation_is_new(client: str) -> None:
    body = split(to_text(f"{QUOTATIONS[client]}<div>Yes, on Friday.</div>"))
    assert body.new.strip() == "Yes, on Friday."


def test_answers_between_the_pieces_of_gmails_quotation_are_new() -> None:
    """They stand inside of the element that Gmail puts around all of it."""
    body = split(
        to_text(
            f"""<div class="gmail_quote"><div class="gmail_attr">{WROTE}</div>
<blockquote class="gmail_quote">Friday?</blockquote><div>Friday is fine.</div>
<blockquote class="gmail_quote">At ten?</blockquote><div>Yes.</div></div>"""
        )
    )
    assert body.new.split() == "Friday is fine. Yes.".split()


def test_an_indented_paragraph_quotes_nobody() -> None:
    """Gmail's "indent more" makes the same element without a line beside it."""
    html = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">My own words.</blockquote>'
    assert to_text(html) == "My own words.\n"


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="gmail_signature" data-smartmail="gmail_signature"><div>Ann Miller</div>Head of Research</div>',
        '<span class="gmail_signature_prefix">-- </span><br>'
        '<div class="gmail_signature">Ann Miller<br>Head of Research</div>',
        '<pre class="moz-signature" cols="72">-- \nAnn Miller\nHead of Research</pre>',
        '<div class="ms-outlook-mobile-signature">Ann Miller<br>Head of Research</div>',
        '<div id="Signature"><p>Ann Miller</p><p>Head of Research</p></div>',
        '<div class="protonmail_signature_block">Ann Miller<br>Head of Research</div>',
    ],
)
def test_what_a_program_marks_as_signature_is_signature(signature: str) -> None:
    body = split(to_text(f"<p>Shall we say ten</p>{signature}<p>PS: bring Bo</p>"))

    assert body.new.split() == "Shall we say ten PS: bring Bo".split()
    assert "Ann Miller" in body.signature
    assert "Head of Research" in body.signature


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none;font-size:1px">Preview</div>',
        '<span style="mso-hide: all">Preview</span>',
        '<div style="max-height:0px;overflow:hidden">Preview</div>',
        '<div style="visibility: hidden">Preview</div>',
        '<div style="opacity:0;">Preview</div>',
        "<div hidden>Preview</div>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert to_text(f"{hidden}<p>Yes.</p>") == "Yes.\n"


def test_lines_of_preformatted_text_stay_lines() -> None:
    assert to_text("<pre>one\n  two\n\nthree</pre>") == "one\n  two\n\nthree\n"


@pytest.mark.parametrize(
    "opened", ["<div class=yahoo_quoted>", "<div id=appendonsend>", "<pre>", "<div class=gmail_signature>"]
)
def test_thousands_of_marks_in_one_another_are_read(opened: str) -> None:
    assert "Yes." in to_text(opened * 900 + "Yes.")
