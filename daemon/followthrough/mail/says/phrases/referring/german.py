"""German words that send somebody to somebody else, du and Sie."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = (
    r"(?:bitte |gerne? |am besten |doch |mal |einfach |direkt |lieber |vielleicht |sonst |ruhig "
    r"|besser ){0,3}"
)
_WHO = r"(?:sie (?:sich )?|du (?:dich )?|dich |euch |sich )?"

REFERRING = Referring(
    points=any_of(
        r"\bmein (?:tipp|rat|vorschlag)(?: ist| wäre)?:?|\bbeginnen sie (?:am besten )?mit\b"
        r"|\bfang(?:en sie)? (?:am besten |doch )?(?:bei|mit)\b",
        r"\b(?:würden?|sollten|solltest|könnten|könntest|können|kannst|müssten|müssen) (?:\S+ ){1,5}?(?:an"
        r"|mit|bei)\b(?= .{1,60}\b(?:wenden|schreiben|sprechen|reden|fragen|melden|nachfragen"
        r"|telefonieren)\b)",
        rf"\b(?:wenden|melden|wende|melde) {_WHO}{_SOFTLY}{_WHO}(?:an|bei)\b|\b(?:sprechen|reden"
        rf"|telefonieren) sie {_SOFTLY}(?:mit|(?!ich))",
        rf"\b(?:schreiben|mailen) sie {_SOFTLY}(?:an )?(?!mir\b|mich\b|uns\b)|\b(?:fragen|kontaktieren"
        rf"|rufen) sie {_SOFTLY}(?:bei )?(?!mich\b|uns\b)",
        r"(?:^|[,;:] |\bdann |\bund |\baber |\bsonst )(?:frage?|schreibe?|sprich|rede|ruf|kontaktiere?"
        r"|versuch'?s?|probiere?|maile?|meld dich|wende? dich) "
        rf"{_SOFTLY}(?:mit |bei |an |es bei )?(?!mich\b|mir\b|uns\b)",
        r"\b(?:könnten|können|sollten|müssten|könntest|kannst|solltest) (?:sie|du) (?:sich "
        r"|dich )?(?:auch |am besten |vielleicht |mal )?"
        r"(?:an|mit|bei)?(?= )|\bempfehle (?:ihnen|dir) (?:\w+ )?",
        r"\b(?:kontakt (?:zu|mit)|sie mit|dich mit)(?= [^.]{1,60}\b(?:her|herstellen|vermitteln|bekannt"
        r"|aufnehmen|in kontakt|verbinden)\b)",
        r"\b(?:erreichen|finden) sie (?:ihn|sie)? ?(?:unter|über)\b|\bhier (?:ist|sind) (?:die |der "
        r"|seine |ihre )?(?:kontakt\w*|adresse|mail\w*|nummer)\b",
    ),
    fits=any_of(
        r"\b(?:das|dies|darum|dafür|diesen bereich|das thema) (?:macht|betreut|leitet|verantwortet"
        r"|kümmert sich|übernimmt|bearbeitet)\b|\b(?:betreut|leitet|verantwortet) (?:das|dieses|diesen"
        r"|den)\b|\bda (?:wäre|ist) (?:\w+ )?(?:frau|herr)\b",
        r"\b(?:richtige[rn]?|beste[rn]?|bessere[rn]?|geeignete[rn]?) (?:ansprechpartner(?:in)?|person"
        r"|kontakt|adresse|mann|frau)\b|\bansprechpartner(?:in)?\b",
        r"\b(?:kennt sich|weiß|weiss) (?:\w+ ){0,3}(?:besser|mehr|bestens)\b|\b(?:kann|könnte"
        r"|wird) (?:ihnen|dir) (?:\w+ ){0,3}(?:weiterhelfen|helfen|mehr)\b",
        r"\bfällt mir\b|\bist (?:\w+ )?(?:dafür|hierfür|jetzt|inzwischen)? ?zuständig\b"
        r"|\bhat (?:\w+ ){0,3}übernommen\b|\bmein(?:e)? nachfolger(?:in)?\b"
        r"|\bwäre (?:da|dafür|hier) \w+",
    ),
    suggests=any_of(r"\bwarum (?:fragen|fragst|schreiben|schreibst|sprechen|sprichst) (?:sie|du) nicht\b"),
    promises=any_of(
        r"\bich (?:frage?|werde \S{1,30} (?:\S{1,30} ){0,4}(?:fragen|vorstellen|ansprechen|weiterleiten)"
        r"|stelle (?:sie|dich|ihnen|dir|den kontakt|gerne?)"
        r"|spreche (?:mit|mal|\S{1,30} an)|rede (?:mal )?mit|leite \S{1,40} (?:\S{1,40} )?weiter"
        r"|gebe \S{1,40} (?:\S{1,40} ){0,3}weiter|bringe (?:sie|dich))",
        r"\bkontakt [^.]{0,60}\b(?:her|herstellen|vermitteln)\b|\bstelle ich [^.]{0,60}\b(?:her|vor)\b"
        r"|\bweitergeleitet\b|\bweitergegeben\b|\bweiterleiten\b",
        r"\bhabe [^.]{1,40} (?:gebeten|gefragt|informiert)\b|\bmache (?:sie|euch|dich) [^.]{0,40}bekannt\b",
    ),
    introduces=any_of(
        r"\b(?:in|ins|im) (?:cc|kopie)\b|\bcc\b|\bvorstellen\b|\bstelle [^.]{1,40} vor\b|\bmit (?:im"
        r"|in) verteiler\b|\bnehme [^.]{1,60} (?:dazu|mit (?:auf|rein))\b"
    ),
    them=any_of(
        r"\b(?:seine?|ihre?|deren)\b",
        r"\b(?:sie|ihn|ihr|ihm|ihnen|euch)\b",
    ),
    oneself=any_of(r"\b(?:mich|mir|uns|dich|dir|ihnen|sich)\b"),
    denies=any_of(r"\b(?:nicht|niemand\w*|keine[nmrs]?|nie|ohne|falls|wenn|ob|kaum)\b"),
    role=any_of(
        r"\b(?:mein|unser|dein|ihr|sein)\w{0,2} (?:[\w-]{1,30} ){0,2}?(?:kolleg\w+|chef\w*"
        r"|\w{0,20}leiter\w*|assistent\w*|vorgesetzte\w*|freund\w*|partner\w*"
        r"|nachfolger\w*|geschäftsführer\w*|personalabteilung|professor\w*)\b(?: (?:der|des|für|in"
        r"|aus) [\w-]{1,30})?"
        r"|\b(?:der|die|den|dem) \w{0,20}leiter(?:in)?\b|\bpersonalabteilung\b|\b(?:ein|eine|einen|einem"
        r"|einer) (?:gute[rn]?|alte[rn]?|ehemalige[rn]?) "
        r"(?:freund|kolleg|bekannt)\w*"
    ),
    relates=any_of(r"(?<=, )(?:der|die|welche[rn]?)(?: [\w-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:mein\w*|unser\w*|ihre[rnm]?) (?:persönliche\w* )?(?:assistent\w*|sekretär\w*|sekretariat\w*"
        r"|vorzimmer\w*)\b(?!-?prof)|\bdas sekretariat\b|\bam empfang\b",
        r"\btermin(?:e|s)? (?:\w+ ){0,3}(?:vereinbar|abstimm|koordinier|mach|find|suche)\w*"
        r"|\bterminvereinbarung\b|\bterminabstimmung\b|\b(?:vereinbar|finde|suche)\w* "
        r"[^.]{0,60}\btermin\b|\bführt meinen kalender\b",
    ),
    no_name=any_of(
        r"stelle|zentrale|empfang|hotline|redaktion|verwaltung|firma|kunden?|leute|fach\w*|verein|amt"
        r"|ministerium|hause?|lehrstuhl|dekanat"
        r"|pressestelle|kollegium|vorstand|service|support|unternehmen|seite|website|webseite|netz|telefon"
        r"|ruhe|recht|ordnung",
        r"ihre[nrms]?|sie|dein\w*|mein\w*|unser\w*|nachricht|anfrage|e-?mail|mail|frage\w*|cc|kopie"
        r"|kontakt|kolleg\w*|chef\w*|\w*leiter\w*|assistent\w*|freund\w*"
        r"|team|und|oder|mit|an|bei|herstellen|abteilung|personalabteilung|person\w*|ansprechpartner\w*"
        r"|bitte|mich|uns|mir|ich|er|es|wir|der|die|das|den|dem|des"
        r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|mai|juni|juli"
        r"|oktober|dezember|gruß|grüße|gruss|grüßen|viele|liebe|beste"
        r"|freundliche[nr]?|freundlichen|danke|hallo|guten|tag|thema|projekt|bereich|gruppe|universität"
        r"|institut|internet|termin|urlaub|büro|zeit|gespräch|am|im"
        r"|da|hier|gestern|heute|morgen|gerne?|dann|sonst|leider|fragen|schreiben|sprechen|wenden|melden"
        r"|versuchen|vielleicht|ja|nein|sehr|vielen|herr kollege|nachfolger\w*",
    ),
)
