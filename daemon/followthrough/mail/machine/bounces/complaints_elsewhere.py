"""The words of reports in other languages, in lower case: providers write to their customers in theirs."""

from followthrough.mail.machine.bounces.complaint import Cause

ELSEWHERE: dict[Cause, tuple[str, ...]] = {
    Cause.SENDER: (
        r"absender[^\n]{0,40}(?:abgelehnt|ungültig|gesperrt|nicht)",
        r"(?:expéditeur|remitente|mittente|remetente|afzender)[^\n]{0,40}(?:refus|rejet|rechaz|rifiut"
        r"|rejeit|geweigerd|inv[aá]lid)",
        r"発信者|送信元[^\n]{0,20}(?:拒否|不正)|发件人[^\n]{0,20}(?:拒|无效)",
    ),
    Cause.RATE: (
        r"zu viele (?:nachrichten|mails|verbindungen|empfänger)|trop de (?:messages|connexions"
        r"|destinataires)",
        r"demasiad[oa]s (?:mensajes|conexiones|destinatarios)|troppi (?:messaggi|destinatari)"
        r"|muitas (?:mensagens|conexões)",
        r"слишком много (?:писем|соединений|получателей)|発信量|频率限制|过于频繁|超过[^\n]{0,10}限制",
    ),
    Cause.REPUTATION: (
        r"schwarze liste|liste noire|lista negra|lista nera|zwarte lijst|czarn\w{1,3} li[sś]\w{1,3}"
        r"|черн\w{1,3} спис\w{1,3}",
        r"(?:ip|server|host)\b[^\n]{0,30}(?:gesperrt|blockiert|bloqu|bloccat|geblokkeerd|zablokowan"
        r"|заблокирован)",
        r"黑名单|黑名單|封锁|封鎖|拦截|攔截|차단",
    ),
    Cause.SPAM: (
        r"richtlinie|unerwünschte|courrier indésirable|mail rejete|politique de|política|correo no deseado"
        r"|posta indesiderata",
        r"ongewenste|niechcian|нежелательн|迷惑メール|垃圾|스팸",
    ),
    Cause.SIZE: (
        r"zu groß|zu gross|trop (?:gros|volumineu)|demasiado grande|troppo grande|muito grande|te groot"
        r"|för stort|zbyt duż",
        r"příliš velk|слишком больш|превышает[^\n]{0,20}размер|サイズ[^\n]{0,20}(?:超|大き)|邮件太大|过大|郵件太大",
    ),
    Cause.FULL: (
        r"(?:postfach|mailbox|speicher\w{0,8}|kontingent)\b[^\n]{0,50}(?:\bvoll|über\w{0,10}|erschöpft)",
        r"(?:boîte|quota|messagerie)[^\n]{0,60}(?:plein|satur|dépass|atteint)",
        r"(?:buzón|cuota|bandeja)[^\n]{0,50}(?:llen|super|exced)|(?:casella|quota)[^\n]{0,50}(?:pien|super"
        r"|esaur)",
        r"(?:caixa|cota|quota)[^\n]{0,50}(?:chei|exced|ultrapass)|(?:postvak|mailbox"
        r"|quotum)[^\n]{0,40}(?:\bvol\b|overschr)",
        r"brevlåd[^\n]{0,30}full|postkass[^\n]{0,30}(?:full|fuld)|postilaatik[^\n]{0,30}täyn",
        r"skrzynk[^\n]{0,40}(?:pełn|przepełn)|schránk[^\n]{0,40}(?:plná|přepln)"
        r"|postafiók[^\n]{0,30}(?:megtelt|tele)",
        r"(?:ящик|квот)[^\n]{0,50}(?:переполн|превыш|полон)|posta kutusu[^\n]{0,30}dolu",
        r"一杯|いっぱい|容量|已满|已滿|空间不足|空間不足|配额|가득|용량",
    ),
    Cause.USER: (
        r"(?:empfänger|adresse|benutzer|postfach|konto|mailbox|teilnehmer"
        r"|account)\w{0,4}\b[^\n]{0,60}(?:unbekannt|existiert nicht"
        r"|nicht (?:gefunden|vorhanden|bekannt|existiert)|ungültig|gibt es nicht|gelöscht)",
        r"unbekannte\w? (?:empf|benutz|adress)|kein(?:e|en)? (?:solche[nrs]? )?(?:benutzer|postfach"
        r"|empfänger)",
        r"(?:utilisateur|adresse|destinataire|compte|boîte)[^\n]{0,60}(?:inconnue?|n['’]existe (?:pas"
        r"|plus)|introuvable"
        r"|invalide|inexistant|n['’]a pas été trouv|supprim)",
        r"(?:usuario|dirección|destinatario|cuenta|buzón)[^\n]{0,60}(?:no existe|desconocid|inválid"
        r"|inexistente|no encontrad"
        r"|no se (?:ha )?(?:encontr|pudo encontrar))|no se (?:ha )?encontr\w{1,4} (?:la dirección"
        r"|el usuario)",
        r"(?:utente|indirizzo|destinatario|casella)[^\n]{0,60}(?:sconosciut|non esiste|inesistente"
        r"|non (?:è stato )?trovat"
        r"|non valid)",
        r"(?:usuário|endereço|destinatário|conta|caixa|utilizador)[^\n]{0,60}(?:não existe|desconhecid"
        r"|inexistente|inválid"
        r"|não (?:foi )?encontrad)",
        r"(?:gebruiker|adres|ontvanger|postvak|mailbox)[^\n]{0,60}(?:bestaat niet|onbekend|niet gevonden"
        r"|ongeldig)",
        r"(?:användare|adress|mottagare|postlåda|konto)[^\n]{0,60}(?:finns inte|okänd|hittades inte"
        r"|kunde inte hittas|ogiltig)",
        r"(?:adresse|bruger|bruker|modtager|mottaker|postkasse|konto)[^\n]{0,60}(?:findes ikke|finnes ikke"
        r"|ukendt|ukjent"
        r"|ikke fundet|ikke funnet|ugyldig)",
        r"(?:osoite|käyttäjä|vastaanottaja)[^\n]{0,60}(?:ei löy|tuntematon|ei ole olemassa|virheelli)",
        r"(?:użytkownik|adres|odbiorc|konto|skrzynk)[^\n]{0,60}(?:nie istniej|nieznan|nie znalezion"
        r"|nieprawid)",
        r"(?:uživatel|adres|příjemce|schránk|účet)[^\n]{0,60}(?:neexist|neznám|nenalez|nebyla nalez|neplat)",
        r"(?:felhasználó|cím|postafiók)[^\n]{0,60}(?:nem létezik|ismeretlen|nem található)",
        r"(?:utilizator|adres|destinatar)[^\n]{0,60}(?:nu există|necunoscut|nu a fost găsit)",
        r"(?:пользовател|адрес|получател|ящик|аккаунт|користувач)[^\n]{0,60}(?:не сущест|не найден"
        r"|неизвест|не зарегистр|удален|не існу)",
        r"(?:kullanıcı|adres|posta kutusu)[^\n]{0,60}(?:bulunama|bilinm|mevcut değil|geçersiz)",
        r"(?:ユーザ|宛先|アドレス|受信者|送信先)[^\n]{0,40}(?:存在し|不明|見つかりませ|見つから|正しくあ|間違)",
        r"(?:用户|用戶|收件人|邮箱|郵箱|地址|帐号|账号|帳號)[^\n]{0,30}(?:不存在|找不到|无效|無效|未找到)"
        r"|존재하지 않|찾을 수 없",
    ),
    Cause.HOST: (
        r"domain\w{0,2}\b[^\n]{0,40}(?:existiert nicht|unbekannt|nicht gefunden)|(?:domaine|dominio"
        r"|domínio|domein|domen)[^\n]{0,40}"
        r"(?:n['’]existe pas|inconnu|introuvable|no existe|non esiste|não existe|bestaat niet|nie istniej"
        r"|neexist)",
        r"домен[^\n]{0,40}(?:не сущ|не най)|ドメイン[^\n]{0,30}(?:存在し|見つか)|域名[^\n]{0,20}(?:不存在|无效)",
    ),
    Cause.DISABLED: (
        r"gesperrt|deaktiviert|désactiv|suspendid|desactivad|disattivat|disabilitat|desativad"
        r"|uitgeschakeld|geblokkeerd",
        r"inaktiver|zablokowan|deaktivov|отключен|заблокирован|停用|冻结|凍結",
    ),
    Cause.LATER: (
        r"vorübergehend|verzöger|zeitüberschreitung|später|plus tard|retardé|délai|más tarde|demora|ritard"
        r"|mais tarde|atrasad",
        r"vertraag|tijdelijk|fördröj|forsink|później|opóźn|pozděj|dočasn|временн|позже|задерж|zaman aşımı",
        r"一時的|遅延|タイムアウト|再送|暂时|暫時|超时|逾時|稍后|延迟|일시",
    ),
    Cause.REFUSED: (
        r"abgelehnt|verweigert|rejet|rechaz|rifiutat|respint|rejeit|recusad|geweigerd|avvisad|avvist"
        r"|afvist|odrzuc|odmít",
        r"отклонен|отказ|拒否|拒絶|拒收|拒绝|拒絕|거부",
    ),
}
