"""Days and hours in seven languages, as people write them; what is refused, past or another's is none."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.when import refused
from followthrough.mail.when.clock_words import LANGUAGES, clock_words
from followthrough.mail.when.items import items, lexicon_of
from followthrough.mail.when.times import Time, times

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""3 March 2026."""


def shown(each: Time) -> str:
    """``Thu 5 14:00-15:00``, ``Thu 5 afternoon``, ``Mon 9..Wed 11``, ``Thu 5 from 15:00 to 17:00``."""
    words = f"{each.day:%a %-d}"
    if each.until_on:
        words += f"..{each.until_on:%a %-d}"
    if each.starts_at:
        words += f" {each.starts_at:%H:%M}" + (f"-{each.ends_at:%H:%M}" if each.ends_at else "")
    else:
        words += f" from {each.opens_at:%H:%M}" if each.opens_at else ""
        words += f" to {each.ends_at:%H:%M}" if each.ends_at else ""
    return words + (f" {each.part}" if each.part else "") + (f" ({each.zone})" if each.zone else "")


def read(text: str, at: datetime = TUESDAY, zone: str = "UTC", language: str | None = None) -> list[str]:
    return [shown(each) for each in times(text, at, zone, language)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thursday at quarter to three?", ["Thu 5 14:45"]),
        ("Thursday 14h30", ["Thu 5 14:30"]),
        ("Thursday works. Shall we say 2pm?", ["Thu 5 14:00"]),
        ("How about Thursday half 3?", ["Thu 5 15:30"]),
        ("Thursday 2-ish would be great", ["Thu 5 14:00"]),
        ("Thursday at noon", ["Thu 5 12:00"]),
        ("Thursday, midday", ["Thu 5 12:00"]),
        ("Thursday 12 am", ["Thu 5"]),
        ("Thursday 2-3pm", ["Thu 5 14:00-15:00"]),
        ("Thursday from 2 to 3pm", ["Thu 5 14:00-15:00"]),
        ("Thursday between 10 and 12", ["Thu 5 from 10:00 to 12:00"]),
        ("Thursday any time after 3", ["Thu 5 from 15:00"]),
        ("Thursday before noon", ["Thu 5 to 12:00"]),
        ("Thursday afternoon", ["Thu 5 afternoon"]),
        ("Thursday mid-morning", ["Thu 5 morning"]),
        ("Would tomorrow evening suit?", ["Wed 4 evening"]),
        ("this afternoon works", ["Tue 3 afternoon"]),
        ("tonight at 8", ["Tue 3 20:00"]),
        ("Thursday 3pm CET", ["Thu 5 14:00 (CET)"]),
        ("Thursday, 3pm London time", ["Thu 5 15:00 (London time)"]),
        ("Thursday 10am ET", ["Thu 5 15:00 (ET)"]),
        ("Mon-Wed, after 4", ["Mon 9..Wed 11"]),
        ("I'm free Monday to Wednesday", ["Mon 9..Wed 11"]),
        ("Monday week at 10am", ["Mon 16 10:00"]),
        ("a week on Thursday at 10am", ["Thu 12 10:00"]),
        ("the Thursday after next at 10am", ["Thu 19"]),
        ("Tuesday the 10th at ten o'clock", ["Tue 10 10:00"]),
        ("in three days at 11am", ["Fri 6 11:00"]),
        ("Thursday at ten past two", ["Thu 5 14:10"]),
        ("Thursday at twenty past 4", ["Thu 5 16:20"]),
        ("Thurs 5th, 4.30pm", ["Thu 5 16:30"]),
        ("Thursday 11-1", ["Thu 5"]),
        ("Thursday 11am-1pm", ["Thu 5 from 11:00 to 13:00"]),
        ("can't do Thursday, how about Tuesday at 11?", ["Tue 10"]),
        ("can't do Thursday, how about Monday at 11?", ["Mon 9 11:00"]),
        ("Either Monday 2pm or Wednesday 4pm", ["Mon 9 14:00", "Wed 4 16:00"]),
        ("Monday, Wednesday or Thursday", ["Mon 9", "Wed 4", "Thu 5"]),
        ("tmrw at 3pm?", ["Wed 4 15:00"]),
        ("wed 3pm", ["Wed 4 15:00"]),
        ("If Thursday doesn't work, Friday at 3 is fine.", ["Fri 6 15:00"]),
        ("I had Thursday at 2 in mind", ["Thu 5 14:00"]),
        ("Rather Friday than Thursday", ["Fri 6"]),
        ("Friday is out, Monday at 10 is in", ["Mon 9 10:00"]),
        ("12 and 20 March", ["Thu 12", "Fri 20"]),
        ("between 12 and 20 March", ["Thu 12..Fri 20"]),
        ("From Tuesday 10th to Friday 13th", ["Tue 10..Fri 13"]),
        ("Friday 6/3 at 11", ["Fri 6 11:00"]),
        ("Thursday at 2, 3 or 4", ["Thu 5 14:00", "Thu 5 15:00", "Thu 5 16:00"]),
        ("1pm Thursday or 11am Friday", ["Thu 5 13:00", "Fri 6 11:00"]),
        ("12 march at 2pm", ["Thu 12 14:00"]),
    ],
)
def test_english(text: str, said: list[str]) -> None:
    """Said on a Tuesday, ``Tuesday`` can be today, so its hour is left out."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Donnerstag von 14 bis 15 Uhr", ["Thu 5 14:00-15:00"]),
        ("Donnerstag zwischen 10 und 12 Uhr", ["Thu 5 from 10:00 to 12:00"]),
        ("Donnerstag 10 Uhr MEZ", ["Thu 5 09:00 (MEZ)"]),
        ("Donnerstag halb 3", ["Thu 5 14:30"]),
        ("Donnerstagnachmittag", ["Thu 5 afternoon"]),
        ("Donnerstag Vormittag würde passen", ["Thu 5 morning"]),
        ("heute in einer Woche um 10 Uhr", ["Tue 10 10:00"]),
        ("in 14 Tagen um 10 Uhr", ["Tue 17 10:00"]),
        ("Freitag in einer Woche um 10 Uhr", ["Fri 13 10:00"]),
        ("übernächsten Montag um 10 Uhr", ["Mon 16 10:00"]),
        ("Mittwoch in KW 12, 10 Uhr", ["Wed 18 10:00"]),
        ("Donnerstag ab 16 Uhr", ["Thu 5 from 16:00"]),
        ("morgen früh um 9", ["Wed 4 09:00"]),
        ("morgen Nachmittag ginge", ["Wed 4 afternoon"]),
        ("heute Abend um 8", ["Tue 3 20:00"]),
        ("Do 14 Uhr", ["Thu 5 14:00"]),
        ("Mo-Mi ab 14 Uhr geht bei mir", ["Mon 9..Wed 11"]),
        ("Donnerstag gegen viertel nach drei", ["Thu 5 15:15"]),
        ("Donnerstag 9.30 Uhr", ["Thu 5 09:30"]),
        ("Montag, den 9.3., um 15 Uhr", ["Mon 9 15:00"]),
        ("Am Donnerstag kann ich nicht, wie wäre es Freitag um 11?", ["Fri 6 11:00"]),
        ("Donnerstag passt. Sagen wir 14 Uhr?", ["Thu 5 14:00"]),
        ("nächste Woche Donnerstag um 10", ["Thu 12 10:00"]),
        ("vom 9. bis 11. März", ["Mon 9..Wed 11"]),
        ("Am 12. oder 13. März", ["Thu 12", "Fri 13"]),
    ],
)
def test_german(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jeudi à 14h30", ["Thu 5 14:30"]),
        ("Que diriez-vous de jeudi à 14 h ?", ["Thu 5 14:00"]),
        ("jeudi entre 10h et 12h", ["Thu 5 from 10:00 to 12:00"]),
        ("jeudi de 10h à 11h", ["Thu 5 10:00-11:00"]),
        ("demain matin", ["Wed 4 morning"]),
        ("demain à 9h", ["Wed 4 09:00"]),
        ("après-demain vers 15 heures", ["Thu 5 15:00"]),
        ("jeudi après-midi", ["Thu 5 afternoon"]),
        ("jeudi midi", ["Thu 5 12:00"]),
        ("jeudi à trois heures et demie", ["Thu 5 15:30"]),
        ("jeudi à onze heures moins le quart", ["Thu 5 10:45"]),
        ("jeudi 12 mars à 10h", ["Thu 12 10:00"]),
        ("le 12 à 10h", ["Thu 12 10:00"]),
        ("jeudi 12 à 10h", ["Thu 12 10:00"]),
        ("jeudi de la semaine prochaine à 10h", ["Thu 12 10:00"]),
        ("la semaine prochaine, jeudi à 10h", ["Thu 12 10:00"]),
        ("jeudi en huit à 10h", ["Thu 12 10:00"]),
        ("jeudi à partir de 16h", ["Thu 5 from 16:00"]),
        ("le 1er avril à 11h", ["Wed 1 11:00"]),
        ("Jeudi je ne peux pas, mais vendredi à 11h oui.", ["Fri 6 11:00"]),
        ("Plutôt vendredi que jeudi", ["Fri 6"]),
        ("ce soir à 18h", ["Tue 3 18:00"]),
        ("du lundi au mercredi", ["Mon 9..Wed 11"]),
    ],
)
def test_french(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("el jueves a las 11", ["Thu 5 11:00"]),
        ("¿Qué tal el jueves a las 4 de la tarde?", ["Thu 5 16:00"]),
        ("el jueves entre las 10 y las 12", ["Thu 5 from 10:00 to 12:00"]),
        ("mañana por la mañana", ["Wed 4 morning"]),
        ("mañana a las 9", ["Wed 4 09:00"]),
        ("pasado mañana a las 10:30", ["Thu 5 10:30"]),
        ("el jueves por la tarde", ["Thu 5 afternoon"]),
        ("el jueves a las tres y media", ["Thu 5 15:30"]),
        ("el jueves a las once menos cuarto", ["Thu 5 10:45"]),
        ("el 12 de marzo a las 10", ["Thu 12 10:00"]),
        ("el día 12 a las 10", ["Thu 12 10:00"]),
        ("el jueves de la semana que viene a las 10", ["Thu 12 10:00"]),
        ("el jueves a mediodía", ["Thu 5 noon"]),
        ("El jueves no puedo, pero el viernes a las 11 sí.", ["Fri 6 11:00"]),
        ("el jueves a partir de las 16h", ["Thu 5 from 16:00"]),
        ("esta tarde a las 5", ["Tue 3 17:00"]),
    ],
)
def test_spanish(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quinta às 14h", ["Thu 5 14:00"]),
        ("quinta-feira às 14h30", ["Thu 5 14:30"]),
        ("Que tal na quinta-feira às 3 da tarde?", ["Thu 5 15:00"]),
        ("amanhã de manhã", ["Wed 4 morning"]),
        ("amanhã às 9h", ["Wed 4 09:00"]),
        ("depois de amanhã às 10h", ["Thu 5 10:00"]),
        ("quinta-feira à tarde", ["Thu 5 afternoon"]),
        ("quinta-feira entre as 10h e as 12h", ["Thu 5 from 10:00 to 12:00"]),
        ("12 de março às 10h", ["Thu 12 10:00"]),
        ("no dia 12 às 10h", ["Thu 12 10:00"]),
        ("quinta-feira da próxima semana às 10h", ["Thu 12 10:00"]),
        ("quinta-feira ao meio-dia", ["Thu 5 12:00"]),
        ("quinta-feira às três e meia", ["Thu 5 15:30"]),
        ("Na quinta não posso, mas na sexta às 11h dá.", ["Fri 6 11:00"]),
        ("quinta a partir das 16h", ["Thu 5 from 16:00"]),
    ],
)
def test_portuguese(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("giovedì alle 15", ["Thu 5 15:00"]),
        ("Che ne dice di giovedì alle ore 10.30?", ["Thu 5 10:30"]),
        ("domani mattina", ["Wed 4 morning"]),
        ("domani alle 9", ["Wed 4 09:00"]),
        ("dopodomani alle 10", ["Thu 5 10:00"]),
        ("giovedì pomeriggio", ["Thu 5 afternoon"]),
        ("giovedì tra le 10 e le 12", ["Thu 5 from 10:00 to 12:00"]),
        ("giovedì dalle 10 alle 11", ["Thu 5 10:00-11:00"]),
        ("giovedì dalle 16 in poi", ["Thu 5 from 16:00"]),
        ("il 12 marzo alle 10", ["Thu 12 10:00"]),
        ("giovedì 12 alle 10", ["Thu 12 10:00"]),
        ("giovedì della prossima settimana alle 10", ["Thu 12 10:00"]),
        ("giovedì alle tre e mezza", ["Thu 5 15:30"]),
        ("giovedì a mezzogiorno", ["Thu 5 12:00"]),
        ("Giovedì non posso, ma venerdì alle 11 va bene.", ["Fri 6 11:00"]),
        ("stasera alle 18", ["Tue 3 18:00"]),
    ],
)
def test_italian(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("donderdag om half drie", ["Thu 5 14:30"]),
        ("Donderdag om 14.00 uur?", ["Thu 5 14:00"]),
        ("donderdag kwart voor elf", ["Thu 5 10:45"]),
        ("morgen om 9 uur", ["Wed 4 09:00"]),
        ("morgenochtend om 10 uur", ["Wed 4 10:00"]),
        ("morgenmiddag om 4 uur", ["Wed 4 16:00"]),
        ("overmorgen om 10 uur", ["Thu 5 10:00"]),
        ("donderdagmiddag", ["Thu 5 afternoon"]),
        ("donderdag tussen 10 en 12 uur", ["Thu 5 from 10:00 to 12:00"]),
        ("donderdag van 10 tot 11 uur", ["Thu 5 10:00-11:00"]),
        ("12 maart om 10 uur", ["Thu 12 10:00"]),
        ("donderdag volgende week om 10 uur", ["Thu 12 10:00"]),
        ("donderdag vanaf 16 uur", ["Thu 5 from 16:00"]),
        ("Donderdag kan ik niet, maar vrijdag om 11 uur wel.", ["Fri 6 11:00"]),
        ("vanavond om 20:00", ["Tue 3 20:00"]),
    ],
)
def test_dutch(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "we spoke on Monday at 3",
        "any day but Monday",
        "We are closed every Monday from 2 to 3pm",
        "by EOD Thursday please",
        "first week of December",
        "The first week of April is good",
        "This week I'm away, but Friday works",
        "I need it by Thursday 5pm",
        "The week of 16 March is good, e.g. Wednesday at 10",
        "jeudi prochain à 15h",
        "after the 16th any day works, e.g. Friday at 2",
        "I'm on leave from 9 March until 20 March, back on 23 March",
        "Sorry, Thursday 2pm won't work any more",
        "Morgen habe ich leider keine Zeit",
        "Bis Donnerstag gebe ich Bescheid",
        "Wir haben am Montag um 15 Uhr gesprochen",
        "Jeden Montag um 10 Uhr",
        "in der KW 49",
        "nicht am Donnerstag um 10 Uhr",
        "nous nous sommes parlé jeudi à 10h, c'était hier",
        "pas jeudi à 10h",
        "jeudi dernier à 10h",
        "je rentre jeudi à 10h",
        "tous les jeudis à 10h",
        "el jueves pasado a las 10",
        "el jueves a las 10 no puedo",
        "todos los jueves a las 10",
        "tengo una reunión el jueves a las 10",
        "quinta-feira passada às 10h",
        "na quinta às 10h não posso",
        "todas as quintas às 10h",
        "giovedì scorso alle 10",
        "giovedì alle 10 non posso",
        "ogni giovedì alle 10",
        "entro giovedì alle 10",
        "afgelopen donderdag om 10 uur",
        "donderdag om 10 uur kan ik niet",
        "elke donderdag om 10 uur",
        "uiterlijk donderdag om 10 uur",
        "I did it for you in mar, so what",
        "Do you sa that so many of us vi it?",
        "We set 3 goals and out 5 times of ten 2 ago",
        "Half an hour would do",
        "Il y a 3 ans, le 2 fois",
        "a las dos personas",
        "um eine Antwort bitte ich",
        "The morning sessions were long",
        "See https://cal.example/2026-03-05/14:00",
        "call +49 30 1234 14:30",
        "version 12.3.2 at 14:00",
        "10 May Street",
        "mon ami, lundi je ne suis pas là",
        "I sat in the sun and wed him",
        "Je reste à 2 pas de mar",
        "24/7 support at 2",
    ],
)
def test_what_is_refused_past_foreign_or_no_time_at_all(text: str) -> None:
    """In every language; words that are days in another one are none."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("mar. 14:30", "fr", ["Tue 10"]),
        ("mar 14h", None, []),
        ("12 mar at 2pm", "en", ["Thu 12 14:00"]),
        ("do 14:00", "nl", ["Thu 5 14:00"]),
        ("3/4 at 2pm", "en", []),
        ("le 3/4 à 14h", "fr", ["Fri 3 14:00"]),
        ("half drie donderdag", "nl", ["Thu 5 14:30"]),
        ("Thursday half 3", "en", ["Thu 5 15:30"]),
    ],
)
def test_a_word_means_what_it_means_in_the_language_of_the_text(
    text: str, language: str | None, said: list[str]
) -> None:
    assert read(text, language=language) == said


