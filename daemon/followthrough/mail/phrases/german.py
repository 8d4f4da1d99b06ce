"""German words. `du` and `Sie` alike; umlauts may be written ae, oe, ue."""

from followthrough.mail.phrases import Phrases

_YOU = r"(?:sie|dich|dir|ihnen|euch|du)"
_ADVERB = (
    r"(?:(?:leider|derzeit|momentan|zurzeit|zur zeit|aktuell|gerade|dafür|dazu|hierfür|hierzu|auch|einfach"
    r"|wirklich|ihnen|dir|sie|dich|euch|mir|das|dies|da|daher|deshalb|also|ja|nun"
    r"|grundsätzlich|generell|prinzipiell|diesmal|es|wohl|beim besten willen|in diesem fall|an dieser stelle"
    r"|in dieser sache|bei diesem thema|jedoch|aber|bedauerlicherweise|im moment|so|eigentlich) ){0,4}"
)
_TALK = (
    r"(?:sprechen|reden|unterhalten|austauschen|telefonieren|treffen|helfen|weiterhelfen|unterstützen|kennenlernen"
    r"|kennen lernen|erzählen|beantworten|machen|plaudern|quatschen|schnacken|zoomen|skypen|ratschen"
    r"|kaffee|mittag|einen kaffee|auskunft|behilflich|weitergeben|teilen|berichten|einrichten|nehmen|vereinbaren"
    r"|ausmachen|anrufen|zeigen|vorbeikommen|empfangen)"
)
_THEIRS = (
    r"(?:mutter|vater|mama|papa|frau|mann|ehemann|ehefrau|partner(?:in)?|sohn|tochter|bruder|schwester|eltern|oma"
    r"|opa|gro(?:ß|ss)(?:mutter|vater|eltern)|kind|onkel|tante|cousine?|schwiegermutter|schwiegervater"
    r"|freund(?:in)?|kolleg(?:e|in|en)|chef(?:in)?|enkel(?:in)?|neffe|nichte|lebensgefährt(?:e|in))"
)

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
        r"\b(?:aber|jedoch|allerdings|sondern|doch|dennoch|trotzdem|nichtsdestotrotz|hingegen|dagegen|dafür aber"
        r"|obwohl|wobei)\b"
    ),
    turn_inside=r"\b(?:aber|jedoch|allerdings|dennoch|trotzdem|hingegen|dagegen)\b",
    condition=r"\b(?:wenn|wenns|falls|sofern|sollte|sollten|ob|es sei denn)\b",
    past=r"\b(?:gestern|letzte[nr]?|hatten?|waren?|vorige[nr]?)\b",
    stop=(
        r"(?:kontaktieren?|schreiben?|schreib|mailen|mail|anschreiben|belästigen?|rufen?|ruf|senden?"
        r"|schicken?) (?:sie |ihr )?(?:mich|mir|uns) (?:bitte |an )?(?:nicht(?! (?:am|an die|auf die|ins|in|vor|so"
        r"|unter|auf|im|nur|während|per))|nie|keine)\b"
        r"|\bkeine weiteren? (?:e-?mails?|mails?|nachrichten|anfragen|kontaktaufnahmen?|schreiben|post"
        r"|kontaktversuche)"
        r"|\bkeine (?:e-?mails?|mails?|nachrichten|anfragen|post) mehr\b"
        r"|(?:nicht (?:mehr|wieder|weiter|länger|nochmal|noch einmal)) (?:zu )?(?:kontaktier|anschreib|schreib"
        r"|anzuschreiben|an(?:zu)?ruf|(?:zu )?belästig|zu mailen|mailen|melden)\w*"
        r"|\b(?:schreib\w*|kontaktier\w*|mail\w*|ruf\w*|meld\w*)(?: sie| ihr)?(?: mir| mich| uns| sich"
        r"| dich)?(?: bitte)?(?: hier| an)? (?:nie wieder|nie mehr|nicht mehr|nicht wieder|nicht nochmal"
        r"|nicht noch einmal)\b"
        r"|\b(?:mich|mir|uns) (?:bitte )?(?:nicht mehr|nie wieder|nie mehr|nicht weiter|nicht wieder"
        r"|künftig nicht)(?: \w+)? ?(?:kontaktier|anschreib|schreib|an(?:zu)?|zu schreib|zu kontakt|belästig"
        r"|anruf)\w*"
        r"|\blass(?:en sie|t|e)? (?:mich|uns) (?:bitte |doch |endlich |einfach )*in (?:ruhe|frieden)|\b(?:aus"
        r"|von) (?:ihrer|ihrem|deiner|deinem|eurer|eurem|der|dem) (?:\w+)?(?:liste|verteiler|datenbank|kartei)\b"
        r"|\bsehen sie (?:bitte )?(?:künftig |zukünftig |in zukunft )?von weiteren"
        r"|\bvon weiteren (?:\S+ ){0,3}(?:abzusehen|absehen)\b|\b(?:löschen|lösch|loeschen"
        r"|entfernen) (?:sie )?(?:bitte )?(?:meine|unsere|mich|uns)(?: \w+)? ?(?:daten|adresse|e-?mail\S*"
        r"|kontakt\w*|namen)?\b"
        r"|\b(?:möchte|will|wünsche) (?:ich )?(?:bitte )?(?:in zukunft |künftig |ab sofort )?(?:keinen kontakt"
        r"|nicht (?:mehr |weiter )?(?:kontaktiert|angeschrieben|belästigt|angerufen))|\bunterlassen sie\b"
        r"|\bhören sie auf\b|\bhör auf\b|\bverschonen sie\b|\bverschwinde\b|\bverpiss\b"
    ),
    stop_alone=(
        r"stopp?|abmelden|aufhören|schluss(?: damit| jetzt)?|austragen|bitte (?:abmelden|austragen|löschen)"
        r"|keine mails mehr|in ruhe lassen|es reicht|lass es"
    ),
    not_for_good=(
        r"\bvor (?:dem|ende|montag|nächste|\d|ostern|weihnachten)|\bbis\b|\bzöger\w*|\b(?:arbeits|büro|dienst"
        r"|firmen|privat)(?:adresse|nummer|mail|handy)\b|\b(?:privat|abends|am wochenende|sonntags|nachts|im büro"
        r"|auf der arbeit|im urlaub|an feiertagen"
        r"|während|per telefon|telefonisch|per mail)\b|\b(?:sondern|stattdessen|lieber|besser)\b"
        r"|\bhör(?:en sie)? (?:bitte )?nicht auf\b|\bdiese woche\b|\bnächste woche\b|\bso spät\b"
    ),
    declines=(
        rf"\bkein(?:erlei)? (?:interesse|bedarf)\b|\b(?:muss|möchte|werde|müssen|möchten|würde"
        rf"|will) {_ADVERB}(?:ich |wir )?{_ADVERB}(?:absagen|ablehnen|verzichten|passen|nein sagen|absehen"
        rf"|enttäuschen|abwinken)\b"
        rf"|\bnein sagen\b|\b(?:sage|sagen|lehne|lehnen) (?:ich |wir )?{_ADVERB}(?:ab|nein)\b"
        rf"|\bleider {_ADVERB}(?:keine? (?:zeit|kapazität\w*|möglichkeit\w*|gelegenheit|ressourcen|luft|hilfe)"
        rf"|absagen|nein)\b"
        rf"|\b(?:kann|können|könnte|könnten) (?:ich |wir |sie |er )?{_ADVERB}(?:(?:solche|solchen|derartige|die"
        rf"|diesem|ihrem|deinem|ihrer|deiner|ihre|deine|dieser|den"
        rf"|dem) (?:\w+ ){{1,2}})?(?:leider )?nicht {_ADVERB}(?:weiter|behilflich|dienen|helfen|unterstützen"
        rf"|entsprechen|nachkommen|leisten"
        r"|anbieten|erfüllen|machen|bieten|teilnehmen|mitmachen|zusagen|treffen|sprechen|erübrigen|gerecht)"
        r"|\bnicht (?:weiter)?(?:helfen|nachkommen|entsprechen|weiterhelfen|unterstützen kann|dienen)\b"
        r"|\b(?:habe|fehlt|finde|haben|fehlen) (?:mir |uns )?(?:ich |wir )?(?:leider |derzeit |momentan |dafür "
        r"|dazu |hierfür |einfach |wirklich |für \S{1,30} \S{1,30} |für so \S{1,30} |aktuell |auch |im moment "
        r"|zurzeit )*(?:keine|die|nicht die|nicht genug|weder) (?:zeit|kapazität\w*|luft|muße|ressourcen|energie"
        r"|nerven)\b"
        r"|\bnein,? (?:danke|leider|lieber nicht|sorry|vielen dank|tut mir leid)\b|\bmuss (?:ich )?passen\b"
        r"|\blieber nicht\b|\b(?:stehe|stehen|steht) (?:ich |wir )?(?:\S+ ){0,5}nicht (?:mehr )?zur verfügung\b"
        r"|\bnicht zur verfügung (?:stehe\w*|steht)\b"
        r"|\b(?:nichts|nix|net|nicht) (?:für (?:mich|uns)|mein ding|meins|das richtige für)\b|\bnicht mein (?:ding"
        r"|thema|gebiet|fach|bereich|fall)\b|\bder falsche|\bdie falsche (?:person|ansprechpartnerin|adresse"
        r"|ansprechperson)\b|\bnicht (?:der|die) richtige\b"
        r"|\b(?:nicht|kaum) (?:daran |an \S{1,30} |an \S{1,30} \S{1,30} )?interessiert\b|\bohne mich\b"
        r"|\bbin (?:ich )?(?:da |leider )?raus\b|\b(?:mache|machen|gebe|geben|führe|führen|biete|bieten|nehme"
        r"|nehmen|beantworte\w*) (?:ich |wir )?(?:\S+ ){0,3}(?:grundsätzlich|prinzipiell|generell"
        r"|leider|so etwas|sowas|so was|solche|solchen)(?: \S+){0,3} (?:nicht|keine|nie)\b|\b(?:mache|machen|gebe"
        r"|geben|führe|führen|biete|bieten) (?:ich |wir )?(?:so etwas|sowas|so was|das|grundsätzlich|prinzipiell"
        r"|generell|leider) (?:\S+ ){0,2}(?:nicht|keine|nie)\b"
        r"|\bkeine (?:solchen|derartigen|privaten|informellen|solche) (?:gespräche|anfragen|termine|treffen"
        r"|interviews|telefonate)\b|\bbitte (?:ich )?(?:um|haben sie|hab) (?:ihr |dein )?verständnis,? dass (?:ich"
        r"|wir)\b[^.]{0,60}\bnicht\b"
        r"|\bes (?:geht|klappt|wird|ist mir|passt) (?:\S+ ){0,5}(?:nicht(?:s)?|unmöglich)\b(?! (?:um|nur))"
        r"|\bdaraus wird (?:leider )?nichts\b|\bdas wird (?:leider )?nichts\b|\bist (?:mir"
        r"|uns) (?:das )?(?:leider |derzeit )?nicht möglich\b|\bmöchte ich nicht (?:\S+ ){0,3}(?:sprechen|reden"
        r"|teilnehmen|treffen|mitmachen|auskunft)"
        r"|\bdarf (?:ich )?(?:\S+ ){0,4}(?:nicht|keine)(?: \S+){0,2} (?:sprechen|reden|auskunft|geben|erteilen"
        r"|helfen)\b|\bkeine auskunft\b|\bsehe ich (?:leider )?keine möglichkeit\b"
        r"|\bsuchen sie sich (?:bitte )?(?:jemand|wen) ander"
    ),
    declines_alone=(
        r"^\W*(?:nein,? (?:danke|sorry|leider|lieber|vielen)|nö|nee|ne danke|leider|bedaure|tut mir leid|sorry"
        r"|kein(?:erlei)? (?:interesse|bedarf|zeit)|lieber nicht|nicht (?:mein|für|interessiert)|ohne mich"
        r"|das (?:ist|wird|geht|kann)|daraus|(?:so )?solche|es (?:geht|klappt)"
        r"|für (?:so|solche)|keine (?:zeit|solchen|auskunft|derartigen)|bitte)\b"
    ),
    no_decline=(
        r"\b(?:kein|gar kein|überhaupt kein|auch kein) (?:problem|thema|ding|akt|stress|umstand|aufwand|ding"
        r"|weg zu weit|hindernis|geheimnis|zweifel|wunder|experte|fachmann|unmensch)\b|\bkeine (?:frage|sorge"
        r"|ursache|eile|umstände|mühe|einwände|bedenken|scheu|angst|hektik|expertin|fachfrau|große sache)\b"
        r"|\bnicht (?:nur|zuletzt|zögern|weiter schlimm|schlimm|so schlimm|schlecht|ganz unrecht|viel|sehr|so|zu"
        r"|allzu|ganz|unbedingt|mehr (?:so|ganz)|umhin|oft|weit|der größte|die größte|wirklich (?:der"
        r"|die) exper\w+|abgeneigt|genug danken|lange|länger als|entgehen|weiß|wissen|wusste|gewusst|gleich|früher"
        r"|eher|schneller|sofort|rechtzeitig|dazu gekommen|vergessen|entschuldigen|falsch verstehen)\b"
        r"|\b(?:spricht|steht) nichts dagegen\b|\bnichts (?:dagegen|gegen|lieber|einzuwenden|im wege|zu danken)\b"
        r"|\b(?:schlecht|schwer|kaum|nicht) nein sagen\b|\bnie nein\b|\bwarum (?:auch )?nicht\b|\bwieso nicht\b"
        r"|\bmacht (?:gar )?nichts\b|\bkann es kaum erwarten\b|\bkönnte nicht besser\b"
        r"|\bnicht (?:im büro|im haus|am platz|da|vor ort|zu hause|erreichbar)\b|\bzögern sie nicht\b"
        r"|\bwarten sie nicht\b|\bleider (?:erst|spät|etwas spät|so spät|lange)\b|\b(?:kann"
        r"|könnte) (?:ich )?(?:ihnen |dir )?(?:zwar |wohl |vermutlich |vielleicht )?nicht (?:viel|alles|jede"
        r"|versprechen)\b"
        r"|\bweiß (?:ich )?(?:zwar |noch )?nicht (?:viel|alles|wie viel|ob ich (?:\w+ )?(?:helfen|hilfe))\b"
        r"|\bbin (?:zwar |ja )?(?:kein|keine|nicht der|nicht die) (?:\w+ )?(?:expert\w*|fachmann|fachfrau"
        r"|spezialist\w*|profi)\b|\bdas ist (?:doch )?nicht der rede wert\b"
        r"|\bnicht dass\b|\bnicht per\b|\bnicht persönlich\b|\bnicht (?:in|bei) (?:der stadt|berlin)\b"
        r"|\bnicht helfen,? (?:eine|einen) (?:stelle|job)"
    ),
    another_time=(
        r"\b(?:diese|dieser|diesen|diesem|nächste|nächster|nächsten|kommende|kommenden|kommender|letzte"
        r"|ganze)\w? (?:woche|wochen|monat|monats|quartal|tage|tagen|halbjahr|semester|jahr|sommer|winter|herbst"
        r"|frühjahr)\b|\bheute\b|\bmorgen\b|\bübermorgen\b|\bbis\b|\bvor (?:dem|ende|ostern|weihnachten|mitte|mai"
        r"|juni|juli|august)"
        r"|\bim (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b"
        r"|\b(?:vormittags?|nachmittags?|abends?|wochenende)\b|\bso kurzfristig\b|\b(?:erst|frühestens) (?:ab|im"
        r"|in|nach|wieder)\b|\bda\W*$|\bzu dem zeitpunkt\b|\bum (?:die zeit|diese zeit|\d)"
    ),
    for_now=(
        r"\b(?:gerade|derzeit|momentan|zurzeit|zur zeit|aktuell|im moment|im augenblick|im augenblick|vorerst|zunächst"
        r"|augenblicklich|jetzt)\b"
    ),
    cannot=(
        r"\b(?:kann|können|schaffe|schaff|schaffen|geht|klappt|passt|gelingt|bin|habe|hab|finde|bekomme"
        r"|krieg\w*) (?:\S+ ){0,5}?(?:nicht|nix|keine (?:zeit|kapazität\w*|luft|möglichkeit|muße|energie))\b"
        r"|\b(?:nicht|kaum) (?:möglich|drin|machbar|zu schaffen|leisten)\b|^\W*(?:\S+ ){0,3}(?:nicht"
        r"|keine zeit)\W*$|\bkeine (?:zeit|kapazität\w*|luft|möglichkeit)\b"
        r"|\b(?:unmöglich|überlastet|ausgebucht|zu viel um die ohren|land unter|bis über beide ohren|am limit)\b"
        r"|\bfehlt (?:mir|uns) (?:\S+ ){0,3}(?:die )?(?:zeit|kapazität|luft)\b"
        r"|\bmuss (?:ich )?(?:\S+ ){0,3}(?:absagen|passen|verzichten)\b"
    ),
    hindrance=(
        r"^\W*(?:leider|bedauerlicherweise|nur|im moment|derzeit|zurzeit|momentan|gerade|tut mir leid|sorry"
        r"|das problem ist|doch|ich muss|ich fürchte)\b"
    ),
    yes=(
        r"^\W*(?:ja|jo|joa|jap|jep|klar|na klar|natürlich|selbstverständlich|sicher|auf jeden fall|unbedingt"
        r"|sehr gerne?|gerne?|liebend gerne?|herzlich gerne?|von herzen gerne?|aber gerne?|aber sicher"
        r"|mit vergnügen|mit freude|einverstanden|abgemacht|ja gerne?|ja klar"
        r"|ja sicher|ja natürlich|ja bitte|ja sehr gerne?|immer gerne?|jederzeit(?: gerne?)?|gerne? doch"
        r"|gerne? jederzeit|warum nicht|warum auch nicht|wieso nicht|kein problem|passt|geht klar|machen wir"
        r"|gebongt|super gerne?|total gerne?|wahnsinnig gerne?|gerne? wieder)\W*$"
        rf"|\b(?:ich|wir|mich|uns|mir|würden?|möchten?|können|könnten|sollten|darf) (?:\S+ ){{0,8}}?(?:gerne?"
        rf"|liebend gern|mit vergnügen|mit freude)\b(?: \S+){{0,9}}? {_TALK}\b"
        rf"|\bgerne? (?:\S+ ){{0,8}}?{_TALK}\b"
        rf"|\b(?:helfe|unterstütze|unterstützen|helfen|spreche|sprechen|rede|reden|telefoniere|telefonieren|treffe"
        rf"|treffen|unterhalte|tausche|tauschen|nehme|nehmen|erzähle|erzählen|beantworte|beantworten|gebe|geben"
        rf"|stehe|stehen|stelle|mache|machen|zeige|berichte|teile|plaudere|quatsche|komme|kommen|lade|bin|höre)"
        r" (?:\S+ ){0,8}?(?:gerne?|mit vergnügen|mit freude)\b"
        r"|\bgerne? (?:\S+ ){0,5}?(?:zur verfügung|für sie da|für dich da|dabei|bereit|gespräch|telefonat|treffen"
        r"|austausch|termin|zeit)\b|\b(?:gerne?|ja) (?:helfe|unterstütze|spreche|telefoniere|treffe|unterhalte"
        r"|tausche|nehme|erzähle|beantworte|gebe|stehe|mache|machen|können wir|können sie|kannst du|komme)\b"
        r"|\b(?:melden sie sich|melde dich|rufen sie|ruf|rufe|kommen sie|komm|schreiben sie mir|schreib mir"
        r"|schlagen sie|schlag|nennen sie|nenn|sagen sie|sag|schicken sie) (?:\S+ ){0,4}?(?:gerne?|einfach"
        r"|jederzeit|mal|durch|an|vorbei|vor|bescheid|wann)\b(?! ander)"
        r"|\bfreue? (?:ich )?mich (?:schon |sehr |riesig |bereits )*(?:auf|darauf|drauf|über) (?:unser|das|ein|den"
        r"|einen|ihren anruf|deinen anruf|die unterhaltung|den austausch|das gespräch|unseren)|\bklingt (?:gut"
        r"|super|prima|toll|nach einem (?:guten )?plan)\b|\b(?:bin|wäre|sind) (?:ich |gerne? |auf jeden fall "
        r"|sehr gerne? |da )?(?:dabei|bereit)\b"
        r"|\bnehme? (?:ich )?mir (?:gerne? |dafür |natürlich |sehr gerne? )*(?:die|etwas|ein wenig|kurz"
        r"|\w+ minuten) ?(?:zeit)?\b|\b(?:können|könnten|sollten|wollen) wir (?:\S+ ){0,4}?(?:machen|gerne?)\b"
        r"|\bmachen wir\b|\bbin ich dabei\b|\b(?:das )?(?:passt|geht) (?:für mich|von mir aus|in ordnung|klar)\b"
        r"|\bvon mir aus\b"
        r"|\blass(?:en sie|t)? uns (?:\S+ ){0,6}?(?:sprechen|reden|telefonieren|treffen|quatschen|austauschen"
        r"|machen|ausmachen|vereinbaren|einen)\b|\b(?:halbe stunde|viertelstunde|zwanzig minuten|20 minuten"
        r"|30 minuten) (?:kann ich|habe ich|nehme ich|finde ich|kriegen wir|finden wir|ist drin|sind drin)\b"
        r"|\b(?:zeit|ein gespräch|ein telefonat) (?:finde|hätte|habe) ich (?:schon|immer|sicher|gerne?|dafür)\b"
        r"|\bwäre (?:mir )?(?:eine freude|ein vergnügen|schön|nett),? (?:sie|dich|einmal|mal|wenn wir|mit)"
        r"|\bes (?:würde|wird) mich freuen,? (?:\S+ ){0,8}(?:sprechen|treffen|helfen|unterhalten|kennenzulernen"
        r"|zu sprechen|zu treffen|zu helfen|kennen)"
        r"|\b(?:klar|natürlich|selbstverständlich|sicher|logo) (?:können wir|kann ich|helfe ich|mach\w* (?:ich"
        r"|wir)|rede ich|nehme ich|gebe ich|sprechen wir|telefonieren wir|habe ich zeit|darfst du|dürfen sie)\b"
        r"|\bich sage zu\b|\bhiermit sage ich zu\b|\bzusagen kann ich\b"
    ),
    not_yes=(
        r"\bgerne? (?:geschehen|gelesen|gehört|gesehen|gemacht|getan|erinner\w*|gewusst|gehabt)\b|\b(?:würde|hätte"
        r"|wüsste|möchte) (?:ich |mich )?(?:\S+ ){0,3}?gerne? (?:\S+ ){0,3}?(?:wissen|verstehen|erfahren|gewusst"
        r"|gehabt|fragen|hören|lesen|sehen|noch)\b|\bwüsste (?:ich )?gern\w?\b"
        r"|\b(?:würden|könnten|möchten|wollen|hätten) (?:sie|ihr) (?:\S+ ){0,3}?gerne?\b|\b(?:willst|würdest"
        r"|möchtest) du (?:\S+ ){0,3}?gerne?\b|\bja,? ja\b|\bna (?:klar|toll|super|prima|herrlich),? (?:noch"
        r"|schon wieder|weil|und|ganz)\b|\bklar,? (?:weil|ich hab ja|ich habe ja|sonst noch)"
        r"|\bja,? (?:ich|wir) (?:erinner\w*|habe|hab|haben|kenne|weiß|bin (?:noch|der|die|im|bei)|war|lese|glaube"
        r"|denke)\b|\bja,? (?:das|die|der|es|so) (?:ist|war|hat|habe|stimmt|kenne|weiß|kann man)\b"
        r"|\bnatürlich (?:ist|habe|hat|kenne|sind|war|weiß|erinnere)\b"
        r"|\bsicher (?:ist|haben|hast|wissen)\b|\bmelde[nt]? (?:sie|dich|sich)? ?(?:\S+ )?(?:nicht|später"
        r"|im (?:frühjahr|herbst|sommer|winter|neuen|nächsten)|in (?:ein|zwei|drei|vier|sechs)|nach"
        r"|noch ?(?:ein)?mal|wieder)\b|\bso gerne? ich\b|\bgerne? (?:an|bei) (?:frau|herrn|kolleg\w+|unsere|meine)"
        r"|\b(?:melden sie sich|melde dich|wenden sie sich|sprechen sie|schreiben sie"
        r"|rufen sie) (?:\S+ ){0,4}?(?:an (?:frau|herrn|unsere|meine)|bei (?:frau|herrn|unserer|unserem|meiner"
        r"|meinem)|mit (?:frau|herrn)|frau|herrn)|\bfreue? (?:ich )?mich (?:\S+ ){0,2}(?:über|für) (?:ihr|dein|sie"
        r"|dich|deinen erfolg|das interesse|die nachricht)"
        r"|\b(?:etwas|was|das|die|den|ihn) (?:\S+ )?gerne? (?:mag|esse|lese|mache)\b"
    ),
    yes_denied=(
        r"\b(?:nichts|nix) (?:dagegen|gegen|einzuwenden|einwenden)\b|\bspricht nichts dagegen\b"
        r"|\bsteht nichts (?:im wege?|entgegen)\b|\b(?:schlecht|schwer|kaum|nicht|unmöglich) nein sagen\b"
        r"|\bnicht abgeneigt\b|\bkeine einwände\b|\b(?:warum|wieso) (?:auch |eigentlich )?nicht\W*$"
        r"|\bkönnte ich nie nein\b|\bsage nie nein\b"
        r"|\bnichts lieber (?:als das|machen|tun)?|\bda sage ich nicht nein\b|\bsag(?:e|en)? (?:ich "
        r"|wir )?(?:natürlich |bestimmt |sicher )?nicht nein\b|\bgar kein problem\W*$|\bist (?:gar "
        r"|überhaupt )?kein (?:problem|thema|ding)\W*$"
    ),
    yes_alone=(
        r"(?:ja|jo|joa|jap|jep|jawohl|klar|na klar|natürlich|selbstverständlich|sicher|gerne?|sehr gerne?"
        r"|aber gerne?|ja,? gerne?|ja,? klar|ja,? sehr gerne?|ja bitte|ja,? natürlich|aber ja|aber klar"
        r"|warum nicht|wieso nicht|kein problem|kein ding|passt|passt gut|geht klar|machen wir|einverstanden"
        r"|jederzeit|mit vergnügen|auf jeden fall|bin dabei"
        r"|okay gerne?|ok gerne?|gerne? doch|gerne? jederzeit|von mir aus(?: gerne?)?|ok passt)(?:[,! ]+(?:sam"
        r"|danke|bitte|gerne?|sicher|natürlich|klar|jederzeit|melden sie sich|melde dich|ruf an))?"
    ),
    no_alone=(
        r"(?:nein|nö|nee|ne|na|nein,? danke|nö,? danke|nee,? danke|ne,? danke|nein,? leider(?: nicht)?|leider nein"
        r"|leider nicht|lieber nicht|kein interesse|kein bedarf|keine zeit|auf keinen fall|niemals|ohne mich"
        r"|bedaure|nein sorry|eher nicht|danke,? nein|danke nein|nicht interessiert)(?:[,! ]+(?:sam|danke|sorry"
        r"|leider|tut mir leid|keine zeit|viel erfolg))?"
    ),
    wished=(
        r"\b(?:hätte|hätten|wäre|wären) (?:ich|wir|sie|es|das|du|der tag)\b[^.]{0,60}\bwürde|^\W*(?:hätte|hätten"
        r"|wäre|wären) (?:ich|wir|sie|du)\b(?! nichts| gern| auch| schon| zeit| am| ab| noch)|\bwenn (?:ich|wir"
        r"|sie|es|das|du|nur)\b[^.,]{0,60}\b(?:hätte|hätten|wäre|wären|könnte|wärst|hättest)\b"
        r"|\bhätte (?:ich )?(?:\S+ ){0,4}?gerne? (?:\S+ ){0,5}?(?:geholfen|getroffen|gesprochen|unterstützt"
        r"|gemacht|zugesagt|unterhalten|telefoniert|kennengelernt)\b|\b(?:geholfen|gesprochen|getroffen"
        r"|unterstützt|zugesagt) hätte ich\b|\bunter anderen umständen\b|\bnormalerweise\b|\bso gerne? ich\b"
        r"|\bwürde ja gerne?\b|\bwürde (?:ja |wirklich )?gern\w?\W*$"
        r"|\bfalls ich (?:mal |irgendwann )?(?:zeit|luft)\b|\bwenn ich (?:mal |irgendwann |wieder )?(?:zeit"
        r"|luft) (?:habe|finde)\b|\bsobald ich (?:mal |wieder )?(?:zeit|luft)\b|\bgern getan hätte"
    ),
    no_openings=(
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
        r"\bkalender\b|\bterminkalender\b|\b(?:frage|fragst|fragten|fragen|weiß|wissen|wüsste) (?:\S+ ){0,3}ob\b"
        r"|\bin keiner position\b|\bkeine stellen? (?:im text|in dem|des)\b|\bkein einstellungsstopp\b|\bsuchst? (?:du"
        r"|sie) (?:ja )?kein|\bsuchen (?:sie )?ja kein|\bum keine stelle\b|\bkeinen job suchen\b"
    ),
    asks=(
        r"^\W*(?:(?:und|aber|also|hallo|hi|ja|gerne?|sorry)[, ]{1,2})?(?:worum|worüber|wozu|wofür|woher|womit"
        r"|was (?:genau|ist|sind|wollen|willst|möchten|machst|machen|wäre|haben)|welche[rnsm]? (?:tag|zeit|uhrzeit"
        r"|nummer|firma|themen?|fragen|bereich)|wer (?:sind|bist|hat)|wo (?:sind|bist|haben|wäre)|wann (?:wäre"
        r"|passt|hast|haben|würde|geht|soll)|warum (?:ich|gerade|schreib\w+|frag\w+)"
        r"|wieso (?:ich|gerade)|wie (?:lange|viel|sind|bist|kommen|kommst|soll|wäre|stell\w+)|(?:können|könnten"
        r"|könntest|kannst|haben|hast|sind|bist|würden|wollen|dürfte|darf|soll|sollen) (?:sie|du|ich|wir|ihr))\b"
    ),
    courtesy_question=(
        r"\bwie geht(?:'?s| es)?\b|\balles (?:gut|klar|okay|ok)\b[^?]{0,20}\?$|\bnicht wahr\?$|^\W*oder\W*$|,? oder\?$"
        r"|\bwarum (?:auch )?nicht\W*$|\bwieso nicht\W*$|\bgell\?$|\bwer weiß\W*$|\bwas soll(?:'?s| es)\W*$"
        r"|\bwie die zeit vergeht|\b(?:gut|schön|erholsam)\w* (?:durch|ins|gestartet|angekommen"
        r"|überstanden)\b[^?]{0,30}\?$|^\W*(?:was|wie|hä|na|ja|echt|wirklich)\W*$|\bklein,? die welt"
    ),
    thanks=r"\b(?:danke|dankeschön|danke schön|dank|dankesehr|merci|bedanke mich|danken|thx|dankbar)\b",
    no_thanks=(
        r"\bim voraus\b|\baber\b|\bnein\b|\bleider\b|\bnicht\b|\bdank ihrer\b|\bfür nichts\b|\bkein\w?\b|\bjedoch\b"
        r"|\bnö\b|\bnee\b"
    ),
    courtesy=(
        r"^(?:schön\w*|alles gute|viel (?:erfolg|glück|freude|spaß)|bis (?:bald|dann|demnächst)|ebenso|gleichfalls"
        r"|ihnen auch|dir auch|hat mich (?:sehr )?gefreut|sehr (?:nett|lieb|freundlich|aufmerksam|hilfreich)"
        r"|wie (?:nett|lieb|schön|aufmerksam)|super|toll|prima|klasse|perfekt|wunderbar|das (?:ist"
        r"|war) (?:\w+ ){0,3}(?:nett|lieb|freundlich|hilfreich|schön|toll|super|aufmerksam"
        r"|interessant|spannend)|freut mich|freue mich (?:sehr )?darüber|gern geschehen|guten start|frohe"
        r"|einen schönen|noch einen|angenehm\w*|liebe grüße|hab(?:en sie)? (?:noch )?einen|ich wünsche|wünsche"
        r"|habe (?:ich |es )?(?:mich )?(?:sehr )?(?:gefreut|gerne? gelesen)|ok(?:ay)?|erhalten|angekommen)\b"
    ),
    anger=(
        r"\b(?:unverschämt\w*|frechheit\w*|belästigung|belästig(?:en|st|t) (?:sie |du )?(?:mich|mir|uns)"
        r"|unerhört\w*|dreist\w*|dreistigkeit|anmaßend\w*|unmöglich von ihnen|empörend|empört|schäm\w+ (?:sie sich"
        r"|dich)|scheiß\w*|arschloch|verpiss\w*|verdammt nochmal|wütend|stinksauer|zum kotzen|ekelhaft|widerlich"
        r"|spammer|spammen|abzocke)\b"
        r"|\bwas fällt (?:ihnen|dir) ein\b|\bwas erlauben sie\b|\bwie können sie es wagen\b|\b(?:mein|meinem"
        r"|meinen|unser|unserem) anwalt\b|\brechtliche schritte\b|\banzeige (?:erstatten|gegen)"
        r"|\bzeige (?:ich )?sie an\b|\b(?:habe|hab) (?:ich )?(?:es |das |die nase |langsam |echt |wirklich "
        r"|allmählich )*(?:satt|die nase voll|gestrichen voll)\b|\bgeht(?:'s| es)? noch\b|\bzum (?:letzten|dritten"
        r"|zehnten) mal\b"
        r"|\b(?:lassen sie|lass) (?:mich|uns) (?:\w+ )?in ruhe\b|\bverschwenden sie (?:nicht )?meine zeit"
        r"|\bgeht sie (?:gar )?nichts an\b|\bgeht dich (?:gar )?nichts an\b|\bwer hat ihnen erlaubt\b"
    ),
    grief=(
        rf"\b(?:verstorben\w*|gestorben|beerdigung|begräbnis|beisetzung|trauerfall|trauerfeier|todesfall"
        rf"|bestattung|beileid|hinterblieben\w*|in trauer|totgeburt|fehlgeburt|palliativ\w*|verwitwet)\b|\b(?:tod"
        rf"|verlust|ableben) (?:meine[sr]|unsere[sr]|eine[sr] (?:engen|lieben|nahen)|ihre[sr]|seine[sr])\b"
        rf"|\b(?:mein|meine|unser|unsere) (?:\w+ )?{_THEIRS} (?:\S+ ){{0,6}}(?:gestorben|tot\b|liegt im sterben"
        rf"|eingeschlafen|von uns gegangen|verloren)|\b(?:meine|meinen|unsere"
        rf"|unseren) (?:\w+ )?{_THEIRS} (?:\S+ ){{0,3}}verloren\b|\bvon uns gegangen\b|\bliegt im sterben\b"
    ),
    illness=(
        r"\b(?:habe|hat|hatte|mit|an|gegen|wegen|von|mein|meinem|ihrer|seiner|der) (?:\w+ ){0,2}(?:\w*krebs\w*"
        r"|leukämie|hirntumor|tumor|demenz|alzheimer)\b|\b(?:chemo|chemotherapie|bestrahlung|schlaganfall"
        r"|herzinfarkt|intensivstation|hirnblutung|hörsturz|burn-?out|nervenzusammenbruch|lebensgefahr|dialyse"
        r"|im koma|reha)\b"
        r"|\b(?:schwer|ernsthaft|ernstlich|lebensbedrohlich|unheilbar|todkrank|sterbenskrank) (?:er)?krank\w*"
        r"|\bsterbenskrank\b|\btodkrank\b|\b(?:liege|liegt|lag|bin|im|ins|ist|war|aus dem"
        r"|noch) (?:\S+ ){0,3}(?:krankenhaus|klinikum|klinik|spital)\b|\boperiert (?:worden|wurde|werden|werde)\b"
        r"|\b(?:wurde|werde|wird) (?:\S+ ){0,3}operiert\b|\b(?:meine|meiner|einer|die|der|seine"
        r"|ihre) (?:\w+ )?operation\b"
        r"|\b(?:auto|motorrad|fahrrad|verkehrs|ski|arbeits)?unfall\b|\blängerfristig krank\b|\blangzeiterkrankt\b"
        r"|\bkrankgeschrieben\b|\bschwere[nrm]? (?:erkrankung|krankheit)\b|\bdiagnose (?:erhalten|bekommen)\b"
        r"|\bdepressionen\b"
    ),
    not_delicate=(
        r"\bkrebs(?:forschung|zentrum|hilfe|register|gesellschaft|therapie|medikament\w*|früherkennung)\b"
        r"|\b(?:forsch\w*|arbeite\w*|studie\w*|medikament\w*|projekt\w*|doktorarbeit|vortrag|buch|firma|start-?up"
        r"|thema)\b[^.]{0,30}\b(?:krebs\w*|tumor\w*|demenz|alzheimer|schlaganfall|palliativ\w*|dialyse|unfall\w*"
        r"|burn-?out|intensivstation)\b|\bunfallversicherung\w*"
        r"|\bunfallchirurgie\b|\b(?:handy|telefon|rechner|laptop|akku|auto|projekt|drucker|computer"
        r"|server) (?:\S+ ){0,3}(?:gestorben|tot)\b|\bausgestorben\b|\b(?:arbeite|tätig|chefarzt|ärztin|arzt"
        r"|stelle|direktor\w*|leite\w*) (?:\S+ ){0,4}(?:klinik|klinikum|krankenhaus|intensivstation|spital)\b"
        r"|\bnicht wütend\b|\bbestattungs(?:unternehmen|institut|haus|branche|wesen)\b"
        r"|\bwill (?:nicht|keineswegs) (?:dreist|unverschämt)\b|\bunverschämt (?:gut|günstig|viel glück)\b"
        r"|\bkein unfall\b|\bvor langeweile gestorben\b|\bkrebse\b"
    ),
)
