"""Words people and programs write at the top and the end of a mail, in the languages they come in."""

import re

DEVICE = re.compile(
    r"\W{0,3}(?:sent (?:from|via|with|using) (?:my |the |an? )?\S.{0,60}|get outlook for \S.{0,20}|(?:von"
    r"|mit) mein\w+ .{1,40} gesendet"
    r"|gesendet (?:von|mit|aus) \S.{0,50}|diese nachricht wurde von mein\w+ .{1,60}|envoyé (?:de|depuis"
    r"|à partir) .{1,60}|envoyé de mon .{1,40}"
    r"|enviado (?:desde|do|de|a partir d[oe]) .{1,50}|inviato da(?:l|lla|l mio)? .{1,50}|verzonden (?:vanaf"
    r"|met|via) .{1,50}"
    r"|skickat från .{1,50}|sendt fra .{1,50}|lähetetty .{1,50}|wysłan[eo] z .{1,50}|отправлено (?:с"
    r"|из) .{1,50}"
    r"|надіслано з .{1,50}|odesláno z .{1,40}|.{1,40}から送信|发自我的.{1,30}|發自我的.{1,30}|나의 .{1,20}에서 보냄"
    r"|.{1,30} (?:cihazımdan|'?\w* gönderildi))\W{0,3}",
    re.IGNORECASE,
)

SIGN_OFF = re.compile(
    r"(?:(?:with |mit |very |my |all the |many |(?:meine|die) )?(?:kind(?:est)?|best|warm(?:est)?|sincere"
    r"|friendly|freundliche[nm]?|herzliche[nm]?|beste[nm]?"
    r"|viele[nm]?|liebe[nm]?|schöne[nm]?) (?:personal )?(?:regards|wishes|grüße[n]?|grüßen|grüssen?|gruss"
    r"|gruß)|best|all the best|regards|(?:kind )?rgds|br|kr|cheers"
    r"|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully))?|thanks(?: again| so much| in advance"
    r"| a lot)?|many thanks|thank you(?: very much| again)?"
    r"|thx|take care|ciao|warmly|cordially|respectfully|love|grüße|gruß|gruss|lg|vg|mfg|hochachtungsvoll"
    r"|danke|vielen dank"
    r"|cordialement|bien à vous|(?:bien )?cordialement|salutations|saludos(?: cordiales)?|un saludo"
    r"|atentamente|gracias|cordiali saluti|distinti saluti|saluti|grazie"
    r"|cumprimentos|atenciosamente|abraços|obrigad[oa]|met vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg"
    r"|(?:med )?vänliga? hälsning(?:ar)?|mvh|hilsen|med venlig hilsen"
    r"|(?:med )?vennlig hilsen|terveisin|pozdrawiam|z poważaniem|s pozdravem|с уважением|з повагою"
    r"|saygılarımla|üdvözlettel)(?: (?:from|aus) .{1,30})?[,.!–—-]{0,2}",
    re.IGNORECASE,
)

SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|sehr geehrte[rs]?"
    r"|(?:mein[e]? )?liebe[rs]?|hallo|guten (?:tag|morgen|abend)|moin|servus"
    r"|grüezi|grüß gott|bonjour|bonsoir|ch(?:er|ère)s?|salut|hola|estimad[oa]s?|querid[oa]s?|buenos días"
    r"|buenas tardes|ciao|gentile|buongiorno|buonasera|car[oa]"
    r"|egregio|olá|oi|prezad[oa]s?|bom dia|boa tarde|beste|geachte|hoi|dag|hej|hei|kære|kjære|bästa|cześć"
    r"|dzień dobry|szanown[aiy]\w*|drog[ia]\w*|ahoj|dobrý den|vážen[ýáí]"
    r"|здравствуйте|добрый день|привет|уважаем\w+|доброго дня|шановн\w+|merhaba|sayın|kedves|tisztelt"
    r"|stimat[eăă]|bună|αγαπητ\w+|γεια)\b",
    re.IGNORECASE,
)
