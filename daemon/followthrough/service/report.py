"""How things stand, as plain data: what ``followthrough status`` shows and the supervisor's one line."""

from datetime import datetime
from typing import TypedDict

from followthrough.service.engine import Engine
from followthrough.service.link import Link

EDITED = "edited settings have an error, the old ones stay"
"""How the part of the line begins that says what ``config_problems`` says at length."""


class AccountReport(TypedDict):
    """One account; ``problem`` is '' while all is well, ``retry_at`` when the server is tried again (ISO 8601)."""

    name: str
    connected: bool
    problem: str
    detail: str
    retry_at: str | None


class Report(TypedDict):
    """``line`` says all of it shortly; ``config_problems`` are those of edited files that were not taken over."""

    at: str
    zone: str
    line: str
    accounts: list[AccountReport]
    paused: bool
    clock_wrong: bool
    config_problems: list[str]


def report(
    engine: Engine, now: datetime, *, clock_wrong: bool = False, config_problems: tuple[str, ...] = ()
) -> Report:
    """The state of the service at this moment."""
    accounts = [_account(link) for link in engine.links.values()]
    return Report(
        at=now.isoformat(),
        zone=engine.settings.zone,
        line=_line(accounts, engine.paused, clock_wrong, config_problems),
        accounts=accounts,
        paused=engine.paused,
        clock_wrong=clock_wrong,
        config_problems=list(config_problems),
    )


def _account(link: Link) -> AccountReport:
    trouble = link.trouble
    return AccountReport(
        name=link.account.name,
        connected=link.session is not None,
        problem=trouble.problem if trouble else "",
        detail=trouble.detail if trouble else "",
        retry_at=trouble.retry_at.isoformat() if trouble and trouble.retry_at else None,
    )


def _line(
    accounts: list[AccountReport], paused: bool, clock_wrong: bool, config_problems: tuple[str, ...]
) -> str:
    connected = sum(account["connected"] for account in accounts)
    parts = [f"watching {connected} of {len(accounts)} account{'s' if len(accounts) != 1 else ''}"]
    if paused:
        parts.append("paused")
    parts += [f"{a['name']}: {a['problem'].replace('_', ' ')}" for a in accounts if a["problem"]]
    if clock_wrong:
        parts.append("this machine's clock is wrong, nothing is written")
    if config_problems:
        more = f" (and {len(config_problems) - 1} more)" if len(config_problems) > 1 else ""
        parts.append(f"{EDITED}: {config_problems[0]}{more}")
    return "; ".join(parts)
