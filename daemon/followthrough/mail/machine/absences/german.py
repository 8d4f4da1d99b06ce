"""Automatic mail in German."""

from followthrough.mail.machine.absences.words import Words

_AWAY = (
    r"(?:nicht (?:im (?:büro|buero|haus|hause|dienst|amt)|in der (?:firma|praxis|kanzlei)|erreichbar|verfügbar"
    r"|am (?:platz|arbeitsplatz"
    r"|schreibtisch)|anwesend|da\b)|außer (?:haus|dienst)|ausser haus|auf (?:dienst|geschäfts)reise"
    r"|im (?:\w{0,12}urlaub|mutterschutz|krankenstand"
    r"|sabbatical)|in (?:\w{0,8}urlaub|elternzeit|mutterschutz|karenz)|abwesend|verreist|krank(?:geschrieben)?"
    r"|unterwegs|nicht zu erreichen"
    r"|nur eingeschränkt (?:erreichbar|verfügbar))"
)

WORDS = Words(
    language="de",
    stems=("ticket", "vorgang",
        "dringend", "wieder da", "wieder zurück", "wieder für", "bis auf weiteres", "eingeschränkt",
    "nicht da", "seminar", "fortbildung", "jahresurlaub", "sommerurlaub", "weihnachtsurlaub",
    "resturlaub", "erholungsurlaub", "kurzurlaub",
    "sonderurlaub", "homeoffice", "geschäftsreise", "lesebestätigung", "ungelesen", "ausser haus",
    "rückantwort", "freizeitausgleich",
        "büro", "buero", "urlaub", "abwesen", "erreichbar", "haus", "automat", "elternzeit", "mutterschutz",
        "nicht mehr",
        "verlassen", "ausgeschieden", "eingegangen", "erhalten", "anfrage", "vertretung",
        "dienstreise", "feiertag",
        "krank", "gelesen", "ruhestand", "bestätig", "verreist", "unterwegs", "sabbatical", "karenz",
        "betriebsferien", "geschlossen",
    ),
    label=r"auto(?:matische|matisch|m\.)?[ -]?(?:e-?mail-?)?(?:rück|ab)?(?:antwort|abwesenheitsnotiz"
    r"|abwesenheitsnachricht)|automatische[rs]? (?:abwesenheits\w+|rückantwort|eingangsbestätigung)"
    r"|(?:abwesenheits|urlaubs)(?:notiz|nachricht|meldung|mitteilung|benachrichtigung|assistent|agent|info"
    r"|hinweis|vertretung)",
    desk_subject=r"(?:automatische )?eingangsbestätigung|ihre (?:anfrage|nachricht|e-?mail|bewerbung) (?:ist"
    r"|wurde|an)\b|ticket[ -]?(?:nr\.?|nummer|#)",
    away_subject=r"(?:ich bin |bin |derzeit |zur ?zeit |zzt\.? |aktuell |im moment )?(?:abwesend\b"
    r"|abwesenheit\b|nicht im (?:büro|haus|hause|dienst)|nicht erreichbar|außer haus|ausser haus|im urlaub"
    r"|auf dienstreise|in elternzeit|urlaub\b)|[^:]{2,60} ist (?:derzeit |zur ?zeit )?(?:außer haus|ausser haus"
    r"|nicht im (?:büro|haus)|abwesend|im urlaub)",
    automatic=r"automatisch(?:e[rsn]?)? (?:generiert|erstellt|erzeugt|versendet|verschickt|versand|gesendet"
    r"|antwort|nachricht|e-?mail|rückantwort|abwesenheit|eingangsbest)"
    r"|dies ist eine automatische|autoresponder|bitte antworten sie nicht (?:direkt )?auf diese",
    absent=rf"\b(?:ich |wir )?(?:bin|sind|befinde|befinden|werde|ist)\b(?: (?:ich|wir|mich"
    rf"|uns))?(?:[^.!?\n]|(?<=\d)\.){{0,80}}?{_AWAY}|{_AWAY}(?:[^.!?\n]|(?<=\d)\.){{0,30}}\b(?:bin|sind"
    rf"|befinde)\b"
    r"|(?:ich )?habe (?:ich )?(?:derzeit |zur ?zeit |noch |gerade |momentan )?(?:\w{0,8}urlaub|frei)\b(?! gen)"
    r"|mache (?:derzeit |gerade )?urlaub"
    r"|\bbin (?:ich )?(?:erst )?(?:wieder )?(?:ab|am) (?:[^.!?\n]|(?<=\d)\.){1,40}?(?:wieder |zurück"
    r"|erreichbar|da\b)"
    r"|\bab (?:dem )?(?:[^.!?\n]|(?<=\d)\.){2,40}? (?:bin ich|stehe ich"
    r"|erreichen sie mich)[^.!?\n]{0,20} (?:wieder|erneut)"
    r"|(?:unser büro|unsere? (?:firma|kanzlei|praxis)|wir) (?:ist|sind|haben|bleibt)(?:[^.\n]"
    r"|(?<=\d)\.){0,60}(?:geschlossen"
    r"|betriebsferien)"
    r"|(?:^|\n)(?:bin |derzeit |zur ?zeit )?(?:im urlaub|abwesend|nicht im büro|außer haus)[.! ]{0,3}(?:\n|$)"
    r"|\b(?:meine|während meiner) abwesenheit",
    template=r"(?:vielen |herzlichen |besten )?dank(?:e)? für (?:ihre|deine|die|eure) (?:e-?mail|mail|nachricht"
    r"|anfrage|mitteilung|interesse)|(?:in|bei) (?:dringenden|eiligen|wichtigen|unaufschiebbaren) (?:fällen"
    r"|angelegenheiten|anliegen|fragen|notfällen)?"
    r"|(?:e-?mails?|nachrichten?|mails?) (?:werden"
    r"|wird) (?:[^.\n]{0,30})?(?:nicht )?(?:automatisch )?(?:weitergeleitet|gelesen|bearbeitet|beantwortet)"
    r"|wenden sie sich|kontaktieren sie|melden sie sich"
    r"|(?:meine|zur) vertretung|vertritt mich|vertreten (?:von|durch)|(?:nach|bei) (?:meiner|unserer) (?:rückkehr"
    r"|rückkunft)|sobald (?:ich|wie möglich)[^.\n]{0,20}(?:zurück|wieder)?|werde (?:ich )?(?:ihre|ihnen"
    r"|mich)[^.\n]{0,60}(?:beantworten|antworten|melden|bearbeiten)"
    r"|umgehend (?:beantwort|bearbeit|bei ihnen)|in (?:der zwischenzeit|diesem zeitraum|dieser zeit)"
    r"|während meiner abwesenheit|wieder (?:erreichbar|für sie da|im büro|im haus|zurück|persönlich)"
    r"|keinen zugriff|nur (?:eingeschränkt|unregelmäßig)",
    received=r"(?:ist|sind) bei uns eingegangen|wird (?:schnellstmöglich|umgehend|zeitnah|in kürze) bearbeitet"
    r"|(?:ihre?|deine?) (?:anfrage|nachricht|e-?mail|anliegen|ticket|bewerbung"
    r"|mail)(?: \W{0,3}\w{1,20}\W{0,2})? (?:ist|wurde|haben wir)[^.\n]{0,40}(?:eingegangen|erhalten|empfangen"
    r"|erfasst|angelegt|registriert|weitergeleitet|erstellt)|(?:haben|bestätigen)[^.\n]{0,40}"
    r"(?:erhalten|den eingang|den erhalt)|(?:wir|unser team|ein mitarbeiter)[^.\n]{0,20} (?:werden|wird"
    r"|melden uns|kümmern uns|bearbeiten)[^.\n]{0,60}(?:schnellstmöglich|umgehend|in kürze"
    r"|so schnell wie möglich|werktag|zeitnah|baldmöglichst)"
    r"|melden uns (?:schnellstmöglich|umgehend|in kürze|so schnell wie möglich|zeitnah)|ticket-?(?:nummer|nr)"
    r"|vorgangsnummer|bearbeitungsnummer"
    r"|(?:ein|das|dieses) (?:\w{0,12}ticket|vorgang|fall) (?:wurde|ist)[^.\n]{0,40}(?:eröffnet|angelegt"
    r"|erstellt|erfasst)"
    r"|wurde (?:ein|das|unter)[^.\n]{0,20}(?:ticket|vorgang)[^.\n]{0,40}(?:eröffnet|angelegt|erstellt|erfasst)",
    left=r"nicht mehr (?:für|bei|im|in|am|an)\b[^.\n]{0,60}(?:tätig|beschäftigt|arbeit|angestellt)"
    r"|nicht (?:mehr|länger) (?:tätig|im unternehmen|beschäftigt|bei uns|teil|mitarbeiter)"
    r"|ausgeschieden|(?:unternehmen|firma|uns|haus|gmbh|ag|institut|universität|kanzlei"
    r"|bank)[^.\n]{0,30} verlassen|verlassen (?:habe|hat)\b|im (?:\w{0,6} )?ruhestand|in den ruhestand"
    r"|arbeitet (?:nicht mehr|inzwischen)"
    r"|(?:e-?mail-?adresse|postfach|konto)[^.\n]{0,30}(?:nicht mehr (?:aktiv|gültig|verwendet|genutzt"
    r"|gelesen))",
    left_myself=r"\bich (?:bin|habe|arbeite|wechsle)\b(?:[^.\n]|\.(?=\S)){0,80}(?:nicht mehr|verlassen"
    r"|ausgeschieden)"
    r"|\bbin ich nicht mehr|\bhabe ich[^.\n]{0,60}verlassen|mein letzter (?:arbeits)?tag",
    open_ended=r"elternzeit|mutterschutz|bis auf weiteres|auf unbestimmte zeit|langzeit|karenz|sabbatical"
    r"|längere[rn]? (?:zeit|abwesenheit)|langfristig|krankgeschrieben|krankheitsbedingt",
    human=r"\b(?:aber|jedoch|doch|allerdings|und|danach|dann)\b[^.\n]{0,50}\b(?:passt|gerne?|würde|könnte[n]?"
    r"|können wir|zeit|ginge|gehen|telefonieren|sprechen|freue)|\bgerne? (?:telefonier|sprech|treff|helf"
    r"|unterhalt)|\bwie (?:wäre|ist|sieht|passt)"
    r"|(?:entschuldig|sorry|verzeih|tut mir leid)[^.\n]{0,40}(?:spät|verzöger|lange)|\bpasst (?:mir|es|gut|dir"
    r"|ihnen)|\bwürde (?:mich|ich|gerne|das|es)|\blass(?:en)? (?:uns|sie uns|mich)|\bkönn(?:en|ten) (?:wir|sie"
    r"|du)\b(?! (?:sich|mich) )|\bich war\b|\bwar (?:ich|im)\b"
    r"|\bich frage\b|\bich leite\b|\bdie woche (?:danach|darauf)|\bstattdessen\b|\bfreue mich auf"
    r"|\bruf(?:en sie)? mich|\bschlage vor|\bvielleicht\b|\bkeine automatische|\bdeine? (?:frage|idee|projekt)"
    r"|\bihre (?:frage|idee|forschung|arbeit)\b|\bklingt (?:gut|spannend|interessant)|\bbis (?:dann|bald)\b",
    back=r"\b(?:wieder|zurück|zurueck|erst)\b(?: (?:am|ab|im|für sie|erreichbar|da))?",
    back_from=r"\b(?:ab|vom)\s(?:dem )?(?=(?:[^.!?\n]|(?<=\d)\.|\.(?!\s(?-i:[A-Z]))){3,60}(?:wieder|zurück"
    r"|erneut|zur verfügung))",
    back_behind=r"[^.!?\n\d]{0,30}\b(?:wieder|zurück)\b",
    until=r"\bvor dem\b",
    through=r"\bbis\b(?: einschließlich| einschl\.| inklusive| inkl\.| zum| einschließlich zum"
    r"| voraussichtlich)?(?: zum)?|\bletzter (?:urlaubs)?tag(?: ist)?",
    including=r"^[^.\n]{0,12}\b(?:einschließlich|inklusive|inkl)",
    contact=r"wenden|kontaktier|melden|schreiben sie|nachfolger|vertret|ansprechpartner|erreichen sie"
    r"|stattdessen|übernommen|übernimmt|richten|per e-?mail an|mail an",
    tomorrow=r"morgen",
    next_week=r"(?:nächste|kommende)[rn]? woche",
    this_week=r"(?:diese[rn]? |der )woche",
    weeks=r"wochen?",
    days=r"tage?n?",
    in_=r"in|für",
    read_subject=r"gelesen|nicht gelesen|lesebestätigung|empfangsbestätigung",
    read_text=r"wurde(?:[^.\n]|(?<=\d)\.){0,60}(?:gelesen|angezeigt|gelöscht, ohne)|ungelesen gelöscht"
    r"|lesebestätigung",
    held=r"(?:ihre|diese|die) (?:e-?mail|nachricht|mail)(?:[^.\n]|\.(?=\S)){0,80}(?:zurückgehalten"
    r"|noch nicht zugestellt"
    r"|erst (?:dann )?zugestellt|wird (?:dann )?zugestellt|in quarantäne|wartet|blockiert)"
    r"|(?:bestätigen|beweisen|nachweisen)[^.\n]{0,40}(?:dass sie|kein (?:spam|roboter|computer)|ein mensch)"
    r"|damit ihre (?:e-?mail|nachricht)[^.\n]{0,40}zugestellt|unbekannte[rn]? absender|spam-?(?:schutz"
    r"|filter)(?:[^.\n]|\.(?=\S)){0,80}(?:bestätig|freischalt)|einmalige (?:bestätigung|freischaltung|prüfung)",
    prove=r"klicken|antworten sie (?:einfach )?auf diese|besuchen|bestätigen|folgen(?:den)? link|captcha",
)  # fmt: skip
