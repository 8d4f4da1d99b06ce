"""The demo's own server as one of the servers the tests run on."""

from followthrough.demo.server import EmbeddedServer
from tests.servers.face import Server, User

PASSWORD = "secret"


class Embedded(Server):
    """pymap in this process; its mail is in memory and lives through ``restart`` only."""

    name = "embedded"

    def __init__(self) -> None:
        self._server = EmbeddedServer("first", PASSWORD)

    def new_user(self) -> User:
        user = User(self._fresh_name(), PASSWORD)
        self._server.add_user(*user)
        return user

    def start(self) -> None:
        self._server.start()
        self.port = self._server.port

    def stop(self) -> None:
        self._server.stop()

    def restart(self) -> None:
        self._server.restart()