@pytest.mark.parametrize(
    ("text", "zone", "said"),
    [
        ("29 March at 2:30 am", "Europe/Berlin", ["Sun 29"]),
        ("Thursday 24:00", "UTC", ["Thu 5"]),
        ("Thursday at midnight", "UTC", ["Thu 5"]),
        ("25 October at 2:30 am", "Europe/Berlin", ["Sun 25"]),
    ],
)
def test_an_hour_that_the_clocks_leave_out_or_have_twice_is_none(
    text: str, zone: str, said: list[str]
) -> None:
    """Berlin's clocks jump from two to three on 29 March, and back on 25 October."""
    assert read(text, zone=zone) == said


SPOKEN = sorted({word for each in (*LANGUAGES, None) for word in lexicon_of(each).means})


@given(
    st.lists(
        st.sampled_from([*SPOKEN, "12", "3", "14:30", "2pm", "12.3.", ",", ".", "-", "?", "2026", "3/4"]),
        max_size=40,
    )
)
def test_no_words_raise_and_the_same_words_say_the_same(words: list[str]) -> None:
    """Whatever its words are, in whichever language."""
    text = " ".join(words)
    for language in (None, "en", "nl"):
        found = times(text, TUESDAY, "Europe/Berlin", language)
        assert found == times(text, TUESDAY, "Europe/Berlin", language)
        assert all(each.day >= TUESDAY.date() for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_one_item_of_its_language(language: str) -> None:
    """A phrase that the reader cuts otherwise would never be found."""
    words = clock_words(language)
    for phrase in f"{words.at}|{words.since}|{words.until}|{words.between}|{words.days}|{words.weeks}".split(
        "|"
    ):
        assert [each.text for each in items(phrase, language)] == [phrase]


@pytest.mark.parametrize(
    "field", ["negation", "past", "own", "offer", "deadline", "later", "turn", "corrected"]
)
@pytest.mark.parametrize(
    "unit", ["habe ich ", "tengo ", "würde ", "kan ", "schlage ", "stehe ", "haben ", "a", " "]
)
def test_no_expression_takes_long(field: str, unit: str) -> None:
    begun = time.perf_counter()
    refused.cue(field, None).search(unit * (600 // len(unit)))
    assert time.perf_counter() - begun < 0.2
