"""What is told about public holidays that the settings ask for and that are not kept to."""

from datetime import datetime

from followthrough.ledger.store import Question

_MEANWHILE = "Until then only the days in your settings are days off."


def holidays_unknown(install: str, now: datetime) -> Question:
    return Question(
        key="holidays|not installed",
        person="",
        heading="Public holidays are not known",
        text=f"Your settings name a country, and what knows its holidays is not installed. Type: {install} "
        f"{_MEANWHILE}",
        at=now,
    )


def holidays_failed(now: datetime) -> Question:
    return Question(
        key="holidays|failed",
        person="",
        heading="Public holidays are not known",
        text="They could not be worked out. It is tried again tomorrow, and at the next start; `followthrough check` "
        f"shows whether it goes now. {_MEANWHILE}",
        at=now,
    )
