"""French words, vous and tu, with the first half of a negation or without it."""

from followthrough.mail.says.phrases.spelling import any_of
from followthrough.mail.says.phrases.words import Phrases

_ME = r"(?:me |m'|nous |moi )"
_YOU = r"(?:vous |te |t'|lui |leur |en |y ){0,2}"
_WRITE = r"(?:re)?(?:contact|écri|ecriv|envoy|sollicit|démarch|importun|relanc|spamm|mail)\w*"
_WRITING = rf"(?:{_WRITE}|dérang(?:ez|er))"
_TALK = (
    r"(?:échang|parl|discut|rencontr|aid|répond|bavard|partag|caus|renseign|éclair|conseill|recev|accueill"
    r"|appel|convers"
    r"|téléphon|voir|prendre un|boire un|convenir|consacr|accord|faire (?:un|votre)|fix|caler)\w*"
)
_KIN = (
    r"(?:père|mère|mari|femme|frère|sœur|fils|fille|épou\w+|compagn\w+|enfant|grand\S{1,8}|oncle|tante"
    r"|ami|amie|collègue)"
)
_JOB = r"(?:postes?|offres?|opportunités?|recrutements?|embauches?|stages?|ouvertures?|alternances?|places?)"
# An address is a limit unless they say `any more`.
_ONCE = r"^(?:(?!\bplus\b|\bjamais\b).){0,300}"

