"""Automatic mail in Dutch."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="nl",
    stems=("er is een",
        "dringend", "spoed", "urgent", "ben weer", "weer terug", "terug op", "vrij", "bezet",
    "congres", "zomervakantie", "kerstvakantie", "zwangerschapsverlof", "ouderschapsverlof",
    "bevallingsverlof",
    "ziekteverlof", "buiten kantoor", "reageer niet", "niet beantwoorden", "tot en met",
        "afwezig", "kantoor", "vakantie", "verlof", "automatisch", "niet meer", "niet langer", "werkzaam",
        "ontvangen", "bereikbaar",
        "ziek", "aanwezig", "gelezen", "uit dienst", "pensioen", "onderweg", "ontvangst", "gesloten",
        "niet aan het werk",
    ),
    label=r"automatisch(?:e)? (?:antwoord|reactie|beantwoording|bericht|ontvangstbevestiging)"
    r"|afwezigheids(?:bericht|melding|assistent)",
    desk_subject=r"(?:automatische )?ontvangstbevestiging|(?:uw|je) (?:vraag|verzoek|bericht) is",
    away_subject=r"(?:ik ben |momenteel |wegens )?(?:afwezig\b|afwezigheid\b|niet op kantoor|buiten kantoor"
    r"|op vakantie|met vakantie|met verlof|vakantie\b)|[^:]{2,60} is (?:afwezig|niet op kantoor|op vakantie"
    r"|met vakantie)",
    automatic=r"dit is een automatisch|(?:dit|deze) (?:bericht|e-?mail|mail|antwoord"
    r"|reactie)[^.\n]{0,30}automatisch|automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt|antwoord"
    r"|bericht)|(?:gelieve )?niet (?:te )?(?:antwoorden|reageren|beantwoorden) op deze?|(?:reageer"
    r"|antwoord) niet op (?:dit|deze)",
    absent=r"\b(?:ik|wij|we)? ?(?:ben|zijn|is)\b(?: (?:ik|wij|we))?(?:[^.!?\n]|(?<=\d)\.){0,60}?(?:afwezig"
    r"|niet (?:op (?:mijn )?(?:kantoor|werk)|aanwezig|bereikbaar|in de gelegenheid|aan het werk)|(?:op"
    r"|met) (?:\w{0,10}vakantie|\w{0,15}verlof|zakenreis|reis)|ziek\b|buiten kantoor|vrij\b(?= (?:tot|t/m|van"
    r"|op))|onderweg)"
    r"|(?:tot|t/m|tot en met|van) (?:[^.!?\n]|(?<=\d)\.){2,40} (?:ben ik )?(?:afwezig|niet (?:aanwezig"
    r"|bereikbaar|op kantoor)"
    r"|op vakantie|met vakantie|met verlof)|(?:^|\n)(?:afwezig|op vakantie|met vakantie|niet op kantoor)"
    r"|(?:ons kantoor|wij zijn|kantoor) (?:is )?(?:[^.\n]|(?<=\d)\.){0,40}gesloten|\bmijn (?:afwezigheid"
    r"|vakantie|verlof)\b"
    r"|beperkt (?:bereikbaar|toegang)",
    template=r"(?:hartelijk |veel )?(?:dank|bedankt)(?: je| u)? voor (?:uw|je|het|jouw) (?:e-?mail|mail|bericht"
    r"|interesse|reactie)|(?:voor|bij|in geval van|indien) ?(?:dringende|spoedeisende|urgente|spoed|dringend"
    r"|urgent)|(?:dringende|spoedeisende|urgente) (?:zaken|gevallen|vragen|kwesties)|(?:kunt u|kun je|gelieve"
    r"|neem|u kunt|je kunt)[^.\n]{0,20}(?:contact|terecht|mailen|bellen|wenden)"
    r"|(?:bij|na) (?:mijn )?terug(?:komst|keer)|(?:zal|beantwoord|reageer|lees)[^.\n]{0,40}(?:beantwoorden"
    r"|reageren|zo spoedig mogelijk|zo snel mogelijk|na mijn|bij mijn|zodra ik)|tijdens mijn (?:afwezigheid"
    r"|verlof|vakantie)|in deze periode|beperkt toegang|geen toegang|(?:e-?mails?|berichten) (?:worden"
    r"|wordt) niet",
    received=r"(?:wij|we) hebben (?:uw|je) [^.\n]{0,30}ontvangen|(?:uw|je) (?:vraag|verzoek|bericht|e-?mail"
    r"|mail|melding|ticket|aanvraag|sollicitatie)[^.\n]{0,20} (?:is|werd) (?:in goede orde )?(?:ontvangen"
    r"|geregistreerd|aangemaakt|in behandeling)|(?:wij|we) (?:nemen|zullen|streven"
    r"|reageren)[^.\n]{0,60}(?:contact|reageren|beantwoorden|binnen|zo spoedig|zo snel)|ticketnummer"
    r"|zaaknummer|er is een (?:nieuw |nieuwe )?(?:ticket|zaak|melding) (?:aangemaakt|geopend|geregistreerd)",
    left=r"niet (?:meer|langer) (?:werkzaam|in dienst|actief|bij ons|verbonden|onderdeel|bij (?-i:[A-Z]))"
    r"|werk(?:t)? niet (?:meer|langer)|(?:heeft|heb) (?:ons|de organisatie|het bedrijf|de firma|onze"
    r"|(?-i:[A-Z]\w{1,30}))[^.\n]{0,30}verlaten|uit dienst|(?:is|ben) met pensioen|(?:e-?mailadres"
    r"|mailbox)[^.\n]{0,30}niet (?:meer|langer) (?:in gebruik|actief|gelezen)",
    left_myself=r"\b(?:ik (?:ben|werk|heb)[^.\n]{0,40}(?:niet (?:meer|langer)|verlaten|met pensioen|uit dienst)"
    r"|mijn laatste (?:werk)?dag)",
    open_ended=r"zwangerschapsverlof|ouderschapsverlof|bevallingsverlof|tot nader order|onbepaalde tijd"
    r"|langdurig|sabbatical|ziekteverlof|wegens ziekte",
    human=r"\b(?:maar|en|dan|daarna)\b[^.\n]{0,50}\b(?:graag|kan ik|kunnen we|schikt|past|komt|vrij|bellen"
    r"|praten|spreken|prima)|\bgraag (?:praat|spreek|help|kom|ontmoet)|(?:sorry|excuses|excuus"
    r"|mijn excuses)[^.\n]{0,40}(?:late|laat|traag)|\bkunnen (?:we|wij)\b|\bzullen we\b|\bwat dacht je"
    r"|\bhoe (?:is|lijkt)|\bschikt (?:mij|het)|\bpast (?:mij|het)|\bik was\b|\bwas ik\b|\bnet terug\b"
    r"|\bbel (?:me|gerust|maar)\b|\bik bel\b"
    r"|\blaten we\b|\b(?:je|jouw|uw) (?:vraag over|idee|onderzoek|project)\b|\bde week (?:erna|daarna|erop)\b"
    r"|\bgeen automatisch|\bik stel voor|\blijkt? (?:me|mij)\b|\bspreek je\b|\btot dan\b|\bzou\b",
    back=r"\b(?:terug|weer (?:aanwezig|bereikbaar|op kantoor|aan het werk|beschikbaar)|weer|retour)\b",
    back_from=r"\b(?:vanaf|met ingang van)\s(?=(?:[^.!?\n]|(?<=\d)\.|\.(?!\s(?-i:[A-Z]))){2,50}(?:weer"
    r"|terug|bereikbaar|beschikbaar))",
    back_behind=r"[^.!?\n\d]{0,20}\b(?:weer|terug)\b",
    until=r"\btot\b(?! en met)|\bvoor\b(?= \d{1,2} \w+ niet)",
    through=r"\b(?:t/m|tot en met|tem)\b",
    including=r"^[^.\n]{0,12}\b(?:inbegrepen|inclusief)",
    contact=r"contact|wenden|mailen|terecht|opvolg|vervang|richten|collega|overgenomen|in plaats daarvan"
    r"|bereiken via|sturen",
    tomorrow=r"morgen",
    next_week=r"volgende week|komende week",
    this_week=r"deze week",
    weeks=r"weken|week",
    days=r"dagen|dag",
    in_=r"over|gedurende",
    read_subject=r"gelezen|niet gelezen|leesbevestiging",
    read_text=r"is gelezen|werd gelezen|zonder te zijn gelezen|is weergegeven",
    held=r"(?:uw|je) (?:bericht|e-?mail|mail)(?:[^.\n]|\.(?=\S)){0,80}(?:tegengehouden|vastgehouden|wacht"
    r"|nog niet (?:afgeleverd|bezorgd)|wordt (?:dan |pas )?(?:afgeleverd|bezorgd)|quarantaine|geblokkeerd)"
    r"|(?:bevestig|bewijs|verifi)[^.\n]{0,40}(?:dat u|dat je|mens|geen robot)|onbekende afzender|anti-?spam",
    prove=r"klik|beantwoord (?:deze|dit)|antwoord op (?:deze|dit)|link|captcha",
)  # fmt: skip
