"""Reading the user's files: regular, not too large, UTF-8; and a stamp of each, to see an edit later."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from followthrough.config.problems import Problem

Stamp = tuple[str, int, int, int]

LARGEST = {"config": 1024 * 1024, "template": 64 * 1024, "list of people": 8 * 1024 * 1024}
"""Bytes that are read of each kind of file."""
_MOST_TEMPLATES = 1000


class Unreadable(Exception):
    """A file cannot be used as it is."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def stamp_of(path: Path) -> Stamp:
    """(path, change time in ns, size, inode); zeros where there is no such file.

    The change time moves with every edit, and also with the chmod that a refused file needs.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return str(path), 0, 0, 0
    return str(path), found.st_ctime_ns, found.st_size, found.st_ino


def read_text(path: Path, kind: str = "config") -> str:
    """A file's text, without a byte order mark. Raises Unreadable."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _unreadable(path, "is not a file", "a file that can be read")
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                data = file.read(LARGEST[kind] + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(path, _reason(error), "a file that can be read") from error
    if len(data) > LARGEST[kind]:
        raise _unreadable(path, f"is over {LARGEST[kind] // 1024} KB", f"a {kind} of at most that")
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(path, "is UTF-16", "UTF-8: save it again with that encoding")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            path, line, "", f"byte 0x{data[error.start]:02x} is not UTF-8", "UTF-8: save it again so"
        )
        raise Unreadable(problem) from error


def is_open_to_others(path: Path) -> bool:
    """Whether anybody but the owner can read or write it."""
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def template_files(folder: Path) -> Iterator[tuple[str, Path] | Problem]:
    """The templates of a folder, by name (``attempt.txt.j2``, ``german/attempt.txt.j2``), and what is wrong in it.

    Sets are folders right in it; deeper there is nothing. Hidden files and those not ending in .j2 are not looked at.
    """
    count = 0
    for name, path in _listed(folder, ""):
        if isinstance(path, Problem):
            yield path
            continue
        count += 1
        if count > _MOST_TEMPLATES:
            yield Problem(
                folder,
                0,
                "",
                f"has over {_MOST_TEMPLATES} templates in it",
                "a folder of your templates alone",
            )
            return
        yield name, path


def _listed(folder: Path, prefix: str) -> Iterator[tuple[str, Path | Problem]]:
    try:
        names = sorted(each.name for each in os.scandir(folder) if not each.name.startswith("."))
    except OSError as error:
        yield prefix, Problem(folder, 0, "", _reason(error), "a folder that can be read")
        return
    for name in names:
        path = folder / name
        try:
            mode = path.stat().st_mode
        except OSError as error:
            if name.endswith(".j2") or path.is_symlink():
                yield prefix + name, Problem(path, 0, "", _reason(error), "a template")
            continue
        if stat.S_ISDIR(mode) and not prefix:
            yield from _set(folder, path)
        elif name.endswith(".j2"):
            yield prefix + name, path


def _set(folder: Path, path: Path) -> Iterator[tuple[str, Path | Problem]]:
    # A link to the folder itself would offer every template once more as a set.
    if folder.resolve().is_relative_to(path.resolve()):
        yield (
            path.name,
            Problem(path, 0, "", "is a link back to the templates directory", "a folder of templates"),
        )
        return
    yield from _listed(path, f"{path.name}/")


def _unreadable(path: Path, what: str, allowed: str) -> Unreadable:
    return Unreadable(Problem(path, 0, "", what, allowed))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read by this user"
    if isinstance(error, IsADirectoryError):
        return "is not a file"
    return getattr(error, "strerror", None) or str(error)
