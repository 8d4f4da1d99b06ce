"""Automatic mail in Swedish."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="sv",
    stems=("ärende",
        "brådska", "akut", "inte tillgänglig", "på resa", "vab", "föräldra", "återkommer", "kurs",
    "sommarsemester", "julledig", "föräldraledig", "mammaledig", "pappaledig", "tjänstledig",
    "studieledig", "sportlov",
        "frånvar", "semester", "kontoret", "ledig", "autosvar", "automatisk", "slutat", "tillbaka",
        "inte längre", "mottagit", "tagit emot",
        "pension", "sjuk", "resande", "tjänsteresa", "läst", "bortrest", "åter", "nås ej", "ej på plats",
        "inte på plats", "stängt", "ärende",
    ),
    label=r"auto(?:matiskt?)?[ -]?(?:svar|meddelande)|frånvaro(?:meddelande|besked|svar)|semestermeddelande",
    desk_subject=r"mottagningsbekräftelse|ditt ärende",
    away_subject=r"(?:jag är |är |för närvarande )?(?:frånvaro\b|frånvarande\b|inte på (?:kontoret|plats)"
    r"|ej på (?:kontoret|plats)|på semester|ledig\b|semester\b|tjänstledig|föräldraledig)"
    r"|[^:]{2,60} är (?:frånvarande|ledig|på semester|inte på kontoret)",
    automatic=r"(?:detta|det här|ditt) (?:är|meddelande|mail|mejl|e-post)[^.\n]{0,30}(?:autosvar|automatisk)"
    r"|(?:^|\n)\W{0,6}(?:autosvar|automatiskt (?:svar|meddelande))|automatiskt (?:genererat|skickat|svar)"
    r"|(?:skickats|genererats) automatiskt|svara (?:inte|ej) på (?:detta|det här)",
    absent=r"\b(?:hemma med sjukt? barn|vabbar|vab:ar)|\b(?:jag|vi) (?:är|kommer att vara"
    r"|har)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:frånvarande|(?:inte"
    r"|ej) (?:på (?:kontoret|plats|jobbet)|anträffbar|tillgänglig|i tjänst)|ledig\b|på (?:semester|tjänsteresa"
    r"|resande fot|resa)|föräldraledig|tjänstledig|sjukskriven|bortrest|semester)|(?:^|\n)(?:är "
    r"|på )?(?:semester|frånvarande|ledig)\b"
    r"|\bär (?:jag )?(?:för närvarande )?(?:frånvarande|föräldraledig|tjänstledig|sjukskriven|på semester"
    r"|ledig (?:till|från|t\.o\.m|fram))|(?:kontoret|vi) (?:är|har|håller)(?:[^.\n]"
    r"|(?<=\d)\.){0,40}stängt|\bmin (?:frånvaro"
    r"|semester|ledighet)\b|begränsad (?:tillgång|möjlighet)|nås (?:ej|inte)",
    template=r"tack för (?:ditt|din|ert|er|att du)[^.\n]{0,20}(?:mail|mejl|meddelande|e-?post|brev|kontakta"
    r"|mejlar)?|(?:vid|för|i) (?:brådskande|akuta|angelägna)|(?:brådskande|akuta) (?:ärenden|frågor|fall)"
    r"|(?:kontakta|vänd dig till|maila|ring|hör av dig till) |(?:när jag är|så snart jag är) (?:tillbaka|åter)"
    r"|(?:svarar|återkommer|läser|besvarar)[^.\n]{0,40}(?:när jag|så snart|efter|vid min)|under (?:min"
    r"|denna) (?:frånvaro|tid|semester|period|ledighet)"
    r"|(?:mail|mejl|e-post|meddelanden?) (?:läses|vidarebefordras|kommer)[^.\n]{0,20}(?:inte|ej)|läser (?:inte"
    r"|ej) (?:min )?(?:mail|mejl|e-post)",
    received=r"vi har (?:nu )?(?:tagit emot|mottagit|fått)|ditt (?:ärende|meddelande|mail"
    r"|mejl)[^.\n]{0,20} (?:har|är) (?:tagits emot|mottaget|registrerat|skapats|mottagits)|(?:vi"
    r"|en medarbetare) (?:återkommer|svarar|kontaktar|hör av)[^.\n]{0,60}(?:snart|möjligt|inom|timmar|dagar)"
    r"|ärendenummer|ett (?:nytt )?ärende har (?:skapats|registrerats|öppnats)",
    left=r"(?:jobbar|arbetar|är) (?:inte|ej) (?:längre|kvar)|(?:har|är) (?:numera )?(?:slutat|avslutat sin"
    r"|lämnat|gått i pension)|(?:e-?postadress|adress|brevlåda)[^.\n]{0,30}(?:inte längre|upphört|ej längre)",
    left_myself=r"\bjag (?:jobbar|arbetar|har|är)[^.\n]{0,30}(?:inte längre|slutat|lämnat|gått i pension)"
    r"|min sista (?:arbets)?dag",
    open_ended=r"föräldraledig|mammaledig|pappaledig|tjänstledig|sjukskriven|tills vidare|på obestämd tid"
    r"|studieledig",
    human=r"\b(?:men|och|sen|därefter)\b[^.\n]{0,50}\b(?:gärna|kan (?:jag|vi)|passar|funkar|fungerar|ledig då"
    r"|prata|ses|höras)|\bgärna (?:prata|ses|träff|hjälp|ta en)|(?:förlåt|ursäkta|ledsen"
    r"|beklagar)[^.\n]{0,40}(?:sen|dröj|sent)|\bkan vi\b|\bska vi\b|\bskulle\b|\bvad sägs om|\bpassar (?:mig"
    r"|det|bra)|\bfunkar\b|\bjag var\b|\bvar jag\b|\bprecis (?:kommit )?tillbaka|\bring mig\b"
    r"|\b(?:din|ditt) (?:fråga|idé|projekt|forskning)\b|\bveckan (?:efter|därpå)\b|\binget autosvar"
    r"|\bjag föreslår|\blåter (?:bra|kul|spännande)|\bvi (?:hörs|ses)\b|\bkul att\b",
    back=r"\b(?:tillbaka|åter|återkommer|återgår|anträffbar|svarar)\b",
    back_from=r"\b(?:från(?: och med)?|fr\.?o\.?m\.?)\s(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){2,50}(?:åter|tillbaka|igen|anträffbar))",
    back_behind=r"[^.!?\n\d]{0,20}\b(?:tillbaka|åter)\b",
    until=r"\b(?:fram )?till?s?\b(?! och med)",
    through=r"\b(?:t\.?o\.?m\.?|till och med)",
    including=r"^[^.\n]{0,12}\binklusive",
    contact=r"kontakta|vänd|maila|mejla|efterträd|ersätt|istället|i stället|hör av|skicka|ta över|tagit över",
    tomorrow=r"imorgon|i morgon",
    next_week=r"nästa vecka",
    this_week=r"(?:den här|denna) veckan?",
    weeks=r"veckor|vecka",
    days=r"dagar|dag",
    in_=r"om|i",
    read_subject=r"läst|inte läst|läskvitto|oläst",
    read_text=r"lästes|har lästs|har läst|togs bort utan att",
    held=r"ditt (?:meddelande|mail|mejl|e-post)(?:[^.\n]|\.(?=\S)){0,80}(?:väntar|hålls|har inte levererats"
    r"|levereras (?:först|när)|karantän|blockerat)|(?:bekräfta|verifiera|bevisa)[^.\n]{0,40}(?:att du|människa"
    r"|inte (?:är )?en robot)|okänd avsändare|skräppostfilter",
    prove=r"klicka|svara på (?:detta|det här)|länk|captcha",
)  # fmt: skip
