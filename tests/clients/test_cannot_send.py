"""Whole runs of the real program under an audit hook: nothing it does on the way reaches for a way to send."""

import os
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.house.audit import watched_command
from tests.servers.face import eventually
from tests.system.home import CHECKOUT, Home, answers

ANN = "Ann Miller <ann@northlight.example>"
SAID = "followthrough-cannot-send"


def test_the_demo_never_sends(tmp_path: Path) -> None:
    """Two months with every kind of draft and note, its own server included."""
    done = subprocess.run(
        watched_command(["demo"]),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert SAID not in done.stderr


def test_the_service_never_sends_while_an_answer_is_drafted(home: Home) -> None:
    """`run` on Dovecot from its start through a delivery to SIGTERM."""
    home.set_time(datetime.now(UTC))  # this run has no moved clock
    first = home.send(ANN, "Your advice, please", "Dear Ms Miller,\n\nMay I ask for your advice?\n\nSam\n")
    log = home.folder / "log"
    with log.open("w") as said:
        service = subprocess.Popen(
            watched_command(["--config", str(home.config), "run"]), cwd=CHECKOUT, stdout=said, stderr=said
        )
    try:
        eventually(lambda: "connected account=home" in log.read_text(), "the service connected")
        home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
        eventually(lambda: len(home.drafts()) == 1, "the draft of the thanks")
        service.send_signal(signal.SIGTERM)
        assert service.wait(timeout=10) == 0, log.read_text()
    finally:
        service.kill()
        service.wait()
    assert "stopped" in log.read_text()
    assert SAID not in log.read_text()
