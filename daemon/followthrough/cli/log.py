"""The log on stderr: named events, one line each, an identical warning or error at most once an hour."""

import logging
import sys
import traceback
from types import TracebackType

HOUR = 3600.0
MOST_LINES = 1000
"""So many different lines are remembered; the oldest is forgotten first."""

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Seldom(logging.Filter):
    """Lets an identical warning or error through once an hour, and then with how often it was kept back:
    ``repeated=17``. What merely happens is always said: that it is well again must not be missing after a trouble."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, str], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        line = (record.name, record.getMessage())
        known = self._said.get(line)
        if known is not None and 0 <= record.created - known[0] < HOUR:
            known[1] += 1
            return False
        kept_back = int(known[1]) if known else 0
        self._said.pop(line, None)
        self._said[line] = [record.created, 0]
        if len(self._said) > MOST_LINES:
            del self._said[next(iter(self._said))]
        if kept_back:
            record.msg, record.args = f"{line[1]} repeated={kept_back}", ()
        return True


class OneLine(logging.Formatter):
    """Whatever came from outside, a line stays one line; of an error its kind and place, never its words, which may
    quote mail."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        record.msg, record.args = "".join(c if c.isprintable() else " " for c in message), ()
        return super().format(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's name
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)).rstrip()
        return f"{frames}\n{kind.__name__ if kind else ''}"


def log_to_stderr(level: int) -> None:
    """Events from this level on; on DEBUG also what each turn did. Libraries may only warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(Seldom())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("followthrough").setLevel(level)
