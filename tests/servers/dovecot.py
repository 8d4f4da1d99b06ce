"""Dovecot 2.3 from a temporary folder, as root or as any user; nothing of the system's configuration is read.

``Dovecot("dovecot")``           everything it can, plain and TLS ports on 127.0.0.1
``Dovecot("dovecot-tls")``       the same, and ``client`` uses the TLS port
``Dovecot("dovecot-bare")``      announces nothing but IMAP4rev1
``Dovecot("dovecot-starttls")``  on 127.0.0.2, where LOGIN is disabled until STARTTLS
``Dovecot("dovecot-dotted")``    separator ``.`` and everything below ``INBOX.``

``extra`` goes to the end of the configuration, ``protocol_imap`` into ``protocol imap { }``.
"""

import getpass
import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.servers.certificate import write_pair
from tests.servers.face import Mailboxes, Security, Server, Unavailable, User, eventually, free_port, greets
from tests.servers.process import Group

PASSWORD = "secret"
SEARCHED = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"))


@dataclass(frozen=True, slots=True)
class Variant:
    """How one Dovecot differs from the plain one."""

    host: str = "127.0.0.1"
    security: Security = "plain"
    capability: str = ""
    separator: str = "/"
    prefix: str = ""
    disable_plaintext_auth: str = "no"


VARIANTS = {
    "dovecot": Variant(),
    "dovecot-tls": Variant(security="tls"),
    "dovecot-bare": Variant(capability="IMAP4rev1"),
    # A connection from 127.0.0.1 to itself counts as secure; one to 127.0.0.2 does not.
    "dovecot-starttls": Variant(host="127.0.0.2", security="starttls", disable_plaintext_auth="yes"),
    "dovecot-dotted": Variant(separator=".", prefix="INBOX."),
}

_CONFIG = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = {variant.host}
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = {variant.disable_plaintext_auth}
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
first_valid_uid = 1
{runs_as}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = {variant.separator}
  prefix = {variant.prefix}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
