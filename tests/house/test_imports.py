"""Who may import what: the rooms of the package point downwards only, the pure ones reach nothing outside.

Every import counts, also those inside functions, under TYPE_CHECKING, and by importlib.
"""

import ast
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "daemon" / "followthrough"

PURE = ["mail", "plan", "compose"]
_WORLD = ["mailbox", "ledger", "config"]

# A room and the rooms below it. A room that is not here must be put here before it can exist.
BELOW = {
    "mail": set(),
    "plan": {"mail"},
    "compose": {"mail", "plan"},
    "mailbox": {*PURE},
    "ledger": {*PURE},
    "config": {*PURE},
    "service": {*PURE, *_WORLD},
    "setup": {*PURE, *_WORLD},
    "demo": {*PURE, *_WORLD, "service"},
    "cli": {*PURE, *_WORLD, "service", "setup", "demo"},
}

# The only rooms that may know of a library.
ONLY_IN = {
    "imapclient": {"mailbox"},
    "imaplib": {"mailbox"},
    "sqlite3": {"ledger"},
    "pymap": {"demo"},
    "pysasl": {"demo"},
    "proxyprotocol": {"demo"},
    "apscheduler": {"service"},
    "holidays": {"config"},
    "xlsxwriter": {"setup"},
    "smtplib": set(),
    "smtpd": set(),
    "aiosmtplib": set(),
}

# Listed by what is allowed, not by what is not: no list of forbidden modules is ever complete.
_VALUES = set(
    """
    abc bisect calendar collections contextlib copy dataclasses datetime enum fnmatch fractions functools
    hashlib heapq itertools math operator re string textwrap types typing typing_extensions unicodedata zoneinfo
    """.split()
)
_TEXT = set("base64 binascii codecs email encodings html json quopri urllib.parse".split())
PURE_MAY_IMPORT = {
    "mail": _VALUES | _TEXT | {"selectolax", "icalendar", "phonenumbers"},
    "plan": _VALUES,
    "compose": _VALUES | _TEXT | {"jinja2", "markupsafe", "icalendar"},
}

