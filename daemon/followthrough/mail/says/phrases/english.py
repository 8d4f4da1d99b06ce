"""English words."""

from followthrough.mail.says.phrases import english_delicate, english_no, english_yes
from followthrough.mail.says.phrases.words import Phrases

PHRASES = Phrases(
    "en",
    negation=(
        r"\b(?:not|never|no|nor|neither|nobody|none|nothing|can ?not|cant|wont|dont|doesnt|isnt|wouldnt|couldnt"
        r"|unable"
        r"|impossible|hardly|unfortunately|decline|refuse)\b|n't\b"
    ),
    joins=r"(?:and|so|because|since|&|as (?:i|we)) ",
    first_person=r"\b(?:i|i'm|im|i'd|i'll|ill|i've|ive|we|we're|we'll|we've|my|our|me|us|mine)\b",
    third_person=(
        r"\b(?:he|she|they|he'd|she'd|they'd|he's|she's|they're|he'll|she'll|they'll|who|everyone|people|is|are|was"
        r"|were)\b"
    ),
    speaks_for=(
        r"\w's (?:pa|personal assistant|assistant|secretary|office)\b|"
        r"\b(?:asked|asks|told|wants|wanted|instructed) me to (?:say|tell|let|pass|reply|respond|write|answer"
        r"|thank|convey"
        r"|inform|get back|send)\b|\bon behalf of\b|\b(?:pa|personal assistant|assistant|secretary) to\b"
        r"|\boffice of\b"
        r"|\b(?:thanks|thank) you for your (?:letter|e-?mail|message|mail|note|request|enquiry|inquiry),? (?:and"
        r"|but) "
        r"(?:regrets?|asks?|says|is|has|would)\b|\bi (?:look after|manage|handle|keep) (?:his|her|their) "
        r"(?:diary|calendar|schedule|mail|e-?mail|inbox)\b|\b(?:his|her) (?:pa|assistant|secretary)\b"
        r"|\bi(?:'m| am) (?:writing|answering|replying) for\b"
    ),
    doubt=(
        r"\b(?:maybe|perhaps|possibly|might|depends|undecided|dunno)\b|\blet me (?:think|check|see|get back|sleep"
        r"|look|ask)\b"
        r"|\b(?:i'?ll|i will|will|shall|i'd|i would|we'?ll) (?:have to |need to |first |just )?(?:think"
        r"|see\b(?! you)|check"
        r"|get back|let you know|come back to|consider)|\bnot (?:yet )?sure (?:if|whether|that|i)\b"
        r"|\b(?:need|have|want) to (?:check|think|ask|see|sleep|clear)\b|\bdon'?t know (?:yet|if|whether)\b"
        r"|\bremains to be seen\b|\bask me again\b"
    ),
    turn=(
        r"\b(?:but|however|though|although|yet|nevertheless|nonetheless|that said|having said that|even so"
        r"|on the other hand)\b"
    ),
    turn_inside=r"\b(?:however|though)\b",
    condition=(
        r"\b(?:does(?:n't| not)|didn't|isn't|not) (?:necessarily )?(?:mean|to say|imply)\b|"
        r"\b(?:if|unless|provided|assuming|in case|whether)\b"
    ),
    requests=(
        r"^\W{0,5}(?:please,? |so |and )?(?:can|could|would|will) you(?! (?:me |us )?(?:tell|explain"
        r"|say|want|like|prefer|rather|remember|see))\b|\b(?:may|can|could|might) i (?:please "
        r"|kindly )?ask (?:that )?you\b"
    ),
    past=r"\b(?:was|were|had|last|ago|yesterday)\b",
    no_openings=(
        r"n't (?:[\w']+ ){0,5}(?:hire|recruit) (?!you to|me)|n't (?:[\w']+ ){0,5}(?:be able to|able to"
        r"|to) (?:hire|recruit|employ)\b|"
        r"\b(?:not|unable|cannot|cant) (?:[\w']+ ){0,5}(?:hire|recruit|employ) (?!you to|me)"
        r"|\b(?:not|unable|cannot|cant) (?:[\w']+ ){0,5}(?:to|be|can't|cannot|won't|n't) (?:hire"
        r"|recruit|employ)\b|\b(?:hiring|recruitment|headcount) budget(?:'s| is| has"
        r"| was) (?:\w+ )?(?:gone|spent|frozen|cut|exhausted|used)\b|"
        r"\b(?:stop|halt|freeze|pause|hold) (?:to|on) (?:all |our |any )?(?:new )?(?:hiring"
        r"|recruit\w+)\b|\b(?:not|n't|doubt) (?:[\w']+ ){0,6}(?:be hiring|be recruiting)\b"
        r"|\bno (?:jobs|positions|roles) going\b|"
        r"\b(?:positions?|roles?|vacanc(?:y|ies)|posts?|jobs?|openings?) (?:\S+ ){0,5}(?:filled|taken|gone)\b|"
        r"\bnothing (?:\w+ )?(?:open|available|vacant|going|on offer)\b(?= (?:in|at|here|for|right|on|just|now)\b"
        r"|\W*$)|\bhiring is off\b|"
        r"\b(?:nobody|no one|noone|none of us|not anyone) (?:\w+ ){0,4}(?:hiring|recruiting|hires|recruits)\b|"
        r"\b(?:not|aren'?t|isn'?t|n't|no longer|nobody is|no one is|never|stopped|arent) (?:\w+ ){0,3}(?:hiring"
        r"|recruiting|looking (?:to (?:hire|recruit|add|grow the team)"
        r"|for (?:new |additional |any |more )?(?:people|staff|candidates|anyone|anybody|someone|hires?|help"
        r"|hands))|taking (?:on )?(?:any |new |more ){0,6}(?:anyone|anybody|staff|people"
        r"|trainees|interns?|graduates|hires|employees|apprentices)|adding (?:people|headcount|staff|anyone)"
        r"|hire (?:anyone|people|anybody|right|at|this))"
        r"|\b(?:no|zero|without|(?:not|n't|dont|don't|cannot|can't) (?:\w+ ){0,5}(?:any|a"
        r"|an)) (?:\w+ ){0,3}?(?:openings?|vacanc(?:y|ies)|open (?:roles?|positions?)"
        r"|(?:positions?|roles?|jobs?|posts?)(?= (?:available|open|free|vacant|to (?:fill|offer)|at|right|for|in"
        r"|here|currently|now|this|on|with|just|or|and|either|coming)\b|\W*$)"
        r"|headcount|internships?|budget (?:for|to) (?:a |new |another )?(?:hir\w+|people|headcount|role|position"
        r"|staff))\b"
        r"|\b(?:hiring|recruitment|headcount|recruiting) (?:is |has been |was )?(?:freeze|frozen|stop\w*|on hold"
        r"|paused|suspended|closed|over)\b|\bfreeze on (?:hiring|recruit\w+|headcount)"
        r"|\b(?:stopped|froze|paused|suspended|frozen) (?:all |our )?(?:hiring|recruit\w+)|\bfully staffed\b"
        r"|\b(?:team|staff|department) is (?:full|complete)\b"
        r"|\bfilled (?:the|our|that|all|every)\b[^.]{0,30}\b(?:positions?|roles?|vacanc(?:y|ies)|posts?"
        r"|openings?)\b|\b(?:position|role|vacancy|post|job)s? (?:has|have|is|was|are)"
        r"(?: already| all| just)?(?: been)? (?:filled|taken|gone)\b|\blaying (?:people |staff )?off\b"
        r"|\b(?:rounds? of|just had) lay-?offs\b|\bcutting (?:jobs|staff|positions)\b"
    ),
    other_openings=(
        r"\b(?:never|didn'?t|did not) (?:said|say|claim\w*|meant?|told|tell)\b|"
        r"\b(?:calendar|schedule|diary|agenda)\b|\bno position to\b|\bin no position\b|\b(?:ask(?:ed|ing)?|know"
        r"|wonder(?:ed|ing)?|see|check|sure|tell me) (?:if|whether)\b|\?\s*$"
        r"|\bno (?:hiring )?freeze\b|\bnot a job\b|\basking (?:you )?for\b|\byou (?:aren'?t|are not|'re not)\b"
        r"|\bnot (?:\w+ )?looking for a job\b|\b(?:used to|back then)\b"
        r"|\bno (?:longer )?(?:hiring )?(?:shortage|lack) of\b|\bno job (?:is|too)\b"
    ),
    asks=(
        r"^\W{0,5}(?:(?:so|and|but|hi|ok|well|hello|also|yes|sure|sorry)[, ]{1,2})?(?:what(?:'s| is| are| do| does"
        r"| did| exactly| kind| would| time| sort| company)|which (?:of|day|time|one|company|part"
        r"|field|school|department|number)|who (?:is|are|gave|told|else)|who's|where (?:is|are|did|do)"
        r"|when (?:would|do|are|can|could|did|is)|why (?:do|me|are|did|would)|how (?:long|much|many|did|do"
        r"|can|would|could|come)|(?:can|could|would|do|are|did|have|will|may) (?:you|we|i)|is (?:it|this|that"
        r"|there))\b"
    ),
    courtesy_question=(
        r"^\W{0,5}(?:\S+ ){1,2}minutes\?$|"
        r"\bremember\?$|"
        r"^\W{0,5}(?:honestly|seriously|the truth|you know what|the (?:best|worst|funny) part|my (?:answer|advice)"
        r"|result)\W*$|"
        r"\bhow are (?:you|things)\b|\bhow(?:'s| is) (?:it going|everything|life|things|the (?:weather|family))"
        r"|\bhow have you been|\bhope you|\ball well|\bright\?$|\bisn'?t it\?$|\bok(?:ay)?\?$|^\W{0,5}why not\W*$"
        r"|\bwho knows\W*$|^\W{0,5}(?:what|huh|really|eh|no|yes|me|right)\W*$|\bdon'?t you think\?$|\bmakes? sense\?$"
        r"|\bfair enough\?$|\byou know\?$|\bwhat do i know\b|\bwho (?:would|could) have thought"
        r"|\bwho am i to\b|\bwhere (?:does|did|has) (?:the )?time\b|\bhow time flies|\bwho (?:wouldn'?t|isn'?t"
        r"|doesn'?t|hasn'?t)\b|\bhow (?:could|can) i (?:say no|refuse|resist)|\bsmall world|\bwho cares\b"
        r"|\bhow (?:nice|kind|lovely|wonderful) (?:is|was) (?:that|this)|\bwhy(?: on earth)? (?:wouldn'?t"
        r"|shouldn'?t) i\b|\bis(?:n'?t)? (?:it|that) (?:funny|strange|crazy)"
    ),
    thanks=(
        r"\b(?:thanks|thanx|thank you|thankyou|thank u|thx|thks|tks|tysm|thnaks|tahnks|thansk|thaks|thak you"
        r"|many thanks|much appreciated|much obliged|appreciate (?:it|that|you|your|the)|grateful"
        r"|cheers|ta)\b"
    ),
    no_thanks=(
        r"\bwill (?:revert|reply|respond|get back|check|look|answer|let you know)\b|\b(?:patience"
        r"|understanding)\b|"
        r"\bno,? (?:thank|thx)|\bthank(?:s| you),? but\b|\bin advance\b|\bbut\b|\bno longer\b|\bunfortunately\b"
        r"|\bnot\b|\bfor nothing\b|n't\b|\bthanks to\b|\bif you\b"
    ),
    courtesy=(
        r"^(?:they|it|you|that|this) (?:really )?(?:made my day|mean|help)|"
        r"^(?:have an?|enjoy|all the best|all good|take care|best of luck|good luck|happy \w+|hope|i hope"
        r"|talk soon|speak soon|see you|great|wonderful|got it|received|noted|perfect|ok(?:ay)?|super|you too"
        r"|likewise|that means|means a lot|it means|(?:that|it)(?:'s| is| was) (?:so |very |really |most "
        r"|quite )?(?:great|kind|nice|good|lovely|helpful|useful|generous|thoughtful|sweet|wonderful|fantastic"
        r"|appreciated"
        r"|brilliant)|(?:so|very|how|most) (?:kind|nice|thoughtful|sweet|generous|helpful|lovely)|you(?:'re"
        r"| are) (?:welcome|too kind|very kind|a star|the best)|i (?:really |very much |truly )?(?:enjoyed|loved"
        r"|liked|appreciate)"
        r"|much appreciated|same to you|cheers|glad|lovely|nice|safe (?:travels|trip)|keep in touch"
        r"|(?:you )?made my day|warm|with (?:kind|best|warm)|will read|read it|wishing|fantastic|brilliant|awesome"
        r"|amazing)\b"
    ),
    **english_no.WORDS,
    **english_yes.WORDS,
    **english_delicate.WORDS,
)
