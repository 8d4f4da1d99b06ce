"""English words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="en",
    number={
        1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        11: "eleven", 12: "twelve", 14: "fourteen", 20: "twenty", 25: "twenty-five|twenty five",
    },
    day_from_today={0: "today", 1: "tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow",
                    2: "the day after tomorrow|day after tomorrow", -1: "yesterday"},
    part_of_today={"morning": "this morning", "afternoon": "this afternoon", "evening": "tonight|this evening"},
    part={
        "morning": "morning|mornings|mid-morning|mid morning|early morning|late morning|forenoon|a.m. hours"
    "|in morning",
        "noon": "lunch|lunchtime|lunch time|over lunch|midday-ish|around noon|around midday|about noon|noonish",
        "afternoon": "afternoon|afternoons|mid-afternoon|mid afternoon|early afternoon|late afternoon|arvo",
        "evening": "evening|evenings|early evening|late evening",
        "night": "night|nights|late night",
    },
    of_part={"morning": "in the morning|in the early morning", "afternoon": "in the afternoon|in the early afternoon",
             "evening": "in the evening", "night": "at night"},
    at="at|@|say|at the|from at|starting at",
    about="around|about|approx|approx.|approximately|roughly|circa|ca|ca.|~|at about|at around|maybe|perhaps|like",
    oclock="o'clock|oclock|h|hrs|ish|-ish|o clock|sharp",
    or_later="onwards|or later|the earliest|at the earliest|or after|earliest|and later|onward",
    am="am|a.m.|a.m|a m",
    pm="pm|p.m.|p.m|p m",
    half_past="half past|half",
    quarter_past="quarter past|a quarter past|quarter after",
    quarter_to="quarter to|a quarter to|quarter before|quarter of",
    minutes_past="past|after|minutes past",
    minutes_to="to|minutes to|before|till",
    noon="noon|midday|12 noon|12 midday",
    midnight="midnight",
    since="after|from|past|since|any time after|anytime after|any time from|anytime from|not before|from about"
    "|onwards from",
    until="before|until|till|til|by|up to|no later than|latest|at the latest|not after|not later than",
    between="between|btw|betw.",
    both="and|&",
    to="to|until|till|til|thru|through",
    either="or|and|and/or",
    the="the|on|on the|for the|of the|for|this coming",
    of="of|of the",
    next_one="next|the next",
    coming="this coming|coming|the coming|upcoming|this upcoming",
    this_one="this",
    after_next="",
    after_that="after next",
    last_one="last|past|previous|this past",
    week={0: "this week", 1: "next week|the next week|the following week|following week|the coming week|coming week",
          2: "the week after next|week after next|the week after|in the week after next"},
    some_week="in a week|in two weeks|in three weeks|in four weeks|in a month|in two months|in a few weeks"
    "|in a couple of weeks|the other week|some week",
    week_later="week|in a week|in a week's time|in one week",
    fortnight_later="fortnight|in two weeks|in a fortnight",
    before_week_later="a week on|a week from|week from|one week from",
    within="in|in about",
    days="days|day|days'|business days",
    weeks="weeks|week|wks",
    week_number="calendar week|cw|week|wk|kw",
    counted="year|years|yrs|people|persons|person|min|mins|minute|minutes|hour|hours|hr|days|day|weeks|week|month"
    "|months"
    "|percent|companies|of us|of you|guests|times|options|slots|weeks'|euros|dollars|pounds|k|m|km|miles|or more"
    "|items"
    "|others|more|ppl|questions|things|names|pages|points|colleagues|meetings|calls|kids|children",
    nothing="good morning|good afternoon|good evening|good night|morning everyone|every morning|every evening"
    "|every afternoon|every night|one day|the other day|day by day|these days|have a good evening|have a nice evening"
    "|have a great evening|24/7|half an hour|half hour|half a day|an hour|one hour|by the way|to date|nice evening"
    "|lovely evening|good week|one of|one or two|for one|one on one|one-on-one|1:1|may i|may we|at all|at first"
    "|at least"
    "|this time|second time",
    filler="please|or so|then|local|local time|exactly|this month|sharp|if possible",
    skipped=r"than|until|till|til|by|since|from|before|after|through|week of|week commencing|week beginning|w/c"
    r"|every|each|first|second|third|fourth|following|every other|instead of|rather than|other than|(?:any"
    r"|every)thing but|any day (?:but|except|other than)|any time (?:but|except)|except|but not|avoid|last|past"
    r"|dated|eod|cob|end of (?:day|business)|close of business|deadline(?: is)?|due|all (?:days"
    r"|week) (?:but|except)"
    r"|apart from|most",
    back=r"until|till|til|back|returns?|returning|after",
    later=r"\b(?:after|over|in|of|early|late|mid|end of|beginning of|start of)[ -](?:the |my )?(?:easter"
        r"|christmas"
    r"|holidays?|vacation|break|new year|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b(?! ?\d)",
    negation=r"\b(?:not|can't|cant|cannot|couldn't|won't|wont|doesn't|doesnt|don't|dont|didn't|isn't|aren't"
        r"|unable"
    r"|unavailable|busy|booked|tied up|swamped|slammed|away|full|except|is out|are out|taken|tricky"
    r"|difficult|tough"
    r"|tight|clash\w*|overlap\w*|conflicts?|impossible|avoid|plans|no longer|never|no can do|bad for me|a no-go"
    r"|neither)\b|\bno (?:time|good|chance|way)\b",
    not_negation=r"\b(?:why not|why don't (?:we|you)|(?:don't|do not) hesitate|not only|if you don't mind"
        r"|no problem"
    r"|(?:was|were) (?:thinking|wondering|hoping|going to (?:say|suggest|propose))|had (?:.{0,30} )?in mind"
    r"|wouldn't mind|if (?:you are|you're|that's|that is) not (?:too )?\w{1,15}|if not|if it(?:'s"
    r"| is) not (?:too )?\w{1,15}|can't wait|not too early|not a problem|if you can't|unless you're busy"
    r"|if you haven't|not sure (?:if|whether))\b",
    past=r"\b(?:was|were|had|ago|yesterday|met|spoke|talked|saw|received|sent|wrote|came|went|got|happened"
        r"|called"
    r"|emailed|discussed|thank(?:s| you) for (?:your|the) (?:e-?mail|message|note|call|chat|meeting|time))\b"
    r"|your (?:e-?mail|message|note) (?:of|from)",
    own=r"\b(?:i'll|i will|will) (?:(?:properly|then) )?(?:answer|reply|respond|write|get back"
        r"|come back to you|let you know)\b|\b(?:i|we)(?:'ve| have)(?: got)? (?:an?|another|my|our|two"
        r"|back)\b(?! (?:free |short |small |quick "
    r"|little )?(?:gap|slot|window|opening|free|bit|little|few|half|quiet|break|good|great|hour|time"
    r"|moment|proposal"
    r"|suggestion|idea|question|preference|couple of (?:slots|openings)))|\bi(?:'m| am|'ll be"
    r"| will be) (?:at (?:the"
    r"|an?|my) (?!office|desk|phone|institute|university|lab|shop|studio|school)|in (?:an?|meetings?"
    r"|class|court"
    r"|transit)\b|teaching|presenting|speaking|flying|travel\w*|driving|giving|attending|seeing"
    r"|hosting|chairing"
    r"|out\b|off\b|back\b|on (?:leave|holiday|vacation|pto|annual leave|a (?:plane|train|flight)))|\bmy (?:talk"
    r"|class|lecture|shift|session|presentation|appointment|course|exam|bus|plane|dentist|doctor"
    r"|interview|daughter"
    r"|son|wife|husband|mother|father)\b|\b(?:flight|train|webinar|deadline|due|dentist|closes?|opens"
    r"|starts|begins"
    r"|ends|leaves|departs|arrives?|lands?|return(?:s|ing)?|fly|conference|keynote|holiday|birthday"
    r"|launch(?:es)?"
    r"|concert|submit|expires?|is closed|office hours)\b",
    turn=r"\s(?=(?:how|what) about\b|(?<=[\dm]\s)could (?:we|you|i)\b|but\b|though\b|rather\b|instead\b"
        r"|however\b"
    r"|whereas\b|while\b|could we\b|can we\b|shall we\b|let's\b|would\b(?= (?:mon|tue|wed|thu|fri|tomorrow)))",
    corrected=r"\b(?:i mean|i meant|scratch that|correction|on second thoughts?|or rather)\b|(?:^"
    r"|[.,;!?\u2013\u2014-]\s+)(?:no, )?(?:let's )?make (?:it|that) (?:at )?(?=\d|noon|half|mon|tue"
    r"|wed|thu|fri)",
    other_matter=r"[,;:]\s(?:so|and|but|let's|then|i|we)\b",
    leave="till until then see you at perfect great ok okay thanks good fine",
    list_words="or and nor at on the th st nd rd pm am either neither also is with",
    offer=r"how about|what about|how(?:'s|s)? (?:is|does|are|mon|tues|wednes|thurs|fri|tomorrow)|(?:would"
        r"|does|do"
    r"|will|might|could|can|should|shall) [^.?]{0,40}(?:work|suit|be (?:good|ok|okay|possible"
    r"|convenient|fine|better"
    r"|great)|do|meet|talk|speak|chat|call|say|try|aim|catch up|connect|make it)|works? (?:for|well"
    r"|best|great|fine"
    r"|better|on my)|(?:week|after|that) works\b|(?:days?|noon|am|pm|\d|morning|tomorrow"
    r"|evening) (?:works|suits"
    r"|is (?:good|fine|best|better|ok|okay|great|perfect|open|free|possible|wide open|clear"
    r"|an option)|would|could"
    r"|may|might|looks (?:good|fine|ok|clear|open))|(?:day|tomorrow)'s (?:good"
    r"|fine|best|better|ok|okay|great|perfect|open|free|possible|clear)|suits? me|(?:i'm|i am|we're"
    r"|we are|i'd be|i would be|i'll be"
    r"|i will be) (?:also |pretty |mostly |totally |quite |wide |generally )?(?:free|available|around|open"
    r"|in the office|in town|flexible|at my desk)|let'?s (?:say|do|meet|talk|speak|chat|aim|try|plan"
    r"|go|make|have"
    r"|catch)|call me|ring me|give me a (?:call|ring|bell|shout)|(?:see|talk to|speak to|meet|catch"
    r"|call|ring) you"
    r"|i (?:do )?have (?:time|some time|a slot|an opening|availability|a window|a gap|a free"
    r"|half an hour|30 min\w*"
    r"|20 min\w*)|(?:have|got) (?:time|an opening|a slot|half an hour|a gap|a window)|i(?:'ve| have) put|\b(?:i"
    r"|we)\b.{0,30}\binvit\w+|(?:let's|lets|can|could|to|i'll|i will|we'll|please) (?:schedule|pencil"
    r"|book)|i (?:can"
    r"|could) (?:also )?(?:do|make|offer|meet|talk|speak|chat|call)|i(?:'d| would) (?:suggest|propose|prefer)"
    r"|my (?:suggestion|preference) |why not|free (?:on|for|at|any)|(?:are|is) (?:you|anyone) (?:free|available"
    r"|around)|^(?:also )?(?:free|available)\b|any ?time (?:on|after|before|between)|ideally|preferably|prefer "
    r"|happy to (?:talk|chat|speak|meet)|what time|shall we|fine (?:by|with) me|i was thinking"
    r"|(?:good|fine|okay|ok"
    r"|better|best|free|open) for me|if (?:you're|you are) free|are you free",
    deadline=r"\b(?:until|till|through|deadline|due|closed|closes|out of|back on|return\w*|away|vacation"
        r"|holiday"
    r"|travel\w*|submi\w+|expires?|by (?:eod|cob|end of)|rsvp|webinar|conference|workshop|train"
    r"|flight|event)\b",
)  # fmt: skip
