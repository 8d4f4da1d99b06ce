"""Dutch words of the Netherlands and of Flanders: je, u and gij."""

from followthrough.mail.says.phrases.spelling import any_of
from followthrough.mail.says.phrases.words import Phrases

_WRITE = (
    r"(?:mail|e-?mail|schrijv|schrijf|contacteer|contacter|bel|bericht|benader|stuur|stur|lastig|spam"
    r"|aanschrijv|stoor|stor|bestook|bestok)\w*"
)
_TALK = (
    r"(?:praten|spreken|spreek|praat|bellen|afspreken|spreek|ontmoeten|helpen|kletsen|overleggen|zien"
    r"|ontvangen|te woord|van gedachten|sparren"
    r"|koffie|vertellen|uitleggen|delen|meedenken|antwoorden|beantwoorden|babbelen|langskomen|bijpraten"
    r"|tijd|vrijmaken|tegemoet)\w*"
)
_KIN = (
    r"(?:vader|moeder|papa|mama|pa|ma|broer|zus|zusje|zoon|dochter|man|vrouw|partner|echtgeno\w+|oma|opa"
    r"|grootvader|grootmoeder|vriend|vriendin"
    r"|schoon\w+|oom|tante|kind|collega)"
)
_JOB = (
    r"(?:vacatures?|openstaande|functies?|stageplaatsen|stageplekken|stageplek|stageplaats|stages?|banen"
    r"|plaatsen|posities?|jobs?)"
)
_NOW = r"(?:nu|momenteel|op dit moment|op het moment|voorlopig|voorhands|vandaag|thans)"
# An address is a limit unless they say `any more`.
_ONCE = r"^(?:(?!\bmeer\b|\bnooit\b).){0,300}"

