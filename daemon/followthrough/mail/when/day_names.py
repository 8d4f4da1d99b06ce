"""The names of months and weekdays, as people write them: every case of them, abbreviations, and without accents."""

from collections.abc import Iterable

_MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
    "|october oct|november nov|december dec",
    "de": "januar jänner jan|februar feber feb|märz maerz mär mrz|april apr|mai|juni jun|juli jul|august aug"
    "|september sept sep|oktober okt|november nov|dezember dez",
    "fr": "janvier janv|février fevrier févr fevr fév|mars|avril avr|mai|juin|juillet juil|août aout"
    "|septembre sept|octobre oct|novembre nov|décembre decembre déc dec",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
    "|septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic",
    "pt": "janeiro jan|fevereiro fev|março marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago"
    "|setembro set|outubro out|novembro nov|dezembro dez",
    "it": "gennaio genn gen|febbraio febbr feb|marzo mar|aprile apr|maggio magg mag|giugno giu|luglio lug"
    "|agosto ago|settembre sett set|ottobre ott|novembre nov|dicembre dic",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep"
    "|oktober okt|november nov|december dec",
    "sv": "januari jan|februari feb|mars|april apr|maj|juni jun|juli jul|augusti aug|september sept sep"
    "|oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mars|april apr|maj mai|juni jun|juli jul|august aug|september sept sep"
    "|oktober okt|november nov|december desember dec des",
    "pl": "styczeń stycznia styczniu styczen sty|luty lutego lutym lut|marzec marca marcu"
    "|kwiecień kwietnia kwietniu kwiecien kwi|maj maja maju|czerwiec czerwca czerwcu cze"
    "|lipiec lipca lipcu lip|sierpień sierpnia sierpniu sierpien sie|wrzesień września wrześniu wrzesien wrzesnia wrz"
    "|październik października październiku pazdziernik pazdziernika paź|listopad listopada listopadzie lis"
    "|grudzień grudnia grudniu grudzien gru",
    "cs": "leden ledna lednu|únor února únoru unor unora|březen března březnu brezen brezna"
    "|duben dubna dubnu|květen května květnu kveten kvetna|červen června červnu cerven cervna"
    "|červenec července červenci cervenec cervence|srpen srpna srpnu|září zari|říjen října říjnu rijen rijna"
    "|listopad listopadu|prosinec prosince prosinci",
}
_WEEKDAYS = {
    "en": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "de": "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles miercoles|jueves|viernes|sábado sabado|domingo",
    "pt": "segunda-feira segunda|terça-feira terca-feira terça|quarta-feira quarta|quinta-feira quinta"
    "|sexta-feira sexta|sábado|domingo",
    "it": "lunedì lunedi lunedi'|martedì martedi martedi'|mercoledì mercoledi mercoledi'|giovedì giovedi giovedi'"
    "|venerdì venerdi venerdi'|sabato|domenica",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "sv": "måndag måndagen|tisdag tisdagen|onsdag onsdagen|torsdag torsdagen|fredag fredagen|lördag lördagen"
    "|söndag söndagen",
    "da": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "pl": "poniedziałek poniedziałku poniedzialek poniedzialku|wtorek wtorku|środa środę środy sroda srode"
    "|czwartek czwartku|piątek piątku piatek piatku|sobota sobotę soboty|niedziela niedzielę niedzieli",
    "cs": "pondělí pondeli|úterý úterka utery|středa středu středy stredu|čtvrtek čtvrtka ctvrtek|pátek pátku patek"
    "|sobota sobotu soboty|neděle neděli",
}
_ENGLISH_SHORT = "mon|tue tues|wed|thu thur thurs|fri|sat|sun"
_SHORT_WEEKDAYS = {
    "de": "mo|di|mi|do|fr|sa|so",
    "fr": "lun|mar|mer|jeu|ven|sam|dim",
    "es": "lun|mar|mié mie|jue|vie|sáb sab|dom",
    "pt": "seg|ter|qua|qui|sex|sáb|dom",
    "it": "lun|mar|mer|gio|ven|sab|dom",
    "nl": "ma|di|wo|do|vr|za|zo",
    "sv": "mån|tis|ons|tors|fre|lör|sön",
    "da": "man|tir|ons|tor|fre|lør|søn",
    "pl": "pon|wt|śr|czw|pt|sob|niedz ndz",
    "cs": "po|út|st|čt|pá|so|ne",
}


BY_LANGUAGE = (_MONTHS, _WEEKDAYS, {**_SHORT_WEEKDAYS, "en": _ENGLISH_SHORT})
"""Months, weekdays and short weekdays: by language, parted by ``|`` from January or Monday on."""


def _numbered(tables: dict[str, str], first: int) -> dict[str, int]:
    result: dict[str, int] = {}
    for table in tables.values():
        for number, words in enumerate(table.split("|"), start=first):
            for word in words.split():
                result.setdefault(word, number)
    return result


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered({**_WEEKDAYS, "": _ENGLISH_SHORT}, 0)
"""Monday is 0."""

SHORT_WEEKDAYS = {
    word: number for word, number in _numbered(_SHORT_WEEKDAYS, 0).items() if word not in WEEKDAYS
}
"""Ordinary words in other languages: a weekday only between a word like ``on`` and a number or the end."""

DOUBTFUL_MONTHS = frozenset("out set ago mag sie lis lip gen des".split())
"""Ordinary words in other languages: a month only right behind ``5 de``, or before a year."""

CJK_WEEKDAYS = {
    **{each: number for number, each in enumerate("月火水木金土日")},
    **{each: number for number, each in enumerate("一二三四五六日")},
    "天": 6,
}


def any_of(words: Iterable[str]) -> str:
    """A regular expression's alternatives for these words, the longest first, grouped by their first letter."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda each: (-len(each), each)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
