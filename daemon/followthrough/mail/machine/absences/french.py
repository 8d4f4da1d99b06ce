"""Automatic mail in French."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="fr",
    stems=("un ticket", "un dossier", "un incident",
        "urgen", "serai de retour", "mon retour", "notre retour", "fermeture", "pas disponible", "en formation",
    "bien noté",
        "absen", "congé", "conge", "vacances", "automati", "bureau", "quitté", "ne travaille",
        "ne fait plus", "plus partie",
        "bien reçu", "a été reçu", "accusé", "retour le", "de retour", "indisponible", "injoignable",
        "déplacement", "retraite",
        "fermé", "sabbatique", "demande", "a été lu", "télétravail", "mes fonctions", "plus en poste",
        "plus joignable",
    ),
    label=r"(?:réponse|reponse|message) (?:automatique|d'absence)|absence (?:du|de) bureau|(?:notification|avis"
    r"|message) d'absence",
    desk_subject=r"accusé (?:de )?réception|votre demande (?:n|a|#|est)",
    away_subject=r"(?:je suis |actuellement )?(?:absente?\b|en (?:congés?|vacances|déplacement)|absence\b"
    r"|indisponible|hors du bureau)|[^:]{2,60} est (?:actuellement )?(?:absente?|en congés?)",
    automatic=r"(?:ceci est|il s'agit d'|voici) ?(?:une? )?(?:réponse|message|courriel|e-?mail|mail) automati"
    r"|(?:cet?|ce) (?:e-?mail|message|courriel|mail|réponse)[^.\n]{0,30} (?:est"
    r"|a été) (?:[^.\n]{0,20})?(?:généré|envoyé|automatique)"
    r"|(?:^|\n)\W{0,6}(?:réponse|message) automatique|(?:généré|envoyé) automatiquement"
    r"|(?:merci de )?ne pas répondre à (?:ce|cet)",
    absent=r"\bje (?:suis|serai|reste)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:absente?|en (?:congés?|vacances"
    r"|déplacement|formation"
    r"|arrêt|voyage)|hors (?:du|de mon) bureau|indisponible|injoignable|pas (?:au bureau|disponible|joignable"
    r"|là))"
    r"|actuellement (?:absente?|en (?:congés?|vacances|déplacement))|(?:^|\n)absente?\b|nos bureaux (?:sont"
    r"|seront) fermés|(?:est|sera) (?:actuellement )?(?:absente?|en congés?)\b|je n'ai (?:pas"
    r"|qu'un)(?:[^.\n]|(?<=\d)\.){0,40}accès|mon absence\b|de retour (?:au bureau )?le|je prends (?:mes "
    r"|des )?(?:congés"
    r"|vacances)",
    template=r"(?:je vous remercie|merci) (?:beaucoup |infiniment )?(?:de|pour) (?:votre|ton|vos|m'avoir"
    r"|nous) ?(?:message|e-?mail|mail|courriel|contact|écrit|intérêt)?|en cas d'urgence|pour toute (?:urgence"
    r"|demande|question)|(?:cas|demande|besoin) urgente?"
    r"|(?:veuillez|vous pouvez|merci de) (?:vous adresser|contacter|joindre|écrire|prendre contact)|(?:dès"
    r"|à) (?:mon|notre) retour|(?:répondrai|reviendrai vers|traiterai|prendrai connaissance)|pendant (?:mon absence"
    r"|cette période)|durant (?:mon absence|cette période)"
    r"|(?:messages?|e-?mails?) ne (?:sera|seront) pas|accès (?:limité|restreint|réduit)|(?:n'aurai|n'ai"
    r"|sans)(?: pas| plus)? (?:d'|aucun )?accès|bien (?:noté"
    r"|reçu) votre",
    received=r"(?:nous )?(?:avons|accusons) (?:bien )?(?:reçu|réception)|votre (?:demande|message|ticket"
    r"|courriel|candidature|e-?mail)[^.\n]{0,20} (?:a|est) (?:bien )?(?:été )?(?:reçue?|enregistrée?|créée?"
    r"|prise? en compte)"
    r"|(?:nos équipes|notre équipe|un conseiller|nous)[^.\n]{0,20} (?:vous répondr|reviendr|traiter"
    r"|prendr)[^.\n]{0,60}(?:délais|bientôt|rapidement|heures|jours)|numéro de (?:ticket|dossier|demande)"
    r"|un (?:ticket|dossier|incident) (?:a été|est) (?:créé|ouvert|enregistré)",
    left=r"ne (?:travaille|fait|fais) plus|n'est plus (?:en poste|joignable|salarié|employé|dans|chez|au sein"
    r"|à cette)|(?:a|ai|ayant) quitté (?:la société|l'entreprise|ses fonctions|mes fonctions|le cabinet|notre"
    r"|l'équipe|(?-i:[A-Z]))|(?:est|suis) (?:parti|partie) à la retraite|n'exerce plus|(?:adresse"
    r"|boîte)[^.\n]{0,30} n'est plus (?:active|valide|utilisée|consultée)",
    left_myself=r"\b(?:j'ai quitté|je ne (?:travaille|fais) plus|je suis (?:parti|partie) à la retraite"
    r"|mon dernier jour)",
    open_ended=r"congé (?:de )?(?:maternité|paternité|parental|sabbatique|maladie|longue)|arrêt (?:de travail"
    r"|maladie)|jusqu'à nouvel ordre|durée indéterminée|absence prolongée",
    human=r"\bmais\b[^.\n]{0,50}\b(?:semaine|disponible|joignable|volontiers|plaisir|possible|pouvons"
    r"|libre|on peut"
    r"|convient)|\bvolontiers\b|\bavec plaisir\b|(?:désolée?|excus|pardon)[^.\n]{0,40}(?:retard|tard|délai)"
    r"|\b(?:me|te|vous) convient|\bpourr(?:ions|iez|ait)-(?:nous|vous|on)|\bpeut-on\b"
    r"|\bon (?:peut|pourrait)\b|\bj'étais\b|\bje (?:reviens|rentre) (?:tout juste|de)\b|\bje vous propose\b"
    r"|\bje te propose\b|\bqu'en (?:penses|dites|pensez)|\bappelez-moi\b|\bvotre (?:question|projet|idée"
    r"|travail)\b|\bplutôt\b|\bla semaine (?:suivante|d'après)\b|\bpas une réponse automatique|\bje (?:viens de"
    r"|vais lui)\b|\bhâte\b",
    back=r"\b(?:de retour|reviendrai|retour(?:ne)?|reprendrai|reprise|rentre(?:rai)?|à nouveau (?:disponible"
    r"|joignable|présente?)|répondrai|serai (?:de nouveau|à nouveau))\b(?: au bureau)?",
    back_from=r"\b(?:à partir du|à compter du|dès le|dès)\s(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){2,50}(?:retour|nouveau|disponible"
    r"|joignable|répondr)|[^.!?\n]{2,30}(?:\.|$|\n))",
    until=r"\bjusqu'(?:au|à)\b|\bavant le\b",
    through=r"\bau\b(?= \d)|\bjusqu'au?\b(?=[^.\n]{1,25}(?:inclus|compris))",
    including=r"^[^.\n]{0,12}\b(?:inclus|compris)",
    contact=r"contacter|adresser|joindre|écrire|successeur|remplac|interlocut|désormais|contactez|adressez"
    r"|transmettre|mon collègue|ma collègue",
    tomorrow=r"demain",
    next_week=r"semaine prochaine",
    this_week=r"cette semaine",
    weeks=r"semaines?",
    days=r"jours?",
    in_=r"dans|pendant|pour",
    read_subject=r"lu|non lu|accusé de lecture",
    read_text=r"a été lu|a été supprimé sans avoir été lu|a été affiché",
    held=r"votre (?:message|e-?mail|courriel|mail)(?:[^.\n]|\.(?=\S)){0,80}(?:en attente|bloqué"
    r"|pas encore (?:été )?(?:remis"
    r"|distribué|délivré)|sera (?:alors )?(?:remis|délivré|distribué|transmis)|mis en quarantaine|suspendu)"
    r"|(?:prouver|confirmer|vérifier)[^.\n]{0,40}(?:que vous (?:êtes|n'êtes)|humain|pas un robot)|(?:pour"
    r"|afin) que votre (?:message|e-?mail|courriel)[^.\n]{0,40}(?:remis|distribué|transmis|parvienne)"
    r"|anti-?spam|expéditeur inconnu",
    prove=r"cliquer|cliquez|répondre à ce|répondez (?:simplement )?à ce|lien|captcha|authentifi",
)  # fmt: skip
