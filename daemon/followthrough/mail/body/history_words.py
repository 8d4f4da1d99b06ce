"""Words mail programs write around quoted history, in the languages they come in."""


def _any(words: str) -> str:
    return "|".join(each.strip().replace(" ", r"\s+") for each in words.strip().split("|"))


WROTE = _any(
    """wrote|writes|said|schrieb|schreibt|hat geschrieben|a écrit|écrit|a ecrit|écrivait|escribió|escribio
    |escribe
    |va escriure|escribiu|idatzi du|ha scritto|scrisse|scriveva|scrive|escreveu|escreve|schreef|schreven
    |heeft geschreven|het volgende geschreven|geschreven|skrev|kirjoitti|napisał|napisała|napisał\\(a\\)
    |napisał\\(-a\\)|pisze|napsal|napsal\\(a\\)|napsala|napísal|napísal\\(a\\)|napísala|je napisao|je napisala
    |je napisao/la|napisao je|napisala je|je napisal|je napisala|je napisal\\(a\\)|је написао/ла|је написао
    |је написала|написал|написала|написал\\(а\\)|написа|пишет|писал|писал\\(а\\)|писала|написав|написав\\(-ла\\)
    |пише|şunu yazdı|şunları yazdı|yazdı|írta|ezt írta|a scris|έγραψε|έγραψεν|đã viết|menulis
    |rašė|parašė|rakstīja|kirjutas|skrifaði|ने लिखा|เขียนว่า|écrivit"""
)
# No blank stands before these, or other letters do.
WROTE_JOINED = "写道|寫道|のメール|書きました|書き込み|님이 작성|작성|쓴 글|씀|כתב|כתבה"
WROTE_JOINED += "|كتب|كتبت|نوشت|تمت كتابة ما يلي بواسطة"

_FROM = """from|von|de|da|van|från|fra|lähettäjä|od|nadawca|від|від кого|от|от кого|发件人|寄件者|寄件人|差出人|送信元
    |送信者|보낸 사람|보낸사람|발신|kimden|gönderen|feladó|από|dela|de la|מאת|من|nuo|no|frá|saatja|absender
    |expéditeur|remitente
    |remetente|mittente|afzender|avsändare|avsender|afsender|expeditor|pošiljatelj|šalje|odesílatel
    |odosielateľ|пошиљалац
    |подател|dari|từ|người gửi|จาก|از|sender|emisor"""
_DATE = """sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviado em|enviada em
    |enviada|enviat|data|data de envio|fecha|inviato|inviata|verzonden|verzonden op|skickat|skickades|sendt
    |sendt dato
    |dato|lähetetty|päiväys|päivämäärä|wysłano|wysłane|data wysłania|odesláno|odoslané|poslano|poslato
    |отправлено
    |дата|дата отправки|надіслано|изпратено|изпратен|послато|发送时间|发送日期|发件时间|日期|時間|傳送時間
    |寄件日期|送信日時|送信日|日付
    |日時|보낸 날짜|날짜|보낸시간|gönderildi|gönderme tarihi|tarih|küldve|küldés ideje|dátum|στάλθηκε
    |ημερομηνία|trimis|nosūtīts
    |išsiųsta|saadetud|kuupäev|sendt den|נשלח|תאריך|تاريخ|التاريخ|تم الإرسال|ارسال|تاریخ|dikirim|tanggal
    |ngày|đã gửi|ส่ง|วันที่
    |date et heure|data e hora"""
_TO = """to|an|à|a|para|per|pour|aan|till|til|vastaanottaja|do|dla|komu|pro|кому|до|за|收件人|收件者|宛先
    |받는 사람|받는사람|수신|kime
    |alıcı|címzett|προς|către|catre|za|prima|kam|saaja|empfänger|destinataire|destinatario|destinatário
    |ontvanger|אל
    |إلى|به|kepada|đến|tới|người nhận|ถึง|adressat|modtager|mottaker|mottagare|a/o|cc|kopie|kopia|copia
    |cópia|copie
    |копия|копія|抄送|副本|参照|참조|másolat|κοιν|kopi|kópia|bilgi|עותק"""
_SUBJECT = """subject|betreff|betr.|objet|sujet|asunto|assunto|assumpte|oggetto|onderwerp|ämne|emne|aihe|temat|předmět
    |predmet|předmet|zadeva|naslov|тема|относно|предмет|主题|主题词|主旨|件名|標題|标题|제목|konu|tárgy|θέμα
    |subiect|tēma|tema|teema|efni
    |subiectul|nosaukums|נושא|الموضوع|موضوع|subjek|perihal|chủ đề|tiêu đề|เรื่อง|assunto do e-mail"""
_OTHER = """reply-to|antwort an|répondre à|responder a|rispondi a|risposta|antwoord aan|bcc|importance|wichtigkeit
    |priority|priorität|priorité|importancia|attachments|anlagen|anhänge|pièces jointes|adjuntos
    |datos adjuntos|allegati
    |bijlagen|bilagor|vedlegg|załączniki|вложения|附件|添付ファイル|message-id|organization|sensitivity
    |mailed by
    |signed by|resent-from|sent by|categories|kategorien|список рассылки"""

FROM, DATE, TO, SUBJECT, OTHER = range(5)
LABELS: dict[str, int] = {}
"""What stands before the colon of a line of a header block, lower case, and what that line says."""
for _kind, _words in ((OTHER, _OTHER), (SUBJECT, _SUBJECT), (TO, _TO), (DATE, _DATE), (FROM, _FROM)):
    LABELS.update((" ".join(each.split()), _kind) for each in _words.split("|"))

