"""How people spell in a hurry: accents are left off."""

import unicodedata

_LIGATURES = {"œ": "(?:œ|oe)", "æ": "(?:æ|ae)"}


def any_of(*alternatives: str) -> str:
    """These alternatives as one, each accented letter also without its accent. None may stand in ``[…]``."""
    return "".join(_forgiven(each) for each in "|".join(alternatives))


def _forgiven(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0]
    return _LIGATURES.get(letter) or (letter if plain == letter else f"[{plain}{letter}]")
