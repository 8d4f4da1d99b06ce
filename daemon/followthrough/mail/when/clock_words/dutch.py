"""Dutch words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="nl",
    number={
        1: "een"
    "|één", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes", 7: "zeven", 8: "acht", 9: "negen", 10: "tien",
        11: "elf", 12: "twaalf", 14: "veertien", 20: "twintig",
    },
    day_from_today={0: "vandaag", 1: "morgen", 2: "overmorgen", -1: "gisteren", -2: "eergisteren"},
    part_of_today={"morning": "vanmorgen"
    "|vanochtend", "afternoon": "vanmiddag", "evening": "vanavond", "night": "vannacht"},
    part_of_tomorrow={"morning": "morgenochtend|morgenvroeg|morgen vroeg", "afternoon": "morgenmiddag",
                      "evening": "morgenavond"},
    part={
        "morning": "ochtend|in de ochtend|'s ochtends|'s morgens|de ochtend|vroeg in de ochtend|voormiddag"
    "|in de voormiddag"
        "|ochtends|ochtenden",
        "noon": "tijdens de lunch|lunch|lunchtijd|rond de middag|tussen de middag|over de middag|rond lunchtijd",
        "afternoon": "middag|in de middag|'s middags|namiddag|in de namiddag|de middag|begin van de middag"
    "|eind van de middag"
        "|vroeg in de middag|laat in de middag|middags|aan het eind van de middag"
    "|aan het begin van de middag",
        "evening": "avond|in de avond|'s avonds|de avond|avonds",
        "night": "nacht|'s nachts",
    },
    of_part={"morning": "'s ochtends|'s morgens|in de ochtend|s ochtends|s morgens",
             "afternoon": "'s middags|in de middag|s middags", "evening": "'s avonds|in de avond"
    "|s avonds", "night": "'s nachts"},
    compound_part={"morning": "ochtend|morgen|voormiddag", "afternoon": "middag|namiddag", "evening": "avond",
                   "night": "nacht"},
    at="om|rond|rond de|tegen|@|omstreeks|circa|om een uur of",
    about="ongeveer|circa|ca|ca.|zo rond|zo'n|ong.|misschien|zo",
    oclock="uur|u|h|uurtje",
    half_to="half",
    quarter_past="kwart over",
    quarter_to="kwart voor",
    minutes_past="over",
    minutes_to="voor",
    noon="12 uur 's middags",
    midnight="middernacht",
    since="vanaf|na|van|vanaf ongeveer|sinds|pas vanaf|niet voor|pas na",
    until="voor|tot|uiterlijk|uiterlijk om|t/m|tot ongeveer|tot uiterlijk",
    between="tussen",
    both="en|&",
    to="tot|t/m|tot en met|en|tot aan",
    or_later="of later|of daarna|en later",
    either="of|en|ofwel|dan wel",
    the="de|op|het|op de|den|deze|die|voor|van|van de|op het",
    of="van",
    day_word="",
    next_one="volgende|eerstvolgende",
    coming="komende|aanstaande|a.s.|as.|deze|eerstkomende",
    this_one="deze",
    last_one="vorige|afgelopen|laatste|jongstleden",
    week={0: "deze week|van deze week|in deze week",
          1: "volgende week|komende week|van volgende week|in de volgende week|van de volgende week|aankomende week",
          2: "over twee weken op|de week erna|de week daarna|de week daarop"},
    some_week="over een week|over twee weken|over drie weken|over een maand|over een paar weken|over 2 weken"
    "|over 3 weken",
    week_later="over een week|over acht dagen",
    fortnight_later="over veertien dagen|over 14 dagen|over twee weken|over 2 weken",
    within="over|binnen",
    days="dagen|dag",
    weeks="weken|week",
    week_number="week|wk|weeknummer|wk.",
    counted="jaar|jaren|mensen|personen|persoon|min|minuut|minuten|dagen|dag|week|weken|maand|maanden|procent|euro"
    "|keer"
    "|opties|collega's|vragen|km|punten|pagina's|of meer|dingen|afspraken|gasten|van ons|uurtjes|kinderen|weekjes",
    nothing="goedemorgen|goedemiddag|goedenavond|goede morgen|goede middag|goedenmiddag|fijne dag|prettige dag"
    "|fijne avond"
    "|elke ochtend|elke dag|elke avond|een dag|op een dag|een half uur|half uur|half uurtje|een uur|een uurtje"
    "|een keer|een week"
    "|een maand|een moment|een vraag|fijne middag|over het algemeen|een van de|van de week|om te|om een|voor een",
    filler="graag|lokale tijd|stipt|precies|ongeveer|afspraak",
    skipped=r"liever\s.{1,20}\sdan|tot|sinds|vanaf|na|voor|tot en met|elke|iedere|behalve|in plaats van|vorige"
    r"|afgelopen|laatste|terug|deadline|week van|eerste|tweede|derde|uiterlijk|alle dagen behalve|noch|buiten",
    back=r"na|tot|terug|weer|vanaf|tot en met",
    later=r"\b(?:na|over|in|eind|begin|half|medio|midden)\s(?:de |mijn |het )?(?:pasen|kerst|vakantie"
        r"|feestdagen"
    r"|nieuwjaar|zomer|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)\b(?! ?\d)",
    negation=r"\b(?:niet|geen|helaas|bezet|druk|vol|volgeboekt|onmogelijk|nooit|noch|lastig|moeilijk|behalve"
        r"|afwezig"
    r"|weg|verhinderd|bezig|slecht)\b",
    not_negation=r"\b(?:waarom niet|geen (?:probleem|bezwaar)|aarzel niet|niet alleen|als (?:het"
        r"|dat) niet \w{1,15}"
    r"|zo niet|niet te vroeg|zat te denken|dacht aan|zou ik niet erg vinden|of het niet)\b",
    past=r"\b(?:gisteren|was|waren|had|hadden|geleden|vorige|afgelopen|sprak|spraken|gesproken|ontmoet"
        r"|ontmoetten"
    r"|ontving|stuurde|schreef|zag|zagen|gezien|gestuurd|ontvangen|(?:uw|je|jouw) (?:e-?mail|mail|bericht) van"
    r"|eergisteren|bedankt voor)\b",
    own=r"\b(?:kom (?:ik )?(?:hier|er|daar) .{0,30}op terug|antwoord (?:ik|je|u)\b"
        r"|laat (?:ik )?(?:het )?(?:je|u) .{0,30}weten|heb ik (?:al )?(?:een|les|college)"
        r"|ik heb (?:al )?(?:een (?:afspraak|vergadering|les|vlucht|gesprek"
    r"|andere|meeting)|les|college)|mijn (?:trein|vlucht|les|college|presentatie)|trein|vlucht"
    r"|deadline|sluit|opent"
    r"|begint|eindigt|vertrekt|start|congres|conferentie|webinar|op vakantie|vakantie|feestdag|verjaardag|beurs"
    r"|ik vlieg|ik reis|met verlof)\b",
    turn=r"\s(?=maar\b|echter\b|liever\b|wat dacht je\b|wat denkt u\b|daarentegen\b|in plaats daarvan\b"
    r"|wel\b(?= (?:maan|dins|woens|donder|vrij)))",
    corrected=r"\b(?:ik bedoel|ik bedoelde|correctie|of beter|beter gezegd|sorry, ik)\b",
    other_matter=r"[,;:]\s(?:dus|en|maar|dan|ik|we|wij)\b",
    leave="tot om uur dan dus prima perfect goed oké ok bedankt",
    list_words="of en noch om uur de op ook rond u is",
    offer=r"wat dacht je|wat dacht u|wat denk\w* (?:je|u)|hoe (?:is|klinkt|past|zit)|(?:komt?|past?|schikt?"
        r"|schikken"
    r"|passen|komen|lukt?|kan|kunnen|zou|zouden) .{0,40}|(?:ik )?ben (?:ik )?(?:ook |dan )?(?:vrij|beschikbaar"
    r"|aanwezig|bereikbaar|op kantoor)|heb (?:ik )?(?:dan |ook |wel )?(?:tijd|ruimte|een gaatje|plek|nog)"
    r"|heeft u .{0,30}tijd|heb je .{0,30}tijd|zullen we|laten we|bel me|bel mij|stel .{0,40}voor|voorstel"
    r"|voorstellen|afspreken|beschikbaar|vrij\b|spreken|bellen|ontmoeten|liever|bij voorkeur|liefst|waarom niet"
    r"|mogelijk|prima|goed\b|(?:ochtend|middag|avond|\d|uur|dag|morgen) (?:kan|past|schikt|is (?:goed"
    r"|prima|oké|ok"
    r"|vrij)|lukt|zou|werkt)|werkt|uitnodig\w+|inplannen|graag",
    deadline=r"\b(?:tot|uiterlijk|deadline|vakantie|weg|terug|weer|gesloten|congres|conferentie|trein|vlucht"
    r"|evenement|afwezig|verlof|webinar|beurs)\b",
)  # fmt: skip
