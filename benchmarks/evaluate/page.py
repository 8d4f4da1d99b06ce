"""The figures of docs/accuracy.md, written by the run that measured them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluate.scoring import Outcome, Score, percent
from benchmarks.evaluate.speed import Speed

PAGE = Path("docs/accuracy.md")
_PART = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def write(page: Path, scores: Sequence[Score], measured: Speed, missing: Mapping[str, str]) -> None:
    """Put the tables of a whole run between the page's two marks. Raises ValueError where it has none.

    ``missing``: why a set could not be measured, by its name.
    """
    tables = re.sub(r"(?<=\d)%", " %", "\n".join(lines(scores, measured, missing)))
    text, count = _PART.subn(lambda _: tables, page.read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{page} has no marks for its figures")
    page.write_text(text, encoding="utf-8")


def lines(scores: Sequence[Score], measured: Speed, missing: Mapping[str, str]) -> Iterator[str]:
    """The tables as Markdown."""
    yield ""
    yield "| set | n | right | wrong | abstained | right % | aim | beside |"
    yield "| --- | --: | --: | --: | --: | --: | --- | --- |"
    for each in scores:
        counts = " | ".join(str(each.count(one)) for one in (Outcome.RIGHT, Outcome.WRONG, Outcome.ABSTAINED))
        aims = ", ".join(aim.words if aim.met(each) else f"{aim.words} (**missed**)" for aim in each.aims)
        yield f"| {each.name} | {len(each.cases)} | {counts} | {each.share:.1%} | {aims} | {each.beside} |"
    kinds = [(each.name, kind, one) for each in scores for kind, one in each.kinds.items()]
    if kinds:
        yield ""
        yield "| set | kind | n | precision | recall |"
        yield "| --- | --- | --: | --: | --: |"
        for name, kind, one in kinds:
            yield f"| {name} | {kind} | {one.wanted} | {percent(one.precision)} | {percent(one.recall)} |"
    if missing:
        yield ""
        yield "Not measured: " + "; ".join(f"{name} ({why})" for name, why in missing.items()) + "."
    yield ""
    yield f"On one core of the machine that measured this: {measured.words()}."
    yield ""
    yield ""
