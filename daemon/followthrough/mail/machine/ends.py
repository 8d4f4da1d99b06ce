"""Ends of an absence that are no day: ``until the end of the week``, ``until January``."""

import re
from datetime import date, timedelta

from followthrough.mail.when.day_names import MONTHS, any_of

END_OF = re.compile(
    r"\s*(?:(?:the|zum|la|el|o|ao|alla|het|den|le|du|de)\s){0,2}(?:end (?:of )?|ende |fin (?:de |del )?"
    r"|finales de |final (?:de |do |da )|fim (?:de |do |da )|fine (?:di |del(?:la)? )?"
    r"|eind(?:e)? (?:van )?|slutet av |slutningen af |udgangen af |końca |konce )"
    r"(?:the |der |des |dieser |dieses |de |la |l'|el |o |this |van |deze |)?"
    rf"(?:(?P<week>week|woche|semaine|semana|settimana|vecka|veckan|uge|ugen|tygodnia|týdne)"
    rf"|(?P<month>month|monats?|mois|mes|mês|mese|maand|månad|månaden|måned|måneden|miesiąca|měsíce)"
    rf"|(?P<year>year|jahres?|année|année|an|año|ano|anno|jaar|år|året|roku)"
    rf"|(?P<name>{any_of(MONTHS)})(?:,?\s(?:de\s)?(?P<of>20\d\d))?)\b",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(
    rf"\s*(?:(?:early|anfang|début|principios de|början av"
    rf"|starten af)\s)?(?P<name>{any_of(each for each in MONTHS if len(each) > 2)})\b\.?"
    r"(?:,?\s(?:de\s|del\s)?(?P<of>20\d\d))?(?!\s?\d)",
    re.IGNORECASE,
)


def after(found: re.Match[str], written_on: date) -> date | None:
    """The first day behind the end of a week, month or year."""
    if found["week"]:
        return monday(written_on, 1)
    if found["year"]:
        return _month(written_on.year + 1, 1)
    if found["month"]:
        return _month(written_on.year, written_on.month + 1)
    begins = first_of_month(found, written_on, also_now=True)
    return _month(begins.year, begins.month + 1) if begins else None


def first_of_month(found: re.Match[str], written_on: date, *, also_now: bool = False) -> date | None:
    """The first day of the month that was named; without a year the next such month."""
    month = MONTHS.get(found["name"].lower())
    if month is None:
        return None
    if found["of"]:
        return _month(int(found["of"]), month)
    later = month > written_on.month or (also_now and month == written_on.month)
    return _month(written_on.year if later else written_on.year + 1, month)


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def monday(written_on: date, weeks: int) -> date:
    """The Monday so many weeks after that of this week."""
    return written_on + timedelta(days=7 * weeks - written_on.weekday())
