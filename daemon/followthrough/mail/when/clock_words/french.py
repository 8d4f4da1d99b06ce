"""French words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="fr",
    number={
        1: "une"
    "|un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf", 10: "dix",
        11: "onze", 12: "douze", 14: "quatorze", 15: "quinze", 20: "vingt",
    },
    day_from_today={0: "aujourd'hui|ce jour", 1: "demain", 2: "après-demain"
    "|après demain", -1: "hier", -2: "avant-hier"},
    part_of_today={"morning": "ce matin", "noon": "ce midi", "afternoon": "cet après-midi|cet après midi|cet aprem",
                   "evening": "ce soir"},
    part={
        "morning": "matin|le matin|dans la matinée|en matinée|matinée|au matin|en fin de matinée"
    "|en début de matinée|matins",
        "noon": "le midi|à l'heure du déjeuner|pour déjeuner|entre midi et deux|heure du déjeuner"
    "|sur l'heure du midi",
        "afternoon": "après-midi|après midi|l'après-midi|dans l'après-midi|en début d'après-midi"
    "|en fin d'après-midi|aprem"
        "|l'après midi|dans l'après midi|d'après-midi",
        "evening": "soir|le soir|en soirée|dans la soirée|soirée|au soir|en fin de journée",
        "night": "nuit|la nuit",
    },
    of_part={"morning": "du matin", "afternoon": "de l'après-midi|de l'après midi", "evening": "du soir"},
    at="à|a|vers|dès|pour|@|aux environs de|autour de|sur le coup de",
    about="environ|vers|à peu près|plutôt|disons|peut-être",
    oclock="h|heure|heures|hr|hrs",
    quarter_past="",
    and_half="et demie|et demi|30",
    and_quarter="et quart|et le quart",
    less_quarter="moins le quart|moins quart",
    noon="midi|à midi|12 h pile",
    midnight="minuit",
    since="après|à partir de|dès|depuis|de|à compter de|pas avant|au plus tôt à|à partir d'",
    until="avant|jusqu'à|au plus tard à|d'ici|jusque|jusqu' à|pas après",
    between="entre",
    both="et|&",
    to="à|au|et|jusqu'à|jusqu'au",
    or_later="ou après|ou plus tard|au plus tôt",
    either="ou|et|ou bien|soit",
    the="le|ce|du|au|le jour du|pour le|en date du|la",
    of="de|du",
    day_word="le|jour",
    next_one="prochain|prochaine|prochains",
    coming="ce|qui vient|à venir",
    this_one="ce|cette",
    last_one="dernier|dernière|passé|passée",
    week={0: "cette semaine|de cette semaine|la semaine en cours",
          1: "la semaine prochaine|de la semaine prochaine|semaine prochaine|la semaine qui vient"
    "|la semaine suivante",
          2: "dans deux semaines en cours|la semaine d'après|semaine en quinze"},
    some_week="dans une semaine|dans deux semaines|dans trois semaines|dans un mois|dans quelques semaines"
    "|d'ici une semaine"
    "|d'ici deux semaines|dans quinze jours",
    week_later="en huit|dans une semaine|dans huit jours",
    fortnight_later="en quinze|dans quinze jours|dans deux semaines",
    within="dans|d'ici",
    days="jours|jour",
    weeks="semaines|semaine",
    week_number="semaine|sem|sem.|s.",
    counted="an|ans|années|personnes|personne|min|minute|minutes|jours|jour|semaine|semaines|mois|pour cent|euros"
    "|euro"
    "|fois|créneaux|options|gens|collègues|questions|km|points|pages|ou plus|rue|enfants|invités|d'entre nous",
    nothing="bonne journée|bonne soirée|bonne nuit|bonne fin de journée|bon après-midi|bonjour|bonsoir|chaque matin"
    "|chaque soir|tous les matins|tous les soirs|tous les jours|un jour|de nos jours|une heure|une demi-heure"
    "|demi-heure|une demi heure|un peu|à bientôt|à plus|à l'avance|à nouveau|à propos|en cours|un moment"
    "|un quart d'heure"
    "|une fois|une semaine|un mois|bon week-end",
    filler="svp|s'il vous plaît|s'il te plaît|heure locale|précises|pile|exactement",
    skipped=r"(?:plutôt|mieux)\s.{1,20}\sque|jusqu'(?:à|au)|depuis|dès|avant|après|à partir d[eu]|chaque"
        r"|tous les"
    r"|sauf|hormis|excepté|au lieu d[eu]|plutôt que|tout sauf|dernier|de retour|d'ici|deadline"
    r"|semaine du|premier"
    r"|deuxième|troisième|rentre",
    back=r"après|jusqu'(?:à|au)|de retour|retour|rentre|reviens|à partir d[eu]",
    later=r"\b(?:après|en|fin|mi|début|courant)[ -](?:les |la |mes )?(?:pâques|noël|vacances|fêtes|congés"
        r"|janvier"
    r"|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|nouvel an"
    r"|rentrée)\b(?! ?\d)",
    negation=r"\b(?:pas|ne (?:peux|suis|pourrai|serai)|n'(?:est|ai|aurai|y)|impossible|malheureusement|hélas"
    r"|occupée?|indisponible|prise?|complète?|absente?|en déplacement|non|jamais|aucune?|difficile"
    r"|compliquée?|sauf"
    r"|empêchée?|ni)\b",
    not_negation=r"\b(?:pourquoi pas|pas de (?:problème|souci)|n'hésitez pas|n'hésite pas|si (?:ce n'est"
        r"|vous n'êtes"
    r"|tu n'es) pas|sinon|pas trop tôt|pas mal|si ça (?:ne )?vous dérange pas|non seulement|je me (?:disais"
    r"|demandais)|je pensais à)\b",
    past=r"\b(?:hier|était|étais|avait|avais|avons|avez|a eu|dernier|dernière|passée?|il y a|rencontrée?s?"
        r"|parlé"
    r"|reçu|envoyé|écrit|vu|discuté|votre (?:e-?mail|mail|message|courriel) d[ue]|ton (?:mail|message) d[ue]"
    r"|échangé)\b",
    own=r"\b(?:(?:vous|te) (?:réponds|répondrai|écris|écrirai|redis)|j'ai (?:déjà )?(?:un rendez-vous"
        r"|une réunion|cours|un cours|un train|un vol|un avion|un entretien"
    r"|dentiste|un autre)|mon (?:train|vol|avion|cours)|ma (?:réunion|présentation)|je (?:pars"
    r"|prends l'avion|voyage"
    r"|présente|donne un cours)|date limite|échéance|ferme|ouvre|commence|débute|finit|termine"
    r"|conférence|colloque"
    r"|webinaire|train|vol|en congés?|vacances|salon|férié|anniversaire)\b",
    turn=r"\s(?=mais\b|par contre\b|en revanche\b|plutôt\b|cependant\b|toutefois\b|que diriez-vous\b"
    r"|que dites-vous\b|sinon\b)",
    corrected=r"\b(?:je veux dire|pardon|correction|ou plutôt|erratum|je voulais dire)\b",
    other_matter=r"[,;:]\s(?:donc|et|mais|alors|je|nous|on)\b",
    leave="à jusqu'à au alors donc parfait super merci vers h",
    list_words="ou et ni à h le soit aussi heures est vers",
    offer=r"que (?:diriez-vous|dites-vous|dirais-tu|dis-tu|penses-tu|pensez-vous) d[eu']|(?:me|te|vous"
    r"|nous) (?:conviendrait|convient|conviendraient|va\b|irait|vont|arrange\w*)|ça (?:vous |te "
    r"|me )?(?:va|irait"
    r"|convient|marche)|est-ce que .{0,40}|seriez-vous|serais-tu|êtes-vous|es-tu (?:dispo|libre)"
    r"|je suis (?:plutôt "
    r"|aussi |également )?(?:dispo\w*|libre|là|joignable)|je serai[s]? (?:dispo\w*|libre|là"
    r"|joignable)|disponible"
    r"|dispo\b|libre\b|on (?:se voit|s'appelle|pourrait|peut|se parle|dit)|nous (?:pourrions|pouvons)"
    r"|pourrions-nous"
    r"|pouvons-nous|je (?:vous |te )?propose|je peux|je pourrais|appelez-moi|appelle-moi|rendez-vous"
    r"|rencontrer|voir"
    r"|échanger|parlons|disons|possible|pourquoi pas|(?:matin|midi|soir|\dh?|h|jeudi|lundi|mardi"
    r"|mercredi|vendredi"
    r"|demain) (?:me va|convient|serait|marche|est bien|c'est bon|ok|parfait|à partir)|l'idéal|idéalement"
    r"|de préférence|invitation|créneau|volontiers|plutôt|avec plaisir",
    deadline=r"\b(?:jusqu'|d'ici|échéance|date limite|congés?|vacances|absente?|de retour|reviens|fermée?"
        r"|conférence"
    r"|colloque|train|vol|événement|avant le|deadline)\b",
)  # fmt: skip
