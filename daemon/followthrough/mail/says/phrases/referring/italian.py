"""Italian words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = r"(?:piuttosto |anche |direttamente |magari |forse |pure |prima |invece ){0,2}"
_TO = r"(?:a|ad|al|alla|all'|con|con il|con la|col|presso|da|dal|dalla|dall')?"
_SPEAK = (
    r"(?:parlar(?:e|ne)|contattare|scrivere|chiedere|rivolger(?:si|ti|vi)|sentire|chiamare|telefonare"
    r"|incontrare|provare(?: con| a (?:sentire|scrivere|chiedere|contattare))?|metter(?:si"
    rf"|ti) in contatto|cercare) ?{_TO}"
)
_TELL = (
    r"(?:contatti|scriva|chieda|si rivolga|rivolgiti|rivolgetevi|senta|chiami|provi|prova|parli(?:ne)?"
    r"|parlane|parla|si metta in contatto|mettiti in contatto|scrivi|chiedi|contatta|senti|chiama"
    r"|telefoni|telefona|cerchi|cerca)(?: a (?:sentire|scrivere|chiedere|contattare|parlare|chiamare))?"
)

REFERRING = Referring(
    points=any_of(
        r"\b(?:fai uno squillo|dai un colpo di telefono|fai una telefonata) (?:a|ad|al|alla)\b"
        r"|\bil mio consiglio(?: è)?:?|\b(?:cominci|comincia|inizia|inizi) da\b",
        r"\b(?:dovresti|dovrebbe|deve|devi|puoi|può|potresti|potrebbe|conviene|converrebbe|converrà"
        r"|(?:il )?meglio(?: è| sarebbe)?|è meglio|sarebbe (?:bene|meglio|utile)|bisogna"
        r"|consiglio(?: di)?|suggerisco(?: di)?|consiglierei(?: di)?|suggerirei(?: di)?|propongo(?: di)?"
        rf"|invito a|la prego di|ti prego di|occorre|provi a|prova a|cerchi di) {_SOFTLY}{_SPEAK}(?= |$)",
        r"(?:^|[,;:] |\be |\bma |\ballora |\bpoi |\bsennò "
        rf"|\bciao \w{{1,15}},? ){_SOFTLY}{_TELL} ?{_SOFTLY}{_TO}(?= |(?<='))",
        r"\b(?:metter(?:la|ti|vi)|metto|metterò) in contatto con\b|\b(?:ti|le|vi) (?:presento|raccomando"
        r"|segnalo)\b",
        r"\b(?:ecco|questo è|questi sono) (?:il |i |la |l'|suo |sua |il suo )?(?:contatto|recapiti?"
        r"|indirizzo|mail|e-?mail|numero|suoi)\b[^.:]{0,20}",
    ),
    fits=any_of(
        r"\b(?:chi|quello che|quella che) (?:\w+ ){0,3}(?:sa|segue|conosce|se ne occupa|gestisce)\b"
        r"|\bper (?:queste cose|questo|questi temi|quello) c'è\b|\bse ne occupa\b|\bspecialista (?:di|in)\b",
        r"\b(?:persona|referente|contatto) (?:più )?(?:giust[oa]|adatt[oa]|indicat[oa]|corrett[oa])\b"
        r"|\bmiglior (?:contatto|referente)\b|\b(?:la|il) (?:sua|suo|tua|tuo) referente\b",
        r"\bne sa (?:molto |ben )?più\b|\bconosce (?:molto )?meglio\b|\b(?:può|potrebbe|potrà"
        r"|saprà) (?:\w+ )?(?:aiutarla|aiutarti|darle|darti|risponderle|risponderti|esserle)\b"
        r"|\b(?:la|ti|le) (?:può|potrebbe|potrà|saprà) (?:aiutare|dare|dire|rispondere)\b",
        r"\bha preso il mio posto\b|\bmi ha sostituit[oa]\b|\bmi sostituisce\b|\bora (?:se ne occupa"
        r"|segue tutto)\b|\bse ne occupa (?:ora|adesso)?\b|\bmi viene in mente\b|\bpenso a\b"
        r"|\bil mio successore\b",
    ),
    suggests=any_of(r"\bperché non (?:sent|scriv|chied|contatt|prov|parl|chiam)\w+(?: a| con)?"),
    promises=any_of(
        r"\b(?:ne parlo|chiedo|parlo|sento) (?:io|anche io|subito|io stess[oa]) (?=(?:il|la|a|al|con)\b)",
        r"(?:^|[,;:] |\be |\bpoi |\bintanto |\bora |\bio )(?:ne )?(?:chiedo|parlo|sento|domando|giro"
        r"|inoltro|passo|presento|accenno|ne parlo) (?=(?:il |la |le |i |ne |a|al|alla|con|la tua|la sua"
        r"|tutto))",
        r"\b(?:chiederò|parlerò|inoltrerò|girerò|presenterò|sentirò|ne parlerò)\b|\b(?:vorrei|voglio|posso"
        r"|lascia che|provo a|fammi|mi faccia) (?:\w+ )?(?:presentar|chieder|sentir|inoltrar|girar"
        r"|metter)\w+",
        r"\bho (?:già )?(?:inoltrato|girato|passato|trasmesso|avvisato|chiesto)\b|\b(?:la|ti"
        r"|vi) metto in contatto\b|\bglie(?:lo|la|ne) (?:giro|parlo|chiedo|inoltro)\b|\bgli (?:chiedo"
        r"|scrivo)\b",
    ),
    introduces=any_of(
        r"\bin (?:copia|cc)\b|\bcc\b|\b(?:ti|le|vi) presento\b|\bmetto in (?:copia|contatto)\b"
        r"|\baggiungo\b|\bcoinvolgo\b|\bho messo in copia\b"
    ),
    them=any_of(
        r"\b(?:su[oa]|suoi)\b",
        r"\b(?:lei|lui|loro|gli|lo|la)\b|\w{3,}(?:gli|rlo|rla)\b",
    ),
    oneself=any_of(r"\b(?:me|noi|mi|ci|te|voi)\b"),
    denies=any_of(r"\b(?:non|mai|nessun[oa]?|senza|se)\b"),
    role=any_of(
        r"\b(?:il |la |al |alla |un |una )?(?:mi[oa]|nostr[oa]|su[oa]|tu[oa]|il|la|un"
        r"|una) (?:[\w-]{1,20} )?(?:collega|capo|direttore|direttrice|responsabile|soci[oa]|amic[oa]"
        r"|successore|referente"
        r"|superiore|assistente|professore|professoressa|coordinatore|coordinatrice)\b(?: (?:dell'|della "
        r"|del |dei |di |in )[\w-]{1,30})?"
        r"|\b(?:responsabile|direttore|direttrice|capo) (?:dell'|della |del |dei |di )[\w-]{1,30}"
        r"|\brisorse umane\b|\bufficio (?:del )?personale\b"
    ),
    relates=any_of(r"(?<=, )(?:che|chi|il quale|la quale)(?: [\w'-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:mia|mio|nostra|la|il|sua) (?:segretari[oa]|assistente|segreteria)\b(?! di (?:ricerca|stato"
        r"|produzione))|\bcon la segreteria\b",
        r"\b(?:fissare|trovare|concordare|prendere|organizzare|stabilire) (?:\w+ )?(?:un |una |l'|la "
        r"|il )?(?:appuntamento|data|orario|incontro|ora|giorno)\b|\b(?:tiene|gestisce) la mia agenda\b",
    ),
    no_name=any_of(
        r"io|il|lo|la|i|gli|le|un|una|mi[oa]|tu[oa]|su[oa]|nostr[oa]|con|per|ma|se|non|sì|e|o|grazie"
        r"|saluti|cordiali|distinti|ciao|buongiorno|gentile|car[oa]|egregio|lunedì|martedì"
        r"|mercoledì|giovedì|venerdì|sabato|domenica|risorse|umane|vendite|acquisti|amministrazione"
        r"|marketing|ufficio|reparto|dipartimento|gruppo|azienda|università|ministero|milano|roma"
        r"|internet|scriva|scrivi|contatti|contatta|provi|prova|chieda|chiedi|senta|lei|lui|voi|noi|ha|ho"
        r"|volentieri|purtroppo"
    ),
)
