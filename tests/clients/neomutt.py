"""neomutt in a terminal (tmux) on a home's account: keys go in, the screen comes out, mail is "sent" into a file."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.servers.face import Unavailable, eventually
from tests.system.home import Home

_SETTINGS = """\
set imap_user = "{login}"
set imap_pass = "{password}"
set imap_authenticators = "plain"
set ssl_starttls = no
set ssl_force_tls = no
set folder = "{url}"
set spoolfile = "+INBOX"
set postponed = "+{drafts}"
set record = "+{sent}"
set trash = "+{trash}"
set realname = "Sam Carter"
set from = "{address}"
set editor = "{editor}"
set sendmail = "{sendmail}"
set sendmail_wait = 10
set send_charset = "us-ascii:utf-8"
set charset = "utf-8"
set edit_headers = no
set abort_unmodified = no
set recall = no
set delete = yes
set confirm_append = no
set mail_check = 1
set wait_key = no
set help = no
ignore *
unignore From: To: Subject: Date:
set header_cache = ""
"""

_EDITOR = """\
#!/bin/sh
# The user at the keyboard: what was opened is kept for the test, and becomes what the test wants.
exec {python} -c 'import pathlib, sys
path, said = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
text = path.read_text()
(said / "opened").write_text(text)
if (said / "wanted").exists():
    path.write_text((said / "wanted").read_text())
' "$1" {folder}
"""

_SENDMAIL = """\
#!/bin/sh
# The sink: what would go out lies in "sent", to whom in "sent-to".
cat >{folder}/sending
echo "$@" >{folder}/sent-to
mv {folder}/sending {folder}/sent
"""


class Message(NamedTuple):
    """What left the client: the bytes and the command line's recipients."""

    raw: bytes
    arguments: str


def programs() -> None:
    """Raises Unavailable where neomutt or tmux is missing."""
    missing = [name for name in ("neomutt", "tmux") if shutil.which(name) is None]
    if missing:
        raise Unavailable(f"{' and '.join(missing)} not installed: sudo apt-get install {' '.join(missing)}")


class Neomutt:
    """One running client. Every wait is for something on the screen or in a file."""

    def __init__(self, home: Home) -> None:
        # Not pytest's folder: the path of tmux's socket must stay under 108 bytes.
        self._folder = Path(tempfile.mkdtemp(prefix="ft-neomutt-"))
        self._write_files(home)

    def start(self) -> None:
        """Open the inbox."""
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d", "-x", "110", "-y", "60"),
            f"neomutt -n -F {self._folder}/muttrc; echo neomutt has ended with $?; read wait",
        )
        self.until("INBOX")

    def _write_files(self, home: Home) -> None:
        boxes, server = home.server.mailboxes, home.server
        editor, sendmail = self._folder / "editor", self._folder / "sendmail"
        editor.write_text(_EDITOR.format(python=sys.executable, folder=self._folder))
        sendmail.write_text(_SENDMAIL.format(folder=self._folder))
        for program in (editor, sendmail):
            program.chmod(0o700)
        (self._folder / "muttrc").write_text(
            _SETTINGS.format(
                login=home.user.name,
                password=home.user.password,
                url=f"imap://{server.host}:{server.port}/",
                drafts=boxes.drafts,
                sent=boxes.sent,
                trash=boxes.trash,
                address=home.address,
                editor=editor,
                sendmail=sendmail,
            )
        )

    # The keyboard and the screen ---------------------------------------------------------------------------------

    def keys(self, *keys: str) -> None:
        """Press keys, in tmux's names ("Enter", "y")."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p")

    def until(self, *texts: str) -> str:
        """Wait until all of these stand on the screen; the screen."""
        shown = ""

        def stands() -> bool:
            nonlocal shown
            shown = self.screen()
            return all(text in shown for text in texts)

        try:
            eventually(stands, f"{texts} on the screen")
        except AssertionError as error:
            raise AssertionError(f"{error}:\n{shown}") from None
        return shown

    def open_mailbox(self, name: str) -> str:
        """Change to a mailbox; its index."""
        self.keys("c")
        self.until("Open mailbox")
        self.keys("C-u")
        self.type(f"={name}")
        self.keys("Enter")
        return self.until(f"NeoMutt: +{name} [")

    # Writing -----------------------------------------------------------------------------------------------------

    def editing_makes(self, text: str | None) -> None:
        """From now on the editor leaves this text (None: what it found)."""
        wanted = self._folder / "wanted"
        wanted.unlink(missing_ok=True)
        if text is not None:
            wanted.write_text(text)

    def recall(self) -> str:
        """Take the draft up again; the text the editor was given."""
        opened = self._folder / "opened"
        opened.unlink(missing_ok=True)
        self.keys("R")
        eventually(opened.exists, "the draft in the editor")
        self.until("NeoMutt: Compose")
        return opened.read_text()

    def send(self) -> Message:
        """Send what is in the compose menu; what left, once the copy is in Sent."""
        self.keys("y")
        self.until("Mail sent")
        return Message((self._folder / "sent").read_bytes(), (self._folder / "sent-to").read_text())

    def postpone(self) -> None:
        self.keys("P")
        self.until("Message postponed")

    def abort(self) -> None:
        """Quit the compose menu without saving."""
        self.keys("q")
        self.until("draft message?")
        self.keys("n")
        self.until("Mail not sent")

    def close(self) -> None:
        subprocess.run(self._command("kill-server"), check=False, capture_output=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            self._command(*arguments), check=True, capture_output=True, env=self._environment()
        )
        return done.stdout.decode()

    def _command(self, *arguments: str) -> list[str]:
        return ["tmux", "-u", "-S", str(self._folder / "tmux"), *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(self._folder)}
        return kept | {"TERM": "screen-256color", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"}
