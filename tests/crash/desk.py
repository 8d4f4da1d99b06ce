"""One user's session on a real server and the journal of one row: what the desk is driven with in its tests."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

from followthrough.mailbox.desk import Observation, observe, place
from followthrough.mailbox.roles import Roles, find_roles
from followthrough.mailbox.session import Endpoint, Session
from followthrough.plan.drafts import DraftRow, DraftState
from tests.crash.hands import Scene
from tests.crash.story import MemoryJournal, draft_row
from tests.servers.face import Server, User

NOW = datetime.now(UTC).replace(microsecond=0)
"""Close to the server's own clock, which dates what the user stores."""


class Desk:
    """A session of one user on a server, with the journal of one row."""

    def __init__(self, server: Server, row: DraftRow | None = None) -> None:
        assert server.port is not None
        self.server = server
        self.user: User = server.new_user()
        endpoint = Endpoint(host=server.host, port=server.port, security="none", login=self.user.name)
        self.session = Session.connect(endpoint, self.user.password)
        self.roles: Roles = find_roles(self.session.list_mailboxes(), {})
        self.journal = MemoryJournal([row or draft_row(self.user.name, NOW, server.mailboxes.drafts)])

    @property
    def row(self) -> DraftRow:
        return next(iter(self.journal.rows.values()))

    @property
    def states(self) -> list[DraftState]:
        return self.journal.states[self.row.key]

    def place(self, now: datetime = NOW) -> DraftRow:
        return place(self.session, self.roles, self.row, self.journal, now).row

    def set(self, **changes: object) -> None:
        """Puts the row into a state as an earlier life left it."""
        row = dataclasses.replace(self.row, **changes)  # type: ignore[arg-type]
        self.journal = MemoryJournal([row])

    def drafts(self) -> list[bytes]:
        return [m.raw for m in self.server.fetch_all(self.user, self.server.mailboxes.drafts)]

    @property
    def scene(self) -> Scene:
        """The user's hands on the same mailbox."""
        return Scene(self.server, self.user, Path())

    def observe(self, now: datetime) -> Observation | None:
        """One look, recorded as the service does; None where nothing was news."""
        found = observe(self.session, self.roles, [self.row], now)
        if not found:
            return None
        [seen] = found
        changes: dict[str, object] = {
            "uid": seen.uid,
            "uidvalidity": seen.uidvalidity,
            "size": seen.size,
            "digest": seen.digest,
        }
        if seen.state is not self.row.state:
            changes |= {"state": seen.state, "state_at": now}
        self.journal.advance(self.row.key, self.row.state, **changes)
        return seen
