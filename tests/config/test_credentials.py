"""Passwords come from the one source that is named, and a failure says which, why, and never the secret."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from followthrough.config import credentials
from followthrough.config.load import CredentialError, credential, fingerprint
from followthrough.config.models import Account


def account(**more: Any) -> Account:
    values = {
        "name": "private",
        "host": "imap.example.org",
        "login": "ann",
        "addresses": ("ann@example.org",),
    }
    return Account.model_validate(values | more)


def program(source: str) -> Account:
    """An account whose password comes from this piece of Python."""
    return account(password_command=(sys.executable, "-c", source))


def problem(of: Account) -> str:
    with pytest.raises(CredentialError) as refused:
        credential(of)
    assert refused.value.account == "private"
    return f"{refused.value.source}: {refused.value.problem}"


def secret(folder: Path, data: bytes, mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_bytes(data)
    path.chmod(mode)
    return path


def test_each_source_gives_its_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the blanks that belong to it, without the line end, in UTF-8."""
    path = secret(tmp_path, " pässwörd \r\nuser: ann\n".encode())
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("FOLLOWTHROUGH_TEST_SECRET", " pässwörd ")
    for each in (
        account(password_file=path),
        account(password_credential="secret"),
        account(password_env="FOLLOWTHROUGH_TEST_SECRET"),
        account(password=" pässwörd "),
        account(password_command=("cat", str(path))),
    ):
        assert credential(each) == " pässwörd "


def test_no_source_says_what_to_add() -> None:
    said = problem(account())
    for key in ("password_command", "password_file", "password_credential", "password_env", "password"):
        assert key in said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import sys; sys.exit('gpg: no such key')", "ended with status 1: gpg: no such key"),
        ("import sys; sys.exit(3)", "ended with status 3"),
        ("print()", "its first line is empty"),
        ("pass", "its first line is empty"),
        ("import os; os.write(1, b'\\xff\\n')", "its first line is not UTF-8"),
        ("print('a\\0b')", "its first line has a control character in it"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "was ended by signal 15"),
        (
            "import sys; print('hunter2'); print('bad: hunter2\\x1b[31m', file=sys.stderr); sys.exit(1)",
            "ended with status 1: bad: *** [31m",
        ),
    ],
)
def test_a_command_that_fails_is_no_credential_and_says_why(source: str, said: str) -> None:
    """Its own last words are told, without the password and without escapes; its arguments are not."""
    assert problem(program(source)) == f"password_command ({sys.executable}): {said}"


def test_a_command_that_is_not_there_is_told() -> None:
    assert "could not be started: No such file" in problem(
        account(password_command=("no-such-program-here",))
    )


def test_a_command_cannot_ask_and_gets_no_shell(tmp_path: Path) -> None:
    """Nothing to read from, no terminal, and no word of it is interpreted."""
    asks = "import sys\ntry: open('/dev/tty')\nexcept OSError: print('no tty', repr(sys.stdin.read()))"
    assert credential(program(asks)) == "no tty ''"
    assert credential(account(password_command=("echo", "$HOME; *"))) == "$HOME; *"


def test_a_command_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After ten seconds (here one)."""
    assert credentials.COMMAND_SECONDS == 10
    monkeypatch.setattr(credentials, "COMMAND_SECONDS", 1.0)
    pids = tmp_path / "pids"
    hangs = (
        "import os, time, pathlib; child = os.fork(); "
        f"open({str(pids)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)"
    )
    begun = time.monotonic()
    assert "gave no answer within 1 s" in problem(program(hangs))
    assert time.monotonic() - begun < 10
    for pid in map(int, pids.read_text().split()):
        deadline = time.monotonic() + 10
        while _runs(pid) and time.monotonic() < deadline:
            pass
        assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_what_a_command_leaves_running_is_not_waited_for() -> None:
    """An agent that keeps the pipe open, as some do."""
    source = (
        "import os, time\nif os.fork() == 0:\n    time.sleep(5); os._exit(0)\nprint('secret', flush=True)"
    )
    begun = time.monotonic()
    assert credential(program(source)) == "secret"
    assert time.monotonic() - begun < 4


def test_a_command_that_never_stops_talking_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "COMMAND_SECONDS", 1.0)
    assert "gave no answer" in problem(account(password_command=("yes", "x" * 1000)))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_password_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = secret(tmp_path, b"hunter2\n", mode)
    said = problem(account(password_file=path))
    assert f"chmod 600 {path}" in said
    assert "hunter2" not in said


def test_sources_that_are_not_there_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    assert (
        problem(account(password_file=tmp_path / "x"))
        == f"password_file ({tmp_path / 'x'}): No such file or directory"
    )
    assert "is not a file" in problem(account(password_file=tmp_path))
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in problem(account(password_file=tmp_path / "pipe"))
    assert problem(account(password_env="NO_SUCH_X")) == "password_env (NO_SUCH_X): this variable is not set"
    assert "not started by systemd" in problem(account(password_credential="x"))
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert "No such file" in problem(account(password_credential="x"))


def test_a_fingerprint_changes_with_the_secret_and_with_what_it_signs_in_to() -> None:
    """And is the same after a restart; the secret is nowhere in it."""
    marks = {
        fingerprint(account(), "hunter2"),
        fingerprint(account(), "hunter3"),
        fingerprint(account(host="imap.example.net"), "hunter2"),
        fingerprint(account(login="bea"), "hunter2"),
        fingerprint(account(port=1993), "hunter2"),
    }
    assert len(marks) == 5
    assert fingerprint(account(), "hunter2") in marks
    assert all("hunter2" not in mark for mark in marks)
