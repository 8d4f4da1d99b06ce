"""The words with which delivery reports head themselves and tell that a mail did not arrive, in many languages.

People use the same words of their own mail, and shops of parcels: alone they prove nothing.
"""

import re

_SUBJECT = re.compile(
    r"undeliver|returned (?:e-?)?mail|return(?:ed)? to sender|mail ?delivery|delivery (?:status|fail|notif"
    r"|error|has failed|problem|report|unsuccess|incomplete|delay|temporar|attempt)"
    r"|delivery[^\n]{0,30}(?:failed|failure|delay)|fail(?:ure|ed)[^\n]{0,10}(?:notice|delivery|mail)"
    r"|(?:mail|message|email)[^\n]{0,20} (?:could not|can ?not|failure|failed|error|not delivered|rejected"
    r"|returned|delayed|blocked|undelivered)"
    r"|mail system error|message (?:status|you sent|delayed)|(?:could|can) ?not (?:be )?(?:deliver|send"
    r"|sent)|non[- ]?deliver|not (?:be )?delivered|bounced|^\[?bounce\b|bounce notif"
    r"|warning: (?:could not|message|mail)|user unknown|nondeliverable|mail error|address (?:not found"
    r"|error)|mailbox (?:full|unavailable)|delayed mail|still being retried|errors from|transcript of session"
    r"|email returned|recipient (?:not found|unknown|rejected)|unable to (?:deliver|send)|ndr:|dsn\b"
    r"|unzustellbar|nicht zustellbar|zustellung[^\n]{0,30}fehl|zustellfehler|fehler bei der zustellung"
    r"|nicht zugestellt|zurückgesandt"
    r"|non[- ]remis|échec|non distribu|non délivr|impossible de (?:remettre|livrer)"
    r"|retour[^\n]{0,10}expéditeur"
    r"|no se (?:ha )?(?:pudo|puede) entregar|no entregado|error (?:de|en la) entrega|devuelto"
    r"|mancat[ao] (?:consegna|recapito)|non recapitabile|impossibile (?:recapitare|consegnare)|non consegnat"
    r"|não (?:foi )?(?:entregue|é possível entregar)|falha na entrega|devolvid|onbestelbaar"
    r"|niet (?:worden )?(?:be|af)geleverd|niet[^\n]{0,20}bezorgd|kunde inte|kan inte levereras"
    r"|det går inte att leverera|kan ikke leveres|ikke lever|ei voi(?:tu|da) toimittaa|toimitus epäonnistui"
    r"|nie (?:można|udało się) dostarczyć|niedostarcz|nedoručit|nelze doručit|kézbesíthetetlen"
    r"|nem kézbesíthető|nu (?:se )?poate|nelivrat|не доставлен|недоставлен|не удалось доставить"
    r"|не може бути|teslim edileme|δεν (?:είναι δυνατή|παραδόθηκε)"
    r"|配信|不達|送信(?:エラー|できま)|メールエラー|エラー通知|届けられ"
    r"|退信|无法(?:投递|送达|传递)|未送达|投递失败|無法(?:傳遞|投遞|送達)|傳遞失敗"
    r"|배달되지|전송 실패|반송",
)
_SUCCESS = re.compile(
    r"(?<!un)(?<!not )(?:success|\b(?:delivered|relayed|expanded|zugestellt|übermittelt|remis |entregado"
    r"|consegnato):)"
    r"|has been (?:successfully )?delivered|was (?:successfully )?delivered to"
)
_FAILED = re.compile(
    r"error delivering|fail(?:ed|ure) (?:delivery|notice)|not accept (?:e-?)?mail|trouble delivering"
    r"|problem with the e-?mail address|no valid recipients|could(?: not"
    r"|n't) be (?:delivered|sent)|(?:not|n't|unable to|cannot|can't|failed to"
    r"|failure to|trying to|attempting to|problem) (?:be )?(?:been )?(?:deliver|reach|send|able to deliver)"
    r"|deliver[^\n]{0,60}(?:fail|error|unsuccess|delay|problem)|undeliver|permanent (?:fatal )?error"
    r"|fatal errors|following (?:address|recipient|error|mail)"
    r"|returned (?:to sender|mail|message|to you)|user (?:unknown|not found)|unknown (?:user|recipient)"
    r"|no such (?:user|recipient|address|host)|mailbox (?:is )?(?:full|unavailable|not found)|over ?quota"
    r"|does(?: not|n't) exist|rejected|not (?:yet )?been delivered|has been delayed|was not delivered"
    r"|temporary (?:failure|error)|host (?:unknown|not found)|failure reasons|(?:address"
    r"|recipient)\w{0,5} (?:had|has) (?:delivery )?(?:problem|error)|transcript of session"
    r"|did not reach|(?:account|mailbox) is (?:disabled|inactive|full)|failed because|is full"
    r"|invalid address|malformed address|blocked by|delivery has been|considered unsolicited"
    r"|konnte nicht|nicht (?:zugestellt|ausgeliefert|zustellbar)|unzustellbar|n'a pas (?:pu|été)"
    r"|n’a pas (?:pu|été)|n'ont pas pu|non (?:remis|distribu)|no se (?:ha |han )?(?:podido|pudo|pudieron|puede)"
    r"|non è stat[oa]|impossibile|não (?:foi|pôde|pode|é possível)|niet (?:worden )?(?:be|af|bezorgd)"
    r"|kunde inte|kunne ikke"
    r"|nie (?:można|mógł|może|został|udało)|nebyl[ao]? (?:možné|doruč)|nelze doručit|nem (?:lehetett"
    r"|sikerült|kézbesíthető)|nu a putut|не (?:может быть|удалось|был[оа]? доставлен|доставлен)|edilemedi"
    r"|δεν (?:ήταν|παραδόθηκε)"
    r"|配信(?:でき|不能|され)|送信(?:でき|に失敗)|届け(?:られ|ること)|失敗|无法|未能|失败|無法|전달되지|전송하지|배달하지|실패",
)
_DELAY = re.compile(
    r"will (?:continue|keep) (?:to )?(?:try|attempt|retry)|will (?:be )?retr(?:y|ied)|attempts will continue"
    r"|still (?:being )?(?:trying|retried|be tried)|warning (?:message )?only|keep trying"
    r"|do(?: not|n't) need to (?:do anything|resend)|has(?: not|n't) yet been|has been delayed"
    r"|delivery (?:is |has been )?delayed|delayed mail"
    r"|retried until|continue to (?:try|attempt)|no action is required"
    r"|wird weiter|weitere zustellversuche|nouvelle tentative|reintentar|verrà ritentat|再送を|引き続き",
)
_CONFIRM = re.compile(
    r"(?:to (?:release|deliver|complete)|confirm|verif(?:y|ied|ication)|challenge|real person"
    r"|human being)[^\n]{0,120}"
    r"(?:repl|click|send|link|address|message)"
)


def _plain(text: str) -> str:
    """In lower case, with the apostrophe of typewriters: Exchange Online writes couldn’t."""
    return text.lower().replace("’", "'")


def subject_tells(subject: str) -> bool:
    """Whether mail systems head their reports so; people do, too."""
    return _SUBJECT.search(_plain(subject[:500])) is not None


def tells_success(subject: str) -> bool:
    """Whether the subject says that the mail arrived."""
    return _SUCCESS.search(_plain(subject[:500])) is not None


def tells_failure(text: str) -> str:
    """The words that say that mail was not delivered, '' for none."""
    lower = _plain(text)
    found = _FAILED.search(lower)
    if found is None:
        return ""
    # Some letters of Turkish and Lithuanian grow when they are made small.
    return text[found.start() : found.end()] if len(lower) == len(text) else found[0]


def tells_delay(text: str) -> bool:
    """Whether the mail system says that it will go on trying."""
    return _DELAY.search(_plain(text)) is not None


def asks_to_confirm(text: str) -> bool:
    """Whether something is to be done before the mail is let in: a challenge, which reports no failure."""
    return _CONFIRM.search(_plain(text)) is not None
