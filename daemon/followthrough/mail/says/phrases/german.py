"""German words. `du` and `Sie` alike; umlauts may be written ae, oe, ue."""

from followthrough.mail.says.phrases import german_delicate, german_no, german_yes
from followthrough.mail.says.phrases.words import Phrases

PHRASES = Phrases(
    "de",
    negation=(
        r"\b(?:leider|nicht|nichts|nix|net|keine?\w?|kaum|nie|niemals|niemand\w*|unmöglich|weder|schlecht|bedaure\w*"
        r"|bedauerlicherweise)\b"
    ),
    joins=r"(?:und|weil|denn|da ich|da wir) ",
    first_person=r"\b(?:ich|wir|mir|mich|uns|meine?[mnrs]?|unsere?[mnrs]?|i)\b",
    third_person=r"\b(?:er|man|jemand|die kolleg\w+|leute)\b",
    speaks_for=(
        r"\b(?:lässt|lassen|laesst) (?:ihnen |dir |sie |dich )?(?:\w+ )?(?:ausrichten|mitteilen|sagen|grüßen"
        r"|danken)\b|\bim auftrag (?:von|des|der)\b|\bin vertretung\b|\bim namen (?:von|des|der)\b|\bi\. ?a\. "
        r"|\bsekretariat\b"
        r"|\bassistent(?:in|enz)? (?:von|des|der)\b|\b(?:bat|hat) mich (?:gebeten|darum)|\bbat mich\b"
        r"|\bsoll (?:ihnen|dir) (?:ausrichten|sagen|mitteilen|antworten|absagen|zusagen)\b"
        r"|\bvorzimmer\b|\bbüro (?:von|dr|prof|des|der)\b|\bantworte (?:ihnen |dir )?für\b|\bführe (?:seinen"
        r"|ihren) kalender\b"
    ),
    doubt=(
        r"\b(?:vielleicht|eventuell|evtl|womöglich|möglicherweise|unter umständen|mal (?:sehen|schauen|gucken"
        r"|überlegen)|schau(?:e|n wir)? mal|muss (?:ich )?(?:erst|noch|mal|das|es)(?: \w+){0,3} (?:klären|prüfen"
        r"|fragen|nachdenken|überlegen"
        r"|schauen|sehen|abstimmen|besprechen|abklären)|überlege (?:es |ich )?(?:mir|noch)|denke? (?:ich )?(?:mal "
        r"|noch )?(?:darüber|drüber) nach|bin (?:mir )?(?:noch |gerade )?(?:un|nicht |noch nicht )(?:sicher"
        r"|schlüssig)|weiß (?:ich )?(?:noch )?nicht"
        r"|kommt (?:darauf|drauf) an|melde mich (?:wieder|dann|noch|später|dazu)|gebe (?:ihnen|dir) bescheid"
        r"|sage (?:ihnen|dir) bescheid)\b"
    ),
    turn=(
        r"\b(?:aber|jedoch|allerdings|sondern|doch|dennoch|trotzdem|nichtsdestotrotz|hingegen"
        r"|(?<!nichts )dagegen|dafür aber"
        r"|obwohl|wobei)\b"
    ),
    turn_inside=r"\b(?:aber|jedoch|allerdings|dennoch|trotzdem|hingegen|(?<!nichts )dagegen)\b",
    condition=(
        r"\b(?:heißt|bedeutet|soll|will)(?: \w+){0,3} nicht(?: (?:heißen|bedeuten|sagen)\b|,? dass\b"
        r"|\W*$)|"
        r"\b(?:wenn|wenns|falls|sofern|sollte|sollten|ob|es sei denn)\b"
    ),
    requests=(
        r"^\W{0,5}(?:bitte,? |und )?(?:können|könnten|würden|kannst|könntest|würdest) (?:sie"
        r"|du)\b(?![^?]{0,90}\b(?:sagen|erklären|verraten|werden)\b)|\b(?:darf|dürfte"
        r"|kann) ich (?:sie |dich )?bitten\b"
    ),
    past=r"\b(?:gestern|letzte[nr]?|hatten?|waren?|vorige[nr]?)\b",
    no_openings=(
        r"\b(?:nicht|außerstande|außer stande) (?:\S+ ){0,4}(?:einzustellen|einstellen)\b|"
        r"\bstellen? (?:gibt|haben|hat|sind) (?:\S+ ){0,4}?(?:nicht|keine)\b|"
        r"\b(?:alle|sämtliche) \w{0,20}(?:plätze|stellen|positionen|posten) (?:\S+ ){0,3}?(?:vergeben|besetzt|weg"
        r"|belegt)\b|"
        r"\b(?:alles|alle|voll|komplett|vollständig) (?:\S+ ){0,3}?besetzt\b|"
        r"\beinstellungsstopp\b|\beinstellungssperre\b|\beinstellungsstop\b|\b(?:kein|keinen|keine[rn]?"
        r"|ohne) (?:\w+ ){0,3}(?:stellen?|positionen?|vakanzen?|jobs?|praktika|praktikum|praktikumspl[aä]tze?"
        r"|ausschreibungen|planstellen?|arbeitspl[aä]tze?|bedarf an (?:neuen )?\w+|stellenangebote)\b"
        r"|\bstellen? (?:\S+ ){0,6}(?:nicht |keine )?(?:frei|offen|zu besetzen|zu vergeben"
        r"|ausgeschrieben)\b(?<=nicht frei)|\bstellen? (?:\S+ ){0,6}nicht (?:frei|offen|zu besetzen|zu vergeben"
        r"|ausgeschrieben|vorgesehen|geplant)\b|\b(?:alle|sämtliche) (?:stellen|positionen) (?:\S+ ){0,3}besetzt\b"
        r"|\b(?:stelle|position) (?:ist|wurde|war) (?:\S+ ){0,3}(?:besetzt|vergeben|weg)\b"
        r"|\bstellen? (?:wir |ich )?(?:\w+ ){0,5}(?:nicht|niemanden|niemand|keine\w*|keinen)(?: \w+){0,3} ein\b"
        r"|\b(?:nicht|niemanden|keine\w*|keinen?)(?: \w+){0,3} (?:einstellen|einzustellen)\b|\b(?:nicht"
        r"|keine) (?:auf der suche|am suchen)\b|\bsuchen (?:wir )?(?:\w+ ){0,4}(?:niemanden|niemand"
        r"|keine (?:neuen |weiteren )?(?:leute|mitarbeiter\w*|kolleg\w+|verstärkung))\b"
        r"|\b(?:niemanden|keine (?:leute|neuen)) (?:\w+ ){0,2}suchen\b|\bkein personal\b"
        r"|\bteam ist (?:\w+ )?(?:voll|komplett|vollständig)\b|\bbauen (?:\w+ ){0,3}(?:stellen|personal) ab\b"
        r"|\bstellenabbau\b|\bkein(?:e)? (?:budget|mittel) für (?:neue |weitere )?(?:stellen|leute|mitarbeiter\w*"
        r"|einstellungen)\b"
        r"|\beinstellungen (?:sind|liegen) (?:\w+ ){0,3}(?:gestoppt|auf eis|eingefroren)\b|\beinen? (?:praktikum"
        r"|praktikumsplatz|job|stelle) kann ich (?:\S+ ){0,3}nicht (?:an)?bieten\b|\b(?:job|stelle|arbeit"
        r"|praktikum) (?:kann|können|habe|haben) (?:ich|wir) (?:\S+ ){0,3}(?:nicht|leider nicht|keine[nr]?)\b"
    ),
    other_openings=(
        r"\b(?:nie|nicht|niemals) (?:behauptet|gesagt|geschrieben|gemeint)\b|"
        r"\b(?:solange|wenn|falls|sofern) (?:sie|du)\b|"
        r"\bkalender\b|\bterminkalender\b|\b(?:frage|fragst|fragten|fragen|weiß|wissen|wüsste) (?:\S+ ){0,3}ob\b"
        r"|\bin keiner position\b|\bkeine stellen? (?:im text|in dem|des)\b|\bkein einstellungsstopp\b"
        r"|\bsuchst? (?:du"
        r"|sie) (?:ja )?kein|\bsuchen (?:sie )?ja kein|\bum keine stelle\b|\bkeinen job suchen\b"
    ),
    asks=(
        r"^\W{0,5}(?:(?:und|aber|also|hallo|hi|ja|gerne?|sorry)[, ]{1,2})?(?:worum|worüber|wozu|wofür|woher|womit"
        r"|was (?:genau|ist|sind|wollen|willst|möchten|machst|machen|wäre|haben)|welche[rnsm]? (?:tag|zeit|uhrzeit"
        r"|nummer|firma|themen?|fragen|bereich)|wer (?:sind|bist|hat)|wo (?:sind|bist|haben|wäre)|wann (?:wäre"
        r"|passt|hast|haben|würde|geht|soll)|warum (?:ich|gerade|schreib\w+|frag\w+)"
        r"|wieso (?:ich|gerade)|wie (?:lange|viel|sind|bist|kommen|kommst|soll|wäre|stell\w+)|(?:können|könnten"
        r"|könntest|kannst|haben|hast|sind|bist|würden|wollen|dürfte|darf|soll|sollen) (?:sie|du|ich|wir|ihr))\b"
    ),
    courtesy_question=(
        r"\b(?:ganz )?ehrlich\W*$|^\W{0,5}und wissen sie was\W*$|"
        r"\bwie geht(?:'?s| es)?\b|\balles (?:gut|klar|okay|ok)\b[^?]{0,20}\?$|\bnicht wahr\?$|^\W{0,5}oder\W*$"
        r"|,? oder\?$"
        r"|\bwarum (?:auch )?nicht\W*$|\bwieso nicht\W*$|\bgell\?$|\bwer weiß\W*$|\bwas soll(?:'?s| es)\W*$"
        r"|\bwie die zeit vergeht|\b(?:gut|schön|erholsam)\w* (?:durch|ins|gestartet|angekommen"
        r"|überstanden)\b[^?]{0,30}\?$|^\W{0,5}(?:was|wie|hä|na|ja|echt|wirklich)\W*$|\bklein,? die welt"
    ),
    thanks=r"\b(?:danke|dankeschön|danke schön|dank|dankesehr|merci|bedanke mich|danken|thx|dankbar)\b",
    no_thanks=(
        r"\b(?:geduld|verständnis)\b|"
        r"\bim voraus\b|\baber\b|\bnein\b|\bleider\b|\bnicht\b|\bdank ihrer\b|\bfür nichts\b|\bkein\w?\b|\bjedoch\b"
        r"|\bnö\b|\bnee\b"
    ),
    courtesy=(
        r"^(?:das|es) (?:hilft|bedeutet|freut)\b|"
        r"^das hat (?:mich|uns)\b|"
        r"^(?:schön\w*|alles gute|viel (?:erfolg|glück|freude|spaß)|bis (?:bald|dann|demnächst)|ebenso|gleichfalls"
        r"|ihnen auch|dir auch|hat mich (?:sehr )?gefreut|sehr (?:nett|lieb|freundlich|aufmerksam|hilfreich)"
        r"|wie (?:nett|lieb|schön|aufmerksam)|super|toll|prima|klasse|perfekt|wunderbar|das (?:ist"
        r"|war) (?:\w+ ){0,3}(?:nett|lieb|freundlich|hilfreich|schön|toll|super|aufmerksam"
        r"|interessant|spannend)|freut mich|freue mich (?:sehr )?darüber|gern geschehen|guten start|frohe"
        r"|einen schönen|noch einen|angenehm\w*|liebe grüße|hab(?:en sie)? (?:noch )?einen|ich wünsche|wünsche"
        r"|habe (?:ich |es )?(?:mich )?(?:sehr )?(?:gefreut|gerne? gelesen)|ok(?:ay)?|erhalten|angekommen)\b"
    ),
    **german_no.WORDS,
    **german_yes.WORDS,
    **german_delicate.WORDS,
)
