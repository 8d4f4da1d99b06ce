"""German words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="de",
    number={
        1: "ein|eins|einem|einer|einen|eine", 2: "zwei|zwo", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben",
        8: "acht", 9: "neun", 10: "zehn", 11: "elf", 12: "zwölf", 14: "vierzehn", 20: "zwanzig",
    },
    day_from_today={0: "heute"
    "|heut", 1: "morgen", 2: "übermorgen", 3: "überübermorgen", -1: "gestern", -2: "vorgestern"},
    part_of_today={"morning": "heute früh|heute morgen|heute vormittag", "noon": "heute mittag",
                   "afternoon": "heute nachmittag", "evening": "heute abend"},
    part={
        "morning": "vormittag|vormittags|am vormittag|morgens|früh|am morgen|in der früh|frühmorgens|am frühen morgen"
        "|früh morgens|morgens früh|am frühen vormittag|am späten vormittag|vormittag",
        "noon": "mittag|mittags|am mittag|gegen mittag|über mittag|zum mittagessen|um die mittagszeit|zu mittag",
        "afternoon": "nachmittag|nachmittags|am nachmittag|am frühen nachmittag|am späten nachmittag"
    "|früher nachmittag"
        "|später nachmittag|nachm.|nachm",
        "evening": "abend|abends|am abend|am frühen abend|am späten abend|früher abend|später abend|spätabends"
        "|späten abend|frühen abend|feierabend",
        "night": "nacht|nachts|in der nacht",
    },
    of_part={"morning": "vormittags|morgens|am vormittag|am morgen|in der früh|früh", "afternoon": "nachmittags"
    "|am nachmittag",
             "evening": "abends|am abend", "night": "nachts", "noon": "mittags"},
    compound_part={"morning": "vormittag|vormittags|morgen|morgens|früh", "noon": "mittag|mittags",
                   "afternoon": "nachmittag|nachmittags", "evening": "abend|abends", "night": "nacht"},
    at="um|gegen|@|à|so um|so gegen",
    about="ca|ca.|circa|etwa|ungefähr|um etwa|gegen etwa|gg|gg.|rund|um ca|um ca.|gegen ca.|vielleicht|so",
    oclock="uhr|h|uhr nachmittags|std",
    or_later="oder später|frühestens|aufwärts|und später",
    half_to="halb",
    quarter_past="viertel nach|viertel über",
    quarter_to="viertel vor|dreiviertel",
    minutes_past="nach|minuten nach",
    minutes_to="vor|minuten vor",
    noon="12 uhr mittags|punkt zwölf",
    midnight="mitternacht",
    since="ab|nach|von|frühestens|ab ca|ab ca.|ab etwa|frühestens ab|erst ab|seit|erst nach|frühestens um",
    until="bis|vor|spätestens|bis spätestens|bis ca.|bis etwa|bis um|spätestens um|bis max.|bis maximal",
    between="zwischen",
    both="und|&",
    to="bis|auf|bis zum|bis um|auf den|bis ca.|bis max.",
    either="oder|und|bzw|bzw.|sowie",
    the="am|den|der|dem|zum|vom|der|des|an dem|für|fürs|auf|auf den|das|im|von",
    of="",
    next_one="nächste|nächsten|nächster|nächstem|nächstes",
    coming="kommenden|kommende|kommender|diesen|dieser|diesem|kommendem|dieses",
    after_next="übernächste|übernächsten|übernächster|übernächstem|übernächstes",
    last_one="letzte|letzten|letzter|letztem|vorige|vorigen|voriger|vergangene|vergangenen|vergangener|vergangenem",
    week={0: "diese woche|dieser woche|in dieser woche|der woche",
          1: "nächste woche|nächster woche|in der nächsten woche|der nächsten woche|kommende woche|kommender woche"
          "|der kommenden woche|in der kommenden woche|die nächste woche|die kommende woche|nä. woche|folgende woche",
          2: "übernächste woche|übernächster woche|in der übernächsten woche|der übernächsten woche"},
    some_week="in einer woche|in zwei wochen|in drei wochen|in vier wochen|in einem monat|in ein paar wochen"
    "|in zwei monaten|in 2 wochen|in 3 wochen|in 4 wochen",
    week_later="in einer woche|in 1 woche|in acht tagen|in 8 tagen",
    fortnight_later="in zwei wochen|in 14 tagen|in vierzehn tagen|in 2 wochen",
    within="in|binnen",
    days="tagen|tage|tag",
    weeks="wochen|woche",
    week_number="kw|kalenderwoche|der kw|in kw|in der kw|kw.",
    counted="jahr|jahre|jahren|leute|leuten|personen|person|min|minute|minuten|stunde|stunden|tage|tagen|tag|woche"
    "|wochen|monat|monate|monaten|prozent|euro|euros|firmen|mal|termine|optionen|km|kilometer|kollegen|fragen|punkte"
    "|teilnehmer|gäste|kinder|seiten|stück|mitarbeiter|wochen|uns|terminen",
    nothing="guten morgen|guten abend|guten tag|schönen abend|schönen tag|schönen feierabend|jeden morgen|jeden abend"
    "|jeden vormittag|jeden nachmittag|jeden tag|eines tages|am tag|moin|der tag|den tag|tag der|zum einen|um so"
    "|bis dann"
    "|bis bald|um eine|um einen|um ein|so gut|halbe stunde|eine halbe stunde|vor allem|nach wie vor|ab und zu"
    "|von heute"
    " auf morgen|dieser tage|guten morgen zusammen|das morgen|von morgen|dem morgen",
    filler="bitte|uhrzeit|dann|gerne|gern|wenn möglich|nacht vom",
    skipped=r"(?:lieber|eher|besser)\s.{1,20}\sals|bis|seit|erste[nrms]?|zweite[nrms]?|dritte[nrms]?"
        r"|vierte[nrms]?"
    r"|ab|von|vom|vor|nach|statt|anstatt|außer|jeden|jede[rm]?|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?"
    r"|nur nicht|alle(?:s)? (?:tage )?(?:außer|bis auf)|anstelle von|spätestens|bis spätestens|frist"
    r"|bis einschließlich|meistens?",
    back=r"bis|ab|wieder|zurück|nach",
    later=r"\b(?:nach|über|ende|mitte|anfang|im|in den)[ -](?:den |dem |meine[mnr] )?(?:ostern|pfingsten"
        r"|weihnachten"
    r"|urlaub|ferien|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|neujahr"
    r"|jahreswechsel|sommer|herbst|winter|frühjahr|frühling)\b(?! ?\d)",
    negation=r"\b(?:nicht|leider|keine?[nrms]?|schlecht|verhindert|unmöglich|außer|belegt|vergeben|verplant"
    r"|ausgebucht|eng|schon etwas|unterwegs|abwesend|weg|schwierig|voll|nie|niemals|weder"
    r"|ausgeschlossen|kollidiert"
    r"|überschneidet)\b",
    not_negation=r"\b(?:warum nicht|nicht wahr|nicht nur|nicht zu früh|kein problem|wenn (?:es|das|ihnen"
    r"|dir) nicht \w{1,15}|falls nicht|wenn nicht|wieso nicht|zögern sie nicht|noch nicht verplant"
    r"|nicht schlecht"
    r"|ob (?:es|das) nicht|wäre|waren sie|hätte (?:ich|noch)|hätten sie|hättest du|spricht (?:nichts|nicht)"
    r"|nichts dagegen)\b",
    past=r"\b(?:gestern|hatten?|waren?|trafen|sprachen|vorgestern|schrieb\w*|telefonierten|erhielt\w*"
        r"|bekam\w*|ging"
    r"|kam|(?:haben|habe|hast) .{0,60}(?:getroffen|gesprochen|geschrieben|geschickt|erhalten"
    r"|telefoniert|gesehen"
    r"|bekommen|gemailt|gesendet)|(?:ihre|deine|eure)[nr]? (?:e-?mail|mail|nachricht) vo[nm]|danke für)\b",
    own=r"\b(?:\w{0,20}schluss|\w{0,20}frist|flug|zug|vortrag|vorlesung|sprechstunde|zahnarzt|endet"
        r"|beginnt|startet|schließt|öffnet|fliege"
    r"|lande|unterrichte|abgabe|konferenz|tagung|urlaub|feiertag|geburtstag|sprechzeiten|öffnungszeiten"
    r"|einsendeschluss|stichtag|webinar|messe|fahre ich|fliege ich)\b|\bhabe ich\b.{0,40}\btermin\b"
    r"|\bbin ich (?:in"
    r"|auf|beim|bei) (?!der nähe|(?:meinem |dem )?büro)|\bhabe (?:am |um )?.{0,30}(?:schon|bereits"
    r"|einen termin)\b",
    turn=r"\s(?=wie wäre\b|wie (?:sieht|schaut|ist) es\b|sondern\b|aber\b|lieber\b|jedoch\b|dafür\b"
        r"|stattdessen\b"
    r"|allerdings\b|könnten wir\b|sollen wir\b|wollen wir\b|ginge\b|passt\b|hätten sie\b)",
    corrected=r"\b(?:ich mein(?:e|te)|korrektur|besser gesagt|vielmehr|ach nein|doch lieber"
        r"|ich meinte natürlich)\b",
    other_matter=r"[,;:]\s(?:und|aber|dann|also|ich|wir)\b",
    leave="bis dann also um uhr passt gut super prima perfekt klar danke ok okay am",
    list_words="oder und noch um am uhr den der auch ab gegen sowie weder ist",
    offer=r"passt|ginge|geht (?:es )?(?:bei|mir|auch|klar|gut)|(?:tag|uhr|woche|morgen|\d|früh|abend"
        r"|mittag) (?:geht"
    r"|passt|ginge|wäre|würde|klappt|ist (?:gut|frei|super|ok|okay|möglich|perfekt))|hätten? (?:ich |sie "
    r"|wir )?(?:zeit|am|noch|um|da|luft)|hättest du|habe? (?:ich )?(?:am .{1,40}|um .{1,20}|dann )?(?:zeit|luft"
    r"|frei)|haben sie .{0,40}zeit|hast du .{0,40}zeit|wie wäre?|wie wär|wie (?:sieht|schaut) es|sollen wir"
    r"|wollen wir|könnten wir|können wir|rufen sie mich|ruf mich|melden sie sich|treffen|telefonieren"
    r"|sprechen wir"
    r"|vorschlag|schlage? .{0,40}vor|vorschlagen|stehe .{1,40}zur verfügung|bin .{0,40}(?:frei"
    r"|verfügbar|erreichbar"
    r"|da\b|flexibel)|gerne am|gern am|würde .{0,40}(?:passen|gehen|klappen)|am besten|möglich|klappt"
    r"|lass(?:en)? (?:uns|sie uns)|freue mich auf .{0,30}am|am liebsten|bevorzug\w+|einladung|lieber"
    r"|eher|dann also"
    r"|warum nicht|recht\b|einverstanden",
    deadline=r"\b(?:bis|urlaub|zurück|wieder|frist|abgabe|einsendeschluss|abwesend|geschlossen|stichtag"
        r"|deadline"
    r"|feiertag|konferenz|messe|seminar|zug|flug|veranstaltung)\b",
)  # fmt: skip
