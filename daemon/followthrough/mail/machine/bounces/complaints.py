"""The words of English reports of many mail systems, in lower case, a line a way of saying it.

Every repeat is bounded: mail is data from strangers.
"""

from followthrough.mail.machine.bounces.complaint import Cause

_RECIPIENT = r"(?:user|account|mail ?box|recipient|address|alias|local[ -]part|person|inbox)"
_UNKNOWN = (
    r"(?:un(?:known|rout\w{2,6}|deliverable)|invalid|not (?:found|known|exist\w{0,3}|valid|registered"
    r"|recogni[sz]ed"
    r"|on (?:this|our) (?:server|system)|here\b|listed in|in (?:the |our )?(?:\w{1,12} ){0,3}(?:table"
    r"|directory|list)"
    r"|a (?:valid|known|registered|current|local))|does(?: not|n't) (?:exist|appear|match)|(?:do not"
    r"|don't) exist"
    r"|(?:has been |was |been )?(?:deleted|removed|terminated|closed|cancell?ed|discontinued)"
    r"|no longer (?:exists?|available|valid|works?|in use|here|active|on (?:this|our) server|accept\w{0,3}"
    r"|with|employed)"
    r"|(?:has )?expired|(?:could not|couldn't|cannot|can't|was not|wasn't) be(?:en)? found|wasn't found"
    r"|was not found"
    r"|has moved)"
)
_BAD = r"(?:unknown|invalid|illegal|non-?exist(?:ent|ing)|bad|incorrect|wrong|undeliverable|ambiguous|unroute?able)"

