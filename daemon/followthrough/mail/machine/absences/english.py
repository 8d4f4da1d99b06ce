"""Automatic mail in English."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="en",
    stems=("be back", "back on", "urgent", "won't be", "i'm out", "im out", "i am out", "will be out",
    "closed", "until further notice", "reopen", "checking",
        "out of", "office", "vacation", "holiday", "leave", "automat", "auto", "away", "travel",
        "no longer", "left",
        "ooo", "absen", "unavailable", "not available", "received", "been created", "sabbatical", "ticket",
        "access to", "contacting", "been opened", "been logged", "been assigned", "case number",
        "retired", "not in", "unattended", "mailbox", "on pto", "not read", "do not reply", "don't reply",
        "not monitored",
        "offline", "not working",
    ),
    label=r"auto(?:matic(?:ally)?|mated)?[ :_-]{0,2}(?:generated )?(?:e-?mail )?re(?:ply|sponse|sponder)\b"
    r"|(?:vacation|holiday|away|absence|ooo|out[- ]of[- ](?:the )?office) (?:auto-?)?(?:reply|response"
    r"|responder|message|notification|notice|notifier|autoreply)\b|automatic out of office|auto: ",
    desk_subject=r"\[?ticket(?: id)?[ :#]{1,3}\d|\[?(?:request|case|support request|message) received\b"
    r"|ticket (?:received|created)|\[#?\d{3,}\] (?:we have|your)",
    away_subject=r"(?:i(?:'m| am| will be) |currently |am |we are |our )?(?:offices? closed|closed for"
    r"|closed until|out[- ]of[- ](?:the[- ])?office|ooo\b|oof\b"
    r"|away from (?:the|my) (?:office|desk|e-?mail)|away until|on (?:vacation|annual leave|holidays?|pto"
    r"|parental leave"
    r"|maternity leave|paternity leave|leave|sabbatical))"
    r"|[^:]{2,60} is (?:currently )?(?:out of (?:the )?office|away"
    r"|on (?:vacation|leave|holiday))",
    automatic=r"(?:this|the following)(?: e-?mail| message| mail| reply| response| note)? (?:is|was"
    r"|has been|comes)"
    r"(?: just| only)?(?: an?)? (?:auto(?:matic(?:ally)?|mated)?[- ]?(?:e-?mail |system |generated "
    r"|vacation |away )?"
    r"(?:re(?:ply|sponse|sponder)|message|e-?mail|mail|generated|sent|notification|note)?)\b(?<!auto)"
    r"|(?:^|\n)[\W_]{0,6}auto(?:matic|mated)?[- ]?(?:generated )?(?:reply|response|responder|message"
    r"|e-?mail)\b[^\n,]{0,20}"
    r"(?=\n|$|:)|(?:you are|you're) receiving this (?:auto(?:matic|mated))"
    r"|(?:please )?do(?: not|n't) (?:reply|respond) (?:directly )?to this (?:e-?mail|message|mail|address)"
    r"|(?:this|the) (?:mailbox|inbox|e-?mail address|address|account) is (?:not|un)\s?(?:being )?(?:monitored"
    r"|attended|read)",
    absent=r"\b(?:i(?:'?m| am| will be|'ll be|shall be)|we(?:'re| are| will be|'ll be)|am|(?:he|she) is"
    r"|(?-i:[A-Z]\w{1,30}) is)"
    r" (?:currently |now |presently |also |still |going to be |unfortunately )?(?:out of (?:the |my "
    r"|our )?(?:office|town"
    r"|country)|ooo\b|oof\b|out (?:\w{2,12}ing |sick |of reach )?(?:on|until|from|today|this week"
    r"|next week)|away (?:from (?:the |my )?(?:office"
    r"|desk|e-?mail"
    r"|keyboard)|until|till|on|for|from|and|with|this week|next week|today|at the moment)"
    r"|away\b(?=\s?[.,]|\s?$)"
    r"|on (?:an? |my )?(?:extended |annual |parental |maternity |paternity |sick |medical |study |family "
    r"|summer |winter )?"
    r"(?:leave|vacation|holidays?|sabbatical|pto|business trip|travel)\b|travel+ing|off (?:work|sick|until|from"
    r"|on|today|this)"
    r"|not (?:in (?:the |my )?office|at (?:my desk|work)|available|working|checking|in until|in today|reading)"
    r"|unavailable|offline|attending a conference|at a conference)"
    r"|\b(?:our|the) (?:office|company|offices) (?:is|are|will be) closed|(?:limited|no|intermittent|sporadic"
    r"|restricted"
    r"|only occasional)(?: or no)? access to (?:my |e-?)?(?:e-?mail|mail)"
    r"|\b(?:out of office|ooo|away) (?:from|until|till)\b|(?:^|\n)(?:out of office|ooo|on vacation"
    r"|on annual leave)[.! ]*(?:\n|$)"
    r"|\b(?:will not|won't) be (?:checking|reading|looking at|monitoring|picking up|answering|in the office"
    r"|available|able to (?:read"
    r"|check|respond|reply))"
    r"|not (?:be )?returning (?:to the office )?until",
    template=r"if (?:it|this|that|your \w{3,10}) (?:can't|cannot|can not|won't) wait"
    r"|thank(?:s| you)(?: very much| so much)? for (?:your (?:e-?mail|message|mail|note|interest"
    r"|enquiry|inquiry)"
    r"|contacting|e-?mailing|writing|getting in touch|reaching out|the (?:e-?mail|message))"
    r"|(?:(?:for|in|if)(?: any| an| case of)?|if (?:you have|this is|it is|it's|your (?:e-?mail|message|matter"
    r"|request) is))"
    r" (?:an? )?(?:urgent|emergenc|immediate|time[- ]sensitive)[^.\n]{0,60}|(?:urgent|emergency|immediate)"
    r" (?:matters?|cases?|issues?|assistance|attention|enquir|inquir|queries|requests?|help|need)"
    r"|(?:will|'ll|shall|to) (?:reply|respond|answer|get back|get to your|attend|deal|read|return|review"
    r"|be in touch"
    r"|come back|be back)"
    r"[^.\n]{0,60}(?:when (?:i|we)|upon my|on my|once (?:i|we)|as soon as|after (?:my|i)|upon return"
    r"|in the office"
    r"|at my (?:earliest|return))"
    r"|(?:limited|no|intermittent|sporadic|restricted|occasional)(?: or no)? access|not (?:be )?(?:check|read"
    r"|monitor)ing (?:my )?"
    r"|(?:e-?mails?|messages?) (?:will|are|is) (?:not |be )?(?:be )?(?:forwarded|deleted|read|answered"
    r"|monitored)"
    r"|during (?:this time|my absence|that time)|in my absence|in the meantime|for (?:the duration|all other)"
    r"|your (?:e-?mail|message) (?:is important|has been|will be|was)|delayed? (?:in )?(?:respon|repl|answer)"
    r"|response (?:may|might|will) be (?:delayed|slow)|please (?:contact|reach out to|call|write to|direct"
    r"|refer|e-?mail)\b",
    received=r"(?:we(?:'ve| have)(?: now| successfully)? received|your (?:e-?mail|message|request|enquiry"
    r"|inquiry|ticket|case"
    r"|query|support request|application|submission|question)(?: \W{0,3}\w{1,20}\W{0,2})? (?:has|have|was"
    r"|is)(?: now)?(?: been)?"
    r" (?:successfully )?(?:received|created|opened|logged|registered|submitted|assigned))"
    r"|(?:we|our team|someone|a member of [^.\n]{1,40}|one of [^.\n]{1,40}) (?:will|'ll|aims? to|tr(?:y|ies) to"
    r"|endeavou?r to)"
    r" (?:get back|respond|reply|be in touch|contact you|review|answer)|reply above this line|ticket (?:number"
    r"|id|no|#)"
    r"|(?:case|reference|request|ticket) (?:number|id|no\.?)\b|an? (?:new )?(?:support |service )?(?:ticket"
    r"|case|request|incident) (?:has been|was) (?:opened"
    r"|created|logged|raised|assigned)",
    left=r"(?:is|are|am) no longer (?:with|at|working|employed|part of|a member|in (?:this|the) (?:role"
    r"|position))\b"
    r"|no longer works?\b|(?:has|have) (?:now |since |recently |sadly |just "
    r"|already )?left (?:the (?:company|organi[sz]ation|firm|university|business|team"
    r"|bank|institute)"
    r"|our \w{3,12}|us\b|(?-i:[A-Z][\w&-]{1,30}))|(?:has|have) (?:since )?(?:retired|moved on|departed)\b"
    r"|\bhas resigned"
    r"|is (?:now )?retired|(?:last (?:working )?day|last day of work) (?:at|with|was)|(?:e-?mail (?:address"
    r"|account)|mailbox|account)"
    r"[^.\n]{0,30} (?:is no longer (?:in use|active|valid|monitored)|will be (?:closed|deactivated))",
    left_myself=r"\bi(?:'m| am) no longer|\bi(?:'ve| have)? (?:now |since |recently |sadly |just "
    r"|already )?(?:left|moved on|retired|departed)"
    r"|my last day",
    open_ended=r"(?:maternity|parental|paternity|medical|sick|extended|long-term|family|adoption|study"
    r"|indefinite)[- ]leave"
    r"|sabbatical|until further notice|indefinitely|for the foreseeable|on leave of absence|leave without pay",
    human=r"\b(?:but|although|though|however|and)\b[^.\n]{0,40}\b(?:week after|works?\b|happy to|glad to|free\b"
    r"|could (?:do|meet|talk)"
    r"|can (?:do|meet|talk|make)|let's|let me|would love|love to|looking forward)|\b(?:happy|glad|delighted"
    r"|love) to (?:talk|chat|meet|help"
    r"|speak|connect|have a)|\bhow about\b|\bwhat about\b|\b(?:works|suits?) (?:for )?me\b|\blet's (?:talk|meet"
    r"|find|do|speak|chat|plan|aim|schedule)"
    r"|\bcould (?:you|we)\b|\bwould (?:you|it|that|next|the)\b|\bcan (?:you|we)\b|\bcatch up when\b"
    r"|\bshall we\b|\bcall me\b(?! if)"
    r"|sorry (?:for|about) (?:the |my |this )?(?:late|slow|delay|taking|not (?:getting|replying|answering"
    r"|writing))"
    r"|apologies for (?:the |my )?(?:late|slow|delay)(?! you)|\bi (?:was|'ve been|have been|had been|just got"
    r"|got back|only just)\b"
    r"|\bjust (?:got|came) back|\bi(?:'d| would) (?:be |love|like|suggest|prefer)|\bi(?:'ll| will) (?:call|ask"
    r"|talk to|speak to|check with|have a look|send|introduce|put you)"
    r"|\bsounds? (?:good|great|interesting)|\byour (?:question|project|thesis|research|work|idea|call)\b"
    r"|\bremind me\b|\bping me\b"
    r"|\b(?:not|no) (?:an?|the) (?:auto|out of office)|saw your|read your|nice to hear|good to hear"
    r"|great to hear|\bsee you\b|\bi think\b|\bmaybe\b"
    r"|\bthe week after\b|\binstead\b|\bready to\b|\bunless\b|\blet me\b",
    back=r"\b(?:back|return(?:ing|s)?|available again|in the office again|resum(?:e|ing)|respond(?:ing)?"
    r"|reply(?:ing)?|reopen(?:s|ing)?"
    r"|re-open(?:s|ing)?|first day back(?: is)?|again on)\b",
    back_from=r"\b(?:from|as of|as from|starting)\s(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){3,50}(?:back|available|return|reachable"
    r"|in the office again))",
    back_behind=r"[^.!?\n\d]{0,12}\bi(?:'ll| will| shall|'m| am) (?:be )?(?:back|return)",
    until=r"\b(?:until|till|til|before)\b",
    through=r"\b(?:through|thru|up to and including|until and including|ending|last day(?: away| out)?(?: is"
    r"|:)?|end(?: date)?:)",
    including=r"^[^.\n]{0,12}\b(?:inclusive|included|incl\b)",
    contact=r"contact|reach(?: out to)?|write to|e-?mail|address|direct (?:all|any|your|further)|refer to"
    r"|successor|replac\w{2,5}|instead|taken over"
    r"|forward|get in touch with|send",
    tomorrow=r"tomorrow",
    next_week=r"next week|following week",
    this_week=r"(?:rest of |the remainder of |all )?(?:the |this )week",
    weeks=r"weeks?",
    days=r"days?",
    in_=r"in|for(?: the next)?",
    read_subject=r"(?:not )?read|read receipt|return receipt",
    read_text=r"was (?:read|deleted without being read|displayed)|was not read|has been (?:read|displayed)"
    r"|receipt (?:only )?acknowledges|this is a (?:return|read) receipt",
    held=r"protect(?:ing)? (?:myself|my inbox|my mailbox|our users)?[^.\n]{0,40}(?:junk|spam|unsolicited)"
    r"|just this once|(?:your e-?mails?|you) (?:can|will) reach my inbox|(?:your (?:recent )?|this "
    r"|the )(?:e-?mail|message|mail)(?: (?:you sent|to|from you"
    r"|below))?(?:[^.\n]|\.(?=\S)){0,80}(?:held|on hold|waiting|quarantin|blocked|suspended|pending (?:until"
    r"|your|approval"
    r"|confirmation)"
    r"|not (?:yet )?(?:been )?delivered|will (?:then )?be delivered|could not be delivered until|be released)"
    r"|(?:in order )?(?:to|for) (?:have |get )?your (?:e-?mail|message|mail)(?: to be)? delivered|(?:verify"
    r"|prove|confirm|show|ensure) that (?:you(?:'re| are)"
    r"|this (?:e-?mail|message) (?:is|was)|the sender is) (?:an? )?(?:real|human|not a|legitimate|sent by a"
    r"|person)|first[- ]time sender"
    r"|guest list|(?:approved|allowed|accepted|authori[sz]ed) (?:senders?|list)|you are not (?:yet )?(?:on"
    r"|in) (?:my|his|her|their|the) \w+ ?list"
    r"|(?:my|our|his|her) (?:spam|mail|e-?mail)[- ](?:filter|protection|blocker)(?:[^.\n]"
    r"|\.(?=\S)){0,80}(?:confirm|verif"
    r"|unknown|recogni)"
    r"|one[- ]time (?:confirmation|verification|process|request)|message(?:s)? from unknown senders"
    r"|unconfirmed messages?",
    prove=r"add yourself|click|follow (?:the|this) link|visit|reply to this|simply reply|hit reply|press reply"
    r"|respond to this|replying to this|captcha|verify|confirm|enter the",
)  # fmt: skip
