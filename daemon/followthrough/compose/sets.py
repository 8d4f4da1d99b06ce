"""Which of the templates there are a letter in a language is made from.

A set is a folder of templates, the program's own or the user's; where both have a file of that name the user's counts.
A folder that bears a language's name is for it. What else the user calls a folder is for whatever its texts are in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from followthrough.compose.render import TemplateSource
from followthrough.mail.language import language as language_written

ENGLISH = "en"
OTHER = "other_language"
"""The template for a language that there is no set for."""

FOLDERS = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl",
    "portuguese": "pt", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "polish": "pl",
    "czech": "cs", "hungarian": "hu", "greek": "el", "turkish": "tr", "russian": "ru", "ukrainian": "uk",
    "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he",
}  # fmt: skip
"""Folder names and the two letters of their language. A folder may also be called by the two letters."""

_JINJA = re.compile(
    r"\{#.{0,4000}?#\}|\{%.{0,400}?%\}|\{\{.{0,400}?\}\}|^Subject:[^\n]{0,400}", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A template's name without ending, and the sets to look into for it and for what it includes."""

    template: str
    sets: tuple[str, ...]


def language_of_folder(folder: str) -> str | None:
    """The language a set is for by its name; None where the name says nothing."""
    if folder in FOLDERS.values():
        return folder
    return FOLDERS.get(folder.lower())


def language_of(sets: Iterable[str]) -> str:
    """The language that the first of these folders is for by its name; English where none says."""
    return next((found for each in sets if (found := language_of_folder(each))), ENGLISH)


def choose(
    template: str,
    language: str,
    preferred: Iterable[str],
    sources: Mapping[str, TemplateSource],
    own: frozenset[str],
) -> Choice:
    """The template for a letter in LANGUAGE. ``preferred`` are folders named in the settings, best first; ``own`` the
    names of the templates that are the user's.

    English is what stands beside the folders, unless the user has put another language there. Where nothing is there in
    LANGUAGE it is ``other_language``: nobody gets a text in a language they were not written to in.
    """
    file = f"{template}.txt.j2"
    named = [each for each, its in FOLDERS.items() if its == language]
    folders = tuple(dict.fromkeys((*(each for each in preferred if each), *named, language)))
    sets = tuple(each for each in folders if _is_in(each, language, file, sources))
    # What lacks the file itself may have what others include.
    lacking = (each for each in preferred if each and f"{each}/{file}" not in sources)
    sets += tuple(each for each in lacking if language_of_folder(each) in (language, None))
    if any(f"{each}/{file}" in own for each in sets):
        return Choice(template, sets)
    if file in own and written_in(sources[file]) == language:
        return Choice(template, ())
    if language == ENGLISH or any(f"{each}/{file}" in sources for each in sets):
        return Choice(template, sets)
    return Choice(OTHER, ())


def written_in(source: TemplateSource) -> str | None:
    """The language of a template's own words; None where it has too few."""
    return language_written(_JINJA.sub(" ", source.text))


def _is_in(folder: str, language: str, file: str, sources: Mapping[str, TemplateSource]) -> bool:
    source = sources.get(f"{folder}/{file}")
    if source is None:
        return False
    # One that was copied into a folder to be translated, and is not yet, is in nobody's language but its own.
    return language_of_folder(folder) in (language, None) and written_in(source) in (language, None)
