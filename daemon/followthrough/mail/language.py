"""The language somebody wrote in, by the small words that every sentence needs. Short or mixed: nobody can tell."""

import re
from collections import Counter

_MOST_WORDS = 200
_MOST_TEXT = 4_000
_FEWEST_HITS = 2
"""So many small words of one language at least."""
_FEWEST_WEIGHT = 1.6
"""What they weigh together: a word that only one language has weighs 1, one of two languages half."""
_AHEAD = 1.5
"""How many times the weight of any other language."""
_FEWEST_SHARE = 0.12
"""Of all words; in running text about every second or third is a small one."""

# Words that belong to one of these languages only count most; those that two share ("de", "a", "die") count for both.
_SMALL: dict[str, str] = {
    "en": """the and of to in is it you that for on with as are this be at have from or was but not by i my your we me
        can an if would will about which there been had has do could so what when who thank thanks dear please
        call talk happy sure sorry yes here now more some just let let's don't can't i'm i'd i'll won't isn't
        didn't week time next any why how where they these those stop send us am our did glad good you're it's
        that's we're into than then only take hiring again yet should like nothing very really""",
    "de": """der die das und ich ist nicht sie es in zu den von mit auf für dass ein eine einen einem einer dem des im
        wir mir mich ihr ihre ihnen ihrem ihren auch wie aber bei nach oder noch nur so sich hat habe haben wird
        werden würde wäre kann können am um als aus wenn sehr du dir dich dein deine vielen dank über uns war
        schon gerne bitte vor zum zur durch leider gern zeit mal dann denn kein keine keinen nein ja wieder heute
        nächste woche melden dafür dazu trotzdem einfach alles gute gut derzeit doch worum ich's niemanden mehr
        diese ob bis zurzeit grüße hier immer finde geht er ihn ihm sprechen machen dieser dieses unser unsere""",
    "fr": """a le la les de des du et je est pas vous que pour dans un une sur avec qui au aux ce cette mon ma mes votre
        vos nous ne en il elle ou mais sont suis ai avez été être très bien par plus si leur cordialement merci
        bonjour d'un c'est j'ai l'on tu te ton j n c qu d l oui non semaine prochaine plaisir malheureusement
        désolé désolée bonne quoi s'agit agit moi m toi temps exactement fait peux sommes beaucoup aucun aucune
        ça rien quand appelez ils elles parler faire peut aussi lui ici""",
    "es": """a el la los las de y que en un una por para con no se me su sus es al del lo mi mis como más pero le usted
        muy este esta estoy he ha son ser sobre también gracias yo nos o si está tu te hola saludos cuando siento
        ahora tengo tiempo próxima semana mucho gusto qué cuándo llámame puedo claro sí trata estamos momento
        favor quieras hay algo ya eso buenas buenos días tardes porque soy nada quiere exactamente hablamos ella
        ese esa hablar ellos nosotros puede debería mejor desde entonces""",
    "it": """a il lo la gli le di e che in un una per con non si mi sono è al del della dei delle nel nella alla suo sua
        mio mia come più ma lei molto questo questa ho ha essere su anche grazie ci o se da le vorrei tu ti
        volentieri purtroppo tempo settimana prossima sì chiami certo quando vuole momento stiamo piacere adesso
        molte nessuno può posso perché ciao buongiorno cosa nostro esattamente così va bene sentiamoci pure egli
        loro parlare fare quello quella suoi""",
    "nl": """de het een en van ik is niet in dat op te voor met die zijn aan er om je u uw mijn ook als maar bij naar
        nog dan heb hebt heeft zou kan kunnen wij we me graag over door uit wel geen wat jij jouw dank bedankt
        helaas nee ja volgende week laten meer mij waar gaat natuurlijk gerust keer tijd daar hier alsjeblieft
        jullie ons onze ben bent momenteel goed prima nooit moment dit deze wil wilt kunt mag bel schrijf want
        iets niemand precies haar hem zij hij spreken doen""",
    "pt": """o a os as de e que em um uma para com não se me seu sua é ao do da dos das no na por mais mas como muito
        este esta estou eu tenho ser sobre também obrigado obrigada você nos ou meu minha foi pela pelo à olá
        infelizmente tempo agora prazer sim pode neste momento estamos favor próxima semana quando quiser falamos
        ligar trata exatamente claro já são isso vocês aqui minhas bom dia boa tarde nada nenhum nenhuma gostaria
        podemos ainda nós nao voce ela ele eles falar fazer essa esse isto nosso nossa""",
    "sv": """och att det som en på är av för med den till inte jag om ett han men var sig så du kan från eller vi min
        har mig dig tack hej skulle när detta""",
    "da": """og at det som en på er af for med den til ikke jeg om et han men var sig så du kan fra eller vi min har
        mig dig tak hej ville når dette""",
    "pl": """i w na nie się że z do to jest o jak za po co dla od czy ale przez mi pan pani bardzo dziękuję jestem tak
        być może czego które który""",
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_IN: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _WORDS.items() if word in words)
    for each in _WORDS.values()
    for word in each
}
"""Which languages have a small word."""
_WEIGHT = {word: 1 / len(languages) for word, languages in _IN.items()}
# `j'ai` and `l'on` are two words, `don't` is one.
_WORD = re.compile(r"[^\W\d_]+(?:'(?:m|d|ll|t|s|ve|re)\b)?")
_ADDRESS = re.compile(r"https?://\S{1,500}|[^\s@<>]{1,64}@[^\s@<>]{1,200}")

LANGUAGES = frozenset(_SMALL)
"""Two letters each: what can be told apart here."""


def language(text: str) -> str | None:
    """``en``, ``de``, …: what TEXT is written in; None where it is too short, mixed, or in none that is known here.

    TEXT is new text: whoever calls has taken quotations and signature off. At most 4,000 characters are looked at.
    """
    text = text[:_MOST_TEXT]
    plain = _ADDRESS.sub(" ", text) if "@" in text or "://" in text else text
    words = _WORD.findall(plain.casefold().replace("’", "'"))[:_MOST_WORDS]
    weights = dict.fromkeys(_SMALL, 0.0)
    hits = dict.fromkeys(_SMALL, 0)
    for word, count in Counter(words).items():
        for each in _IN.get(word, ()):
            weights[each] += count * _WEIGHT[word]
            hits[each] += count
    best, second = sorted(weights, key=lambda each: -weights[each])[:2]
    enough = hits[best] >= _FEWEST_HITS and weights[best] >= _FEWEST_WEIGHT
    clear = hits[best] >= _FEWEST_SHARE * len(words) and weights[best] >= _AHEAD * weights[second]
    return best if enough and clear else None
