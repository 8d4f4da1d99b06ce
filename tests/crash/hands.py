"""What the user does with a draft between a crash and the next start, as real clients do it on the wire."""

import imaplib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.crash.story import MARK
from tests.servers.face import Server, Stored, User, append, check, quoted, read


@dataclass(frozen=True, slots=True)
class Scene:
    """One user's mailbox and the writer's state directory."""

    server: Server
    user: User
    state_dir: Path

    def left(self) -> tuple[int, int, int]:
        """Messages with the draft's words in Drafts, Sent, Trash that aren't flagged as deleted."""
        boxes = self.server.mailboxes
        with self.server.client(self.user) as client:
            drafts, sent, trashed = (
                sum("\\Deleted" not in each.flags for each in mine(client, mailbox))
                for mailbox in (boxes.drafts, boxes.sent, boxes.trash)
            )
        return drafts, sent, trashed


def idle(scene: Scene) -> bool:
    return False


def delete(scene: Scene) -> bool:
    """Without a trace: Shift+Delete."""
    with scene.server.client(scene.user) as client:
        return expunge(client, scene.server.mailboxes.drafts)


def trash(scene: Scene) -> bool:
    with scene.server.client(scene.user) as client:
        drafts = mine(client, scene.server.mailboxes.drafts)
        check(client.select(quoted(scene.server.mailboxes.drafts)))
        for each in drafts:
            check(client.uid("MOVE", str(each.uid), quoted(scene.server.mailboxes.trash)))
    return bool(drafts)


def edit(scene: Scene) -> bool:
    """Thunderbird's way: APPEND under a new Message-ID, then delete the old one."""
    boxes = scene.server.mailboxes
    with scene.server.client(scene.user) as client:
        for each in (drafts := mine(client, boxes.drafts)):
            append(client, boxes.drafts, renewed(each.raw), ["\\Draft"])
            expunge_uid(client, boxes.drafts, each.uid)
    return bool(drafts)


def edit_keeping_id(scene: Scene) -> bool:
    """Roundcube's way: the same Message-ID, without \\Draft."""
    boxes = scene.server.mailboxes
    with scene.server.client(scene.user) as client:
        for each in (drafts := mine(client, boxes.drafts)):
            append(client, boxes.drafts, changed(each.raw), ["\\Seen"])
            expunge_uid(client, boxes.drafts, each.uid)
    return bool(drafts)


def send(scene: Scene) -> bool:
    """Thunderbird's way: the draft is gone before the Sent copy, which has a new Message-ID, is there."""
    boxes = scene.server.mailboxes
    with scene.server.client(scene.user) as client:
        for each in (drafts := mine(client, boxes.drafts)):
            expunge_uid(client, boxes.drafts, each.uid)
            append(client, boxes.sent, renewed(each.raw), ["\\Seen"])
    return bool(drafts)


def send_keeping_id(scene: Scene) -> bool:
    """neomutt's way."""
    boxes = scene.server.mailboxes
    with scene.server.client(scene.user) as client:
        for each in (drafts := mine(client, boxes.drafts)):
            expunge_uid(client, boxes.drafts, each.uid)
            append(client, boxes.sent, changed(each.raw), ["\\Seen"])
    return bool(drafts)


def lose_ledger(scene: Scene) -> bool:
    shutil.rmtree(scene.state_dir)
    return False


def lose_ledger_and_trash(scene: Scene) -> bool:
    lose_ledger(scene)
    return trash(scene)


def lose_ledger_and_edit(scene: Scene) -> bool:
    lose_ledger(scene)
    return edit(scene)


def lose_ledger_and_send(scene: Scene) -> bool:
    lose_ledger(scene)
    return send_keeping_id(scene)


def lose_ledger_and_send_renewed(scene: Scene) -> bool:
    lose_ledger(scene)
    return send(scene)


def lose_ledger_and_edit_and_trash(scene: Scene) -> bool:
    lose_ledger(scene)
    return edit(scene) and trash(scene)


def renumber(scene: Scene) -> bool:
    """Drafts is made anew with the same messages: another UIDVALIDITY."""
    scene.server.recreate(scene.user, scene.server.mailboxes.drafts)
    return False


def mine(client: imaplib.IMAP4, mailbox: str) -> list[Stored]:
    return [each for each in read(client, mailbox) if MARK.encode() in each.raw]


def expunge(client: imaplib.IMAP4, mailbox: str) -> bool:
    drafts = mine(client, mailbox)
    for each in drafts:
        expunge_uid(client, mailbox, each.uid)
    return bool(drafts)


def expunge_uid(client: imaplib.IMAP4, mailbox: str, uid: int) -> None:
    check(client.select(quoted(mailbox)))
    check(client.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)"))
    check(client.uid("EXPUNGE", str(uid)))


def delete_uid(scene: Scene, mailbox: str, uid: int) -> None:
    """One message, without a trace."""
    with scene.server.client(scene.user) as client:
        expunge_uid(client, mailbox, uid)


def changed(raw: bytes) -> bytes:
    """The text edited by the user; the marked words stay."""
    return raw.replace(b"Thursday", b"Friday, at your office,")


def renewed(raw: bytes) -> bytes:
    """Edited, and saved under the client's own Message-ID."""
    lines = [
        b"Message-ID: <renewed-by-the-client@example.org>" if line.startswith(b"Message-ID:") else line
        for line in changed(raw).split(b"\r\n")
    ]
    return b"\r\n".join(lines)


ACTIONS: dict[str, Callable[[Scene], bool]] = {
    action.__name__: action
    for action in (
        idle,
        delete,
        trash,
        edit,
        edit_keeping_id,
        send,
        send_keeping_id,
        lose_ledger,
        lose_ledger_and_trash,
        lose_ledger_and_edit,
        lose_ledger_and_send,
        lose_ledger_and_send_renewed,
        lose_ledger_and_edit_and_trash,
        renumber,
    )
}
"""Each does what it does to the draft if there is one; True where there was, and it is the user's business since."""
