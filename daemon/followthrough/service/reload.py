"""Edited settings and templates: seen on the tick, read once they have come to rest, taken over whole or not at all."""

import hashlib
import logging
from datetime import datetime

from followthrough.config.load import ConfigError, Settings, load, stamp
from followthrough.config.wording import describe
from followthrough.ledger.store import Ledger
from followthrough.service.attempt import endpoint
from followthrough.service.engine import Engine

log = logging.getLogger("followthrough.service")


class Reload:
    """``problems`` says what is wrong with the edited files while the old settings stay in force."""

    def __init__(self, engine: Engine, ledger: Ledger) -> None:
        self._engine, self._ledger = engine, ledger
        self._read = engine.settings.stamp
        self._moving: object = None
        self.problems: tuple[str, ...] = ()

    def edited(self) -> bool:
        """Whether the files differ from what was read last."""
        return stamp(self._engine.settings) != self._read

    def at_rest(self) -> bool:
        """Whether they are as at the last look: editors write in pieces, and half a file may well be valid."""
        seen = stamp(self._engine.settings)
        moving, self._moving = self._moving != seen, seen
        return not moving

    def load(self, now: datetime) -> Settings | None:
        """What the files say, where it is valid; else None, and the log, ``problems`` and the next note say why."""
        self._read = stamp(self._engine.settings)
        try:
            settings = load(self._engine.settings.path)
        except ConfigError as error:
            self._refuse(tuple(describe(problem) for problem in error.problems), now)
            return None
        self._read = settings.stamp
        self.problems = ()
        self._withdraw_questions(("config|", *_changed_templates(self._engine.settings, settings)), now)
        return settings

    def _refuse(self, problems: tuple[str, ...], now: datetime) -> None:
        if problems == self.problems:
            return
        self._withdraw_questions(("config|",), now)
        self.problems = problems
        log.error("config-kept-old problems=%d first=%.300r", len(problems), problems[0])
        edition = hashlib.sha256(repr((self._read, problems)).encode()).hexdigest()[:12]
        text = "; ".join(problems)
        self._engine.ask(
            f"config|{edition}",
            "",
            "Your settings have an error",
            f"{text}. The old ones stay in force.",
            now,
        )

    def _withdraw_questions(self, about: tuple[str, ...], now: datetime) -> None:
        """What no note has said yet, and is mended, need not be said."""
        keys = [each.key for each in self._ledger.questions() if each.key.startswith(about)]
        if keys:
            self._ledger.told(keys, now)


def _changed_templates(before: Settings, after: Settings) -> tuple[str, ...]:
    """How the keys of questions begin that are about template files edited in between."""
    kept = set(after.stamp)
    return tuple(f"template|{each[0]}|" for each in before.stamp if each not in kept)


def say_settings(event: str, settings: Settings) -> None:
    """The settings in force, for the log: nothing secret, and nobody's address but the sign-in."""
    config = settings.config
    log.info(
        "%s path=%r zone=%s drafts_per_day=%d look_back=%d max_recipients=%d stale_drafts=%s paused=%s poll_every=%d "
        "people=%d templates=%d state_dir=%r",
        event, str(settings.path), settings.zone, config.drafts_per_day, config.look_back, config.max_recipients,
        config.stale_drafts, config.paused, config.poll_every, len(settings.people), len(settings.templates),
        str(settings.state_dir),
    )  # fmt: skip
    for account in config.account:
        log.info(
            "account name=%s host=%s port=%d security=%s login=%r addresses=%d password=%s",
            account.name, account.host, endpoint(account).port, account.security, account.login,
            len(account.addresses), ",".join(account.password_sources) or "none",
        )  # fmt: skip
    for playbook in config.playbook:
        log.info(
            "playbook name=%r attempts=%r check_in=%r check_in_with=%s templates=%r",
            playbook.name, ", ".join(f"{each.by} after {each.after}" for each in playbook.attempts),
            playbook.check_in, playbook.check_in_with, playbook.templates,
        )  # fmt: skip
