"""What somebody does, from their signature: the line, or the piece of one, that has a word for a position in it."""

import re

MAX_TITLE = 60
_POSITION = re.compile(
    r"\b(?:(?:vice[- ])?head|director|managing director|manager|lead|leader|engineer|scientist|professor"
    r"|lecturer|reader"
    r"|officer|chief|c[etfiomps]o|cmo|evp|svp|vp|president|founder|co-?founder|partner|consultant|analyst"
    r"|designer"
    r"|developer|programmer|researcher|fellow|postdoc|editor|producer|coordinator|specialist|architect"
    r"|advis[oe]r"
    r"|attorney|lawyer|counsel|solicitor|recruiter|principal|secretary|curator|librarian|physician|surgeon"
    r"|nurse|dean"
    r"|chair(?:man|woman|person)?|treasurer|owner|journalist|reporter|teacher|trainer|buyer|planner"
    r"|controller|auditor"
    r"|accountant|administrator|technician|executive|representative|strategist|economist|geologist|hydrologist"
    r"|biologist|chemist|physicist|statistician|supervisor|superintendent|assistant|associate|intern|student"
    r"|ph\.?d"
    r"(?: candidate| student)"
    # German: the word is often the end of a longer one
    r"|(?:\w{2,20})?leiter(?:in)?|(?:\w{2,20})?leitung|geschäftsführ(?:er|erin|ung|ender? \w+)"
    r"|(?:\w{2,20})?referent(?:in)?"
    r"|professorin|(?:\w{2,20})?ingenieur(?:in)?|(?:\w{2,20})?berater(?:in)?"
    r"|(?:\w{2,20})?wissenschaftler(?:in)?"
    r"|vorstand|vorständin|vorsitzende[rn]?|gründer(?:in)?|(?:\w{2,20})?redakteur(?:in)?"
    r"|(?:\w{2,20})?assistent(?:in)?"
    r"|(?:\w{2,20})?ärztin|(?:\w{2,20})?arzt|inhaber(?:in)?|(?:\w{2,20})?entwickler(?:in)?"
    r"|(?:\w{2,20})?sachbearbeiter(?:in)?"
    r"|(?:\w{2,20})?beauftragte[rn]?|(?:\w{2,20})?manager(?:in)?|(?:rechts)?anw[aä]lt(?:in)?|dozent(?:in)?"
    r"|doktorand(?:in)?"
    r"|prokurist(?:in)?|architektin|sekretär(?:in)?|mitarbeiter(?:in)?|forscher(?:in)?"
    # French
    r"|direct(?:eur|rice)|responsable|chef(?:fe)?|ingénieure?|gérante?|président(?:e)?|fondat(?:eur|rice)"
    r"|associée?"
    r"|charg[ée]e? (?:de|d')|conseill(?:er|ère)|consultante?|enseignante?|chercheu(?:r|se)|professeure?"
    r"|avocate?|rédact(?:eur|rice)"
    r"|coordinat(?:eur|rice)|adjointe?|assistante|développeu(?:r|se)|maître de conférences|secrétaire"
    r"|médecin|juriste"
    # Spanish, Portuguese
    r"|director[a]?|diretor[a]?|gerente|jef[ea]|ingenier[oa]|engenheir[oa]|presidenta?|presidente|soci[oa]"
    r"|fundador[a]?"
    r"|cofundador[a]?|consultor[a]?|profesor[a]?|professora?|investigador[a]?|pesquisador[a]?|abogad[oa]"
    r"|advogad[oa]"
    r"|coordinador[a]?|coordenador[a]?|analista|desarrollador[a]?|desenvolvedor[a]?|encargad[oa]"
    r"|redactor[a]?|editora?"
    r"|técnic[oa]|asesor[a]?|assessor[a]?|secretari[oa]|secretári[oa]|médic[oa]|especialista|gestor[a]?"
    r"|responsável|chefe"
    # Italian
    r"|diret(?:tore|trice)|dirigente|responsabile|capo|ingegnere|fondat(?:ore|rice)|soci[oa]|consulente"
    r"|professore(?:ssa)?"
    r"|professoressa|ricercat(?:ore|rice)|avvocat[oa]|coordinat(?:ore|rice)|amministrat(?:ore|rice)"
    r"|presidente|titolare"
    r"|segretari[oa]|redat(?:tore|trice)|sviluppat(?:ore|rice)|addett[oa]|architetto|medico"
    # Dutch
    r"|directeur|directrice|hoofd|(?:\w{2,20})?leider|(?:\w{2,20})?adviseur|(?:\w{2,20})?medewerk(?:er|ster)"
    r"|hoogleraar"
    r"|(?:\w{2,20})?onderzoek(?:er|ster)|oprichter|eigenaar|(?:\w{2,20})?ontwikkelaar|advocaat|docent(?:e)?"
    r"|voorzitter|secretaris|redacteur|bestuurder|ingenieur|coördinator|beheerder|arts)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s[|·•\u2013\u2014/@-]\s|[,;|·•]\s?|\s(?:at|bei|chez)\s(?=[A-Z])")
_NO_TITLE = re.compile(
    r"[\d@:]|\bwww\.|[.!?]$|\b(?:i|we|you|my|your|ich|wir|sie|je|nous|vous|yo|eu|io|ik|wij|sent|gesendet"
    r"|regards"
    r"|department of|institute of|university|universität)\b",
    re.IGNORECASE,
)
# A house's register names them too.
_HOUSE = re.compile(
    r"\b(?:gmbh|ltd|llc|inc|s\.?r\.?l|b\.?v|hrb?|amtsgericht|registered|vertreten|siège|sede legale)\b",
    re.IGNORECASE,
)


def title(signature: str, name: str) -> str | None:
    """The position as written (``Head of Research``), the first of several; None without one.

    A position that goes on in the next line (``Head of Research`` / ``and Development``) is told with it.
    """
    own = set(name.casefold().split())
    lines = [" ".join(line[:200].split()) for line in signature[:2000].split("\n")[:16]]
    for row, line in enumerate(lines):
        if _HOUSE.search(line) and ":" in line:
            continue
        for piece in _APART.split(line):
            said = piece.strip("*_ ")
            if _is_title(said, own):
                return _with_next(said, lines, row) if piece == _APART.split(line)[-1] else said
    return None


def _with_next(said: str, lines: list[str], row: int) -> str:
    """The title with its second line, where one of the two can't stand alone."""
    below = lines[row + 1].strip("*_ ") if row + 1 < len(lines) else ""
    goes_on = below and (_JOINS.match(below) or _HANGS.search(said))
    whole = f"{said} {below}"
    return whole if goes_on and len(whole) <= MAX_TITLE and not _NO_TITLE.search(below) else said


_JOINS = re.compile(r"(?:&|and|und|et|y|e|en|for|für|of|pour|para|per|de|voor|di)\s")
_HANGS = re.compile(r"(?:&|\b(?:and|und|et|y|of|for|für|de|di|voor|pour|para|the))$")


def _is_title(said: str, own: set[str]) -> bool:
    words = said.casefold().split()
    return (
        0 < len(words) <= 7
        and len(said) <= MAX_TITLE
        and (said[0].isupper() or said[0].isdigit())
        and not _NO_TITLE.search(said)
        and not own.intersection(words)
        and _POSITION.search(said) is not None
    )