PHRASES = Phrases(
    "fr",
    negation=any_of(
        r"\b(?:ne\b|n')(?=[^,;.]{1,40}\b(?:pas|plus|jamais|rien|personne|aucune?|guère)\b)",
        r"\bpas (?:de|du|d'|pour|avant|le|la|les|un|une|encore|question|intéress\w*|possible|disponible|en"
        r"|à|mon|ma|trop)\b",
        r"\b(?:suis|peux|ai|veux|sommes|avons|pouvons|est|sera|serai|pourrai|sais|souhaite|fais|faisons"
        r"|prends) pas\b",
        r"\baucune?\b|\bjamais\b|malheureusement|\bhélas\b|\bdésolée?s?\b|\bnavrée?\b|\bregrett?(?:e|ons)\b",
        r"\bimpossible\b|\bnon\b(?! seulement)|\bni\b[^,;.]{1,40}\bni\b",
    ),
    joins=any_of(r"\b(?:et|donc|car|parce que?|puisque?|alors|du coup)\b"),
    first_person=any_of(r"\b(?:je|j'|j'?ai|nous|on|mon|ma|mes|notre|nos|me|m'|moi)(?:\b|(?<='))"),
    third_person=any_of(
        r"\b(?:il|elle|ils|elles|monsieur|madame|mme|mon (?:collègue|chef|patron)|ma (?:collègue|cheffe))\b"
    ),
    speaks_for=any_of(
        r"\bme charge de\b|\bm'(?:a|ont) (?:chargée?|demandé|priée?) de\b|\b(?:au nom|de la part"
        r"|pour le compte) de\b",
        r"\b(?:l'|le |la )(?:assistante?|secrétaire|secrétariat|attachée?)\b|\bassistante? (?:de"
        r"|personnelle)\b",
        r"\b(?:m\.|mme|mlle|me|monsieur|madame|maître|docteur|professeur|dr"
        r"|pr) [^,;.]{2,40} (?:vous (?:remercie|prie|fait)"
        r"|a bien (?:reçu|lu)|ne (?:peut|pourra|souhaite))\b",
    ),
    doubt=any_of(
        r"\bpeut-être\b|\bà voir\b|\bje (?:vais )?(?:y )?réfléchi(?:r|s)\b|\bje (?:reviens"
        r"|reviendrai) vers\b|\bon verra\b",
        r"\bje (?:vous|te) (?:tiens|tiendrai) au courant\b|\bpas (?:sûre?|certaine?)\b|\bje ne sais pas\b"
        r"|\bje ne dis pas non\b",
    ),
    turn=any_of(
        r"\bmais\b|\bcependant\b|\btoutefois\b|\bnéanmoins\b|\bpourtant\b|\ben revanche\b|\bpar contre\b"
        r"|\bbien que\b"
    ),
    condition=any_of(
        r"\b(?:veut|voulait) pas dire\b|\bsignifie pas\b|\bn'empêche pas\b",
        r"\bsi (?:je|j'|vous|tu|on|nous|c'|ça|cela|le|la|les|jamais|votre|ton|besoin)(?:\b|(?<='))"
        r"|\bs'ils?\b",
        r"\bà condition\b|\bpourvu que?\b|\bà moins que?\b|\btant que\b",
    ),
    requests=any_of(
        r"^\W{0,5}(?:merci |pourriez|pouvez|voulez|voudriez|pourrais|peux|veux)-?(?:vous"
        r"|tu)\b(?! (?:que|me dire|m'expliquer))|\bpuis-je vous (?:demander|prier)\b",
    ),
    in_writing=any_of(
        r"\b(?:questions?|répond\w*|plutôt|préfère) (?:\S+ ){0,4}?par (?:écrit|e-?mail|mail"
        r"|courriel)\b",
    ),
    their_yes=any_of(
        r"\b(?:sera|serait|seront|se fera|pourra) (?:\w+ )?(?:ravie?s?|heureu\w+|enchantée?s?"
        r"|un plaisir|contente?s?)\b(?! de ma part)",
    ),
    would=any_of(
        r"\b(?:j'aimerais|je voudrais|ce serait|je serais|j'adorerais|nous serions|je ferais"
        r"|volontiers)\b",
    ),
    past=any_of(
        r"\bhier\b|\bdernière?s?\b|\bétai(?:s|t|ent)\b|\bavai(?:s|t|ent)\b|\bil y a\b|\bavant-hier\b",
        r"\b(?:ai|a|avons|ont) (?:[\w]+ )?(?:vu|parlé|rencontré|dîné|croisé|reçu|lu|eu|envoyé|écrit)\b",
    ),
    stop=any_of(
        r"\b(?:me|m'en) dés(?:inscrire|abonner)\b|\bdésinscri(?:vez|s)-moi\b|\b(?:supprim"
        r"|effac)\w+ (?:toutes )?mes (?:données|coordonnées)\b",
        r"\b(?:cess|arrêt)(?:ez|e|er) (?:avec )?(?:vos|tes|ces|les|toutes vos) (?:\w+ )?(?:relances?"
        r"|mails?|messages?|e-?mails?|courriels?|sollicitations?|appels?|envois?)\b",
        rf"\bne (?:plus|jamais|pas) (?:jamais |plus )?{_ME}{_WRITING}",
        rf"\bne (?:plus|jamais) (?:jamais )?{_ME}(?:r?appel|téléphon)\w*",
        rf"(?<!vous )(?<!tu )\b(?:ne |n'){_ME}?{_WRITING} (?:plus|jamais|pas)\b",
        rf"\bne {_ME}(?:r?appel|téléphon)\w* (?:plus|jamais)\b",
        r"\b(?:cess|arrêt)(?:ez|e|er|es)\b (?:immédiatement |tout de suite |donc |enfin |svp )?(?:de "
        rf"|d'){_ME}?"
        rf"(?:{_WRITING}|harcel\w*|appel\w*)",
        r"\b(?:retir|supprim|enlev|effac|désinscri|désabonn|ray|ôt)\w{0,5}(?:-| )(?:moi|nous|mon|mes|notre"
        r"|cette|mon nom)\b"
        r"[^.]{0,40}\b(?:listes?|fichiers?|bases?|envois|contacts|diffusion|adresses?|coordonnées)\b",
        r"\b(?:me|nous) (?:retirer|supprimer|enlever|effacer|désinscrire|désabonner|rayer|ôter) de\b",
        r"\b(?:laisse[zr]?|fiche[zr]?|foute[zr]?|fous|fiche)[- ](?:moi|nous) (?:tranquilles?|la paix"
        r"|en paix)\b",
        r"\bne (?:souhait|dési[rz]|veu|voul)\w+ (?:plus|pas) (?:être (?:re)?(?:contact|sollicit|démarch"
        r"|dérang)\w*"
        r"|recevoir (?:de |d'|vos |ces |ce |aucun)\S{0,20})",
    ),
    stop_alone=any_of(
        r"(?:stop|désinscription|désabonnement|désinscri\w+[- ]moi|désabonne[zr]?[- ]moi)(?: svp| merci)?"
    ),
    not_for_good=any_of(
        rf"{_ONCE}\b(?:à|sur) (?:cette|mon) adresse\b",
        r"hésit|\bavant\b|\bjusqu'|\bsur (?:mon|ce|le) (?:portable"
        r"|numéro|téléphone|mobile)",
        r"\bau (?:bureau|travail)\b|\ble (?:week-?end|soir|matin|midi|dimanche|samedi)\b"
        r"|\bpar (?:téléphone|sms|whatsapp)\b",
        r"\bsi (?:vous|tu|je|j')|\bpendant\b|\bà moins\b|\bcette semaine\b|\btant que\b|\bles? (?:matins?"
        r"|soirs?|lundis?)\b",
    ),
    declines=any_of(
        r"\bpas quelque chose que je (?:fais|fasse)\b",
        r"\bpréfère (?:ne )?pas\b|\bn'accord(?:e|ons) (?:pas|plus|aucun)|\bne (?:répond"
        r"|particip)\w+ (?:pas|plus|à aucun)",
        r"\b(?:ne |n')?\w+ (?:pas|plus|jamais) (?:[\w'-]+ ){0,5}(?:ce (?:type|genre)|de tel(?:le)?s"
        r"|ces (?:demandes|sollicitations)|rendez-vous|entretiens?|interviews?|conversations?"
        r"|d'information|d'appels?)\b",
        r"\b(?:dois|devoir|crains de|vais) (?:\w+ )?(?:vous|te) décevoir\b|\bne (?:suis|serai|sera"
        r"|est) (?:pas|plus) (?:\w+ )?disponible (?:pour|à)\b|\baucun(?:e)? (?:suite|disponibilité)\b",
        r"\b(?:pas|plus) (?:à l'aise|le droit|autorisée?|habilitée?|vocation|le temps|envie"
        r"|la possibilité) (?:de|d'|pour|à)",
        r"\bnon,? (?:merci|désolée?|je ne)\b|\b(?:pas|plus) (?:du tout |vraiment )?intéressée?s?\b"
        r"|\bsans façon\b",
        r"\bne m'intéresse (?:pas|plus)\b|\bpas d'intérêt\b|\bne (?:nous )?intéresse pas\b",
        r"\b(?:peux|puis|pouvons|peut|pourrai|pourra|pourrons|saurais|saurait) (?:malheureusement |hélas "
        r"|vraiment )?"
        rf"(?:pas|plus|guère) (?:malheureusement |hélas |vraiment )?{_YOU}(?:aid|recev|rencontr|répond"
        r"|donner suite|parl"
        r"|accord|consacr|accept|m'engag|être (?:utile|d')|rendre|discut|échang|me rendre|satisf|don)\w*",
        r"\b(?:je|on|nous) (?:ne )?(?:peux|peut|puis|pouvons) (?:malheureusement )?pas\W*$",
        r"\bpas (?:malheureusement |hélas )?en mesure\b|\bpas (?:\w+ )?(?:donner|donnera|donnerai"
        r"|donnons) suite\b"
        r"|\b(?:donnera|donnerai|donnerons) pas suite\b",
        r"\b(?:n'?ai|ai|avons|n'avons|a|n'a) (?:malheureusement |vraiment |absolument |hélas )?(?:pas|plus"
        r"|guère|aucun)"
        r" (?:le |de |assez de |beaucoup de )?(?:temps|disponibilités?|créneaux?)\b",
        r"\b(?:sera|est|serait) (?:malheureusement |hélas )?(?:pas"
        r"|plus) (?:malheureusement )?possible (?:de|d')",
        r"\b(?:dois|devons|doit|vais devoir|préfère|suis (?:obligée?|contrainte?"
        r"|au regret) de) (?:malheureusement |hélas )?"
        r"(?:décliner|refuser|renoncer|passer mon tour|(?:vous |te )?dire (?:que )?non|ne pas)\b",
        r"\bje (?:décline|refuse|passe mon tour)\b|\bnous déclinons\b",
        r"\bne (?:donne|fais|accepte|accorde|reçois|prends|souhaite|veux"
        r"|désire)(?:ons)? (?:malheureusement )?"
        r"(?:pas|plus|jamais)\b",
        r"\bn'accept\w+ (?:pas|plus|jamais)\b|\bce n'est (?:malheureusement )?(?:plus"
        r"|pas) (?:vraiment )?possible\W*$",
        r"\bpas (?:la bonne|le bon) (?:personne|interlocut\w+)\b|\bce sera(?: un)? non\b",
    ),
    declines_alone=any_of(
        r"^\W{0,5}(?:je )?préfère pas\b",
        r"^\W{0,5}(?:(?:bonjour|bonsoir|salut)\W+)?(?:non merci|non\W*$|désolée?|malheureusement|hélas"
        r"|pas (?:du tout )?intéress"
        r"|navrée?|sans façon|ce (?:sera|n'est))",
    ),
    no_decline=any_of(
        r"\bce n'est pas que\b[^,]{0,80}",
        r"\bpeux pas (?:attendre|m'empêcher|(?:vous |te )?remercier|refuser|dire non)\b"
        r"|\bpas de (?:problème|souci)",
        r"\bne (?:me |m')(?:dérange|gêne|ennuie)|\bpourquoi pas\b|\brien contre\b|\bsi (?:vous|tu) ne\b"
        r"|\bpas d'objection",
        r"\bde vive voix\b|\bpas que je\b",
    ),
    another_time=any_of(
        r"\bcette semaine\b|\b(?:la semaine|le mois|l'année) prochaine?\b|\bce mois\b",
        r"\baujourd'hui\b|\bdemain\b|\bavant\b|\bjusqu'|\bd'ici\b"
        r"|\btout de suite\b",
        r"\bà ce moment\b|\bpas tous les\b",
    ),
    for_now=any_of(
        r"\b(?:en ce|pour le|à ce) moment\b|\bpour l'instant\b|\bactuellement\b|\bces temps-ci\b"
        r"|\bencore\b|\bdans l'immédiat\b|\bpour l'heure\b",
    ),
    cannot=any_of(
        r"\b(?:peux|puis|peut|pouvons|pourrai|pourrons) (?:malheureusement |hélas |vraiment )?(?:pas"
        r"|plus)\b|\bimpossible\b",
        r"\b(?:pas|plus|guère) (?:\w+ )?(?:possible|le temps|de temps|disponible)\b|\bj'ai dû renoncer\b"
        r"|\bje suis débordée?\b",
    ),
    hindrance=any_of(r"^\W{0,5}(?:malheureusement|hélas|désolée?|je crains|je regrette|navrée?|seulement)\b"),
    yes=any_of(
        r"\b(?:on|nous) (?:se )?(?:prend|prenons|boit|buvons) un (?:café|verre)\b"
        r"|\bon (?:en )?(?:parle|discute) (?:autour|par téléphone|de vive voix|quand)\b"
        r"|\bon s'appelle\b",
        r"\b(?:vous|t'|te) (?:offre|invite à prendre|invite à boire|paie) (?:un|le) (?:café|verre"
        r"|déjeuner)\b|\b(?:rejoins|rejoignez)-(?:moi|nous)\b",
        r"\bvous (?:pouvez|pourrez) (?:m'appeler|passer|venir)\b(?! pas)|\btu peux (?:m'appeler|passer"
        r"|venir)\b|\bpasse[zr]? (?:me|nous) voir\b|\bvenez\b(?= (?:donc|quand|au|prendre|boire|me|nous))",
        r"\benvo(?:ie|yez)[- ]moi (?:tes|vos|ta|des|quelques) (?:dispo\w*|créneaux|dates|propositions)\b"
        r"|\bça marche pour (?:un|une|moi)\b|\bavec un grand oui\b",
        r"\bavec (?:grand |le plus grand |beaucoup de |un (?:réel |grand |immense )?|joie"
        r"|enthousiasme)?plaisir\b",
        r"\bavec (?:grande )?joie\b|\bvolontiers\b|\bde (?:bon|tout) cœur\b",
        rf"\b(?:ravi|heureux|heureuse|enchanté|content|enthousiaste)e?s? (?:de |d'|à l'idée de |à l'idée d')"
        rf"(?:pouvoir |vous |te |t'|en |y ){{0,2}}{_TALK}",
        r"\b(?:je|on|nous) (?:vous |te )?(?:veux|veut|voulons) (?:très |tout à fait )?bien\b",
        rf"\b(?:sera|serait) (?:un )?(?:grand |vrai |réel )?plaisir(?: pour moi)? (?:de |d'){_YOU}{_TALK}",
        r"\b(?:sera|serait) (?:un )?(?:grand |vrai )?plaisir\W*$|\bc'est (?:oui|d'accord)\b"
        r"|\bje (?:dis oui|suis d'accord)\b",
        rf"\bau plaisir (?:de |d')(?:en |se |vous |te ){{0,2}}{_TALK}|\bhâte (?:de |d')(?:en |se |vous "
        rf"|te ){{0,2}}{_TALK}",
        r"\b(?:appelons|parlons|rencontrons|voyons|retrouvons)-(?:nous|en)\b|\bj'accepte\b",
        r"\bon (?:s'appelle|se (?:parle|voit|rencontre|cale|fait|prend)|en (?:parle|discute|reparle))\b",
        rf"\b(?:on|nous|tu|vous) (?:peut|pouvons|pourrions|peux|pouvez) (?:s'|se |nous |en |m'){_TALK}",
        r"\b(?:je suis|suis|on est) (?:partante?|preneur|preneuse)\b|\bça me (?:tente|branche|dirait"
        r"|ferait plaisir)\b",
        r"\b(?:êtes|serez|es|seras|soyez) (?:le |la |les )?bienvenue?s?\b",
        r"^\W{0,5}(?:oui|bien sûr|carrément|certainement|absolument|avec joie|évidemment"
        r"|tout à fait)\b(?! que non)[^?]*$",
        r"\bbien sûr(?: que oui)?(?:\W*$|,? (?:et |avec|de bon))|\bok pour (?:un|une|se|en|moi|échanger"
        r"|discuter)\b",
        r"\bd'accord pour (?:un|une|se|en|vous|échanger|discuter)\b|\bappele[zr]?-moi (?:quand|au|dès)\b",
        r"\b(?:vous|te) (?:recevra|recevrai|recevrons|rencontrera|rencontrerai|parlerai"
        r"|répondrai) (?:volontiers|avec)",
    ),
    no_alone=any_of(
        r"non|nan|non merci|pas intéressée?|sans façon|désolée?,? non|jamais|ça ne m'intéresse pas"
    ),
    not_yes=any_of(
        r"\b(?:à|ton|votre) souci\b",
        r"\b(?:ravi|heureux|heureuse|contente?)e?s? (?:de |d')(?:vous |te |t'|l')?(?:lire|apprendre|savoir"
        r"|entendre|voir que|avoir de)",
        r"\b(?:auriez|avez|seriez|serais|aurais|pourriez)[- ](?:vous|tu)\b[^.]{0,60}"
        r"|\bavec plaisir que j'ai\b",
        r"\b(?:vous|te) (?:souhaite|dis)\b[^.]{0,30}|\bbien sûr que non\b|\bje veux bien (?:croire"
        r"|comprendre|admettre)\b",
        r"\baider(?:ait|a|ais) volontiers\b(?= si)|\bau plaisir\W*$|\bon en reparle\b",
    ),
    yes_denied=any_of(
        r"\b(?:rien|pas) contre (?:un|une|l'idée|le fait)\b",
        r"\bpas (?:de|le moindre|un) (?:problème|souci)|\b(?:sans|aucun) (?:problème|souci|hésit)",
        r"\bne (?:me |m'|nous )?(?:dérange|gêne|ennuie|déplai)\w* (?:pas|en rien|nullement|aucunement)\b",
        r"\brien contre\b|\bpas d'objection|\baucune objection|\bpourquoi pas\b",
        r"\bne (?:peux|saurais|pourrais) (?:pas |que )?(?:dire non|refuser|accepter)\b"
        r"|\bne demande (?:pas mieux|que ça)\b",
        r"\bne serais pas contre\b|\bne dis jamais non\b|\bne refuse jamais\b",
    ),
    wished=any_of(
        r"\b(?:j'|nous )aur(?:ais|ions) (?:\w+ ){0,2}(?:volontiers|aimé|voulu|souhaité|adoré|préféré"
        r"|eu plaisir)\b|\baurais été (?:ravie?|heureu\w+|enchantée?)\b",
        r"\bsi (?:j'avais|je pouvais|j'étais|nous avions|nous pouvions|vous étiez|tu étais|vous aviez"
        r"|seulement)\b",
        r"\b(?:aurais|aurions|aurait) (?:bien |tant |beaucoup |vraiment |volontiers |vivement )?"
        r"(?:aimé|voulu|souhaité|accepté|été|pu|fait|plu)\b",
        r"\bvous aiderais volontiers\b",
    ),
    no_openings=any_of(
        r"\bpas (?:\S+ ){0,5}(?:d'embaucher|de recruter|embaucher|recruter)\b",
        r"\b(?:suspendu|gelé|bloqué|arrêté|stoppé) (?:\w+ ){0,2}(?:embauches|recrutements)\b",
        r"\b(?:rien|pas grand-chose) (?:à (?:vous |te )?(?:proposer|offrir)"
        r"|d'ouvert)\b[^.]{0,40}\b(?:emploi|poste|stage|recrutement|embauche)|\bpersonne (?:à"
        r"|n'est) (?:recrut|embauch)\w+|\bni (?:recrutement|embauche|poste|stage)s?\b",
        r"\b(?:recrut|embauch)\w+ (?:\w+ ){0,2}?(?:pas|plus|personne|jamais)\b|\b(?:personne"
        r"|pas) à (?:recruter|embaucher)\b",
        rf"\b(?:aucune?|pas (?:de|d')|plus (?:de|d')|pas l')\s?(?:\w+ ){{0,2}}{_JOB}\b(?! (?:sur"
        r"|dans) (?:mon|l')agenda)",
        r"\b(?:gel|arrêt|blocage) des (?:embauches|recrutements)\b",
        r"\b(?:embauches|recrutements) (?:\w+ ){0,3}(?:gel|suspend|bloqu|à l'arrêt|arrêt)\w*",
        r"\b(?:poste|effectif|équipe)s? (?:\w+ ){0,3}(?:pourvu|au complet|complets?|complète)\w*\b",
        r"\b(?:ne|n')\s?(?:cherch|recherch)\w+ (?:pas|plus|personne)\b",
    ),
    other_openings=any_of(
        r"\bcalendrier\b|\bagenda\b|\?\s*$|\bsi (?:vous|jamais)\b|\bdemand\w+ (?:pas|ni)\b|\bpromets?\b"
    ),
    asks=any_of(
        r"^\W{0,5}(?:(?:bonjour|salut|bonsoir)\W+(?:\w+\W+)?)?(?:c'est (?:à quel sujet|pour quoi"
        r"|à propos de quoi)|est-ce que"
        r"|pourquoi (?!pas)|pou(?:vez|rriez)-vous|peux-tu|qu'est-ce|de quoi s'agit|qui êtes|que (?:voulez"
        r"|cherchez)-vous)"
    ),
    courtesy_question=any_of(
        r"\bcomment (?:allez|vas|ça va|va|vont)\b|\bça va\b[^?]{0,10}\?|\btout va bien\b"
        r"|\bcomment se porte|\bn'est-ce pas\s?\?",
        r"\bnon\s?\?$|\bquoi de neuf\b|\bpourquoi pas\s?\?|\bla forme\s?\?|\bd'accord\s?\?$|\bok\s?\?$"
        r"|\bhein\s?\?$",
    ),
    thanks=any_of(r"\bmercis?\b|\bmci\b|\bremercie(?:ments?)?\b"),
    no_thanks=any_of(
        r"\b(?:patience|compréhension)\b",
        r"\bnon,? merci|\bmerci (?:de|d')\s?(?:ne|me|nous|bien vouloir|m'|prendre|cesser|arrêter|retirer"
        r"|votre retour)",
        r"\bd'avance\b|\bpar avance\b|\bmais\b|malheureusement|\bne\b[^.]{1,30}\b(?:pas|plus)\b"
        r"|\bcependant\b",
    ),
    courtesy=any_of(
        r"^(?:ça|cela) (?:m'|nous |va m')?(?:aide|sert|a aid|fait)\w*",
        r"^(?:c'était|ce fut|cela m'a|merci|encore) ",
        r"^(?:bonne|bon|belle|excellente?|bien (?:reçu|noté|à|cordialement|sûr reçu)|à (?:bientôt|très"
        r"|plus|la prochaine)"
        r"|au plaisir|super|parfait|génial|top|noté|reçu|c'est (?:noté|gentil|très gentil|adorable)"
        r"|j'espère|prene[zr] soin"
        r"|joyeu\w+|meilleurs? vœux|de même|également|toi aussi|vous aussi|porte[zr]-vous|cordialement"
        r"|amicalement|bises?"
        r"|ça (?:m'a|me) (?:fait|touche|aide)\w*|vous m'avez|tu m'as)\b",
    ),
    anger=any_of(
        r"\bqu'est-ce qui (?:vous|te) prend\b|\bpour qui (?:vous vous|tu te) pren\w+\b"
        r"|\bporter plainte\b|\b(?:à|prévenir|appeler|avertir|contacter) la police\b"
        r"|\bvous n'avez (?:pas|aucune) honte\b",
        r"\bharcèl\w+|\binadmissible\b|\bc'est (?:un |une )?(?:scandal|hont|inaccept|du vol)\w*"
        r"|\bquel culot\b",
        r"\b(?:foute[zr]?|fiche[zr]?|fous)-moi\b|\bde quel droit\b|\bport(?:e|erai) plainte\b"
        r"|\bmarre (?:de|d')|\bmerde\b",
        r"\bvous vous (?:moquez|foutez|fichez)\b|\balle[zr] vous faire\b|\bcomment osez\b",
    ),
    grief=any_of(
        rf"\b(?:mon|ma|mes|notre|nos) (?:[\w'-]+ ){{0,2}}{_KIN}s? (?:[\w',-]+ ){{0,4}}(?:décéd|mort"
        r"|disparu|parti\w* trop)\w*",
        r"\b(?:obsèques|funérailles|enterrement|en deuil|le deuil|un deuil)\b|\bnous a quittée?s?\b"
        r"|\bvient de mourir\b",
        rf"\b(?:perdu|perdre) (?:mon|ma|notre|nos|mes) (?:[\w'-]+ )?{_KIN}|\b(?:décès|mort"
        r"|disparition) de (?:mon|ma|notre|m\.)",
        r"\b(?:annonce|inform|appren|faire part)\w*[^.]{0,40}\b(?:décès|disparition|décédée?)\b",
        r"\best (?:décédée?|morte?) (?:dimanche|lundi|hier|ce|cette|subitement|brutalement|récemment"
        r"|la semaine|il y a)",
    ),
    illness=any_of(
        r"\bconvalescen\w+|\bremets? (?:\w+ )?d'une (?:\w+ )?opération\b"
        r"|\bopérée? (?:\w+ )?(?:la semaine|lundi|mardi|hier|demain|en urgence)\b",
        r"\b(?:cancer|chimio\w*|leucémie|tumeur|avc|infarctus|réanimation|soins (?:intensifs|palliatifs)"
        r"|fausse couche)\b",
        r"\bhospitalisée?s?\b|\b(?:grave|gravement|lourde|longue) malad\w+|\bmaladie (?:grave|lourde)"
        r"|\bgravement (?:malade|blessé)",
        r"\b(?:grave |gros )?accident (?:de (?:voiture|la route|moto|vélo)|grave)|\baux urgences\b"
        r"|\barrêt maladie\b|\bburn-?out\b",
        r"\bopérée? (?:du|de la|d'un|d'une) (?:cœur|tumeur|cancer|rein|foie|poumon)\b|\ben dépression\b",
    ),
    not_delicate=any_of(
        r"\b(?:arrêt maladie)\b[^.]{0,60}\b(?:grippe|rhume|covid|angine|gastro|migraine|de retour"
        r"|rétablie?)\b|\b(?:grippe|rhume|covid|angine|gastro|migraine|de retour"
        r"|rétablie?)\b[^.]{0,40}\b(?:arrêt maladie)\b",
        r"\b(?:recherche|lutte|étude|centre|ligue|institut|projet)s?\b[^.]{0,20}\bcancer"
        r"|\bharcèlement (?:scolaire|moral|de rue)",
        r"\bmorte? de rire\b|\bmeurs (?:d'envie|de (?:faim|rire|curiosité|soif|hâte))\b|\bmort de fatigue\b",
        r"\b(?:téléphone|portable|ordinateur|batterie|serveur|disque|voiture|imprimante|vélo"
        r"|moteur)\b[^.]{0,25}\bmorte?\b",
    ),
)
