"""Dutch words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = (
    r"(?:eens |het beste |best |beter |ook |even |misschien |gerust |rechtstreeks |dan |liever |maar "
    r"|een keer |toch ){0,3}"
)
_WHO = r"(?:je|u|jij|ge|gij|men)"
_NOT_ME = r"(?!(?:mij|me|ons)\b)"

REFERRING = Referring(
    points=any_of(
        r"\bgeef\b(?= [^.]{2,50}\been (?:belletje|telefoontje|seintje)\b)|\bmijn (?:tip|advies)(?: is)?:?"
        r"|\bbegin (?:eens )?(?:bij|met)\b",
        rf"\b(?:(?:kunt|kan|kun|moet|zou|mag|moest) {_WHO}|{_WHO} (?:kunt|kan|moet|zou|mag"
        rf"|moest)) {_SOFTLY}(?:contact opnemen met|te rade gaan bij|praten met|spreken met|bellen met"
        r"|terecht bij"
        r"|mailen (?:naar|met)|schrijven (?:naar|aan)|vragen (?:naar|aan)|bellen naar|afspreken met"
        r"|langsgaan bij|aankloppen bij|je wenden tot|u wenden tot|moeten zijn bij|zijn bij|met|bij|naar"
        r"|aan)?(?= )",
        r"\b(?:raad|raden|adviseer|stel) (?:ik )?(?:je|u) (?:\w+ )?(?:aan"
        r"|voor)?,? ?(?:om )?(?:contact op te nemen )?(?:met|bij|te praten met|eens te praten met)?(?= )"
        r"|\b(?:aanraden|aan te raden|adviseren|voorstellen|aan|beste"
        r"|beter) (?:om )?(?:eens )?(?:contact op te nemen |te praten |te spreken |te bellen )?met\b",
        rf"(?:^|[,;:] |\ben |\bdan |\bmaar |\bhoi \w{{1,15}},? )(?:neem"
        rf"|zoek) {_SOFTLY}contact (?:op )?(?:met|op met)\b|(?:^|[,;:] |\ben |\bdan |\bmaar "
        rf"|\bhoi \w{{1,15}},? )"
        r"(?:bel|mail|vraag|contacteer|probeer|schrijf|spreek"
        rf"|benader) {_SOFTLY}(?:het )?{_SOFTLY}(?:naar |aan |met |bij )?{_NOT_ME}",
        r"\bin contact (?:brengen )?met\b|\bstel (?:je|u|jullie) (?:\w+ )?voor aan\b|\bwend (?:je"
        r"|u) (?:\w+ )?tot\b|\b(?:bereiken|mailen|vinden) (?:op|via|onder)\b",
        r"\b(?:hier (?:is|zijn|heb je)|dit (?:is|zijn)) (?:de |zijn |haar |het )?(?:contact\w*|gegevens"
        r"|adres|mailadres|nummer)\b[^.:]{0,20}|\bneem contact op met\b",
    ),
    fits=any_of(
        r"\b(?:dit|dat|daar|hier) (?:doet|regelt|leidt|zit|gaat) (?:\w+ ){0,3}(?:over)?"
        r"|\bdegene die (?:dit|dat|hier|daar|er)\b|\bspecialist (?:in|op)\b|\bweet daar (?:veel|meer"
        r"|alles) (?:van|over)\b",
        r"\b(?:juiste|beste|geschikte|aangewezen) (?:persoon|contactpersoon|man|vrouw|aanspreekpunt"
        r"|adres)\b|\b(?:uw|je|het) (?:contactpersoon|aanspreekpunt)\b",
        r"\bweet (?:er )?(?:\w+ )?(?:meer|veel|beter|alles)\b(?! ik)|\bkan (?:je"
        r"|u) (?:\w+ ){0,3}(?:verder )?(?:helpen|vertellen|verderhelpen)\b|\b(?:heeft"
        r"|hebben) (?:\w+ ){0,3}overgenomen\b",
        r"\bgaat (?:hier|daar)(?: nu)? over\b|\bvolgt (?:dat|dit) (?:\w+ )?op\b|\bvervangt mij\b"
        r"|\bschiet me te binnen\b|\bik denk aan\b|\bis (?:hiervoor |daarvoor )?verantwoordelijk\b"
        r"|\bmijn opvolg\w+",
    ),
    suggests=any_of(r"\bwaarom (?:vraag|mail|bel|contacteer|praat|schrijf) (?:je|u) niet\b"),
    promises=any_of(
        r"\bik (?:zal |ga |wil |kan )?(?:het |je |u |jullie |even |eens |graag |wel ){0,4}(?:vraag|vragen"
        r"|voorstellen|stel|doorsturen|stuur|navragen|overleg|check|informeer)\b",
        r"\b(?:heb|is|zal|ga|wil) [^.]{0,60}\b(?:doorgestuurd|doorgegeven|voorgelegd|doorsturen|doorgeven"
        r"|vragen|voorstellen|in contact)\b|\bik breng (?:je|u|jullie)\b|\bik leg het voor aan\b"
        r"|\bik vraag\b|\bvraag ik\b|\bstuur (?:ik )?(?:het|dit|je|uw)[^.]{0,30}door\b",
    ),
    introduces=any_of(
        r"\bin (?:de )?(?:cc|kopie)\b|\bcc\b|\bstel (?:je|u|jullie) [^.]{0,30}voor\b|\bvoorstellen aan\b"
        r"|\bvoeg [^.]{1,40} toe\b|\bmaak kennis met\b|\bkennismaken met\b"
    ),
    them=any_of(
        r"\b(?:zijn|diens)\b",
        r"\b(?:haar|hem|hen|ze|hun)\b",
    ),
    oneself=any_of(r"\b(?:mij|me|ons|jou|je|u|jullie)\b"),
    denies=any_of(r"\b(?:niet|geen|nooit|niemand|zonder|als|indien|noch)\b"),
    role=any_of(
        r"\b(?:mijn|onze|ons|zijn|haar|een|het|de) (?:[\w-]{1,20} )?(?:collega's|collega|baas|chef|hoofd"
        r"|manager|directeur|directrice|leidinggevende|opvolger|opvolgster|vriend|vriendin|partner"
        r"|diensthoofd|afdelingshoofd|teamleider|professor|assistente?)\b(?: (?:van (?:de |het )?|voor "
        r"|bij |op )?(?!in\b|die\b|en\b|te\b|met\b|even\b)[\w-]{3,30})?"
        r"|\b(?:hoofd|directeur|manager) (?:van (?:de |het )?)?(?!in\b)[\w-]{3,30}|\bpersoneelszaken\b"
        r"|\b(?:afdeling )?hr\b"
    ),
    relates=any_of(r"(?<=, )(?:die|dat|wie)(?: [\w-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:mijn|onze|de|het|haar|zijn) (?:directie)?(?:secretaresse|secretariaat|secretaris"
        r"|assistente)\b|\bmijn assistent\b|\b(?:afspraak|moment|datum|tijdstip) (?:\w+ ){0,2}(?:plannen"
        r"|maken|vast te leggen|prikken|inplannen)\b",
        r"\bplan (?:\w+ ){0,3}(?:afspraak|moment)\b|\b(?:beheert|regelt|houdt) mijn agenda\b"
        r"|\bmaak (?:\w+ ){0,2}een afspraak (?:met|via|bij)\b",
    ),
    no_name=any_of(
        r"ik|je|u|de|het|een|mijn|onze|ons|uw|jouw|zijn|haar|wij|we|zij|hij|en|of|maar|met|voor|als|niet"
        r"|geen|ja|nee|dank|bedankt|groet|groeten|groetjes|vriendelijke|beste|geachte|hallo|hoi"
        r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|personeelszaken|verkoop|inkoop"
        r"|administratie|afdeling|dienst|team|hoofd|bedrijf|universiteit|ministerie|groep|utrecht|amsterdam"
        r"|internet|mail|bel|vraag|neem|probeer|contacteer|schrijf|dan|die|dat|graag|helaas|gisteren|eens"
        r"|even|collega|ge"
    ),
)
