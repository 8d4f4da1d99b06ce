"""What somebody does, from their signature: the line, or the piece of one, that has a word for a position in it."""

import re

MAX_TITLE = 60
_POSITION = re.compile(
    r"\b(?:head|director|manager|lead|engineer|scientist|professor|lecturer|officer|chief|ceo|cto|cfo|coo"
    r"|vp|president|founder|co-founder|partner|consultant|analyst|designer|developer|researcher|editor|producer"
    r"|coordinator|specialist|architect|advis[oe]r|attorney|recruiter|principal|secretary|curator|physician"
    r"|(?:\w{2,20})?leiter(?:in)?|(?:\w{2,20})?leitung|geschäftsführer(?:in)?|referent(?:in)?|professorin|ingenieur(?:in)?"
    r"|berater(?:in)?|wissenschaftler(?:in)?|vorstand|vorständin|gründer(?:in)?|redakteur(?:in)?|assistent(?:in)?"
    r"|assistant|ärztin|arzt|oberarzt|oberärztin|inhaber(?:in)?)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s[|·•\u2013\u2014/-]\s|[,;|·•]\s?")
_NO_TITLE = re.compile(
    r"[\d@:]|\bwww\.|[.!?]$|\b(?:i|we|you|my|your|ich|wir|sie|sent|gesendet)\b", re.IGNORECASE
)


def title(signature: str, name: str) -> str | None:
    """The position as written (``Head of Research``), the first of several; None without one."""
    own = set(name.casefold().split())
    for line in signature[:2000].split("\n")[:12]:
        for piece in _APART.split(line[:200]):
            said = " ".join(piece.split()).strip("*_ ")
            if _is_title(said, own):
                return said
    return None


def _is_title(said: str, own: set[str]) -> bool:
    words = said.casefold().split()
    return (
        0 < len(words) <= 7
        and len(said) <= MAX_TITLE
        and said[0].isupper()
        and not _NO_TITLE.search(said)
        and not own.intersection(words)
        and _POSITION.search(said) is not None
    )
