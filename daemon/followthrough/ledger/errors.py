"""What can go wrong with the ledger, as fields; the words for it are the command line's."""

from pathlib import Path


class LedgerError(Exception):
    """Fields, not sentences: ``problem``, ``path``, ``detail``.

    ``problem`` is one of ``corrupt`` (``detail`` names where the file was moved, or what is wrong with it), ``newer``
    and ``older`` (the schema; older only where it is opened for reading), ``full`` (nothing can be written: disk,
    quota, size limit), ``locked`` (by another process, for longer than we wait), ``conflict`` (two writers, a bug),
    ``unusable`` (permission, a link or a folder where the file should be).
    """

    def __init__(self, problem: str, path: Path, detail: str = "") -> None:
        super().__init__(f"{problem}: {path}: {detail}")
        self.problem, self.path, self.detail = problem, path, detail


class AlreadyRunning(Exception):
    """Another instance holds the lock; ``pid`` is what it wrote there (0: unknown)."""

    def __init__(self, path: Path, pid: int) -> None:
        super().__init__(f"{path}: {pid}")
        self.path, self.pid = path, pid
