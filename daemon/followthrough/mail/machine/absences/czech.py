"""Automatic mail in Czech."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="cs",
    stems=("byl vytvořen", "byl založen", "byl otevřen",
        "naléhav", "urgentn", "neodkladn", "školen", "nepřítomna", "nepřítomen", "čerpám",
    "nedostupn", "návrat", "cestách",
        "nepřítomn", "dovolen", "kancelář", "automatick", "nepracuj", "již ne", "už ne", "odešel", "odešla",
        "ukončil", "obdrželi", "požadav", "mateřsk",
        "rodičovsk", "vrátím", "zpět", "přečten", "důchod", "služební cest", "nejsem", "nebudu", "mimo",
        "zastihn", "přijali", "nemocensk",
    ),
    label=r"automatická (?:odpověď|odpoveď|zpráva)|oznámení o nepřítomnosti|odpověď v nepřítomnosti",
    desk_subject=r"potvrzení (?:o )?(?:přijetí|doručení)|váš požadavek",
    away_subject=r"(?:jsem |budu |momentálně )?(?:mimo kancelář|nepřítom\w{2,6}|na dovolené|dovolená\b"
    r"|nejsem v kanceláři)|[^:]{2,60} (?:je|není) (?:mimo kancelář|nepřítom\w{1,3}|na dovolené|v kanceláři)",
    automatic=r"(?:toto je|tato|jedná se o|tento)[^.\n]{0,40}automatick|(?:^|\n)\W{0,6}automatická (?:odpověď"
    r"|zpráva)|automaticky (?:generovan|vygenerovan|odeslan|zaslan)|(?:prosíme,? )?neodpovídejte na|na (?:tento"
    r"|tuto)[^.\n]{0,15} neodpovídejte",
    absent=r"\b(?:jsem|budu|jsme|je|bude)\b(?:[^.!?\n]|(?<=\d)\.){0,50}?(?:mimo (?:kancelář|dosah|pracoviště)"
    r"|na (?:\w{0,12} )?(?:dovolené|nemocenské|cestě|cestách)|nepřítom\w{1,4}|nedostupn\w{1,3}|na (?:mateřské"
    r"|rodičovské))|\b(?:nejsem|nebudu|není)\b(?:[^.\n]|(?<=\d)\.){0,30}(?:v kanceláři|k zastižení"
    r"|v práci|přítom|dostupn"
    r"|na e-?mailu|k dispozici)"
    r"|(?:^|\n)(?:na dovolené|mimo kancelář)|čerpám dovolenou|(?:kancelář|firma)(?:[^.\n]"
    r"|(?<=\d)\.){0,40}(?:zavřen|uzavřen)"
    r"|(?:mé|moje|mojí) nepřítomnost|omezený přístup",
    template=r"děkuj[iu] (?:vám |ti )?za (?:vaši? |váš |tvůj |tvou )?(?:zprávu|e-?mail|mail|kontakt|zájem)|(?:v"
    r"|ve) (?:naléhavých|urgentních|neodkladných|případě)|(?:naléhavých|urgentních|neodkladných) (?:případech"
    r"|záležitostech)|(?:kontaktujte|obraťte se|obracejte se|volejte|pište)|(?:odpovím|ozvu se"
    r"|odepíšu)[^.\n]{0,40}(?:po|jakmile|hned|ihned|co nejdříve)?|po (?:mém |svém )?návratu"
    r"|(?:během|v době|po dobu) (?:mé )?nepřítomnosti|zastupuje mě|zastupuje mne|(?:zprávy|e-?maily) ne(?:jsou"
    r"|budou)|omezený přístup",
    received=r"(?:obdrželi jsme|přijali jsme|potvrzujeme přijetí)|váš (?:požadavek|dotaz"
    r"|e-?mail)[^.\n]{0,20} (?:byl|jsme) (?:přijat|zaregistrov|zaevidov|obdržel|vytvořen)|(?:ozveme se|odpovíme"
    r"|budeme vás kontaktovat)|číslo (?:požadavku|případu|tiketu)|byl (?:vytvořen|založen"
    r"|otevřen) (?:nový )?(?:požadavek|tiket|případ)",
    left=r"(?:již|už) ne(?:pracuj|ní (?:zaměstnan|součást)|jsem (?:zaměstnan))|nepracuj[eiu] (?:již|už)"
    r"|(?:odešel|odešla) (?:z|do důchodu)|ukončil[a]? (?:pracovní poměr|spolupráci|svůj|svou|zaměstnání)"
    r"|(?:adresa|schránka)[^.\n]{0,30}(?:již|už) (?:není|nen)",
    left_myself=r"\b(?:(?:již|už) nepracuji|nepracuji (?:již|už)|(?:odešel|odešla) jsem|ukončila? jsem"
    r"|můj poslední den)",
    open_ended=r"(?:mateřsk|rodičovsk)\w+|do odvolání|na neurčito|dlouhodobě|nemocensk\w+",
    human=r"\b(?:ale|a|pak|potom)\b[^.\n]{0,50}\b(?:rád|ráda|můžeme|mohu|můžu|hodí|volno|popovíd|sejít)"
    r"|\br(?:ád|áda) (?:se|si|bych|vám|ti)|(?:omlouvám|promiň)[^.\n]{0,40}(?:pozd|zpožd|prodlev)|\bmůžeme\b"
    r"|\bmohli bychom\b|\bhodí se (?:mi|vám|ti)|\bhodilo by\b|\bbyl[a]? jsem\b|\bprávě jsem se vrátil"
    r"|\bzavolejte mi\b|\bzavolej\b"
    r"|\b(?:váš|tvůj) (?:dotaz|projekt|výzkum|nápad)\b|\bnavrhuji\b|\bco (?:třeba|říkáte)|\buvidíme se\b"
    r"|\bzní to\b|\btýden (?:poté|nato)\b|\bto není automat|\bděkuji za (?:odpověď|nabídku)",
    back=r"\b(?:zpět|vrátím(?: se)?|vracím(?: se)?|návrat|opět (?:v kanceláři|k dispozici|k zastižení"
    r"|dostupn[ýá])|odpovím|ozvu se)\b",
    back_from=r"\bod\s(?=(?:[^.!?\n]|(?<=\d)\.|\.(?!\s(?-i:[A-Z]))){2,50}(?:opět|zpět|znovu|k dispozici"
    r"|k zastižení))",
    back_behind=r"[^.!?\n\d]{0,20}\b(?:zpět|opět|znovu)\b",
    until=r"\bdo\b|\bpřed\b",
    through=r"\bdo\b(?=[^.\n]{1,30}(?:včetně|vč\.))|\baž do\b",
    including=r"^[^.\n]{0,12}\bvčetně",
    contact=r"kontakt|obra[tc]|nástup|zastup|pište|místo n|převzal|volejte",
    tomorrow=r"zítra|zítřka",
    next_week=r"příští týden|příštího týdne|příštím týdnu",
    this_week=r"tento týden|tohoto týdne",
    weeks=r"týdn[ůyae]|týden",
    days=r"dn[íůyi]|den",
    in_=r"za|na|po dobu",
    read_subject=r"přečten[oaé]|nepřečteno|potvrzení o přečtení",
    read_text=r"byl[ao]? (?:přečten|zobrazen|odstraněn\w* bez)",
    held=r"vaše (?:zpráva|e-?mail)(?:[^.\n]|\.(?=\S)){0,80}(?:pozastaven|čeká|nebyla (?:zatím |dosud )?doručen"
    r"|bude (?:poté )?doručen|karantén|zablokován)|(?:potvrď|ověř|prokaž)[^.\n]{0,40}(?:že jste|člověk|nejste)"
    r"|neznám\w+ odesílatel|antispam",
    prove=r"klikn|odpovězte na|odkaz|captcha",
)  # fmt: skip