service imap-login {{
  chroot =
  service_count = 0
  client_limit = 1000
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap {{
  process_limit = 1024
}}
auth_failure_delay = 0
mail_max_userip_connections = 0
mailbox_idle_check_interval = 2s
protocol imap {{
{protocol_imap}
}}
{extra}
"""


class Dovecot(Server):
    """One Dovecot; mail is kept in its temporary folder until ``close``."""

    def __init__(self, name: str = "dovecot", extra: str = "", protocol_imap: str = "") -> None:
        self.name = name
        self.variant = VARIANTS[name]
        self.host = self.variant.host
        self.security = self.variant.security
        below = self.variant.prefix
        self.mailboxes = Mailboxes(below + "Sent", below + "Drafts", below + "Trash", below + "Junk")
        self.extra = extra
        self.protocol_imap = protocol_imap
        self.folder: Path | None = None
        self._group = Group()

    def new_user(self) -> User:
        return User(self._fresh_name(), PASSWORD)

    def start(self) -> None:
        program = find()
        if self.folder is None:
            self.folder = _make_folder()
        for _ in range(3):  # a free port may be taken by another test before Dovecot has it
            self.port = self.port or free_port(self.host)
            self.tls_port = self.tls_port or free_port(self.host)
            self._write_config()
            if self._greets_after_start(program):
                return
            self.stop()
            self.port = self.tls_port = None
        raise AssertionError(f"Dovecot did not start:\n{self.log()}")

    def _greets_after_start(self, program: str) -> bool:
        command = [program, "-F", "-c", str(self.config_file)]
        process = self._group.start(command, self.config_file.parent / "stderr.log")
        port, tls_port = self.port or 0, self.tls_port or 0

        def up_or_over() -> bool:
            return process.poll() is not None or (
                greets(self.host, port) and greets(self.host, tls_port, tls=True)
            )

        eventually(up_or_over, "Dovecot greeting")
        return process.poll() is None

    def stop(self) -> None:
        """SIGKILL to all of it: SIGTERM takes a second, and killing the master alone leaves children."""
        self._group.kill()

    def close(self) -> None:
        """Stop, and remove the mail."""
        self.stop()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    @property
    def config_file(self) -> Path:
        assert self.folder is not None
        return self.folder / "dovecot.conf"

    def log(self) -> str:
        if self.folder is None:
            return ""
        files = [self.folder / "dovecot.log", self.folder / "stderr.log"]
        return "".join(file.read_text(errors="replace") for file in files if file.exists())

    def home(self, user: User) -> Path:
        assert self.folder is not None
        return self.folder / "home" / user.name

    def doveadm(self, *arguments: str) -> str:
        """Runs doveadm on this server; returns what it printed."""
        done = self._doveadm(*arguments)
        if done.returncode:
            raise AssertionError(f"doveadm {' '.join(arguments)}: {done.returncode} {done.stderr}")
        return done.stdout

    def kick(self, user: User) -> None:
        """Cuts the user's connections, if there are any."""
        self._doveadm("kick", user.name)

    def _doveadm(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        program = shutil.which("doveadm", path=SEARCHED) or "doveadm"
        return subprocess.run(
            [program, "-c", str(self.config_file), *arguments], capture_output=True, text=True, check=False
        )

    def new_uidvalidity(self, user: User, mailbox: str = "INBOX") -> None:
        """Throws away the index of one mailbox: every message gets a new uid under a new UIDVALIDITY."""
        name = mailbox.removeprefix(self.variant.prefix).replace(self.variant.separator, ".")
        folder = self.home(user) / "Maildir" / ("" if mailbox == "INBOX" else f".{name}")
        before = self.uidvalidity(user, mailbox)
        self.kick(user)
        for file in folder.glob("dovecot*"):
            file.unlink()
        (self.home(user) / "Maildir" / "dovecot-uidvalidity").unlink(missing_ok=True)
        # UIDVALIDITY is the second in which the index was made.
        eventually(lambda: self._is_renumbered(user, mailbox, folder, before), "a new UIDVALIDITY")

    def _is_renumbered(self, user: User, mailbox: str, folder: Path, before: int) -> bool:
        if self.uidvalidity(user, mailbox) != before:
            return True
        for file in folder.glob("dovecot*"):
            file.unlink()
        return False

    def _write_config(self) -> None:
        assert self.folder is not None
        certificate, key = write_pair(self.folder)
        user, group = _unprivileged()
        if os.geteuid() == 0:
            runs_as = ""
        else:
            runs_as = "\n".join(
                (
                    f"default_internal_user = {user}",
                    f"default_login_user = {user}",
                    f"default_internal_group = {group}",
                )
            )
        capability = f"  imap_capability = {self.variant.capability}" if self.variant.capability else ""
        text = _CONFIG.format(
            folder=self.folder,
            variant=self.variant,
            certificate=certificate,
            key=key,
            runs_as=runs_as,
            password=PASSWORD,
            user=user,
            group=group,
            port=self.port,
            tls_port=self.tls_port,
            protocol_imap="\n".join(filter(None, (capability, self.protocol_imap))),
            extra=self.extra,
        )
        self.config_file.write_text(text)


def find() -> str:
    """The program's path; Unavailable says what to install."""
    program = shutil.which("dovecot", path=SEARCHED)
    if program is None:
        raise Unavailable("Dovecot is not installed: sudo apt-get install dovecot-imapd")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    if not done.stdout.startswith("2.3."):
        raise Unavailable(f"Dovecot 2.3 is needed, this is {done.stdout.split(' ')[0] or 'broken'}")
    return program


def _unprivileged() -> tuple[str, str]:
    """Who owns the mail: whoever runs the tests, or nobody when that is root, which Dovecot refuses."""
    account = pwd.getpwnam("nobody" if os.geteuid() == 0 else getpass.getuser())
    return account.pw_name, grp.getgrgid(account.pw_gid).gr_name


def _make_folder() -> Path:
    # Not pytest's folder: the path of a UNIX socket must stay under 108 bytes.
    folder = Path(tempfile.mkdtemp(prefix="ft-dovecot-"))
    folder.chmod(0o755)
    home = folder / "home"
    home.mkdir()
    if os.geteuid() == 0:
        shutil.chown(home, *_unprivileged())
    return folder
