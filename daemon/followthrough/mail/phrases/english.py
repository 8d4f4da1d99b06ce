"""English words."""

from followthrough.mail.phrases import Phrases

_TO_DO = (
    r"(?:chat|talk|help|meet|speak|connect|discuss|share|answer|jump|catch up|do (?:so|that|this|it)"
    r"|set (?:up|something)|hop|have (?:a |that )?(?:call|chat|conversation|coffee)|give you|offer|sit down|find"
    r"|make time|grab|tell you|assist|schedule)"
)

PHRASES = Phrases(
    "en",
    negation=(
        r"\b(?:not|never|no|unable|unfortunately|afraid|sorry|can't|cannot|won't|don't|doesn't|wouldn't|couldn't"
        r"|decline|impossible)\b|n't\b"
    ),
    first_person=r"\b(?:i|i'm|i'd|i'll|i've|we|we're|we'll|my|our|me|us)\b",
    turn=r"\b(?:but|however|though|although|yet)\b",
    condition=r"\bif\b|\bunless\b|\bprovided\b",
    past=r"\b(?:was|were|had|last|ago|yesterday)\b",
    stop=(
        r"(?:do not|don't|never|stop|cease|quit|refrain from) (?:ever )?(?:contact|e-?mail|writ|messag|call"
        r"|send|bother|spam)(?:e|ing|ting|ing me)?\b(?: (?:to )?(?:me|us)\b| any| these| such| more|\W*$)"
        r"|(?:remove|take) (?:me|us|my (?:name|address|e-?mail)|this address)[^.]{0,20} (?:from|off)\b"
        r"|\bleave me alone|(?:want|wish|like|prefer) (?:not to be|no (?:further|more)) (?:contact|e-?mail"
        r"|messag)\w*|no (?:further|more) (?:e-?mails|messages|contact)\b[^.]{0,10}(?:please|$|\W)"
        r"|^(?:please )?unsubscribe(?: me)?\W*$"
    ),
    not_for_good=(
        r"hesitate|\bbefore\b|\buntil\b|\btill\b|\bunless\b|at (?:this|my work) (?:address|number|e-?mail)"
        r"|on weekends?|by phone|if you (?:want|prefer|wish)|\bif i\b|didn't|did not"
    ),
    declines=(
        r"\bno,? (?:thanks|thank you)\b(?! for)|\bnot interested\b|\bno interest in\b|(?:have to|must|need to"
        r"|will|going to|afraid i'll|respectfully|regretfully) (?:respectfully )?(?:decline|pass\b(?! (?:it"
        r"|this|your|along|on))|say no)|\bi'?d? (?:rather|prefer) not\b"
        r"|not (?:in a position|the right (?:person|fit)|able|comfortable)\b(?! to (?:make|open|see|find"
        r"|attend|read))|(?:can't|cannot|won't be able to|unable to|not able to"
        r"|am not going to) (?:really )?(?:help|assist|take (?:this|that|you|on|the)|meet|accommodate|offer"
        r"|commit|make (?:the )?time|do (?:this|that|calls|these)|give you|support|speak|talk|spare)"
        r"|(?:don't|do not) (?:have|take|do|give|offer|accept) (?:the |any |enough )?(?:time|capacity"
        r"|bandwidth|such (?:calls|meetings|requests)|meetings|calls|interviews|these)\b|no (?:time|capacity"
        r"|bandwidth) (?:for|to)\b"
    ),
    declines_alone=r"^\W*(?:no,? (?:thanks|thank you)|not interested|unfortunately|sorry)",
    no_decline=(
        r"\bif you(?:'re| are)?\b|can't wait|cannot wait|can't thank|not a problem|no problem|no worries"
        r"|can't help but|why (?:can't|don't)|\bin person\b"
    ),
    another_time=(
        r"this week|next week|this month|right now|at the moment|until|today|tomorrow|at that time|then\b|before"
    ),
    yes=(
        rf"\b(?:happy|glad|delighted|pleased|more than willing|willing|excited) to (?:\w+ )?{_TO_DO}|\b(?:i'd"
        rf"|i would|we'd|we would) (?:really )?(?:love|like|be (?:very |more than |so )?(?:happy|glad"
        rf"|delighted|pleased|honou?red)) to(?: (?:\w+ )?{_TO_DO}|\W*$)|\bi(?:'d| would) be (?:happy|glad"
        r"|delighted)\W*$"
        r"|\bsounds (?:good|great|lovely|perfect|interesting|like a (?:plan|good idea))|\blet's (?:talk|chat"
        r"|meet|set up|find|do (?:it|that|this)|speak|connect|schedule|have|get)"
        r"|looking forward to (?:talking|meeting|speaking|our|chatting|the (?:call|chat|meeting)|connecting)"
        r"|look forward to (?:talking|meeting|speaking|our|chatting)"
        r"|^(?:yes|sure|of course|absolutely|certainly|definitely|gladly|with pleasure|my pleasure)\b[^?]*$"
        r"|\bhappy to\W*$|count me in|would be (?:great|lovely|nice|good) to (?:talk|chat|meet|speak|connect"
        r"|catch up)"
    ),
    wished=r"\bif (?:i|we) (?:had|could|were)|\bwish i\b|would have (?:been|loved|liked)",
    no_openings=(
        r"\b(?:not|aren't|isn't|n't|no longer) (?:\w+ ){0,3}(?:hiring|recruiting|looking (?:to hire"
        r"|for (?:new |additional |any )?(?:people|staff|candidates|anyone|someone))|taking on"
        r"|adding (?:people|headcount|staff))"
        r"|\b(?:no|without|(?:not|n't) (?:\w+ ){0,5}any) (?:\w+ ){0,3}(?:openings?|vacanc(?:y|ies)|positions?"
        r"|open (?:roles?|positions?)|roles?|jobs?|headcount|internships?)\b|hiring freeze|freeze on hiring"
        r"|recruitment freeze"
    ),
    other_openings=(
        r"calendar|schedule|diary|agenda|no position to|in no position|\bif\b|\?\s*$|there(?:'s"
        r"| is) no (?:hiring )?freeze|not a job|asking (?:you )?for"
    ),
    courtesy_question=(
        r"how are you|how(?:'s| is) (?:it going|everything|life)|how have you been|hope you|all well"
        r"|\bright\?$|isn't it\?$|ok(?:ay)?\?$|^\W*why not\?|who knows\?|^\W*(?:what|huh|really)\W*$"
        r"|don't you think\?$"
    ),
    thanks=r"\b(?:thanks|thank you|thx|many thanks|much appreciated|appreciate (?:it|that|you|your))\b",
    no_thanks=(
        r"\bno,? thank|thanks but|thank you but|in advance|\bbut\b|\bno longer\b|unfortunately|\bnot\b"
    ),
    courtesy=(
        r"^(?:have a|enjoy|all the best|take care|best of luck|good luck|happy \w+|hope|i hope|talk soon"
        r"|speak soon|see you|great|wonderful|got it|received|noted|perfect|ok(?:ay)?|super|you too|likewise)\b"
    ),
    anger=(
        r"\bhow dare you\b|\bharass(?:ing|ment)\b|\b(?:disgusted|disgusting|outrageous)\b|\bgo to hell\b"
        r"|\bf(?:uck|\*{2,3}k?)\b"
    ),
    grief=r"\bpassed away\b|\b(?:a |the )?(?:funeral|bereavement)\b|\bdeath of my\b",
    illness=(
        r"\b(?:cancer|chemo(?:therapy)?|leukemia|tumou?r|a stroke|heart attack|intensive care|hospice)\b"
        r"|\b(?:seriously|gravely|terminally|critically) ill\b"
    ),
    not_delicate=r"\bcancer (?:research|centre|center|charity|institute)\b",
)