DATES = frozenset(
    "date datum data fecha dato dátum tarih дата 日期 날짜 ημερομηνία 日付 päivämäärä kuupäev תאריך ngày".split()
)
"""Labels of a date that need not be when a mail was sent."""

ORIGINAL = _any(
    """original|original message|original appointment|original mail|original e-?mail|message d'origine|message original
    |message initial|mail original|e-?mail d'origine|courriel original|ursprüngliche nachricht|originalnachricht
    |original-?nachricht|ursprüngliche mail|ursprüngliche e-mail|originaltermin|mensaje original|correo original
    |mensaje de origen|missatge original|mensaxe orixinal|jatorrizko mezua|messaggio originale
    |messaggio originario
    |mensagem original|mensagem de origem|e-mail original|oorspronkelijk bericht|oorspronkelijke bericht
    |originele bericht|originalmeddelande|ursprungligt meddelande|ursprungligt mail|oprindelig meddelelse
    |original meddelelse|original besked|oprindelig besked|opprinnelig melding|opprinnelige meldingen
    |original melding|alkuperäinen viesti|upprunaleg skilaboð|oryginalna wiadomość|wiadomość oryginalna
    |treść oryginalnej wiadomości|původní zpráva|původní e-mail|pôvodná správa|izvorna poruka|originalna poruka
    |izvirno sporočilo|оригинална порука|изворна порука|исходное сообщение|исходное письмо|вихідне повідомлення
    |оригінальне повідомлення|оригинално съобщение|первоначальное сообщение|原始邮件|原始郵件|原邮件
    |原文邮件|回复的原邮件|回复的邮件
    |元のメッセージ|元のメール|オリジナルメッセージ|원본 메시지|원본 메일|원본메세지|özgün ileti
    |orijinal mesaj|orijinal ileti|özgün mesaj
    |eredeti üzenet|αρχικό μήνυμα|mesaj original|mesajul original|originalus laiškas|oriģinālais ziņojums
    |algne kiri
    |pesan asli|tin nhắn gốc|thư gốc|ข้อความต้นฉบับ|ข้อความเดิม|ההודעה המקורית|הודעה מקורית|الرسالة الأصلية
    |رسالة أصلية
    |پیام اصلی|reply message|reply separator|inline message follows|inline attachment follows
    |weitergeleitete nachricht|weitergeleitete e-mail
    |weitergeleitete mail|begin forwarded text|forwarded text|forwarded message|forwarded mail
    |forwarded e-?mail|forwarded by .{1,80}
    |weitergeleitet von .{1,80}
    |message transféré|mensaje reenviado|mensaje original reenviado|missatge reenviat|messaggio inoltrato
    |mensagem encaminhada|mensagem reencaminhada|doorgestuurd bericht|vidarebefordrat meddelande
    |vidarebefordrat mail|videresendt .{1,20}|välitetty viesti|edelleen lähetetty viesti|przekazana wiadomość
    |wiadomość przekazana|treść przekazanej wiadomości|přeposlaná zpráva|preposlaná správa|proslijeđena poruka
    |posredovano sporočilo|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение
    |переслане повідомлення
    |препратено съобщение|转发的邮件|转发邮件|轉寄的郵件|轉寄郵件|転送されたメッセージ|転送メッセージ
    |전달된 메시지|전달 메시지|iletilen mesaj
    |yönlendirilen ileti|yönlendirilmiş ileti|továbbított üzenet|továbbított levél|προωθημένο μήνυμα
    |mesaj redirecționat
    |pesan terusan|הודעה שהועברה|رسالة معاد توجيهها"""
)

FORWARDS = _any(
    """begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-?mail
    |début du message réexpédié|début du message transféré|début de l'e-mail transféré
    |inizio messaggio inoltrato
    |inicio del mensaje reenviado|inicio del correo reenviado|inici del missatge reenviat
    |início da mensagem reencaminhada|início da mensagem encaminhada|begin doorgestuurd bericht
    |vidarebefordrat brev|vidarebefordrat mejl|videresendt besked|videresendt melding
    |start på videresendt melding
    |start på videresendt besked|välitetty viesti alkaa|edelleenlähetetty viesti alkaa
    |początek przekazywanej wiadomości
    |začátek přeposílané zprávy|začiatok preposlanej správy|начало переадресованного сообщения
    |начало пересылаемого сообщения|початок переадресованого повідомлення|开始转发的邮件|以下是转发的邮件
    |下面是被转发的邮件|开始转发的信息
    |以下為轉寄的郵件|開始轉寄郵件|転送されたメッセージ|전달된 메시지 시작|전달된 메시지
    |yönlendirilmiş ileti başlangıcı|iletilen ileti başlangıcı
    |továbbított levél kezdete|továbbított levél eleje|αρχή προωθημένου μηνύματος
    |începutul mesajului redirecționat
    |început mesaj redirecționat|התחלת הודעה שהועברה|بداية الرسالة المعاد توجيهها"""
)

QUOTING = _any(
    "quoting|zitat von|citando|citando a|citação de|citation de|quoten|cytowanie|citerar|citat från"
    "|citat fra|lainaus|цитирую|citace|citaat van|citazione da"
)
"""How attributions begin that have no verb (Horde)."""

LEAD = _any(
    """on|am|le|el|il|em|op|den|dne|dnia|w dniu|pe|a|la|în|in data|dňa|vào|tarihinde|at|på|no dia|στις|na|на
    |у|в|v
    |pada|pada tanggal|kuupäev|þann|il giorno|il giorno di|em data|al|في|בתאריך|ב-|ในวันที่|在|da|zo|il dì
    |missatge de|wiadomość napisana przez|in message|in article|bei|hello"""
)
