"""Automatic mail in Italian."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="it",
    stems=("è stato aperto", "è stato creato", "è stata", "abbiamo aperto", "abbiamo creato",
        "urgen", "mio ritorno", "torno", "tornerò", "ritorno", "non disponibile", "raggiungibile",
    "viaggio",
        "ferie", "vacanz", "assen", "ufficio", "fuori sede", "automatic", "non lavor", "non fa più",
        "lasciato", "ricevut", "maternità", "letto",
        "congedo", "rientr", "di ritorno", "pensione", "in trasferta", "malattia", "richiesta", "permesso",
        "non sarò", "chius",
    ),
    label=r"risposta automatica|risponditore automatico|(?:messaggio|avviso|notifica) (?:automatic[oa]"
    r"|di assenza|fuori (?:sede|ufficio))",
    desk_subject=r"conferma (?:di )?ricezione|(?:la )?sua richiesta (?:è|n|#)|ticket \d",
    away_subject=r"(?:sono |sarò |attualmente )?(?:fuori (?:sede|ufficio|dall'ufficio)|assente\b|assenza\b"
    r"|in ferie|in vacanza)|[^:]{2,60} è (?:assente|fuori (?:sede|ufficio)|in ferie)",
    automatic=r"quest[oa] (?:è|messaggio|e-?mail|mail|risposta)[^.\n]{0,40}automatic|(?:^|\n)\W{0,6}(?:risposta"
    r"|messaggio) automatic[oa]|(?:generat|inviat)[oa] automaticamente|(?:si prega di )?non rispondere a quest",
    absent=r"\b(?:sono|sarò|siamo|è|sarà)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:assente|fuori (?:sede|ufficio"
    r"|dall'ufficio|città"
    r"|fino)|in (?:ferie|vacanza|trasferta|malattia|congedo|maternità|permesso|viaggio)|non (?:disponibile"
    r"|raggiungibile))|\bnon (?:sono|sarò|potrò)\b(?:[^.\n]|(?<=\d)\.){0,40}(?:in ufficio|disponibile"
    r"|reperibile"
    r"|raggiungibile|rispondere)"
    r"|(?:^|\n)(?:fuori (?:sede|ufficio)|in ferie|assente)|(?:i nostri uffici|l'ufficio|gli uffici) (?:sono"
    r"|saranno|resteranno|rimarranno|è|sarà)(?:[^.\n]|(?<=\d)\.){0,40}chius|\bmia assenza\b|accesso limitato",
    template=r"grazie (?:mille )?(?:per|del|della|di) (?:il |la |aver|avermi|averci|tuo|suo|vostro|messaggio"
    r"|e-?mail)|la ringrazio per|(?:in caso di|per (?:le |ogni |eventuali )?)(?:urgenz|necessità"
    r"|comunicazioni urgent|questioni)|(?:casi|questioni|richieste|motivi) urgent|(?:si prega di|può|potete"
    r"|la prego di|vi prego di|prego)[^.\n]{0,20}(?:contatt|rivolger|scriver)"
    r"|al (?:mio|nostro) (?:rientro|ritorno)|(?:risponderò|leggerò|la ricontatterò|ti ricontatterò)"
    r"|durante (?:la mia assenza|questo periodo)|in mia assenza|accesso (?:limitato|saltuario)"
    r"|(?:non (?:avrò|ho|avremo)|senza) accesso|non (?:sarà"
    r"|saranno|verranno) (?:inoltrat|lett)|quanto prima",
    received=r"abbiamo (?:ricevuto|preso in carico)|(?:la sua|la tua|la vostra|il suo|il tuo) (?:richiesta"
    r"|messaggio|e-?mail|mail|segnalazione|ticket|candidatura)[^.\n]{0,20} è stat[oa] (?:ricevut|registrat|pres"
    r"|apert|creat|inoltrat)|(?:le risponderemo|ti risponderemo|vi risponderemo|la ricontatteremo"
    r"|ti ricontatteremo|provvederemo)|numero (?:di )?(?:ticket|pratica|richiesta)"
    r"|(?:è stat[oa] (?:apert|creat|registrat)[oa] (?:un|una|il) |abbiamo (?:aperto|creato) (?:un|una) )"
    r"(?:ticket|pratica|segnalazione|richiesta)",
    left=r"non (?:lavor[ao]|fa|faccio|collabor[ao]|opera) più|non è più (?:in|un|parte|dipendente|con|presso"
    r"|attiv)|(?:ha|ho) lasciato (?:l'azienda|la società|lo studio|il gruppo|l'incarico|(?-i:[A-Z]))|(?:è"
    r"|sono) andat[oa] in pensione|(?:casella|indirizzo|account)[^.\n]{0,30}(?:non è più|dismess|disattivat)",
    left_myself=r"\b(?:non (?:lavoro|faccio|collaboro) più|ho lasciato|sono andat[oa] in pensione"
    r"|(?:il )?mio ultimo giorno)",
    open_ended=r"(?:congedo|in) (?:di )?(?:maternità|paternità|parentale)|congedo|aspettativa|sabbatic"
    r"|lunga malattia|in malattia|fino a nuovo avviso|a tempo indeterminato",
    human=r"\bma\b[^.\n]{0,50}\b(?:settimana|volentieri|posso|possiamo|liber|piacere|disponibil|sentir)"
    r"|\bvolentieri\b|\bcon piacere\b|(?:scus|perdon|mi dispiace)[^.\n]{0,40}(?:ritardo|tard)|\bpossiamo\b"
    r"|\bpotremmo\b|\bche ne (?:dic|pens)|\bmi va bene|\bva bene\b|\bsono (?:stat[oa]|appena|rientrat[oa])\b"
    r"|\bero\b|\bchiamami\b|\bmi chiami\b"
    r"|\bsentiamoci\b|\bci sentiamo\b|\b(?:tua|sua) (?:domanda|idea|ricerca)\b|\bla settimana (?:dopo"
    r"|successiva)\b|\bnon è una risposta autom|\bmi (?:piacerebbe|farebbe)\b|\bpropongo\b|\bci vediamo\b"
    r"|\bvorrei\b",
    back=r"\b(?:rientr\w{1,6}|torn[oe]\w{0,3}|ritorn[oe]\w{0,3}|di ritorno|di nuovo (?:in ufficio|disponibile"
    r"|operativ[oa])|risponderò|riprenderò)\b",
    back_from=r"\b(?:a partire dal?|dal|da)\s(?=(?:[^.!?\n]|(?<=\d)\.|\.(?!\s(?-i:[A-Z]))){2,50}(?:di nuovo"
    r"|nuovamente|disponibil|rientr|ritorn))",
    until=r"\bfino\b(?: al?)?|\bprima del\b",
    through=r"\bal\b(?= (?:\d|lun|mar|mer|gio|ven|sab|dom))|\bfino\b(?: al?)?(?=[^.\n]{1,30}(?:compreso"
    r"|incluso))",
    including=r"^[^.\n]{0,12}\b(?:compreso|incluso)",
    contact=r"contatt|rivolger|scriver|successor|sostitu|al suo posto|al mio posto|riferimento|inviare|inoltr",
    tomorrow=r"domani",
    next_week=r"(?:prossima settimana|settimana prossima)",
    this_week=r"(?:questa settimana)",
    weeks=r"settiman[ae]",
    days=r"giorn[oi]",
    in_=r"fra|tra|per",
    read_subject=r"letto|letta|non letto|conferma di lettura",
    read_text=r"è stat[oa] (?:lett[oa]|visualizzat|eliminat[oa] senza)",
    held=r"(?:il suo|il tuo|la sua|la tua) (?:messaggio|e-?mail|mail)(?:[^.\n]|\.(?=\S)){0,80}(?:in attesa"
    r"|bloccat|trattenut"
    r"|non è (?:ancora )?stat[oa] consegnat|(?:sarà|verrà) (?:poi )?consegnat|quarantena)|(?:verific|conferm"
    r"|dimostr)[^.\n]{0,40}(?:di essere|che (?:lei )?(?:è|sei)|umano|persona reale|non (?:è|sei) un robot)"
    r"|mittente sconosciuto|anti-?spam",
    prove=r"clicc|fare clic|faccia clic|risponda a quest|rispondere a quest|rispondi a quest|link|captcha",
)  # fmt: skip
