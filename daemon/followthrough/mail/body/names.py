"""Names at the end of a mail: what may be one, whether it is the writer's own, and what is an answer instead."""

import re

_NO_NAMES = frozenset(
    "met meeting called hold owe phone referral helpful skip answer voicemail yes no ok okay sure thanks "
    "thank thx please done agreed fine great perfect good nice hello hi dear ja nein gut danke bitte gern "
    "gerne oui non merci si sí gracias grazie sim não obrigado nee bedankt monday tuesday wednesday thursday "
    "friday saturday sunday today tomorrow yesterday montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag heute morgen lundi mardi mercredi jeudi vendredi samedi dimanche january february march april "
    "may june july august september october november december enjoy attached enclosed none all both either "
    "neither never always maybe tbd asap fyi eod eta end unsubscribe stop call met paused pause resume landed "
    "here note urgent confidential cc".split()
)
# A word or two below a text are an answer, and no name and no position, with one of these among them.
_ANSWERS = frozenset(
    "no not nope never nothing none stop unsubscribe remove cancel sorry later soon maybe yes yeah yep sure ok okay "
    "absolutely definitely certainly gladly decline declined declining interested impossible unfortunately regrettably "
    "nein nö nicht nie niemals kein keine keinen ja jawohl gern gerne leider später vielleicht aufhören schluss genug "
    "non pas jamais aucun aucune désolé désolée oui volontiers hélas malheureusement arrêtez assez impossible "
    "nunca jamás tampoco ningún ninguna lamentablemente desgraciadamente sí claro vale basta "
    "não jamais infelizmente lamento desculpe sim claro pare chega "
    "mai nessuno nessuna purtroppo spiacente sì certo volentieri "
    "nee niet geen nooit helaas graag misschien jammer stoppen before until unless except only".split()
)
_MOST_ANSWER = 6
"""Words of a line that is looked at for an answer; a house's name or a street may have more."""
_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le el bin al ter zu y e and und & et i".split()
)
NAME_MARKS = "/-\u2013\u2014~*_.,!>< \t\u200b\xa0"
_PIECES = re.compile(r"\s[-\u2013\u2014|/·•]\s?|\s{2,}|\t|,\s|[|·•(<\[]|\s(?=[#*+\d])")
_NICKNAMES = {
    "bob": "robert", "rob": "robert", "bill": "william", "will": "william", "liz": "elizabeth", "beth": "elizabeth",
    "dick": "richard", "ted": "edward", "peggy": "margaret", "jack": "john", "hank": "henry", "tony": "anthony",
    "uli": "ulrich", "kathy": "catherine", "pepe": "josé", "paco": "francisco", "sasha": "alexander",
    "gigi": "luigi", "beppe": "giuseppe", "zé": "josé", "tom": "thomas", "jim": "james", "mike": "michael",
    "steve": "stephen", "larry": "lawrence", "harry": "henry", "meg": "margaret", "maggie": "margaret",
    "sally": "sarah", "chuck": "charles", "sam": "samantha", "ned": "edward", "nan": "anne", "kate": "catherine",
    "hans": "johannes", "sepp": "joseph", "fritz": "friedrich", "heinz": "heinrich", "lotte": "charlotte",
    "pippo": "filippo", "nacho": "ignacio", "lola": "dolores", "chico": "francisco", "kees": "cornelis",
}  # fmt: skip


def names_of(author: str) -> frozenset[str]:
    """The words of a display name and address that may stand under a mail: no domain, no title."""
    said = re.sub(r"@\S{1,100}", " ", author[:300]).casefold()
    words = (each.strip("_") for each in re.split(r"[^\w'’]+|\d+", said))
    return frozenset(
        each for each in words if len(each) > 1 and each not in {"mailto", "via", "dr", "prof", "mbx"}
    )


def answers(line: str) -> bool:
    """Whether a short line is what somebody says (``Not interested``, ``Leider nein``), written as names may be."""
    words = line.casefold().split()
    return len(words) <= _MOST_ANSWER and any(each.strip("\"'.,;:!?()*_-") in _ANSWERS for each in words)


def like_a_name(line: str) -> bool:
    """Whether a line begins with what may be somebody's name, and says nothing else in words."""
    if answers(line):
        return False
    piece = _PIECES.split(line.strip(NAME_MARKS), maxsplit=1)[0].strip(NAME_MARKS)
    words = piece.split()
    if not 0 < len(words) <= 5 or len(piece) > 50 or ":" in piece or words[0].casefold() in _NO_NAMES:
        return False
    if len(words) == 1 and len(piece) <= 20 and piece.isalpha():
        return True
    return all(
        each[0].isupper() or not each[0].isascii() or each.casefold() in _PARTICLES or each[0] in "\"'("
        for each in words
    ) and not any(map(str.isdigit, piece))  # fmt: skip


def is_own(line: str, names: frozenset[str]) -> bool:
    """Whether the line begins with the writer's name, a short form or the initials of it."""
    piece = _PIECES.split(line.strip(NAME_MARKS), maxsplit=1)[0].strip(NAME_MARKS)
    words = [each.casefold().strip(".,'\"()") for each in piece.split()]
    if not 0 < len(words) <= 5 or not names:
        return False
    if len(words) == 1 and 2 <= len(piece) <= 3 and piece.isupper():
        return {*words[0]} <= {each[0] for each in names}
    return any(_same_name(word, each) for word in words for each in names)


def _same_name(word: str, name: str) -> bool:
    """``Chris`` and ``Christopher``, ``Debbie`` and ``Deborah``, ``Bert`` and ``Albert``, ``Bob`` and ``Robert``."""
    if word == name or _NICKNAMES.get(word) == name:
        return True
    if word.endswith(("y", "ie", "i")) and len(word) <= 7 and len(name) > 3 and word[:3] == name[:3]:
        return True
    short, long = sorted((word, name), key=len)
    return len(short) >= 3 and (
        long.startswith(short[:3] if len(short) <= 4 else short) or long.endswith(short)
    )
