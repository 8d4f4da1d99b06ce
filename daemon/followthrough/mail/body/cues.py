"""Words people and programs write at the top and the end of a mail, in the languages they come in."""

import re

_THING = (
    r"(?:i?phone|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|pixel|nokia|htc|lg\b|sony"
    r"|motorola|blackberry"
    r"|windows|outlook|gmail|yahoo|aol|hotmail|mailbox|airmail|spark|canary|edison|newton|bluemail|k-9|k9"
    r"|fairemail|aqua"
    r"|thunderbird|protonmail|proton|tutanota|tuta|mail\.ru|yandex|zoho|superhuman|hey\b|mobil\w*|m[óo]vil"
    r"|handy|smartphone"
    r"|telefon\w*|téléphone|tel[ée]fono|telefone|telemóvel|celular|cell\w*|tablet\w*|device|gerät\w*"
    r"|appareil|dispositi\w+|pc\b"
    r"|mac\b|laptop|computer|ordinateur|mail\b|app\b|web\.de|gmx|free\b|laposte|sfr|orange|libero|alice|nine"
    r"|watch|ti-?\d\d)"
)
# A line that a program puts under a mail to say what wrote it; "sent from" alone may be said of a parcel.
DEVICE = re.compile(
    rf"\W{{0,3}}(?:(?:sent|written|typed|posted|composed|dictated) (?:from|via|with|using|by|on) (?:my |the "
    rf"|an? )?.{{0,40}}?{_THING}.{{0,90}}"
    r"|sent from my \S.{0,60}|sent via \S{1,30}|sent from (?!the |a |an |our "
    r"|your )[A-Z][\w.]{1,20}(?: (?:for|on) \S.{0,30})?"
    rf"|(?:someone )?from (?:my )?{_THING}.{{0,40}}|excuse (?:the |any |my )?(?:typos|brevity)\b.{{0,80}}"
    r"|please (?:excuse|forgive|pardon) (?:the |any |my )?(?:\w+ (?:and |& )?){0,3}(?:typos|brevity|errors"
    r"|spelling)\b.{0,80}"
    r"|(?:sent on the go|brevity and typos).{0,80}"
    rf"|(?:get|download|holen sie sich|laden sie|télécharger?|obt[ée]n(?:er|ez|ga|ha)?|descargar|obter"
    rf"|ottieni|scarica|download|skaffa|hämta|få|hent"
    r"|pobierz|stáhnout|скачать|получить|hanki|hankige|letöltés|descarregar|baixar"
    r"|installer) .{0,20}outlook.{0,60}"
    r"|outlook(?: voor| für| pour| para| per| til| för)? .{0,12}(?:downloaden|herunterladen|beschaffen"
    r"|を入手.{0,20})"
    r"|下载.{0,20}outlook.{0,20}|获取.{0,20}outlook.{0,20}|(?:ios|android) .{0,4}outlook .{0,10}"
    r"|(?:von|mit|aus) mein\w+ .{1,40} (?:gesendet|geschickt|gesandt|verschickt)"
    rf"|gesendet (?:von|mit|aus|über|via) .{{0,40}}?{_THING}.{{0,60}}"
    r"|(?:diese (?:nachricht|e-?mail) wurde|diese mail wurde) (?:von|mit) mein\w+ .{1,60}"
    r"|(?:envoyée?|transmise?|écrite?) (?:de|depuis|à partir|avec|via) .{1,60}"
    r"|provenance : .{1,60}|(?:enviado|enviada) (?:desde|do|de|da|a partir d[oae]|através|com|con|por"
    r"|pelo) .{1,60}"
    r"|mandado desde .{1,50}|inviat[oa] d(?:a|al|alla|al mio|alla mia)? .{1,50}|inviat[oa] (?:con"
    r"|tramite) .{1,50}"
    r"|(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit|van|door) .{1,50}|skickat (?:från|med) .{1,50}"
    r"|(?:sendt|send) (?:fra|via|med|frå) .{1,50}|lähetetty .{1,50}|enviat des (?:de|del) .{1,50}"
    r"|wysłan[eoy] (?:z|za|przez|ze) .{1,50}|отправлено (?:с|из|через) .{1,50}|послано с .{1,40}"
    r"|надіслано (?:з|із|через) .{1,50}|odesláno (?:z|ze|pomocí) .{1,40}|odoslané (?:z|zo) .{1,40}"
    r"|poslan[oa] (?:z|s|sa|iz) .{1,40}"
    r"|trimis (?:de pe|din|cu) .{1,40}|изпратено от .{1,40}|στάλθηκε από .{1,40}|nosūtīts no .{1,40}"
    r"|išsiųsta iš .{1,40}"
    r"|saadetud minu .{1,40}|sent frá .{1,40}|elküldve .{1,40}|.{1,30}(?:ról|ről|mról|mről) küldve"
    r"|gửi từ .{1,40}|dikirim dari .{1,40}"
    r"|ส่งจาก.{1,40}|נשלח מ.{1,40}|أُ?رسلت? من .{1,40}|.{1,40}から送信|发自.{1,40}|發自.{1,30}"
    r"|從我的 ?.{1,20} ?傳送|从我的.{1,20}发送"
    r"|来自我的.{1,30}|由我的.{1,20}发送|나의 .{1,20}에서 보냄|.{1,20}에서 보냄|.{1,30} (?:cihazımdan"
    r"|'?\w* gönderildi)|.{1,40}(?:d[ae]n|t[ae]n) gönderildi)[\W\d]{0,12}",
    re.IGNORECASE,
)

