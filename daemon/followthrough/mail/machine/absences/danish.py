"""Automatic mail in Danish, and in Norwegian, which is near to it."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="da",
    stems=("oprettet",
        "presserende", "haster", "akut", "ikke til stede", "retur", "kursus", "fri til", "fri frem",
    "sommerferie", "juleferie", "påskeferie", "vinterferie", "efterårsferie", "foreldrepermisjon",
    "pappapermisjon", "forældreorlov", "barselsorlov", "barselorlov", "forretningsrejse", "tjenesterejse",
        "fravær", "ferie", "kontoret", "autosvar", "automatisk", "ikke længere", "ikke lenger", "stoppet",
        "fratrådt", "sluttet", "tilbage",
        "tilbake", "modtaget", "mottatt", "barsel", "permisjon", "orlov", "syg", "pension", "læst",
        "på rejse", "henvendelse", "lukket", "bortrejst",
    ),
    label=r"auto(?:matisk)?[ -]?(?:svar|besked|meddelelse)|fravær(?:s)?(?:meddelelse|besked|svar|assistent"
    r"|melding)|feriebesked",
    desk_subject=r"kvittering for (?:modtag|mottatt)|(?:tak for )?din henvendelse",
    away_subject=r"(?:jeg er |er |for tiden )?(?:fravær\b|fraværende\b|ikke (?:på|til stede på) kontoret"
    r"|ikke til stede|på ferie|holder ferie|ferie\b|på barsel)|[^:]{2,60} er (?:fraværende|på ferie"
    r"|ikke på kontoret)",
    automatic=r"(?:dette|denne) (?:er|besked|mail|e-?mail|melding|meddelelse|e-post)[^.\n]{0,30}(?:autosvar"
    r"|automatisk)|(?:^|\n)\W{0,6}(?:autosvar|automatisk (?:svar|besked))|automatisk (?:genereret|sendt|svar"
    r"|generert)|(?:svar|besvar) (?:venligst )?ikke (?:på )?denne",
    absent=r"\b(?:jeg|vi) (?:er|har|holder|vil være|tager|tar)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:fraværende"
    r"|ikke (?:på (?:kontoret|arbejde|jobb)|til stede|at træffe|tilgængelig|tilgjengelig)|\bferie\b"
    r"|på (?:barsel|orlov|\w{0,8}ferie|(?:tjeneste)?rejse|reise|forretningsrejse)|i permisjon|barselsorlov"
    r"|syg(?:emeldt)?\b|sykmeldt|bortrejst|fri (?:til|fra|indtil))"
    r"|(?:^|\n)(?:er )?(?:på ferie|fraværende|ude af kontoret)\b|\ber (?:jeg )?(?:for tiden "
    r"|i øjeblikket )?(?:fraværende|på (?:ferie|barsel|orlov)|sygemeldt|i permisjon)|(?:kontoret|vi) (?:er|har"
    r"|holder)(?:[^.\n]|(?<=\d)\.){0,40}lukket|\bmit fravær\b|\bmin (?:ferie|fraværsperiode)\b"
    r"|begrænset adgang",
    template=r"(?:mange )?tak for (?:din|dit|jeres|deres)[^.\n]{0,20}|takk for (?:din|e-?posten|henvendelsen"
    r"|meldingen)|(?:ved|i|for) (?:presserende|hastende|akutte|haste)|(?:presserende|hastende|akutte) (?:sager"
    r"|henvendelser|tilfælde|spørgsmål|saker)|haster det|(?:kontakt|ring til|skriv til|henvend dig til"
    r"|ta kontakt)\b(?: venligst)?|(?:når jeg er|så snart jeg er) (?:tilbage|tilbake)"
    r"|(?:svarer|vender tilbage|læser|besvarer|vil svare)[^.\n]{0,40}(?:når jeg|så snart|efter|hurtigst)"
    r"|(?:under|i) (?:mit fravær|min ferie|denne periode|mellemtiden|mit fravær)|(?:mails?|e-?mails?"
    r"|e-post) (?:bliver|vil|blir|læses|videresendes)[^.\n]{0,20}ikke|ved min tilbagekomst",
    received=r"vi har (?:nu )?(?:modtaget|mottatt|registreret)|din (?:henvendelse|mail|besked|sag|e-?mail"
    r"|forespørgsel)[^.\n]{0,20} er (?:modtaget|mottatt|registreret|oprettet)|(?:vi"
    r"|en medarbejder) (?:vender tilbage|svarer|kontakter|vil svare)[^.\n]{0,60}(?:hurtigst|snart|inden|timer"
    r"|dage)|sagsnummer|saksnummer|der er (?:nu )?oprettet en (?:ny )?(?:sag|ticket)",
    left=r"(?:arbejder|arbeider|jobber|er) ikke (?:længere|lenger|mere)|(?:er|har) (?:stoppet|fratrådt|sluttet"
    r"|forladt|opsagt)|er gået på pension|(?:e-?mailadresse|mailadresse|postkasse"
    r"|adresse)[^.\n]{0,30}(?:ikke længere|nedlagt|ikke lenger)",
    left_myself=r"\bjeg (?:arbejder|arbeider|jobber|er|har)[^.\n]{0,30}(?:ikke længere|ikke lenger|stoppet"
    r"|fratrådt|sluttet|forladt)|min sidste (?:arbejds)?dag",
    open_ended=r"barsel|forældreorlov|\borlov\b|permisjon|sygemeldt|sykmeldt|indtil videre|inntil videre"
    r"|på ubestemt tid",
    human=r"\b(?:men|og|så|derefter)\b[^.\n]{0,50}\b(?:gerne|kan (?:jeg|vi)|passer|fungerer|snakke|tale|mødes"
    r"|fri)|\b(?:gerne|gjerne) (?:snakke|tale|mødes|hjælpe|tage en)|(?:undskyld|beklager"
    r"|unnskyld)[^.\n]{0,40}(?:sen|sent|forsink)|\bkan vi\b|\bskal vi\b|\bhvad med\b|\bhva med\b"
    r"|\bpasser (?:det|mig|fint)|\bjeg var\b|\bvar jeg\b|\blige (?:kommet )?tilbage|\bring til mig\b|\bville\b"
    r"|\b(?:dit|din) (?:spørgsmål|idé|projekt|forskning)\b|\bugen efter\b|\bikke et autosvar|\bjeg foreslår"
    r"|\blyder (?:godt|spændende)|\bvi (?:ses|tales ved)\b|\bkunne (?:vi|du)\b",
    back=r"\b(?:tilbage(?: igen)?|tilbake|retur|træffes|svarer|er at træffe)\b",
    back_from=r"\b(?:fra(?: og med)?|f\.o\.m\.?)\s(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){2,50}(?:tilbage|tilbake|igen|igjen|træffes))",
    back_behind=r"[^.!?\n\d]{0,20}\b(?:tilbage|tilbake)\b",
    until=r"\b(?:indtil|inntil|frem til|til)\b(?! og med)",
    through=r"\b(?:t\.?o\.?m\.?|til og med)",
    including=r"^[^.\n]{0,12}\binklusive",
    contact=r"kontakt|henvend|skriv|efterfølger|afløser|i stedet|istedet|send|overtaget|ring",
    tomorrow=r"i morgen|imorgen",
    next_week=r"næste uge|neste uke",
    this_week=r"(?:denne|i denne) (?:uge|uke)",
    weeks=r"uger|uge|uker|uke",
    days=r"dage|dag|dager",
    in_=r"om|i",
    read_subject=r"læst|ikke læst|lest|læsekvittering",
    read_text=r"blev læst|er læst|er lest|blev slettet uden at",
    held=r"(?:din|dit) (?:besked|mail|e-?mail|meddelelse)(?:[^.\n]|\.(?=\S)){0,80}(?:venter|tilbageholdt"
    r"|er (?:endnu )?ikke leveret|bliver (?:først )?leveret|karantæne|blokeret)|(?:bekræft|verificer"
    r"|bevis)[^.\n]{0,40}(?:at du|menneske|ikke (?:er )?en robot)|ukendt afsender|spamfilter",
    prove=r"klik|svar på denne|link|captcha",
)  # fmt: skip
