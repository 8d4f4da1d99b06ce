"""Words mail programs write around quotations and signatures, in the languages they come in."""

import re


def _any(words: str) -> str:
    return "|".join(each.strip().replace(" ", r"\s+") for each in words.strip().split("|"))


WROTE = _any(
    """wrote|writes|said|schrieb|schreibt|a écrit|écrit|escribió|escribio|ha scritto|scrisse|scriveva
    |escreveu|schreef
    |heeft geschreven|het volgende geschreven|geschreven|skrev|kirjoitti|napisał|napisała|napisał\\(a\\)
    |napisał\\(-a\\)|pisze
    |napsal|napsal\\(a\\)|napsala|napísal|napísal\\(a\\)|je napisao|je napisala|je napisal|je napisal\\(a\\)
    |написал|написала|написал\\(а\\)|пишет|писал|писал\\(а\\)|написав|написала|пише|написа|şunu yazdı
    |şunları yazdı|yazdı|írta|ezt írta
    |a scris|έγραψε|đã viết|menulis
    |rašė|rakstīja|kirjutas|skrifaði|写道|寫道|のメール|書きました|님이 작성|작성|כתב|כתבה|كتب"""
)

FROM = _any(
    """from|von|de|da|van|från|fra|lähettäjä|od|від|от|发件人|寄件者|差出人|보낸 사람|kimden|gönderen|feladó|από|dela
    |de la|מאת|من|nuo|frá"""
)
DATE = _any(
    """sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|enviado|enviado el|enviado em|enviada em
    |enviada|inviato|data|verzonden|skickat|sendt
    |sendt dato|dato|lähetetty|päiväys|päivämäärä|wysłano|wysłane|odesláno|отправлено|дата|надіслано|发送时间
    |日期|傳送時間|送信日時|日付|日時|보낸 날짜|날짜
    |gönderildi|tarih|küldve|dátum|fecha|στάλθηκε|ημερομηνία|trimis|נשלח|תאריך"""
)
TO = _any(
    """to|an|à|a|para|per|aan|till|til|vastaanottaja|do|komu|кому|收件人|宛先|받는 사람|kime|alıcı|címzett|προς
    |către|אל|cc|kopie|kopia|copia|копия|抄送"""
)
SUBJECT = _any(
    """subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet
    |тема|主题|主旨|件名|제목|konu|tárgy|θέμα
    |subiect|נושא|الموضوع"""
)

ORIGINAL = _any(
    """original message|original appointment|original mail|ursprüngliche nachricht|originalnachricht
    |ursprüngliche mail|message d'origine|message original
    |mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|originalmeddelande
    |ursprungligt meddelande|oprindelig meddelelse
    |opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní zpráva
    |исходное сообщение|вихідне повідомлення|原始邮件|原始郵件|元のメッセージ|원본 메시지
    |özgün ileti|orijinal mesaj|eredeti üzenet|αρχικό μήνυμα|mesaj original|reply message|reply separator
    |weitergeleitete nachricht|weitergeleitete e-mail|forwarded message|forwarded by .{1,80}
    |message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht
    |vidarebefordrat meddelande|videresendt .{1,20}
    |przekazana wiadomość|пересылаемое сообщение|переслане повідомлення|转发的邮件|転送されたメッセージ
    |begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié
    |début du message transféré
    |inizio messaggio inoltrato|inicio del mensaje reenviado|início da mensagem reencaminhada"""
)

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