PHRASES = Phrases(
    "nl",
    negation=any_of(
        r"\b(?:niet|geen|nooit|niemand|niets|nergens|nee|neen)\b(?! (?:alleen|probleem|erg))|\bhelaas\b"
        r"|\bjammer genoeg\b|\bonmogelijk\b"
        r"|\bspijtig genoeg\b|\bhet spijt\b|\bmoeilijk\b"
    ),
    joins=any_of(r"\b(?:en|dus|want|omdat|aangezien)\b"),
    first_person=any_of(r"\b(?:ik|'k|mij|mijn|me|m'n|wij|we|ons|onze|k)\b"),
    third_person=any_of(
        r"\b(?:hij|zij (?!n)\w+t|mijn (?:baas|chef|collega|leidinggevende)|meneer|mevrouw)\b"
    ),
    speaks_for=any_of(
        r"\b(?:vroeg|vraagt|verzocht|heeft) (?:mij|me) (?:gevraagd |verzocht )?(?:u|je|om|te)\b|\bnamens\b"
        r"|\bin opdracht van\b|\bin naam van\b",
        r"\b(?:het secretariaat|secretariaat|(?:directie)?secretaresse|(?:persoonlijk "
        r"|directie-?)?assistente?) (?:van|der)\b|\b(?:het )?secretariaat\W*$",
        r"\b(?:de heer|mevrouw|meneer|dhr\.|mevr\.|mw\.|dr\.|prof\.|professor"
        r"|dokter) [^,;.]{2,40} (?:dankt|bedankt|heeft uw|kan helaas|laat)\b",
    ),
    doubt=any_of(
        r"\bmisschien\b|\bwellicht\b|\bik denk er(?: even)? over na\b|\blaat (?:me"
        r"|mij) (?:er )?(?:even )?(?:over )?(?:nadenken|denken)\b|\bik kijk (?:even|eens)\b"
        r"|\bik laat (?:je |u |het |iets |nog |later ){1,4}(?:weten|horen)\b|\bik kom (?:er"
        r"|hier) (?:nog )?op terug\b|\bweet (?:ik )?(?:het )?(?:nog )?niet\b"
        r"|\bwe zien wel\b|\bik twijfel\b"
    ),
    turn=any_of(
        r"\bmaar\b(?<!bel maar)(?<!kom maar)(?<!mail maar)|\bechter\b|\bhoewel\b|\balhoewel\b"
        r"|\bdaarentegen\b|\btoch\b(?= (?:wil|kan|graag))|\bal\b(?= (?:kan|wil|heb))"
    ),
    condition=any_of(
        r"\b(?:niet|nog niet) (?:te )?zeggen dat\b|\bbetekent (?:\w+ ){0,3}niet\b",
        r"\bals (?:ik|je|u|we|jij|het|er|dat|ge)\b|\bindien\b|\bmits\b|\btenzij\b|\bwanneer (?:u|je)\b",
    ),
    requests=any_of(
        r"^\W{0,5}(?:wilt|kunt|kan|kun|zou|zoudt|zouden|wil) (?:u|je|jij"
        r"|jullie)\b(?![^?]{0,90}\b(?:zeggen|uitleggen|worden)\b)|\bmag ik (?:u|je) (?:vragen"
        r"|verzoeken)\b",
    ),
    in_writing=any_of(
        r"\b(?:vragen|antwoord\w*|beantwoord\w*|liever|liefst|graag) (?:\S+ ){0,5}?(?:schriftelijk"
        r"|(?:per|via|over de) (?:e-?mail|mail))\b",
    ),
    their_yes=any_of(
        r"\b(?:collega|hij|zij|mevrouw|meneer|afdeling) (?:\w+ ){0,3}(?:zal|wil|helpt|kan|staat"
        r"|vertelt|spreekt|is)\b",
    ),
    would=any_of(
        r"\b(?:zou|zouden) (?:\w+ ){0,3}(?:graag|leuk|fijn)\b",
    ),
    past=any_of(
        r"\bgisteren\b|\beergisteren\b|\bvorige?\b|\bgeleden\b|\bgesproken\b|\bontmoet\b|\bwas\b|\bwaren\b"
        r"|\bhad(?:den)?\b"
    ),
    stop=any_of(
        r"\b(?:mij|me|ons) (?:\w+ ){0,3}(?:niet meer|nooit meer|niet langer"
        r"|niet weer) (?:te )?(?:schrijven|mailen|bellen|benaderen|contacteren|appen|berichten|storen"
        r"|lastigvallen)\b",
        r"\bverwijder (?:\w+ ){0,2}mijn (?:gegevens|adres|e-?mail\w*|data)\b",
        r"\bstop (?:nu )?met (?:die|deze|uw|je|al die) (?:e-?mails?|mails?|mailtjes|berichten)\b",
        r"\b(?:mij|me|ons) (?:alstublieft |alsjeblieft |aub |svp )?(?:niet meer|nooit meer|niet langer"
        rf"|niet verder|niet|nooit) (?:te |meer )?(?:meer )?{_WRITE}",
        rf"\b{_WRITE} (?:mij|me|ons) (?:alstublieft |alsjeblieft |aub |svp |a\.u\.b\. )?(?:niet"
        r"|nooit)(?: meer| langer| opnieuw|\W*$)",
        r"\bneem (?:alstublieft |alsjeblieft |aub |svp )?(?:nooit|geen"
        r"|niet) (?:meer )?(?:meer )?contact (?:meer )?(?:met (?:mij|me|ons)|op)\b[^.]{0,20}",
        r"\b(?:stop|ophouden|hou|houd|houdt|kap|schei) (?:nu |eens |a\.u\.b\. |aub |toch "
        rf"|onmiddellijk )?(?:op |uit )?(?:met |om )(?:(?:mij|me|ons|te) ){{0,2}}{_WRITE}",
        rf"\bstopp?en? met (?:het )?(?:(?:mij|me|ons|te) ){{0,2}}{_WRITE}|\b(?:geen"
        r"|nooit meer) (?:e-?mails?|mails?|berichten|post) meer\b",
        r"\blaat (?:mij|me|ons) (?:nu |toch |gewoon )?met rust\b|\bwil(?:len)? (?:niet meer|geen"
        r"|niet) (?:door (?:u|jullie) )?(?:benaderd|gemaild|gecontacteerd|gebeld"
        r"|berichten|mails?|e-?mails?)\b",
        r"\b(?:haal|verwijder|schrap|wis|uitschrijven|schrijf) (?:mij|me|ons|mijn (?:adres|e-?mailadres"
        r"|gegevens|naam))\b[^.]{0,40}"
        r"\b(?:lijst|lijsten|bestand|mailinglijst|mailinglist|database|adressenlijst|uit)\b",
        r"\b(?:mij|me) (?:van|uit) (?:uw|je|de|deze|jullie) (?:\w+)?(?:lijst|bestand)\w* (?:te )?(?:halen"
        r"|verwijderen|schrappen)\b",
    ),
    stop_alone=any_of(
        r"(?:stop|uitschrijven|afmelden|schrijf me uit|laat me met rust|ophouden|stop hiermee)(?: aub| svp"
        r"| graag| alsjeblieft)?"
    ),
    not_for_good=any_of(
        rf"{_ONCE}\bop (?:dit|mijn) (?:adres|nummer|e-?mailadres|mailadres|werk)\b",
        r"\baarzel\b|\bvoor (?:\w+ )?(?:\d|de |het |eind|begin|maandag|januari|februari|maart|april|mei"
        r"|juni|juli|augustus|september|oktober|november|december)"
        r"|\btot\b|\btelefonisch\b"
        r"|\bin het weekend\b|\b's (?:ochtends|avonds|middags|morgens)\b"
        r"|\bals (?:je|u) (?:wil|liever)|\btenzij\b|\bop kantoor\b|\bdeze week\b|\bop zondag\b|\btijdens\b"
        r"|\bzolang\b|\bschroom\b|\ballebei\b",
    ),
    declines=any_of(
        r"\bniet iets (?:wat|dat) ik doe\b",
        r"\bga (?:ik )?(?:\w+ ){0,4}niet (?:verder )?op in\b|\bga (?:ik )?(?:\w+ ){0,2}niet op (?:in"
        r"|je|uw)\b",
        r"\b(?:geen|niet|nooit) (?:[\w-]+ ){0,5}(?:dit soort|zulke|dergelijke|interviews|verzoeken"
        r"|informatie (?:over|aan)|gesprekken (?:van|met|over|meer))\b|\b(?:dit soort|zulke"
        r"|dergelijke) \w+ (?:\w+ ){0,4}(?:niet|geen|nooit)\b",
        r"\b(?:moet|moeten|zal|ga) (?:\w+ ){0,4}teleurstellen\b|\bben (?:\w+ ){0,3}niet beschikbaar voor\b"
        r"|\b(?:wil|praat|spreek) (?:\w+ ){0,3}(?:liever )?niet (?:over|met|praten|spreken)\b"
        r"|\bgeef (?:\w+ ){0,2}geen (?:informatie|interviews|advies)\b",
        r"\bnee,? (?:dank|bedankt|merci)\b|\bneen,? (?:dank|bedankt|merci)\b|\bgeen (?:interesse"
        r"|belangstelling|behoefte)\b|\bniet geïnteresseerd\b",
        rf"\b(?:kan|kunnen|kon|zal|wil) (?:\w+ ){{0,4}}?(?:niet|geen|niets) (?!(?:\w+ )?(?:e-?mails?"
        rf"|mails?|berichten))(?:\w+ ){{0,5}}?{_TALK}"
        rf"|\bkan (?:\w+ ){{0,3}}niet op (?:uw|je|dit|het|jouw) "
        r"(?:\w+ )?(?:ingaan|verzoek|vraag)",
        r"\bniet (?:\w+ )?(?:ingaan|in te gaan) op\b|\bniet op (?:uw|je) (?:verzoek|vraag"
        r"|aanvraag) (?:\w+ )?ingaan\b|\bniet (?:verder )?(?:van dienst|helpen)\b",
        r"\b(?:heb|hebben|heeft|vind|ontbreekt) (?:\w+ ){0,3}?(?:geen|niet|onvoldoende|te weinig"
        r"|weinig) (?:\w+ ){0,2}?(?:tijd|ruimte|gelegenheid|capaciteit)\b"
        r"|\bgeen tijd (?:voor|om)\b|\bontbreekt (?:het )?(?:me|mij|ons)? ?(?:aan |de )?(?:de )?tijd\b",
        r"\b(?:moet|moeten|zal|wil|ga|sla) (?:\w+ ){0,3}(?:nee zeggen|neen zeggen|afwijzen|weigeren"
        r"|bedanken voor|passen|afslaan|afhaken|voor bedanken)\b"
        r"|\b(?:ik )?sla (?:deze|dit|het) (?:\w+ )?(?:over|af)\b|\bik pas\b|\bik bedank\b(?= (?:ervoor"
        r"|hiervoor|voor de eer))",
        r"\b(?:doe|doen|geef|geven|neem|nemen|werk|werken|ontvang|begin) (?:\w+ ){0,4}(?:niet meer|niet"
        r"|geen|nooit)(?: (?:aan|mee|deel|gesprekken|interviews|meer)|\W*$)",
        r"\bniet de juiste (?:persoon|man|vrouw|contactpersoon)\b|\bniet in de gelegenheid\b"
        r"|\bhier kan ik niets? (?:in|voor)\b|\bzie (?:\w+ )?ervan af\b"
        r"|\bkan ik (?:u|je) (?:helaas )?niet\b|\bgaat (?:helaas )?niet lukken\b|\bliever niet\b",
    ),
    declines_alone=any_of(
        r"^\W{0,5}(?:(?:hallo|hoi|dag|beste)\W+)?(?:nee,? (?:dank|bedankt)|neen,? (?:dank|bedankt|merci)"
        r"|nee\W*$|helaas|sorry|het spijt|geen (?:interesse|belangstelling|tijd)"
        r"|spijtig|jammer genoeg|liever niet|niet geïnteresseerd|dit gaat|dat gaat)"
    ),
    no_decline=any_of(
        r"\b(?:is niet|niet) dat (?:ik|we)\b[^,]{0,80}",
        r"\bgeen (?:enkel )?(?:probleem|bezwaar|moeite|punt)\b|\bniet erg\b|\bkan niet wachten\b"
        r"|\bwaarom niet\b|\bniet dat ik niet\b|\baarzel niet\b|\bgeen zorgen\b"
        r"|\bniet nee zeggen\b|\bgeen nee\b|\bkan (?:ik )?(?:je |u )?niet(?:s)? beloven\b|\bgraag gedaan\b"
        r"|\bniets te danken\b|\bgeen dank\b|\bniet beloven\b",
    ),
    another_time=any_of(
        r"\b(?:deze|komende|volgende) (?:week|maand|weken)\b|\bdit (?:jaar|kwartaal)\b"
        r"|\bmorgen\b|\btot\b|\bniet voor\b|\bvoor (?:de|het) (?:zomer|einde)\b"
        r"|\bvolgend jaar\b|\bvoor (?:januari|februari|maart"
        r"|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
        r"|\bin (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
    ),
    for_now=any_of(rf"\b{_NOW}\b|\bnog (?:niet|geen)\b|\beven (?:niet|geen)\b|\bdezer dagen\b"),
    cannot=any_of(
        r"\b(?:kan|kunnen|lukt|gaat|zal) (?:\w+ ){0,2}(?:helaas |echt |jammer genoeg )?niet\b"
        r"|\bonmogelijk\b|\bgeen tijd\b|\bniet mogelijk\b|\bhet lukt (?:me|mij) niet\b"
    ),
    hindrance=any_of(r"^\W{0,5}(?:helaas|sorry|het spijt|jammer genoeg|spijtig|ik vrees|jammer)\b"),
    yes=any_of(
        r"\b(?:koffie|bakkie|belletje|gesprek) (?:kan|mag|lukt) (?:altijd|natuurlijk|zeker|gerust"
        r"|best)\b|\bdrinken we (?:\w+ ){0,2}(?:kop(?:je)? )?(?:koffie|bakkie)\b"
        r"|\bwe drinken (?:\w+ ){0,2}(?:kop(?:je)? )?koffie\b",
        r"\b(?:van harte |altijd )?uitgenodigd (?:om|voor)\b|\b(?:ik )?trakteer\b|\bkoffie staat klaar\b"
        r"|\b(?:loop|kom) (?:\w+ )?een (?:dag(?:je)?|keer) mee\b",
        r"\b(?:maak|maken) (?:\w+ ){0,3}(?:graag|wel|zeker) (?:\w+ ){0,5}(?:vrij|tijd)\b|\b(?:graag"
        r"|met plezier) (?:\w+ ){0,4}(?:vrij|uit|over|bij|mee|van gedachten)\b|\bspring (?:\w+ )?binnen\b"
        r"|\bloop (?:maar |gerust |eens ){1,6}(?:langs|binnen)\b",
        r"\b(?:lijkt|klinkt) (?:me |mij )?(?:heel |erg |zeer |super)?(?:leuk|interessant|goed|fijn|tof"
        r"|boeiend)\b|\bzeg (?:maar|jij|je|u) (?:het )?(?:maar )?wanneer\b|\blaat maar weten wanneer\b"
        r"|\bgoe(?:d)? idee\b",
        r"\bgraag\b(?= (?:een keer|eens|met|even|te|wat|iets|over|verder|langs|meer|mijn|uw|een|aan|bij"
        rf"|van|mee|kennis|op|help\w*)\b|\W*$)|\bgraag (?:\w+ ){{0,4}}{_TALK}"
        r"|\b(?:heel|zeer|erg|natuurlijk|uiteraard) graag\b|\bmet (?:veel |alle |heel veel |groot "
        r"|het grootste )?(?:plezier|genoegen)\b",
        rf"\b(?:wil|willen|kan|kunnen) (?:\w+ ){{0,3}}?(?:best|graag|gerust|zeker"
        rf"|wel) (?:\w+ ){{0,5}}{_TALK}|\b(?:wil|kan) (?:\w+ ){{0,2}}(?:best|zeker) (?:een keer|eens|wel)\b",
        rf"\blaten we (?:\w+ ){{0,4}}{_TALK}|\bwe (?:bellen|spreken|praten|drinken|kunnen|plannen"
        r"|prikken) (?:snel |eens |gerust |wel |zeker |binnenkort |een keer |even )"
        r"|\bzullen we (?:\w+ ){0,3}(?:bellen|afspreken)\b(?!\?)",
        r"^\W{0,5}(?:ja|jawel|jazeker|ja hoor|zeker|natuurlijk|uiteraard|tuurlijk|absoluut|vanzelfsprekend"
        r"|prima|leuk idee|goed idee|goed plan|is goed)\b(?! niet)"
        r"(?! (?:weten|zijn|ontvangen|gelezen))[^?]*$",
        r"\b(?:altijd|van harte|meer dan) welkom\b|\bkom (?:maar|gerust|eens) (?:langs|af|binnen)\b"
        r"|\bbel (?:me |mij )?(?:maar|gerust|eens)\b(?! niet)|\bklinkt (?:goed|leuk|interessant)\b",
        r"\bhelp (?:je|u) graag\b|\bik (?:sta|ben) (?:er )?(?:zeker )?(?:voor )?(?:open voor"
        r"|beschikbaar voor)\b|\blijkt? (?:me|mij) (?:leuk|fijn|goed|een goed idee|prima)\b"
        r"|\b(?:heb|maak) (?:\w+ ){0,2}(?:graag|wel) (?:\w+ )?tijd\b|\bverheug (?:me|mij) op (?:ons|het"
        r"|een)\b|\bik doe mee\b|\bdoen we\b",
    ),
    no_alone=any_of(
        r"nee|neen|nee,? (?:dank ?(?:je|u)(?: wel)?|bedankt|hoor|sorry|merci)|neen,? (?:dank ?(?:je|u)"
        r"|bedankt|merci)|geen (?:interesse|tijd|belangstelling)|liever niet|helaas niet|niks voor mij"
    ),
    not_yes=any_of(
        r"\bgraag gedaan\b|\bgraag (?:gelezen|vernomen|uw|jouw)\b|\b(?:had|zou|hadden|deed"
        r"|zouden) (?:\w+ ){0,4}graag\b(?! (?:eens |een keer |met |langs))"
        r"|\bzou (?:u|je|jij)\b[^.]{0,40}|\bmet (?:plezier|genoegen|interesse) (?:gelezen|vernomen|uw"
        r"|je)\b|\bhoor (?:ik )?graag\b|\bverneem graag\b|\bzie graag\b",
        r"\bzeker (?:niet|weten|van)\b|\bnatuurlijk niet\b|\bprima\W*$|\bgraag (?:een|wat|meer) (?:uitleg"
        r"|informatie|toelichting)\b|\bweet graag\b|\bzou graag\b(?= (?:weten|eerst))"
        r"|\bbel graag\b(?= niet)",
    ),
    yes_denied=any_of(
        r"\b(?:geen|zonder) (?:enkel )?(?:probleem|bezwaar|punt|problemen)\b|\b(?:niet|geen) (?:erg"
        r"|bezwaar)\b(?= (?:vinden|om|tegen|als))|\bzou (?:het |dat )?niet erg vinden\b"
        r"|^\W{0,5}(?:en )?waarom (?:ook )?niet\W*$|\bniets (?:op )?tegen\b(?! te)|\bkan niet wachten\b"
        r"|\b(?:zeg|kan) (?:\w+ ){0,3}(?:geen|niet) nee(?: zeggen)?\b|\bniet nee zeggen\b"
    ),
    wished=any_of(
        r"\bhad(?:den)? (?:\w+ ){0,3}graag (?:\w+ ){0,5}ge\w{3,20}\b",
        r"\bhad(?:den)? (?:\w+ ){0,4}?(?:graag|willen|gewild)\b|\bals (?:ik"
        r"|we) (?:\w+ ){0,3}(?:tijd )?had(?:den)?\b|\bhad ik maar\b"
        r"|\bzou (?:\w+ ){0,3}graag (?:\w+ ){0,3}maar\b"
        r"|\bzou graag (?:willen )?kunnen\b|\bware het\b|\bdeed ik (?:het )?graag\b|\bwas ik maar\b",
    ),
    no_openings=any_of(
        r"\b(?:niet|niemand) (?:\S+ ){0,4}(?:aan te nemen|aannemen)\b",
        r"\b(?:er )?kom(?:t|en) (?:\w+ ){0,3}(?:niemand|geen (?:nieuwe )?(?:mensen|collega's"
        r"|personeel)) bij\b|\bgeen (?:\w+ )?(?:plek|plaats|ruimte) (?:voor (?:een )?(?:stag|nieuwe|extra)"
        r"|in (?:het|ons) team|op dit moment)\w*|\bzitten (?:helemaal )?vol\b|\bformatie is\b",
        r"\b(?:nemen|neem|neemt|werven|zoeken|zoek|rekruteren) (?:\w+ ){0,4}?(?:niemand|geen"
        r"|niet)\b(?: (?:\w+ ){0,2}(?:aan|mensen|personeel|collega's|kandidaten|iemand))?"
        rf"|\b(?:geen|zonder|enkele) (?:\w+ ){{0,3}}{_JOB}\b(?! in mijn agenda)|\bvacaturestop\b"
        r"|\bwervingsstop\b|\baanwervingsstop\b|\bpersoneelsstop\b",
        r"\b(?:vacatures?|functies?|stageplaatsen) (?:\w+ ){0,3}(?:vervuld|ingevuld|gesloten|bezet"
        r"|vergeven)\b|\bteam is (?:\w+ )?(?:compleet|voltallig)\b"
        r"|\bniet (?:op zoek|aan het (?:werven|aannemen))\b|\bwerven niet\b",
    ),
    other_openings=any_of(r"\bcontact meer\b", r"\bagenda\b|\bkalender\b|\?\s*$|\bbeloven\b|\bwerk zoekt\b"),
    asks=any_of(
        r"^\W{0,5}(?:(?:hoi|hallo|dag)\W+(?:\w+\W+)?)?(?:en )?(?:waar gaat (?:het|dit)|waarover|wat (?:wil"
        r"|wilt|wou|zoek|verwacht|bedoel)|wie (?:ben|bent|is)|hoe (?:kom|komt|bent) (?:je|u)"
        r"|waarom (?!niet)|kan (?:je|u)|kun je|kunt u|zou (?:je|u)|welke|van wie)"
    ),
    courtesy_question=any_of(
        r"\bhoe (?:gaat|is) (?:het|'t|ie)\b|\bhoe maakt u het\b|\balles (?:goed|ok|kits)\b|\balles goed\b"
        r"|\btoch\?$|\bniet\?$|\boké?\?$|\bniet waar\?$|\bhè\?$|\ben (?:jij|u)\?$|\bwaarom niet\?$"
    ),
    thanks=any_of(
        r"\b\w{0,12}bedankt\b",
        r"\bdank(?:je|u|jewel|uwel)?\b|\bbedankt?\b|\bmerci\b|\bthx\b|\bdank\w+ wel\b|\bdankbaar\b",
    ),
    no_thanks=any_of(
        r"\b(?:geduld|begrip)\b",
        r"\bnee,? (?:dank|bedankt)|\bneen,? (?:dank|bedankt)|\bbij voorbaat\b|\balvast\b|\bmaar\b"
        r"|\bhelaas\b|\bniet\b(?! voor niets)|\bbedank(?:t)? voor de eer\b|\bechter\b",
    ),
    courtesy=any_of(
        r"^(?:daar (?:kan|kunnen|heb|hebben)|dat helpt|hier (?:kan|heb)) ",
        r"^(?:da(?:t)?|het) was |^(?:was|vond|heb|ge|allee|allez|en) ",
        r"^(?:(?:goed )?ontvangen|genoteerd|groet\w*|fijne? |prettige? |goed(?:e)? |mooie? |nog een"
        r"|tot (?:snel|gauw|dan|ziens|binnenkort)|veel (?:succes|plezier)|succes|sterkte"
        r"|insgelijks|hetzelfde|jij ook|u ook|perfect|top|super|prima|leuk|wat (?:leuk|fijn|lief|aardig"
        r"|goed)|heel (?:lief|aardig|vriendelijk)|hopelijk|ik hoop|ok|oké"
        r"|toppie|helemaal goed|daar heb ik|werd gewaardeerd|hartelijke|vriendelijke|het beste|liefs|gr\b)",
    ),
    anger=any_of(
        r"\bhaalt? (?:u|je|jij) (?:het (?:lef|recht)|de (?:moed|brutaliteit))\b|\bhaalt? (?:u|je"
        r"|jij) het (?:\w+ )?in (?:uw|je) hoofd\b|\bmet welk recht\b|\b(?:naar|bij) de politie\b"
        r"|\bschaamt? (?:u|je)\b|\bwie denkt? (?:u|je|jij) (?:wel )?dat (?:u|je|jij) bent\b",
        r"\bstalk\w*|\blastig ?(?:te )?vallen\b|\bval(?:t)? (?:\w+ ){0,2}lastig\b|\bonbeschoft\b"
        r"|\bschandalig\b|\been schande\b|\bhoe (?:durft|durf) (?:u|je)\b|\bintimidatie\b"
        r"|\bben (?:het|dit|jullie|u) (?:\w+ )?(?:zat|beu|spuugzat|kotsbeu)\b|\brot (?:toch )?op\b"
        r"|\bdonder op\b|\bverdomme\b|\baangifte\b|\bonaanvaardbaar\b|\bklacht in\b|\bgodver\w+",
    ),
    grief=any_of(
        r"\boverleden\b|\boverlijden\b|\buitvaart\b|\bbegrafenis\b|\bcrematie\b|\bin de rouw\b"
        r"|\brouwverlof\b|\bin rouw\b"
        rf"|\b(?:mijn|onze|ons|m'n) (?:\w+ )?{_KIN} (?:\w+ ){{0,4}}(?:gestorven|doodgegaan|verongelukt)\b"
        rf"|\b(?:mijn|onze|ons|m'n) (?:\w+ )?{_KIN} (?:\w+ ){{0,3}}verloren\b"
        rf"|\bde dood van (?:mijn|onze) {_KIN}",
    ),
    illness=any_of(
        r"\bherstel(?:lende)? (?:\w+ )?van een (?:\w+ )?(?:operatie|ongeluk|beroerte)\b|\b(?:ernstig"
        r"|erg|heel) ziek\b",
        r"\b(?:kanker|chemo\w*|leukemie|tumor|hartinfarct|hartaanval|beroerte|herseninfarct|hersenbloeding"
        r"|intensive care|palliatie\w+)\b|\bernstig (?:ziek|gewond|ongeval|ongeluk)\b"
        r"|\b(?:in het|naar het) (?:ziekenhuis|hospitaal)\b(?= (?:na|voor|opgenomen|met)"
        r"|[^.]{0,15}(?:opgenomen|lig)|\W*$)|\blig(?:t)? in het ziekenhuis\b|\bopgenomen (?:in|geweest)\b"
        r"|\bzware? (?:ziekte|operatie|ongeval|ongeluk)\b|\bburn-?out\b|\bdepressie\b|\bziekteverlof\b"
        r"|\bziek thuis\b|\bmiskraam\b",
    ),
    not_delicate=any_of(
        r"\b(?:ziek thuis|ziekteverlof)\b[^.]{0,60}\b(?:griep\w*|verkouden\w*|covid|corona|migraine"
        r"|buikgriep|weer (?:terug|beter|aan het werk))\b|\b(?:griep\w*|verkouden\w*|covid|corona"
        r"|migraine|buikgriep|weer (?:terug|beter|aan het werk))\b[^.]{0,40}\b(?:ziek thuis"
        r"|ziekteverlof)\b",
        r"\b(?:onderzoek|strijd|centrum|instituut|studie|vereniging|fonds)\b[^.]{0,20}\bkanker"
        r"|\bkanker(?:onderzoek|bestrijding|instituut)\b|\blach (?:me|mij) dood\b|\bdood(?:moe|saai"
        r"|gewoon)\b"
        r"|\b(?:telefoon|batterij|laptop|computer|auto|server)\b[^.]{0,25}\b(?:overleden|dood|gestorven"
        r"|begeven)\b",
    ),
)
