"""To whom a draft goes: from the conversation only, whatever the headers of the mail it answers say."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from followthrough.config.load import load
from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.message import parse
from followthrough.plan.drafts import StepKind
from followthrough.service.engine.knowing import working_time
from followthrough.service.speaking import Speaking
from followthrough.service.writer import Writer
from tests.service.test_book import ANN, book

CONFIG = """
me.name = "Sam"
hours.timezone = "Europe/London"
[[account]]
name = "home"
host = "127.0.0.1"
security = "none"
login = "sam"
addresses = ["sam@example.org"]
password = "x"
[[playbook]]
name = "advice"
enrol.subjects = ["advice"]
"""
ME = Identities(frozenset({"sam@example.org"}))
_people = [
    "ann@northlight.example",
    "Ann <ANN@Northlight.example>",
    "sam@example.org",
    "x@evil.example",
    "y@northlight.example",
]
_hostile = st.one_of(
    st.sampled_from(_people),
    st.text(alphabet=st.sampled_from('ab@.<>,;:"\\()\r\n\t\x00 é='), max_size=40),
    st.lists(st.sampled_from(_people), min_size=1, max_size=3).map(", ".join),
)


def _writer(folder: Path) -> Writer:
    path = folder / "followthrough.toml"
    path.write_text(CONFIG)
    path.chmod(0o600)
    settings = load(path)
    with Ledger.open(folder / "state") as ledger:
        return Writer(Speaking(settings, ME, ledger, book(), working_time(settings)))


def test_to_and_cc_come_from_the_conversation_and_never_from_a_strangers_reply_to(tmp_path: Path) -> None:
    """Hostile From, Reply-To, To and Cc: To is the sender or their own domain's Reply-To; the user is in neither."""
    writer = _writer(tmp_path)

    @given(sender=_hostile, reply_to=_hostile, to=_hostile, cc=_hostile, kind=st.sampled_from(StepKind))
    def holds(sender: str, reply_to: str, to: str, cc: str, kind: StepKind) -> None:
        raw = f"From: {sender}\r\nReply-To: {reply_to}\r\nTo: {to}\r\nCc: {cc}\r\n\r\nx"
        message = parse(raw.encode("utf-8", "replace"))
        first, others = writer.recipients(kind, (ANN,), message)

        author = message.author
        allowed = {ANN}
        if author is not None and not ME.owns(author.address):
            allowed = {ANN, author.address} | {
                a.address for a in message.reply_to if a.domain == author.domain
            }
        named = {a.address for a in (*message.to, *message.cc)}
        assert set() < {a.address for a in first} <= allowed
        assert {a.address for a in others} <= named
        assert kind is StepKind.ANSWER or not others
        assert not any(ME.owns(a.address) for a in others)

    holds()
