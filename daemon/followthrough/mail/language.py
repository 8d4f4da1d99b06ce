"""The language somebody wrote in, by the small words that every sentence needs. Short or mixed: nobody can tell."""

import re

_MOST_WORDS = 200
_MOST_TEXT = 4_000
_FEWEST_HITS = 3
"""So many small words of one language at least, and twice as many as of any other."""
_FEWEST_SHARE = 0.12
"""Of all words; in running text about every second or third is a small one."""

# Words that belong to one of these languages only count most; those that two share ("de", "a", "die") count for both.
_SMALL: dict[str, str] = {
    "en": """the and of to in is it you that for on with as are this be at have from or was but not by i my your we me
        can an if would will about which there been had has do could so what when who thank thanks dear please""",
    "de": """der die das und ich ist nicht sie es in zu den von mit auf für dass ein eine einen einem einer dem des im
        wir mir mich ihr ihre ihnen ihrem ihren auch wie aber bei nach oder noch nur so sich hat habe haben wird werden
        würde wäre kann können am um als aus wenn sehr du dir dich dein deine vielen dank über uns war schon gerne
        bitte vor zum zur durch""",
    "fr": """le la les de des du et je est pas vous que pour dans un une sur avec qui au aux ce cette mon ma mes votre
        vos nous ne en il elle ou mais sont suis ai avez été être très bien par plus si leur cordialement merci bonjour
        d'un c'est j'ai l'on tu te ton""",
    "es": """el la los las de y que en un una por para con no se me su sus es al del lo mi mis como más pero le usted
        muy este esta estoy he ha son ser sobre también gracias yo nos o si está tu te hola saludos cuando""",
    "it": """il lo la gli le di e che in un una per con non si mi sono è al del della dei delle nel nella alla suo sua
        mio mia come più ma lei molto questo questa ho ha essere su anche grazie ci o se da le vorrei tu ti""",
    "nl": """de het een en van ik is niet in dat op te voor met die zijn aan er om je u uw mijn ook als maar bij naar
        nog dan heb hebt heeft zou kan kunnen wij we me graag over door uit wel geen wat jij jouw dank bedankt""",
    "pt": """o a os as de e que em um uma para com não se me seu sua é ao do da dos das no na por mais mas como muito
        este esta estou eu tenho ser sobre também obrigado obrigada você nos ou meu minha foi pela pelo à olá""",
    "sv": """och att det som en på är av för med den till inte jag om ett han men var sig så du kan från eller vi min
        har mig dig tack hej skulle när detta""",
    "da": """og at det som en på er af for med den til ikke jeg om et han men var sig så du kan fra eller vi min har
        mig dig tak hej ville når dette""",
    "pl": """i w na nie się że z do to jest o jak za po co dla od czy ale przez mi pan pani bardzo dziękuję jestem tak
        być może czego które który""",
}  # fmt: skip
_IN: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _SMALL.items() if word in words.split())
    for each in _SMALL.values()
    for word in each.split()
}
"""Which languages have a small word."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"https?://\S{1,500}|[^\s@<>]{1,64}@[^\s@<>]{1,200}")

LANGUAGES = frozenset(_SMALL)
"""Two letters each: what can be told apart here."""


def language(text: str) -> str | None:
    """``en``, ``de``, …: what TEXT is written in; None where it is too short, mixed, or in none that is known here.

    TEXT is new text: whoever calls has taken quotations and signature off. At most 4,000 characters are looked at.
    """
    plain = _ADDRESS.sub(" ", text[:_MOST_TEXT]).casefold().replace("’", "'")
    words = _WORD.findall(plain)[:_MOST_WORDS]
    hits = dict.fromkeys(_SMALL, 0)
    for word in words:
        for each in _IN.get(word, ()):
            hits[each] += 1
    best, *others = sorted(hits, key=lambda each: -hits[each])
    clear = hits[best] >= _FEWEST_HITS and hits[best] >= _FEWEST_SHARE * len(words)
    ahead = 3 * hits[best] >= 4 * hits[others[0]] and hits[best] > hits[others[0]]
    return best if clear and ahead else None