_CLOCKS = {"now", "today", "utcnow", "localtime", "make_msgid"}
_CLOCK_WITHOUT_ARGUMENT = {"formatdate", "astimezone"}
_REACHING = {"open", "input", "print", "eval", "exec", "breakpoint"}


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one module, by its full dotted name."""

    name: str
    line: int


def faults(package: Path) -> list[str]:
    """Everything in PACKAGE that breaks a rule, as `file:line: what`, in order."""
    found = []
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(), str(path))
        inside = path.relative_to(package)
        room = inside.parts[0].removesuffix(".py")
        for line, problem in sorted({*import_faults(room, inside, tree), *purity_faults(room, tree)}):
            found.append(f"{inside}:{line}: {problem}")
    return found


def import_faults(room: str, inside: Path, tree: ast.AST) -> Iterator[tuple[int, str]]:
    allowed = {"__init__": set(), "__main__": {"cli"}, **BELOW}
    if room not in allowed:
        yield 1, f"{room} is no room of the house"
        return
    for each in imports(tree, ("followthrough", *inside.parts[:-1])):
        top, _, rest = each.name.partition(".")
        if top == "?":
            yield each.line, "imports a module whose name is computed"
        elif top == "followthrough":
            other = rest.partition(".")[0]
            if other in {"", room, "__version__"} or other in allowed[room]:
                continue
            yield each.line, f"{room} must not import {other}"
        elif room not in ONLY_IN.get(top, {room}):
            yield each.line, f"{room} must not import {top}"


def purity_faults(room: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    if room not in PURE:
        return
    may = PURE_MAY_IMPORT[room]
    for each in imports(tree, ("followthrough", room)):
        top = each.name.partition(".")[0]
        if top not in {"followthrough", "?"} and top not in may and not within(each.name, may):
            yield each.line, f"{room} is pure and must not import {top}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = callee(node)
            bare = isinstance(node.func, ast.Name)
            no_arguments = not node.args and not node.keywords
            reads_clock = called in _CLOCKS or (called in _CLOCK_WITHOUT_ARGUMENT and no_arguments)
            if reads_clock or (bare and called in _REACHING):
                yield node.lineno, f"{room} is pure and must not call {called}()"


def within(name: str, allowed: set[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in allowed)


def imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[Import]:
    """Every module TREE imports anywhere; PACKAGE is the dotted package it lives in, for relative imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            # `from followthrough import mail` names a room as much as `import followthrough.mail`.
            yield from (Import(f"{module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and callee(node) in {"import_module", "__import__"}:
            first = node.args[0] if node.args else None
            known = isinstance(first, ast.Constant) and isinstance(first.value, str)
            yield Import(first.value if known else "?", node.lineno)


def callee(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def test_every_import_points_downwards() -> None:
    """cli -> service -> {mailbox, ledger, config} -> compose -> plan -> mail, and nothing sideways."""
    assert faults(PACKAGE) == []


def test_the_package_is_really_walked() -> None:
    """An empty walk would prove nothing."""
    rooms = {path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py")}
    assert {*PURE, "__init__.py"} <= rooms
    assert any(imports(ast.parse(path.read_text()), ()) for path in (PACKAGE / "plan").glob("*.py"))


@pytest.mark.parametrize(
    ("where", "source", "fault"),
    [
        ("mail/a.py", "import socket", "1: mail is pure and must not import socket"),
        ("mail/a.py", "import os.path", "1: mail is pure and must not import os"),
        ("mail/a.py", "def f():\n    import time", "2: mail is pure and must not import time"),
        ("mail/judges/a.py", "from ..match import x\nfrom ...plan import y", "2: mail must not import plan"),
        ("mail/a.py", "import jinja2", "1: mail is pure and must not import jinja2"),
        ("mail/a.py", "from urllib import request", "1: mail is pure and must not import urllib"),
        ("mail/a.py", "from email.utils import make_msgid\nmake_msgid()", "2: mail is pure and must not call make_msgid()"),  # noqa: E501
        ("plan/a.py", "from followthrough.compose import draft", "1: plan must not import compose"),
        ("plan/a.py", "from followthrough import compose", "1: plan must not import compose"),
        ("plan/a.py", "import datetime as d\nd.datetime.now(d.UTC)", "2: plan is pure and must not call now()"),
        ("plan/a.py", "from datetime import date\ndate.today()", "2: plan is pure and must not call today()"),
        ("plan/a.py", "def f(x):\n    x.astimezone()", "2: plan is pure and must not call astimezone()"),
        ("plan/a.py", "import logging", "1: plan is pure and must not import logging"),
        ("compose/a.py", "open('/etc/passwd')", "1: compose is pure and must not call open()"),
        ("compose/a.py", "import uuid", "1: compose is pure and must not import uuid"),
        ("mailbox/a.py", "import followthrough.ledger.rows", "1: mailbox must not import ledger"),
        ("mailbox/a.py", "import sqlite3", "1: mailbox must not import sqlite3"),
        ("ledger/a.py", "import imaplib", "1: ledger must not import imaplib"),
        ("ledger/a.py", "from imapclient import IMAPClient", "1: ledger must not import imapclient"),
        ("config/a.py", "from followthrough import service", "1: config must not import service"),
        ("service/a.py", "import smtplib", "1: service must not import smtplib"),
        ("service/a.py", "from smtplib import SMTP", "1: service must not import smtplib"),
        ("service/a.py", "import importlib\nimportlib.import_module('smtplib')", "2: service must not import smtplib"),
        ("service/a.py", "__import__('imapclient')", "1: service must not import imapclient"),
        ("service/a.py", "def f(x):\n    __import__(x)", "2: imports a module whose name is computed"),
        ("service/a.py", "import pymap", "1: service must not import pymap"),
        ("service/a.py", "from followthrough.cli import main", "1: service must not import cli"),
        ("errors.py", "", "1: errors is no room of the house"),
    ],
)  # fmt: skip
def test_the_walk_finds_what_is_forbidden(tmp_path: Path, where: str, source: str, fault: str) -> None:
    """Each rule of the house is broken once here, and found with its file and line."""
    write(tmp_path, where, source)
    assert f"{where}:{fault}" in faults(tmp_path)


def test_the_walk_lets_pass_what_is_allowed(tmp_path: Path) -> None:
    """Reading, values and a time that was given are what the pure rooms are made of."""
    write(
        tmp_path,
        "plan/a.py",
        """
        from datetime import UTC, datetime
        from zoneinfo import ZoneInfo
        from followthrough.mail.matching.match import Certainty
        from . import facts

        def f(now: datetime) -> datetime:
            return now.astimezone(ZoneInfo("Europe/Berlin"))
        """,
    )
    write(
        tmp_path,
        "mail/a.py",
        "import email.parser\nfrom urllib.parse import unquote\nimport selectolax.lexbor",
    )
    write(tmp_path, "cli/a.py", "from followthrough import __version__\nfrom followthrough.demo import story")
    assert faults(tmp_path) == []


def write(package: Path, where: str, source: str) -> None:
    path = package / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(source))


def test_every_library_that_is_imported_is_declared() -> None:
    """What only happens to be installed beside the tools is missing at the user's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {
        requirement.split(">")[0].split("=")[0].split("<")[0].strip().lower().replace("_", "-")
        for group in (project["dependencies"], *project["optional-dependencies"].values())
        for requirement in group
    }
    # Parts of a declared library's own interface: jinja2's Markup, pymap's sign-in and sockets.
    declared |= {"markupsafe", "pysasl", "proxy-protocol"}
    owners = packages_distributions()
    undeclared = set()
    for path in PACKAGE.rglob("*.py"):
        for each in imports(
            ast.parse(path.read_text()), ("followthrough", *path.relative_to(PACKAGE).parts[:-1])
        ):
            top = each.name.partition(".")[0]
            if top in sys.stdlib_module_names or top in {"followthrough", "?"}:
                continue
            if not declared & {owner.lower().replace("_", "-") for owner in owners.get(top, [])}:
                undeclared.add(f"{path.relative_to(PACKAGE)}: {top}")
    assert undeclared == set()
