"""The password of an account, from the one source its config names; and its fingerprint."""

import hashlib
import os
import selectors
import signal
import stat
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from followthrough.config.models import PASSWORD_SOURCES, Account

COMMAND_SECONDS = 10.0
_MOST = 64 * 1024


class CredentialError(Exception):
    """No credential could be had (never a rejection by the server): fields ``account``, ``source``, ``problem``."""

    def __init__(self, account: str, source: str, problem: str) -> None:
        super().__init__(f"{account}: {source}: {problem}")
        self.account, self.source, self.problem = account, source, problem


class _Failed(Exception):
    """Why a source gave nothing."""


def credential(account: Account) -> str:
    """The account's password, from the one source its config names. Raises CredentialError."""
    sources = account.password_sources
    if not sources:
        raise CredentialError(
            account.name, "none", f"add one of {', '.join(PASSWORD_SOURCES)} to this account"
        )
    source = sources[0]
    try:
        return _first_line(_READ[source](account))
    except _Failed as failed:
        raise CredentialError(account.name, _named(account, source), str(failed)) from None


def fingerprint(account: Account, secret: str) -> str:
    """A salted-by-account hash that changes when credential or sign-in data change: what three rejections stop.

    It is kept in the ledger, so it is made slow to guess from (scrypt, 4 MB, about 10 ms).
    """
    signs_in_with = (account.name, account.host, account.port, account.security, account.login)
    salt = hashlib.blake2b(repr(signs_in_with).encode(), digest_size=16).digest()
    return hashlib.scrypt(
        secret.encode("utf-8", "surrogatepass"), salt=salt, n=2**12, r=8, p=1, dklen=16
    ).hex()


def _named(account: Account, source: str) -> str:
    """The source in words, with nothing in it that could be secret: of a command the program alone."""
    match source:
        case "password_command":
            return f"password_command ({account.password_command[0]})"
        case "password":
            return "password"
    return f"{source} ({getattr(account, source)})"


def _first_line(text: bytes) -> str:
    line = text.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        found = line.decode("utf-8")
    except UnicodeDecodeError:
        raise _Failed("its first line is not UTF-8") from None
    if not found:
        raise _Failed("its first line is empty")
    if "\0" in found or "\r" in found:
        raise _Failed("its first line has a control character in it")
    return found


def _from_file(path: Path, private: bool = True) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise _Failed("is not a file")
            if private and stat.S_IMODE(mode) & 0o077:
                raise _Failed(f"others can read or write it; type: chmod 600 {path}")
            return os.read(descriptor, _MOST)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _Failed(error.strerror or str(error)) from None


def _from_password_file(account: Account) -> bytes:
    assert account.password_file is not None
    return _from_file(account.password_file)


def _from_systemd(account: Account) -> bytes:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise _Failed("$CREDENTIALS_DIRECTORY is not set: not started by systemd with LoadCredential=")
    # systemd alone decides who reads these; where they are shared by ACL the mode says 0440.
    return _from_file(Path(folder) / account.password_credential, private=False)


def _from_environment(account: Account) -> bytes:
    value = os.environb.get(os.fsencode(account.password_env))
    if value is None:
        raise _Failed("this variable is not set")
    return value


def _from_command(account: Account) -> bytes:
    try:
        # A session of its own: it cannot ask on our terminal, and all it started can be ended together.
        process = subprocess.Popen(
            account.password_command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise _Failed(f"could not be started: {error.strerror or error}") from None
    try:
        output, said, in_time = _listen(process)
    finally:
        # Not once it has ended: its number may be another's by then.
        if process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        status = process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
    if not in_time:
        raise _Failed(f"gave no answer within {COMMAND_SECONDS:.0f} s{_redacted(said, output)}")
    if status:
        how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
        raise _Failed(how + _redacted(said, output))
    return output


def _listen(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes, bool]:
    """What it writes until it ends, bounded; whether it ended in time. What it leaves running is not waited for."""
    deadline = time.monotonic() + COMMAND_SECONDS
    heard: dict[int, bytearray] = {}
    with selectors.DefaultSelector() as selector:
        for pipe in (process.stdout, process.stderr):
            assert pipe is not None
            heard[pipe.fileno()] = bytearray()
            selector.register(pipe, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0:
            ended = process.poll() is not None
            ready = selector.select(0 if ended else min(left, 0.05))
            for key, _ in ready:
                data = os.read(key.fd, 4096)
                if not data:
                    selector.unregister(key.fileobj)
                room = _MOST - len(heard[key.fd])
                heard[key.fd] += data[:room]
            if ended and not ready:
                break
            if not selector.get_map() and not ended:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(left)
    output, said = heard.values()
    return bytes(output), bytes(said), process.poll() is not None


def _redacted(said: bytes, output: bytes) -> str:
    """The last line of what it complained of, without anything it also gave as password."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines:
        return ""
    text = lines[-1].strip()
    for secret in output.decode("utf-8", "replace").split():
        text = text.replace(secret, "***")
    return ": " + "".join(c if c.isprintable() else " " for c in text)[:200]


def _from_config(account: Account) -> bytes:
    return account.password.encode()


_READ = {
    "password_command": _from_command,
    "password_file": _from_password_file,
    "password_credential": _from_systemd,
    "password_env": _from_environment,
    "password": _from_config,
}
