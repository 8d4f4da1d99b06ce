"""Cyrus 3.6 from Debian's packages, unpacked into the cache folder: they can't be installed beside Dovecot's.

Runs as root (as the account ``nobody``) or as any user, with nothing outside its temporary folder.
"""

import getpass
import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from tests.servers import cache
from tests.servers.certificate import write_pair
from tests.servers.face import (
    Mailboxes,
    Server,
    Unavailable,
    User,
    check,
    eventually,
    free_port,
    greets,
    names,
    quoted,
)
from tests.servers.process import Group

PACKAGES = ("cyrus-imapd", "cyrus-common", "libical3", "libpcre3", "libxapian30", "sasl2-bin")
PASSWORD = "secret"

_IMAPD = """\
configdirectory: {folder}/conf
defaultpartition: default
partition-default: {folder}/spool
mboxname_lockpath: {folder}/lock
proc_path: {folder}/proc
cyrus_user: {user}
cyrus_group: {group}
admins: cyradm
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {folder}/sasldb2
sasl_mech_list: PLAIN LOGIN
servername: {realm}
altnamespace: yes
unixhierarchysep: yes
virtdomains: off
autocreate_quota: 0
autocreate_inbox_folders: Sent | Drafts | Trash | Junk
xlist-sent: Sent
xlist-drafts: Drafts
xlist-trash: Trash
xlist-junk: Junk
specialusealways: 1
conversations: 0
idlesocket: {folder}/run/idle
notifysocket: {folder}/run/notify
lmtpsocket: {folder}/run/lmtp
mupdate_port: 0
tls_server_cert: {certificate}
tls_server_key: {key}
failedloginpause: 0
"""

_MASTER = """\
START {{
  recover cmd="{bin}/ctl_cyrusdb -C {folder}/imapd.conf -r"
}}
SERVICES {{
  imap cmd="{bin}/imapd -C {folder}/imapd.conf" listen="127.0.0.1:{port}" prefork=1
  imaps cmd="{bin}/imapd -C {folder}/imapd.conf -s" listen="127.0.0.1:{tls_port}" prefork=0
}}
DAEMON {{
  idled cmd="{bin}/idled -C {folder}/imapd.conf -d"
}}
"""


def unpacked() -> Path:
    return cache.folder() / "cyrus"


def install() -> Path:
    """Fetches and unpacks what is missing; returns the folder. Raises Unavailable."""
    if _is_complete():
        return unpacked()
    cache.need("apt-get", "Cyrus is taken from Debian's packages")
    cache.need("dpkg", "Cyrus is taken from Debian's packages")
    fetched = unpacked() / "packages"
    fetched.mkdir(parents=True, exist_ok=True)
    for old in fetched.glob("*.deb"):
        old.unlink()
    cache.run(["apt-get", "download", "-qq", *PACKAGES], fetched)
    for package in sorted(fetched.glob("*.deb")):
        cache.run(["dpkg", "-x", str(package), str(unpacked())], fetched)
    if not _is_complete():
        raise Unavailable(f"the packages {' '.join(PACKAGES)} did not hold the Cyrus expected here")
    return unpacked()


def _is_complete() -> bool:
    # saslpasswd2 is in the package sorted last, so a set-up that was cut short is done again.
    programs = ("usr/lib/cyrus/bin/master", "usr/lib/cyrus/bin/idled", "usr/sbin/saslpasswd2")
    return all((unpacked() / program).exists() for program in programs)


def _reachable() -> Path:
    """Where the account Cyrus runs as can read the programs: the cache folder, or a copy if that is root's own.

    imapd refuses to run as root, and root's home is closed to everybody else.
    """
    if os.geteuid() != 0:
        return unpacked()
    copy = Path(tempfile.mkdtemp(prefix="ft-cyrus-programs-"))
    copy.chmod(0o755)
    for part in ("usr/lib", "usr/sbin", "lib"):
        shutil.copytree(unpacked() / part, copy / part, symlinks=True)
    return copy


