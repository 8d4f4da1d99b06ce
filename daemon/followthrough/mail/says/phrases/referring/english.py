"""English words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring

_SPEAK = (
    r"(?:talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|chat(?:ting)? (?:to|with)|writ(?:e|ing)(?: to)?"
    r"|reach(?:ing)?(?: out)?(?: to)?|get(?:ting)? in touch with|get(?:ting)? hold of|connect(?:ing)? with"
    r"|turn(?:ing)? to"
    r"|contact(?:ing)?|e-?mail(?:ing)?|ask(?:ing)?(?: for)?|try(?:ing)?|meet(?:ing)?(?: with)?"
    r"|call(?:ing)?|ping(?:ing)?"
    r"|approach(?:ing)?|look(?:ing)? up|drop(?:ping)? (?:a (?:line|note|mail|message) )?(?:to )?|message|see)"
)
_SOFTLY = (
    r"(?:also |really |definitely |just |best |maybe |perhaps |probably |instead |directly |please "
    r"|simply |better )?"
)

REFERRING = Referring(
    points=(
        r"\bbetter off (?:with|asking|contacting|(?:talking|speaking|writing) (?:to|with))\b|\b(?:start"
        r"|begin) with\b|\bgive\b(?= [^.]{2,50}\ba (?:call|ring|shout|buzz)\b)|\bmy (?:tip"
        r"|advice|suggestion)(?: is)?:?|"
        r"\b(?:shoot|drop|send)\b(?= [^.]{2,60}\b(?:an? (?:quick |short )?(?:e-?mail|line|note|message"
        r"|mail|text)|my way)\b)|\b(?:worth|consider|how about) (?:talking|speaking|writing) to\b|"
        r"\b(?:should|could|can|might want to|may want to|might|may|would do well to|ought to|need to"
        r"|want to|had better"
        r"|have to|please|do|better|best to|best bet is to|also|and|or|then|i'd|i would|free to|worth"
        rf"|instead|rather) {_SOFTLY}{_SPEAK}\b"
        rf"|\b(?:suggest|recommend|advise|propose)(?: that)?(?: you)? {_SOFTLY}{_SPEAK}\b"
        rf"|(?:^|[,;:\u2026] |\bhi \w{{1,20}},? |\bbut )(?:so |then |just |well,? |maybe |instead "
        r"|otherwise )?"
        r"(?:talk to|speak to|write to|contact|email|e-mail|ask(?: for)?|try|call|ping|reach out to"
        r"|get in touch with"
        r"|have a word with|drop a line to|check with|meet with)\b"
        r"|\b(?:introduce you to|put you in (?:touch|contact) with|connect you with|refer you to"
        r"|point you to|recommend)\b"
        r"|\b(?:here (?:is|are)|these are) (?:the |her |his |their )?(?:contact|details|address|e-?mail"
        r"|number)s?\b[^.]{0,20}"
        r"|\b(?:reach|find|catch|e-?mail) (?:him|her|them) (?:at|on|under|via)\b"
    ),
    fits=(
        r"\b(?:better|right|best) (?:answer|placed|suited|qualified|informed|source|idea)\b|\b(?:would"
        r"|could|can) (?:tell|give|show|teach) you\b|\bis (?:our|the) (?:expert|specialist|go-to)\b"
        r"|\blooks after (?:that|this|these)\b|\b(?:does|runs|leads|covers|handles|owns) (?:that|this"
        r"|these|it)\b(?! for me)|"
        r"\b(?:best|right|better|obvious|ideal|perfect) (?:person|contact|one|man|woman|guy|people|address)\b"
        r"|\b(?:person|one|people|man|woman) (?:you (?:want|need|should)|to (?:ask|talk|speak|contact"
        r"|write))\b"
        r"|\bknows? (?:far |much |a lot |way )?(?:more|better)\b|\bcomes? to mind\b|\bi(?:'d| would"
        r"|'m)? think(?:ing)? of\b"
        r"|\b(?:has|have) taken over\b|\btook over (?:from me|my|the|this)\b|\b(?:is"
        r"|are) (?:now )?(?:in charge|responsible)\b"
        r"|\b(?:might|may|could|can|will|would|should) (?:well |also |surely |certainly "
        r"|probably )?(?:be able to |know|help|be happy to"
        r"|be of help|have (?:some )?(?:ideas|answers))|\b(?:colleague|boss|friend|manager|successor"
        r"|supervisor) (?:might|may|could)\b"
        r"|\bthat would be\b|\bmy (?:successor|replacement) is\b|\bhappy to talk to you\b(?= too| as well)"
    ),
    suggests=r"\bwhy (?:don't you|not)\b|\bhow about (?:asking|talking|writing|contacting|trying)\b",
    promises=(
        r"\b(?:i'll|i will|i can|i could|we'll|we will|let me|i'd be (?:happy|glad) to|(?:i'm "
        r"|i am )?(?:happy|glad) to|i am going to"
        r"|i'm going to|i'd like to|i would like to|i want to|i wanted to"
        r"|allow me to) (?:\w+ ){0,2}?(?:ask|introduce|connect|check with"
        r"|put you in (?:touch|contact)|speak (?:to|with)|talk (?:to|with)|reach out to|make (?:an"
        r"|the) intro\w*|forward|pass|drop|loop in"
        r"|see if|see whether|run it by)\b"
        r"|\b(?:have |has |i've |i )?(?:just )?(?:forward|pass|hand)(?:ed|ing) (?:your|this|it)\b"
        r"|\bi(?:'ve| have) (?:just |already )?(?:asked|told|alerted|spoken to) (?!you\b|whether)"
    ),
    introduces=(
        r"(?:^|[,:;!] ?|\band |\bplease )meet (?!(?:with|at|on|in|up|for|me|us|you|to)\b)(?=\w)"
        r"|\bintroduc(?:e|es|ing)\b(?! (?:myself|yourself|ourselves))"
        r"|\bcc(?:'ed|'d|ed|d|'ing|ing)?\b|\bcopied\b|\bcopying\b|\bcopy in\b|\bin copy\b|\bloop(?:ing"
        r"|ed)?\b|\badding\b|\badded\b|(?:^|\s)\+ ?(?=[^\W\d])"
        r"|\binvolving\b|\bbringing in\b"
    ),
    them=r"\b(?:her|him|his|them|their|both|each other)\b",
    oneself=r"\b(?:me|us|you|myself|yourself|ourselves)\b",
    denies=(
        r"\b(?:anyone|anybody|someone|somebody|everyone|everybody)\b|"
        r"\b(?:not|never|nobody|no one|noone|without|if|cannot|hesitate)\b|n't\b|\bno need to\b"
        r"|\bno longer\b|\bnor\b"
        r"|\b(?:dont|cant|wont|shouldnt|wouldnt)\b"
    ),
    role=(
        r"\b(?:my|our|their|his|her|the) (?:[\w-]{1,20} ){0,2}?(?:colleagues?|boss|manager|assistant"
        r"|partner|director|head|lead|leader|chief"
        r"|friend|recruiter|successor|supervisor|professor|co-?founder|founder|ceo|cto|mentor|hr"
        r"|human resources|hr department|team)\b"
        r"(?: (?:of|for|in|at) (?!touch)[\w-]{1,30})?|\b(?:head|director|chief|vp) of [\w-]{1,30}"
        r"|\ban? (?:good |old |former |dear )?(?:friend|colleague)\b"
        r"(?: of mine)?|\b(?:hr|human resources)(?: department)?\b"
    ),
    relates=r"\bwho(?:m)?(?: [\w'-]{1,30}){1,6}?(?=\s?[(,.;!]|$)",
    keeps_calendar=(
        r"\b(?:my|our|the|his|her|personal|executive) (?:(?:personal|executive|virtual) )?(?:assistant"
        r"|secretary|pa|ea|scheduler)\b"
        r"(?! (?:prof|director|manager|editor|curator))(?!\w)|\b(?:find|set up|arrange|fix|book|agree on"
        r"|schedule) (?:us )?(?:a |an |the |some )"
        r"(?:time|slot|date|appointment|meeting|call)\b|\bwho (?:keeps|runs|manages|handles"
        r"|looks after) my (?:calendar|diary|schedule)\b"
        r"|\b(?:coordinate|help (?:us )?(?:with )?schedul\w+|do the scheduling|for scheduling)\b"
    ),
    no_name=(
        r"i|we|you|the|this|that|it|if|he|she|they|his|her|their|our|my|your|me|us|who|someone|somebody"
        r"|anyone|people|and|or|to|cc|please|also"
        r"|mon|tue|wed|thu|fri|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may"
        r"|june|july|august|september|october"
        r"|november|december|linkedin|xing|zoom|teams|skype|slack|google|github|twitter|facebook|instagram"
        r"|whatsapp|wikipedia|chatgpt|reddit"
        r"|youtube|siri|alexa|santa|claus|god|phd|mba|hr|it|ceo|cto|cv|ok|okay|hi|hello|hey|dear|best"
        r"|regards|kind|warm|cheers|thanks|thank"
        r"|sincerely|yours|take|good|luck|team|department|group|office|human|resources|marketing|sales"
        r"|careers|head|director|colleague|boss"
        r"|manager|assistant|internet|web|monday|english|german|french|spanish|talk|ask|contact|try|call"
        r"|write|email|maybe|then|both|but|so"
    ),
)
