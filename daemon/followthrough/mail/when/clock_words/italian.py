"""Italian words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="it",
    number={
        1: "una|un|uno", 2: "due", 3: "tre", 4: "quattro", 5: "cinque", 6: "sei", 7: "sette", 8: "otto", 9: "nove",
        10: "dieci", 11: "undici", 12: "dodici", 15: "quindici", 20: "venti",
    },
    day_from_today={0: "oggi|in giornata", 1: "domani", 2: "dopodomani|dopo domani", -1: "ieri", -2: "l'altro ieri"},
    part_of_today={"morning": "stamattina|stamani|questa mattina", "afternoon": "oggi pomeriggio|questo pomeriggio",
                   "evening": "stasera|questa sera", "night": "stanotte"},
    part={
        "morning": "mattina|mattino|in mattinata|al mattino|la mattina|di mattina|mattinata|a metà mattina"
    "|in tarda mattinata"
        "|nella mattinata|prima mattina",
        "noon": "a pranzo|all'ora di pranzo|ora di pranzo|per pranzo",
        "afternoon": "pomeriggio|nel pomeriggio|al pomeriggio|il pomeriggio|di pomeriggio|nel primo pomeriggio"
    "|primo pomeriggio"
        "|nel tardo pomeriggio|tardo pomeriggio|a metà pomeriggio",
        "evening": "sera|la sera|di sera|in serata|alla sera|serata",
        "night": "notte|di notte",
    },
    of_part={"morning": "del mattino|di mattina|della mattina", "afternoon": "del pomeriggio|di pomeriggio",
             "evening": "di sera|della sera", "night": "di notte"},
    at="alle|all'|alle ore|ore|h|verso le|alle h|alla|@|intorno alle|attorno alle|per le|sulle|h.|le ore",
    about="circa|verso|più o meno|intorno|magari",
    oclock="in punto|h|ore",
    am="",
    and_half="e mezza|e mezzo|e trenta",
    and_quarter="e un quarto|e quarto|e quindici",
    less_quarter="meno un quarto|meno quindici",
    noon="mezzogiorno|a mezzogiorno",
    midnight="mezzanotte",
    since="dopo le|dalle|a partire dalle|dalle ore|dopo|da|non prima delle|dalla|dall'|a partire dalle ore"
    "|successivamente alle",
    until="prima delle|entro le|fino alle|entro|prima|fino a|non oltre le|al più tardi alle|prima dell'",
    between="tra|tra le|fra|fra le",
    both="e|e le|&|e l'",
    to="alle|a|e|fino alle|alle ore|al|all'",
    or_later="in poi|o più tardi|o dopo",
    either="o|e|oppure|o alle|od",
    the="il|lo|la|per il|del|al|di|nella|l'|i|gli|questo|per",
    of="di|del",
    day_word="giorno|il giorno|in data",
    next_one="prossimo|prossima|il prossimo",
    coming="questo|questa|che viene|venturo",
    this_one="questo|questa",
    last_one="scorso|scorsa|passato|ultimo",
    week={0: "questa settimana|di questa settimana|in settimana|settimana corrente",
          1: "la prossima settimana|la settimana prossima|della prossima settimana|della settimana prossima"
          "|prossima settimana|settimana prossima|settimana entrante|la settimana entrante|nella prossima settimana"
          "|la settimana che viene|della settimana che viene",
          2: "tra due settimane in corso|la settimana dopo ancora"},
    some_week="tra una settimana|fra una settimana|tra due settimane|fra due settimane|tra un mese|fra un mese"
    "|tra qualche settimana|tra tre settimane|fra tre settimane|la settimana successiva|la settimana dopo"
    "|la settimana seguente",
    week_later="a otto|tra una settimana|fra una settimana",
    fortnight_later="a quindici|tra due settimane|fra due settimane",
    within="tra|fra|in",
    days="giorni|giorno",
    weeks="settimane|settimana",
    week_number="settimana|sett|sett.",
    counted="anno|anni|persone|persona|min|minuto|minuti|giorni|giorno|settimana|settimane|mese|mesi|per cento|euro"
    "|volte"
    "|opzioni|colleghi|domande|km|punti|pagine|o più|cose|riunioni|invitati|di noi|ore|posti",
    nothing="buongiorno|buon giorno|buonasera|buona sera|buon pomeriggio|buona giornata|buona serata|buonanotte"
    "|buona notte|ogni mattina|ogni giorno|un giorno|al giorno d'oggi|mezz'ora|mezza ora|un'ora|una volta|un po'"
    "|una settimana"
    "|un mese|un momento|una domanda|una chiamata|una riunione|buona domenica|alla prossima|alla fine|a presto",
    filler="per favore|ora locale|in punto|circa",
    skipped=r"meglio\s.{1,20}\sche|fino a(?:l|lla)?|da(?:l|lla)?|entro|prima di|dopo|a partire da(?:l|lla)?"
        r"|ogni"
    r"|tutti i|tutte le|tranne|eccetto|salvo|invece di|al posto di|scorso|di ritorno|scadenza"
    r"|settimana del|primo"
    r"|secondo|terzo|torno|rientro|né",
    back=r"dopo|fino a(?:l|lla)?|di ritorno|torno|rientro|a partire da(?:l|lla)?|da(?:l|lla)?",
    later=r"\b(?:dopo|a|in|a fine|a metà|a inizio|fine|inizio|ai primi di)\s(?:le |il |la |mie )?(?:pasqua"
        r"|natale"
    r"|ferie|vacanze|feste|ponte|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre"
    r"|novembre|dicembre|capodanno)\b(?! ?\d)",
    negation=r"\b(?:non|impossibile|purtroppo|occupat[oa]|impegnat[oa]|mai|né|nemmeno|neanche|nessuno?"
        r"|complicato"
    r"|difficile|tranne|salvo|pien[oa]|indisponibile|fuori|assente|no)\b",
    not_negation=r"\b(?:perché no|nessun problema|non (?:c'è )?problema|non esit\w+|se non|non solo"
    r"|se non le dispiace|se non ti dispiace|non mi dispiacerebbe|stavo pensando|pensavo|non troppo presto"
    r"|come no)\b",
    past=r"\b(?:ieri|era|erano|stat[oa]|avevo|avevamo|abbiamo (?:parlato|avuto|sentito)|parlato|visto|ricevuto"
    r"|inviato|scritto|scors[oa]|fa|incontrat[oi]|ho (?:avuto|ricevuto|visto|scritto)|(?:sua|tua"
    r"|vostra) (?:e-?mail"
    r"|mail) del|suo messaggio del|ci siamo (?:visti|sentiti|incontrati))\b",
    own=r"\b(?:(?:ti|le|vi|gli) (?:rispond|scriv|facci|dic)o|rispond(?:o|erò)|ho già|ho (?:una"
        r"|un) (?:riunione|appuntamento|lezione|volo|treno|chiamata|impegno|colloquio|visita)"
    r"|ho (?:lezione|il dentista|il medico)|il mio (?:volo|treno)|la mia (?:lezione|presentazione)"
    r"|viaggio|parto"
    r"|volo|treno|scadenza|chiude|apre|inizia|comincia|finisce|termina|conferenza|congresso|convegno|webinar"
    r"|in ferie|ferie|festivo|compleanno|fiera)\b",
    turn=r"\s(?=ma\b|però\b|bensì\b|invece\b|piuttosto\b|che ne dice\b|che ne dici\b|tuttavia\b|meglio\b)",
    corrected=r"\b(?:voglio dire|scusi|scusa|correzione|o meglio|anzi|volevo dire|errata corrige)\b",
    other_matter=r"[,;:]\s(?:quindi|e|ma|allora|io|noi)\b",
    leave="fino a al alle allora dunque perfetto ottimo grazie",
    list_words="o e oppure né alle ore le il di anche h è",
    offer=r"che ne (?:dice|dici|dite|pensa|pensi)|(?:mi|ti|le|vi|ci) (?:va|andrebbe|vanno|andrebbero|viene"
        r"|verrebbe"
    r"|torna|fa comodo)|va(?:nno)? bene|andrebbe bene|sono (?:liber[oa]|disponibile|in ufficio)"
    r"|sarei (?:liber[oa]"
    r"|disponibile)|sarò (?:liber[oa]|disponibile|in ufficio)|ho (?:tempo|disponibilità|uno spazio"
    r"|uno slot|libero"
    r"|un buco|mezz'ora)|posso|potrei|potremmo|possiamo|può|puoi|potrebbe|potresti|ci (?:sentiamo|vediamo"
    r"|sentiremmo)|sentiamoci|vediamoci|mi chiami|chiamami|propongo|proporrei|suggerisco|disponibile|liber[oa]"
    r"|incontrar\w+|sentir\w+|parlar\w+|preferirei|preferisco|perché no|possibile|meglio|facciamo"
    r"|sarebbe|(?:mattina"
    r"|pomeriggio|sera|\d|lunedì|martedì|mercoledì|giovedì|venerdì|domani) (?:va|è|sarebbe|ok|perfetto|funziona"
    r"|alle)|funziona|invit\w+|fissare|volentieri",
    deadline=r"\b(?:fino a|entro|scadenza|ferie|fuori|di ritorno|rientro|torno|chiuso|conferenza|congresso"
        r"|treno"
    r"|volo|evento|assente|webinar|convegno|fiera)\b",
)  # fmt: skip