ENGLISH: dict[Cause, tuple[str, ...]] = {
    Cause.SENDER: (
        r"sender(?:'s)?(?: e-?mail)? (?:address|domain|verif\w{1,8}|id|policy)[^\n]{0,60}(?:reject|invalid"
        r"|unknown|fail|denied)",
        r"sender(?:'s)?(?: e-?mail)? (?:address|domain)[^\n]{0,60}(?:not (?:exist|found|verified|valid)"
        r"|unrout|could not|required)",
        r"(?:invalid|unrout\w{2,6}|unknown|unverified|bad|illegal|domain of) sender",
        r"sender (?:was |is |has been )?(?:rejected|denied|unknown|not (?:allowed|authori[sz]ed|found"
        r"|accepted))",
        r"domain of sender address|email address is not verified|not allowed to send (?:from|as)",
        r"(?:\bfrom:?|return) (?:address|domain|header|sender)[^\n]{0,30}(?:\bnot\b|invalid|reject|\bdoes\b)",
        r"(?:mail from|envelope from)\b[^\n]{0,60}(?:not (?:allowed|accepted|exist|verified)|rejected"
        r"|invalid|denied)",
        r"your (?:domain|address)\b[^\n]{0,40}\bnot exist",
    ),
    Cause.LIST: (
        r"groups\.google\.com|may not have permission to (?:post|send)|(?:only|not) (?:members|subscribers"
        r"|allowed to post)",
        r"not a (?:member|subscriber) of|posting to (?:this|the) (?:list|group)|restricted to (?:members"
        r"|authenticated)",
        r"delivery to this address is restricted|isn't set up to receive|only accepts messages from"
        r"|authrequired|notauthorized|sender not authenticated for",
        r"recipient preferences|e-?mail preferences of|does not (?:wish|want) to receive",
    ),
    Cause.RATE: (
        r"(?:daily|hourly|sending|outgoing|outbound|submission|relay|recipients?)[ -](?:rate "
        r"|message )?(?:limit"
        r"|quota)",
        r"too many (?:messages|mails|e-?mails|recipients|connections|concurrent|simultaneous|errors"
        r"|sessions|failed)",
        r"rate[ -]?limit|frequency limit|limit on (?:the )?number of|unusual(?:ly high)? rate"
        r"|rate that prevents|throttl",
        r"max(?:imum)? (?:number of )?(?:connections|recipients|messages)"
        r"|exceeded the (?:maximum )?(?:number|rate)",
        r"exceed\w{0,4} [^\n]{0,40}\b(?:connections|messages|recipients|per (?:hour|day|minute))",
        r"receiving mail (?:too quickly|at a rate)",
    ),
    Cause.AUTHENTICATION: (
        r"\bspf\b|\bdkim\b|\bdmarc\b|unauthenticated|not authenticated|authentication (?:is )?(?:required"
        r"|checks?|fail|results)",
        r"reverse (?:dns|host|lookup|mapping)|\brdns\b|\bfcrdns\b|\bptr\b|\bhelo\b|\bstarttls\b|\btls\b"
        r"|forged|spoof",
        r"must (?:first )?authenticate|mismatch\w{0,2} (?:the )?client|cannot find your (?:hostname|reverse)"
        r"|without a valid sender domain",
    ),
    Cause.REPUTATION: (
        r"black[ -]?(?:list|hole)|block[ -]?list|deny ?list|\bd?ns?bl\b|\brbl\b|spamhaus|spamcop"
        r"|barracudacentral|\bsorbs\b",
        r"senderbase|talosintelligence|\buribl\b|\bsurbl\b|cloudmark|proofpoint|reputation|\bbanned\b|delist",
        r"blocked (?:using|by|for|due|because|until|from|at|ip|\d|\[|-)|(?:been|temporarily"
        r"|permanently) blocked",
        r"(?:ip|address|host|domain|server|sender|messages?|mail) (?:\S{1,60} )?(?:is|was|are|has been"
        r"|have been) blocked",
        r"block\w{0,3} (?:your |this )?(?:ip|host|server|sender|domain)",
        r"your (?:ip|server|host|network|provider|mail server)\b[^\n]{0,40}(?:block|list|reject|denied"
        r"|refus|not allow)",
        r"(?:is|are|was|been|currently) listed (?:at|in|by|on)|dynamic(?:ally)?[ -](?:ip|address|assigned)",
        r"(?:user|recipient) complaints?|unexpected volume|\babuse\b|removal from this list"
        r"|not accepted from (?:this|your)",
        r"use (?:the|your) (?:smtp|mail|relay) ?(?:server|host)?[^\n]{0,20} isp|client host rejected",
    ),
    Cause.SPAM: (
        r"spam|unsolicited|\bu[bc]e\b|\bjunk\b|virus|malware|phish|infected|suspicious|malicious"
        r"|message content",
        r"content (?:rejected|filter|policy|not accept|denied|violat|block)|banned (?:content|file"
        r"|attachment)|prohibited",
        r"attachment[^\n]{0,40}(?:block|not allow|forbidden|type)|\bpolic(?:y|ies)\b|header error|violat"
        r"|low quality|\baup#",
    ),
    Cause.SIZE: (
        r"too (?:large|big)\b|(?:size|length|line|headers?) (?:limit|exceed\w{0,3}|is over)|message size"
        r"|oversized?\b",
        r"exceed\w{0,4} [^\n]{0,50}(?:\bsize|length)|malformed (?:message|header|mail)|bare lf"
        r"|rfc ?[25]32[12]|rfc ?[25]822",
        r"invalid header|non-?compliant|8-?bit (?:data|char|mime)|smtputf8|conversion (?:required|not)",
    ),
    Cause.FULL: (
        r"(?:mail ?box|inbox|account|mail ?folder|maildir|quota|storage|folder)[^\n]{0,50}(?:\bfull\b"
        r"|exceed|over ?quota"
        r"|over (?:its|the|their)|(?:size|storage) limit)",
        r"(?:over|out of|exceed\w{0,4}|beyond|lack of|above)[ -]{0,3}(?:[^\n]{0,24} )?(?:quota|storage"
        r"|disk ?space|allocat)",
        r"overquota|quota[ -_](?:exceed|full|reached|violat|limit|is)|disk (?:full|quota)|mailbox size"
        r"|user is over|\bis full\b",
        r"not enough (?:space|storage|room|disk)|insufficient (?:disk|storage|space|quota)|no (?:space"
        r"|room) (?:left|for|in)",
        r"storage (?:exceeded|limit|full)|mailbox_full|mailboxfull|quotaexceeded",
    ),
    Cause.LOOP: (
        r"\bhop count|too many hops|mail(?: is)?[ -]?loop|routing loop|loops? back|loop detected"
        r"|forwarded more than",
        r"(?:forwarding|infinite) loop",
    ),
    Cause.DNS: (
        r"(?:name serv|dns|look-?up|\bmx\b|resol[uv]|(?:host"
        r"|domain)(?: name)?[^\n]{0,20} not found)[^\n]{0,60}"
        r"(?:try again|temporar|malformed|timed? ?out|servfail|unexpected|server failure)",
        r"dns (?:server|query|lookup) fail",
    ),
    Cause.USER: (
        # `<ann@x.example>: host mx said: … mailbox is unknown`: what stands between is the address, an id, a verb.
        rf"{_RECIPIENT}s?[\"'>)\]]{{0,3}}(?: [^\n]{{0,60}}?)?[ :,.-]{{1,3}}(?:is |was |are |were "
        rf"|has )?{_UNKNOWN}",
        rf"{_BAD}[ /-](?:or illegal )?(?:local[ -]?)?(?:destination )?(?:e-?mail )?(?:{_RECIPIENT}"
        rf"|extension|to\b|rcpt)",
        rf"(?:e-?mail |domain )?not (?:a |our )(?:valid |known |registered |current "
        rf"|local )?(?:{_RECIPIENT}|customer)",
        rf"no such (?:{_RECIPIENT}|e-?mail|local|virtual|object|id\b|customer|destination|member)",
        rf"no (?:valid |local )?{_RECIPIENT}s? (?:here |found |exists? |is |there )?(?:by|with|of|under"
        rf"|called|known as|for|matching"
        r"|here|found)\b",
        r"not (?:our|a local) (?:customer|user|address|mailbox)|isn't (?:our|a) (?:customer|user|known"
        r"|valid)",
        r"(?:doesn't|does not) have (?:an? |any )?(?:\S{1,80} )?account|name is not recogni[sz]ed"
        r"|bad destination mailbox",
        rf"(?:could not|couldn't|cannot|can't|unable to) find (?:the |a |any "
        rf"|your )?(?:e-?mail )?{_RECIPIENT}",
        r"address(?:es)? (?:not found|error)|destination mailbox (?:has moved|not)|mailbox (?:unavailable"
        r"|name not allowed)",
        r"recipient (?:not found|rejected: unknown)|nosuchuser|recip(?:ient)?notfound|user_unknown"
        r"|unknown_user|_unknown_",
        r"recipient address rejected: (?:undeliverable|unverified|access denied)|left (?:the|our) (?:company"
        r"|organi[sz]ation|firm|university)",
        r"\b(?:is|are) no longer with\b|cuda_nsu|wasn't found (?:at|in|by)\b"
        r"|all recipient (?:addresses )?rejected"
        r"|recipients? does not exist|employee[^\n]{0,30}no longer",
    ),
    Cause.HOST: (
        r"(?:host|domain|name)s?\b[^\n]{0,60}(?:unknown|not found|\bnot exist|n't exist|could(?: not"
        r"|n't) be (?:found|resolved)"
        r"|not resolve|no(?:t a)? (?:valid|route)|invalid|is not reachable)",
        r"(?:unknown|invalid|no such|bad|non-?existent|can'?t find (?:any )?)[ -]?(?:destination )?(?:host"
        r"|domain|system)",
        r"nxdomain|no mx\b|null ?mx|(?:does(?: not|n't)|won't|not) accept (?:any )?(?:e-?)?mails?\b"
        r"|no mail ?hosts?",
        r"no smtp service|couldn't find (?:any|a) (?:host|mail)|unrouteable (?:mail )?domain|can'?t resolve",
        r"unable to (?:route|resolve)|unresolvable|address resolution"
        r"|all relevant mx records point to non-existent",
        r"no (?:mail )?(?:server|exchanger|mx record|a record)s? (?:for|found|record)|not a known domain",
    ),
    Cause.DISABLED: (
        r"disabled|inactive|suspended|frozen|deactivated|not active|\blocked\b|on hold|dormant|unavailable",
        r"not (?:currently )?accepting (?:mail|messages)",
    ),
    Cause.LATER: (
        r"temporar|try (?:again|later)|later\b|(?:will|to) (?:be )?(?:retr(?:y|ied)|keep trying)"
        r"|timed?[ -]?out|time-?out",
        r"(?:connection|session|network) (?:was |is )?(?:refused|reset|lost|dropped|closed|unreachable"
        r"|error|fail\w{0,3})",
        r"(?:lost|refused|no) connection|connect\w{0,3} (?:to|error|fail)|gr[ea]ylist|\bdelay(?:ed)?\b"
        r"|deferred|deferral",
        r"retry (?:time|timeout)|still trying|expired|too (?:busy|long)|queue(?:d)? (?:too|for)"
        r"|unreachable|no route",
        r"did not accept our (?:requests|connection)|not respond|no answer|could(?: not|n't) (?:connect"
        r"|contact)|not reachable",
        r"socket error|retries|attempts|not been collected|failing for a long time|\bbusy\b"
        r"|service not available",
    ),
    Cause.RELAY: (
        r"\brelay|not (?:a )?local(?:ly)? (?:host|domain)|rcpthosts|not (?:host|serv)\w{0,3} (?:this"
        r"|that) domain",
    ),
    Cause.REFUSED: (
        r"refus|reject|denied|not (?:authori[sz]ed|permitted|allowed|accepted|welcome)|forbidden|blocked"
        r"|filtered",
        r"declined|unacceptable|\baccess\b|transaction failed",
    ),
    Cause.SYSTEM: (
        r"(?:system|local|mailer|internal|server|configuration|disk|i/o|write|software) (?:error|fail"
        r"|problem|resource)",
        r"service unavailable|misconfigured|command (?:died|failed|output)|pipe to|unknown mailer error"
        r"|resources"
        r"|out of memory",
        r"can'?t (?:open|create|write)|couldn't (?:open|create|write)",
    ),
}