class Cyrus(Server):
    """One Cyrus; mail is kept in its temporary folder until ``close``."""

    name = "cyrus"
    mailboxes = Mailboxes()

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._root = unpacked()
        self._group = Group()

    def start(self) -> None:
        if not _is_complete():
            raise Unavailable("Cyrus is not in the cache folder: python -m tests.servers.install cyrus")
        if self.folder is None:
            self.folder = self._make_folder()
            self._root = _reachable()
        for _ in range(3):
            self.port = self.port or free_port(self.host)
            self.tls_port = self.tls_port or free_port(self.host)
            self._write_config(self.folder)
            if self._greets_after_start(self.folder):
                return
            self.stop()
            self.port = self.tls_port = None
        raise AssertionError(f"Cyrus did not start:\n{self.log()}")

    def _greets_after_start(self, folder: Path) -> bool:
        pid_file = folder / "master.pid"
        pid_file.unlink(missing_ok=True)
        files = ["-C", f"{folder}/imapd.conf", "-M", f"{folder}/cyrus.conf", "-p", str(pid_file)]
        command = [str(self._programs() / "master"), *files]
        process = self._group.start(command, folder / "master.log", self._environment())
        port = self.port or 0
        eventually(lambda: process.poll() is not None or greets(self.host, port), "Cyrus greeting")
        return process.poll() is None

    def stop(self) -> None:
        """SIGKILL to all of it. Cyrus rolls its databases forward at the next start."""
        self._group.kill()

    def close(self) -> None:
        self.stop()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
            if self._root != unpacked():
                shutil.rmtree(self._root, ignore_errors=True)

    def log(self) -> str:
        """What the master said; everything else goes to the system's log."""
        file = self.folder / "master.log" if self.folder else None
        return file.read_text(errors="replace") if file and file.exists() else ""

    def new_user(self) -> User:
        user = User(self._fresh_name(), PASSWORD)
        done = subprocess.run(
            [*_sasl_command(self._database()), "-c", user.name],
            input=PASSWORD.encode(),
            capture_output=True,
            env=self._environment(),
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"saslpasswd2: {done.stderr.decode(errors='replace')}")
        _hand_over(self._database())
        self._make_mailboxes(user)
        return user

    def _make_mailboxes(self, user: User) -> None:
        """A first login creates INBOX and the rest, where the build does; make sure of them."""
        with self.client(user) as client:
            there = {name.upper() for name in names(client)}
            for name in ("INBOX", "Sent", "Drafts", "Trash", "Junk"):
                if name.upper() not in there:
                    check(client.create(quoted(name)))

    def _programs(self) -> Path:
        return self._root / "usr/lib/cyrus/bin"

    def _environment(self) -> dict[str, str]:
        libraries = [
            *(self._root / "usr/lib").glob("*-linux-gnu*"),
            *(self._root / "lib").glob("*-linux-gnu*"),
        ]
        return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(str(path) for path in libraries)}

    def _database(self) -> Path:
        assert self.folder is not None
        return self.folder / "sasldb2"

    def _make_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="ft-cyrus-"))
        folder.chmod(0o755)
        below = [f"conf/{name}" for name in ("db", "socket", "log", "msg", "ptclient", "user", "quota")]
        for name in [*below, "spool", "lock", "proc", "run"]:
            (folder / name).mkdir(parents=True)
        for path in folder.rglob("*"):
            _hand_over(path)
        _hand_over(folder)
        return folder

    def _write_config(self, folder: Path) -> None:
        certificate, key = write_pair(folder)
        _hand_over(key)
        user, group = _account()
        values = {
            "folder": folder,
            "bin": self._programs(),
            "user": user,
            "group": group,
            "realm": socket.gethostname(),
            "certificate": certificate,
            "key": key,
            "port": self.port,
            "tls_port": self.tls_port,
        }
        (folder / "imapd.conf").write_text(_IMAPD.format(**values))
        (folder / "cyrus.conf").write_text(_MASTER.format(**values))


def _sasl_command(database: Path) -> list[str]:
    return [
        str(unpacked() / "usr/sbin/saslpasswd2"), "-p", "-f", str(database), "-u", socket.gethostname()
    ]  # fmt: skip


def _account() -> tuple[str, str]:
    account = pwd.getpwnam("nobody" if os.geteuid() == 0 else getpass.getuser())
    return account.pw_name, grp.getgrgid(account.pw_gid).gr_name


def _hand_over(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, *_account())
