"""What ctparse or dateparser makes of times, in one form; run in a venv that has them. A JSON list of [text, moment]
comes in, a list of answers or nulls goes out."""

import json
import sys
from collections.abc import Callable
from datetime import datetime


def by_ctparse() -> Callable[[str, datetime], str | None]:
    from ctparse import ctparse  # type: ignore[import-not-found]

    def answer(text: str, at: datetime) -> str | None:
        found = ctparse(text, ts=at, timeout=0.2)
        return found.resolution.nb_str() if found is not None and found.resolution is not None else None

    return answer


def by_dateparser() -> Callable[[str, datetime], str | None]:
    from dateparser.date import DateDataParser  # type: ignore[import-not-found]

    def answer(text: str, at: datetime) -> str | None:
        settings = {"RELATIVE_BASE": at, "PREFER_DATES_FROM": "future", "RETURN_TIME_AS_PERIOD": True}
        found = DateDataParser(languages=["de", "en"], settings=settings).get_date_data(text)
        if found.date_obj is None:
            return None
        hour = f"{found.date_obj:%H:%M}" if found.period == "time" else "X:X"
        return f"Time[]{{{found.date_obj:%Y-%m-%d} {hour} (X/X)}}"

    return answer


def main() -> int:
    answer = {"ctparse": by_ctparse, "dateparser": by_dateparser}[sys.argv[1]]()
    json.dump([answer(text, datetime.fromisoformat(at)) for text, at in json.load(sys.stdin)], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