SIGN_OFF = re.compile(
    r"(?:(?:with |my |all the |many |very )?(?:kind(?:est)?|best|warm(?:est)?|sincere(?:st)?|friendly|good"
    r"|cordial) "
    r"(?:personal )?(?:regards|wishes|greetings)|best|very best|all the best|all best|best to you|regards"
    r"|(?:kind )?rgds|br|kr"
    r"|cheers|sincerely(?: yours)?|respectfully(?: yours)?|cordially(?: yours)?|faithfully(?: yours)?"
    r"|yours(?: (?:sincerely|truly|faithfully|ever|always))?|(?:many )?thanks(?: again| so much| very much"
    r"| in advance| a lot"
    r"| a million)?|thank you(?: very much| so much| again| in advance| kindly)?|thx|tia|take care|ciao"
    r"|warmly|love|peace"
    # German
    r"|(?:mit |meine |die |ganz )?(?:\w{3,14}e[nmrs]? ){0,3}(?:grüße[n]?|grüssen?|gruss|gruß|empfehlungen)"
    r"|(?:g?lg|vg|mfg|bg|hg)"
    r"|hochachtungsvoll|(?:vielen |herzlichen |besten )?dank(?: (?:im voraus|vorab|schon mal))?"
    r"|danke(?: (?:dir|ihnen|schön|sehr))?"
    # French
    r"|(?:bien |très )?cordialement(?: vôtre)?|(?:très |bien )?amicalement|bien à (?:vous|toi)|(?:mes "
    r"|meilleures |sincères |cordiales )*"
    r"salutations(?: distinguées| cordiales)?|respectueusement|(?:un grand )?merci(?: (?:d'avance|beaucoup"
    r"|encore|par avance))?|bises"
    # Spanish
    r"|(?:(?:un|muchos|mis|reciba[ns]?|recibe) )*(?:cordial(?:es)? |afectuos[oa]s? |fuerte "
    r"|gran )?(?:saludos?|abrazos?)"
    r"(?: cordial(?:es)?| afectuosos?)?|(?:muy )?(?:atentamente|cordialmente)|(?:muchas "
    r"|mil )?gracias(?: de antemano| por todo)?"
    # Portuguese
    r"|(?:com os |os )?(?:meus )?(?:melhores |cordiais )?cumprimentos|atenciosamente|att|(?:um "
    r"|grande )*(?:forte )?abraços?"
    r"|cordiais saudações|(?:muito )?obrigad[oa](?: desde já)?|grat[oa]"
    # Italian
    r"|(?:(?:un|i|i miei|molti) )?(?:car[oi] |cordial[ei] |distint[oi] "
    r"|miglior[ei] )?salut[oi](?: cordial[ei])?|cordialmente"
    r"|(?:mille |molte |tante )?grazie(?: (?:mille|ancora|in anticipo))?|un abbraccio"
    # Dutch
    r"|(?:met )?(?:vriendelijke |hartelijke |warme |beste |de )*groet(?:en|jes)?|mvg|hartelijke? (?:dank"
    r"|groet)|hartelijk dank|bedankt"
    # Swedish, Danish, Norwegian, Finnish
    r"|(?:med |många )?(?:vänliga? |bästa )?hälsning(?:ar)?|mvh|(?:(?:med |de )?(?:bedste |venlig(?:e)? "
    r"|vennlig(?:e)? |kærlig |beste |mange ))?"
    r"hils(?:en|ner)|tack(?: på förhand)?|(?:mange )?takk?|(?:\w{2,20}in )?terveisin|kiitos"
    # Polish, Czech, Slovak, Hungarian, Romanian, Croatian
    r"|(?:serdecznie )?pozdrawiam(?: serdecznie)?|(?:z )?(?:wyrazami szacunku|poważaniem)|pozdrowienia|dziękuję"
    r"|s (?:přátelským )?(?:pozdravem|úctou)|děkuji|s pozdravom|ďakujem|(?:szívélyes )?üdvözlettel|üdv"
    r"|köszönettel|tisztelettel"
    r"|cu (?:stimă|respect)|mulțumesc|(?:srdačan |lijep )?pozdrav|s poštovanjem|lep pozdrav"
    # Russian, Ukrainian, Greek, Turkish
    r"|с (?:уважением|наилучшими пожеланиями)|спасибо|(?:з|із) (?:повагою|найкращими побажаннями)|дякую"
    r"|με εκτίμηση|ευχαριστώ"
    r"|(?:saygılarımla|iyi çalışmalar|teşekkürler|sevgiler)"
    # Japanese, Chinese, Korean
    r"|(?:何卒|どうぞ|今後とも)?(?:よろしく|宜しく)(?:お願い(?:いた|致)?し?ます|お願いします)?|以上|敬具"
    r"|祝好|此致|敬礼|谢谢|謝謝|顺祝商祺|감사합니다)"
    r"(?: (?:from|aus) .{1,30})?\s?[,.!:;。，！\u2013\u2014-]{0,2}",
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
