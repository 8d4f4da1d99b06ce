"""Nothing here can send: proven by what the interpreter does, whatever the source looks like.

`test_imports` reads the source; this runs it under an audit hook, in a child process. `tests.house.audit`
exports `watched_command`, for a whole run of the program.
"""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.house.audit import SUBMISSION_PORTS, watched_command

ROOT = Path(__file__).parents[2]


def run_watched(source: str) -> subprocess.CompletedProcess[str]:
    """Run SOURCE in a fresh interpreter in which every way to send is watched."""
    script = "from tests.house.audit import watch_for_sending\nwatch_for_sending()\n" + textwrap.dedent(
        source
    )
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )


def test_loading_the_whole_package_loads_nothing_that_sends() -> None:
    """Every module of every room is imported, and no library on the way brings smtplib in."""
    done = run_watched(
        """
        import importlib, pkgutil, sys
        import followthrough
        names = [m.name for m in pkgutil.walk_packages(followthrough.__path__, "followthrough.")]
        for name in names:
            if not name.endswith(".__main__"):
                importlib.import_module(name)
        assert "smtplib" not in sys.modules
        print(len(names))
        """
    )
    assert done.returncode == 0, done.stderr
    modules = len(list((ROOT / "daemon" / "followthrough").rglob("*.py")))
    packages = len(list((ROOT / "daemon" / "followthrough").rglob("__init__.py")))
    assert int(done.stdout) >= modules - packages


@pytest.mark.parametrize("module", ["smtplib", "aiosmtplib"])
def test_an_import_of_a_sending_library_is_caught(module: str) -> None:
    """The watch above can fail: an import deep in a function, behind an `except`, ends the run."""
    done = run_watched(
        f"""
        try:
            import {module}
        except Exception:
            pass
        """
    )
    assert done.returncode != 0
    assert f"followthrough-cannot-send: import of {module}" in done.stderr


@pytest.mark.parametrize("port", sorted(SUBMISSION_PORTS))
def test_a_connection_to_a_submission_port_is_caught(port: int) -> None:
    """Also without any library, on either address family, and before a packet leaves."""
    for family, host in [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")]:
        done = run_watched(
            f"""
            import socket
            with socket.socket(socket.{family}) as s:
                try:
                    s.connect(({host!r}, {port}))
                except OSError:
                    pass
            """
        )
        assert done.returncode != 0
        assert f"followthrough-cannot-send: socket.connect to port {port}" in done.stderr


def test_a_nonblocking_connection_is_caught_too() -> None:
    """asyncio and selectors use connect_ex, which is no exception."""
    done = run_watched(
        """
        import socket
        with socket.socket() as s:
            s.setblocking(False)
            s.connect_ex(("127.0.0.1", 587))
        """
    )
    assert done.returncode != 0
    assert "socket.connect to port 587" in done.stderr


def test_a_thread_that_tries_to_send_is_not_overlooked() -> None:
    """An exception dies with its thread; the watch has said it on stderr all the same."""
    done = run_watched(
        """
        import socket, threading
        def send():
            socket.create_connection(("127.0.0.1", 25), timeout=1)
        thread = threading.Thread(target=send)
        thread.start()
        thread.join()
        """
    )
    assert "followthrough-cannot-send: socket.connect to port 25" in done.stderr


def test_starting_a_mail_transfer_program_is_caught() -> None:
    """Sending by way of the system's sendmail would be sending."""
    done = run_watched("import subprocess\nsubprocess.run(['sendmail', '-t'])")
    assert done.returncode != 0
    assert "followthrough-cannot-send: start of sendmail" in done.stderr


def test_connections_to_a_mailbox_pass() -> None:
    """The watch refuses sending, not the network."""
    done = run_watched(
        """
        import socket
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()
        """
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("raise SystemExit(75)", 75),
        ("return None", 0),
        ("socket.create_connection(('127.0.0.1', 587))", 99),
        ("t = threading.Thread(target=lambda: __import__('smtplib')); t.start(); t.join()", 99),
    ],
    ids=["its own exit code", "success", "a connection", "a thread"],
)
def test_a_watched_run_tells_sending_from_its_own_exit_codes(tmp_path: Path, command: str, code: int) -> None:
    """`watched_command` is proven on commands that send, put in the program's place."""
    cli = tmp_path / "followthrough" / "cli"
    cli.mkdir(parents=True)
    (cli.parent / "__init__.py").touch()
    (cli / "__init__.py").touch()
    (cli / "main.py").write_text(f"import socket, threading\ndef main():\n    {command}\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        watched_command(["run"]), capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == code, done.stderr
