"""French words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = (
    r"(?:plutôt |aussi |directement |bien |peut-être |donc |sans hésiter |éventuellement "
    r"|de préférence ){0,2}"
)
_SPEAK = (
    r"(?:parler|contacter|écrire|demander|vous adresser|t'adresser|adresser|vous tourner|te tourner"
    r"|appeler|joindre|solliciter|voir"
    r"|prendre (?:contact|attache|rendez-vous)|vous rapprocher|te rapprocher|échanger|discuter|rencontrer"
    r"|interroger|essayer|entrer en contact|passer)"
    r"(?: (?:plutôt|directement|aussi|contact))?(?: (?:vers|à|avec|auprès d(?:e|u)|de|du|chez|par))?"
)
_NOT_ME = r"(?!-(?:moi|nous)| (?:me|moi|nous|vous)\b)"

REFERRING = Referring(
    points=any_of(
        r"\bcoup de (?:fil|téléphone) à\b|\bmon conseil(?: est)?:?|\bcommence[zr]? par\b",
        r"\b(?:vous (?:devriez|pouvez|pourriez|devez|auriez intérêt à|gagneriez à|ferez bien de)"
        r"|tu (?:devrais|peux|pourrais|dois)|il (?:faudrait|faut|vaut mieux)"
        r"|(?:le )?mieux (?:est|serait|vaut)(?: de| d'| encore)?|(?:vous|te|t') ?(?:conseille|suggère"
        r"|recommande|propose|invite|encourage|suggérerais|conseillerais)"
        r"(?: (?:de|d'|à))?|merci de|veuillez|n'hésitez pas à|n'hésite pas à|essayez de|essaie de"
        rf"|à) ?{_SOFTLY}(?:le |la |l'|lui |les |en |y )?{_SPEAK}(?! (?:moi|nous)\b)",
        r"\b(?:contactez|appelez|écrivez|demandez|adressez-vous|parlez(?:-en)?|voyez|essayez|joignez"
        r"|sollicitez|rapprochez-vous|tournez-vous|prenez contact"
        rf"|rencontrez|interrogez){_NOT_ME},? ?{_SOFTLY}(?:à|avec|de|auprès d(?:e|u)|vers|chez|du)?",
        r"(?:^|[,;:] |\bet |\bpuis |\balors |\bsinon |\bmais )(?:contacte|appelle|écris|demande"
        r"|adresse-toi|parle(?:-en)?|vois|essaie|essaye|tente|va voir|rapproche-toi)"
        rf"{_NOT_ME} ?{_SOFTLY}(?:à|avec|auprès d(?:e|u)|chez)?",
        r"\b(?:mettre|mets|mettrai) en (?:contact|relation|rapport) avec\b|\b(?:vous|te) (?:présente"
        r"|présenter|recommande)(?= )",
        r"\bvoici (?:le contact|les coordonnées|l'adresse|son|ses|le mail)\b[^.:]{0,20}|\b(?:le|la|les"
        r"|lui) (?:joindre|contacter|écrire|trouver) (?:à|au|sur|par)\b",
    ),
    fits=any_of(
        r"\bc'est\b(?= [^.]{2,50}\bqui (?:s'en occupe|gère|suit|pilote|traite|connaît|sait)\b)|\b(?:celui"
        r"|celle) qui (?:sait|connaît|s'en occupe|gère)\b|\bpourra (?:mieux )?vous\b|\bspécialiste (?:de"
        r"|du|des) (?:ce|sujet|la question)\b",
        r"\b(?:bonne|meilleure) (?:personne|interlocutrice|adresse)\b|\b(?:bon|meilleur) (?:interlocuteur"
        r"|contact)\b|\b(?:interlocuteur|interlocutrice) (?:est|sera|serait)\b",
        r"\b(?:mieux|bien mieux) placée?s?\b|\bsaura (?:vous|mieux|te)\b|\b(?:pourra|pourrait"
        r"|saura) (?:\w+ )?(?:vous|t'|te) ?(?:aider|renseigner|répondre|éclairer|en dire)\b",
        r"\ba repris (?:mes|mon|ma|ce|le|la|les)\b|\bme remplace\b|\bm'a (?:remplacée?|succédé)\b"
        r"|\bsait (?:bien |beaucoup )?(?:plus|mieux)\b|\bconnaît (?:\w+ )?mieux\b"
        r"|\bje pense à\b|\ben est (?:le |la )?responsable\b|\bqu'il (?:vous |te )?faut\b"
        r"|\bce serait plutôt\b|\bmon successeur\b",
    ),
    suggests=any_of(r"\bpourquoi ne pas\b|\bet si vous (?:contactiez|appeliez|écriviez|demandiez)\b"),
    promises=any_of(
        r"\bje (?:vais |peux |veux bien |compte |viens de )?(?:(?:lui|leur|en|vous|te|l'|le|la) |t'"
        r"|l'){0,2}(?:demande|demander|parle|parler|pose|poser|voir avec|vois avec"
        r"|transmets?|transmettre|transfère|transférer|fais suivre|faire suivre|mets? en (?:contact"
        r"|relation)|mettre en (?:contact|relation|rapport)|présenter|présente"
        r"|fais passer|faire passer|passe|passer|sonder|interroge|introduire)\b",
        r"\bj'(?:ai|en ai|y ai) (?:déjà |bien |aussitôt )?(?:transmis|transféré|fait suivre|fait passer"
        r"|demandé|posé|touché|prévenu)\b|\bj'en (?:parle|toucherai|touche|ai parlé)\b",
        r"\b(?:est|a été|ai) transmise? à\b|\bje (?:préviens|préviendrai|demanderai|transmettrai|parlerai)\b",
    ),
    introduces=any_of(
        r"\ben (?:copie|cc)\b|\bje (?:vous |te )?présente\b|\bmets? en (?:copie|cc|relation|contact)\b"
        r"|\bcc\b|\bj'ajoute\b|\bavec .{1,40} en copie\b"
    ),
    them=any_of(
        r"\b(?:son|sa|ses|leurs?)\b",
        r"\b(?:lui|leur|elle|elles|eux|le|la|les)\b",
    ),
    oneself=any_of(r"\b(?:moi|nous|vous|me|toi)\b"),
    denies=any_of(
        r"\b(?:pas|jamais|ne|aucune?|sans|plus|inutile)\b|\bsi (?:vous|tu|on|nous|jamais)\b"
        r"|(?<!bonne )(?<!meilleure )(?<!la )(?<!une )(?<!cette )\bpersonne\b|\bn'(?!hésite)"
    ),
    role=any_of(
        r"\b(?:mon|ma|notre|nos|mes|son|sa|leur|votre) (?:[\w-]{1,20} )?(?:collègues?|chef(?:fe)?"
        r"|directeur|directrice|responsable|associée?|adjointe?|successeur|ami|amie"
        r"|supérieure?|patron|patronne|confrère|consœur|drh|assistante?|équipe)\b(?: (?:de la |de l'|du "
        r"|des |de |d'|en |à )[\w-]{1,30})?",
        r"\b(?:responsable|directeur|directrice|chef(?:fe)?) (?:de la |de l'|du |des |de |d')[\w-]{1,30}"
        r"|\bune? (?:bonne? |vieil |vieille |ancienne? )?(?:amie?|collègue)\b",
        r"\b(?:la|le|au) (?:drh|service (?:des ressources humaines|rh|du personnel))\b",
    ),
    relates=any_of(r"\bqui(?: [\w'-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:mon|ma|notre|son|sa|l') ?(?:assistante?|secrétaire|secrétariat)\b(?! (?:de recherche"
        r"|d'édition))|\ble secrétariat\b"
        r"|\b(?:fixer|trouver|convenir|caler|organiser|planifier|prendre) (?:\w+ )?(?:un|une|d'un|d'une"
        r"|de la|la|le) (?:date|créneau|rendez-vous|rdv|horaire|moment)\b"
        r"|\bqui (?:gère|tient) mon agenda\b"
    ),
    no_name=any_of(
        r"je|j'ai|nous|vous|il|elle|ils|elles|le|la|les|un|une|des|mon|ma|mes|notre|nos|votre|vos|son|sa"
        r"|ce|cette|et|ou|mais|si|avec|pour|par|merci|bonjour|salut|bonsoir"
        r"|cordialement|bien|bonne|bon|cher|chère|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
        r"|service|direction|département|équipe|ressources|humaines|rh|drh|cv"
        r"|adressez|contactez|appelez|écrivez|demandez|parlez|voyez|paris|n'hésitez|internet|ministère"
        r"|université|société|groupe|non|oui|malheureusement|amicalement|bises"
    ),
)
