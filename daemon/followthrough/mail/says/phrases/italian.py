"""Italian words, tu and lei."""

from followthrough.mail.says.phrases.spelling import any_of
from followthrough.mail.says.phrases.words import Phrases

_WRITE = (
    r"(?:ri)?(?:contatt|scriv|mand|invi|chiam|telefon|cerc|disturb|import|tempest|assill|stress|molest"
    r"|spamm)\w*"
)
_TALK = (
    r"(?:parl|sent|conosc|incontr|aiut|vede|riceve|risponde|raccont|chiacchier|fare (?:due|quattro|una|un)"
    r"|scambi|confront"
    r"|spieg|dedic|accogli|telefon|prend|dare|organizz|collabor|condivid|esserl|essert)\w*"
)
_KIN = (
    r"(?:padre|madre|papà|mamma|fratello|sorella|figli[oa]|marito|moglie|compagn[oa]|nonn[oa]|suocer[oa]"
    r"|zi[oa]|amic[oa]|cugin[oa])"
)
_JOB = (
    r"(?:posizioni|posizione|posti|posto|opportunità|offerte|ruoli|assunzioni|stage|tirocini|tirocinio"
    r"|ricerche|selezioni)"
)
_NOW = r"(?:adesso|ora|al momento|per ora|in questo momento|attualmente|per il momento|in questo periodo)"
# An address is a limit unless they say `any more`.
_ONCE = r"^(?:(?!\bpiù\b|\bmai\b).){0,300}"

PHRASES = Phrases(
    "it",
    negation=any_of(
        r"\bnon\b(?! (?:solo|c'è (?:alcun )?problema|esit|ci sono problemi))|\bmai\b|\bneanche\b"
        r"|\bnemmeno\b",
        r"\bnessun[oa]?\b|\bpurtroppo\b|\bmi (?:di)?spiace\b|\bmi rincresce\b|\bimpossibile\b"
        r"|\bno\b,? grazie",
    ),
    joins=any_of(r"\b(?:e|ed|quindi|perché|perchè|poiché|dunque|così)\b"),
    first_person=any_of(
        r"\b(?:concediamo|rilasciamo|rispondiamo|riceviamo|partecipiamo|rispondo)\b",
        r"\b(?:io|mi|mio|mia|miei|mie|me|ci|noi|nostr[oa]|ho|posso|sono|sto|devo|voglio|faccio|do|accetto"
        r"|possiamo|abbiamo|siamo"
        r"|stiamo|dobbiamo|facciamo|potrò|potrei|riesco|temo|preferisco|ricevo|partecipo|purtroppo|concedo"
        r"|rilascio)\b",
    ),
    third_person=any_of(
        r"\b(?:lui|loro|egli|ella|il dottore|la dottoressa|(?:il )?mio (?:capo|collega)"
        r"|(?:la )?mia (?:capa|collega))\b"
    ),
    speaks_for=any_of(
        r"\bmi (?:ha (?:chiesto|incaricat[oa]|pregat[oa])|incarica|prega) di\b|\bper conto (?:di|del"
        r"|della)\b|\ba nome (?:di|del|della)\b"
        r"|\bda parte (?:di|del|della)\b|\bla segreteria\b|\b(?:segretari[oa]|assistente) (?:di|del|della"
        r"|personale)\b",
        r"\b(?:dottore|dottoressa|dott\.|dott\.ssa|avvocat[oa]|avv\.|ingegnere|ing\.|prof\.|prof\.ssa"
        r"|professore|professoressa|signora"
        r"|sig\.|sig\.ra) [^,;.]{2,40} (?:ringrazia|la ringrazia|ha ricevuto|non potrà|si scusa)\b",
    ),
    doubt=any_of(
        r"\bforse\b|\bmagari\b(?! (?:un|ci|a|in|per|davanti|prossima))|\bci (?:penso|devo pensare"
        r"|penserò)\b|\bvediamo\b|\bti (?:dico|faccio sapere|aggiorno)\b",
        r"\ble (?:faccio|farò) sapere\b|\bnon (?:so|sono sicur[oa])\b|\bvaluto\b|\bci rifletto\b",
    ),
    turn=any_of(
        r"\bma (?=(?:non|no|in|al|da|per|se|con|prima|posso|devo|sono|ho|la|il|un|una|mi|ti|le|sarò"
        r"|possiamo|purtroppo|volentieri|solo"
        r"|certo|volendo|dopo|entro|una|chiacchier|parl)\w*)|(?<=[,;]\s)ma\b|\bperò\b|\btuttavia\b"
        r"|\bmentre\b|\bbensì\b|\banche se\b|\bsebbene\b"
        r"|\binvece\b|\bcomunque\b"
    ),
    condition=any_of(
        r"\bnon (?:significa|vuol dire|vuole dire|implica)\b",
        r"\bse (?!stess|medesim)[^\W\d_]|\bqualora\b|\ba patto\b|\ba meno che\b|\bpurché\b",
    ),
    requests=any_of(
        r"^\W{0,5}(?:per favore,? )?(?:mi )?(?:può|puoi|potrebbe|potresti|potete|potreste"
        r"|le dispiacerebbe|ti dispiacerebbe)\b(?! (?:dire|spiegare))",
    ),
    in_writing=any_of(
        r"\b(?:domande|rispond\w+|preferi\w+|meglio) (?:\S+ ){0,4}?(?:per iscritto|via mail"
        r"|via e-?mail|per (?:e-?mail|mail))\b",
    ),
    their_yes=any_of(
        r"\b(?:sarà|sarebbe|saranno) (?:\w+ )?(?:liet[oaie]|felic[ei]|content[oaie]|disponibil[ei])\b",
    ),
    would=any_of(
        r"\b(?:vorrei|mi piacerebbe|sarei|mi farebbe)\b",
    ),
    past=any_of(
        r"\bieri\b|\bl'altro ieri\b|\bscors[oa]\b|\b(?:ho|abbiamo) (?:\w+ )?(?:parlato|incontrato|visto"
        r"|conosciuto|sentito|scritto|cenato)\b"
        r"|\bera(?:no|vamo)?\b|\b\w+ fa\b"
    ),
    stop=any_of(
        r"\b(?:cancell|elimin|rimuov)\w+ (?:tutti )?i miei dati\b",
        rf"\bnon (?:mi |ci )?{_WRITE}(?:mi|ci)? (?:più|mai più|mai)\b|\bnon {_WRITE}(?:mi|ci|rmi"
        rf"|rci) più\b|\bnon (?:mi|ci) {_WRITE} mai\b",
        rf"\bnon (?:voglio|vogliamo|desidero|gradisco) (?:più )?(?:essere {_WRITE}|ricevere"
        rf"|che mi {_WRITE}|altr)",
        rf"\bsmett\w+ di {_WRITE}|\bsmettila\b|\bfinit\w+ di {_WRITE}|\bpiantatela\b|\bpiantala\b"
        r"|\bbasta (?:mail|e-?mail|messaggi|con (?:le|queste|i))",
        r"\b(?:lasci|lascia|lasciate|lasciatemi|lasciami|mi lasci)\w* in pace\b",
        r"\b(?:togli|toglie|rimuov|cancell|elimin|depenn|levat|escludet)\w{0,6}(?:mi|ci)?\b[^.]{0,40}"
        r"\b(?:list[ae]|elenc[oh]i?|mailing|archivi[o]?|rubrica|indirizzari[o]?|database|contatti)\b",
        r"\bmi (?:tolga|rimuova|cancelli|disiscriva) da\w*\b|\bcancell\w+ (?:la mia )?iscrizione\b"
        r"|\bdisiscriv\w+",
    ),
    stop_alone=any_of(
        r"(?:stop|basta|cancellami|cancellatemi|disiscrivimi|disiscrizione|rimuovetemi)(?: per favore"
        r"| grazie)?"
    ),
    not_for_good=any_of(
        rf"{_ONCE}\b(?:a|su) (?:questo|questa) (?:indirizzo|mail|e-?mail|numero)\b",
        r"\besit(?:i|are|ate)\b|\bprima (?:di|del|delle)\b|\bfino a\w*\b|\ba meno che\b",
        r"\bal lavoro\b|\bdi (?:mattina|pomeriggio|sera)\b|\bal mattino\b|\bper telefono\b|\bse (?:vuol"
        r"|prefer)\w+|\bnel (?:fine ?settimana|weekend)\b"
        r"|\bla domenica\b|\bquesta settimana\b|\bmentre\b|\bfinché\b|\bin ufficio\b|\bdurante\b",
    ),
    declines=any_of(
        r"\bnon è (?:una cosa|qualcosa) che (?:io )?facci[oa]\b",
        r"\bnon (?:conced|rilasc|rispond|ricev|partecip|offr)(?:o|iamo|io)\b|\bpreferisco di no\b",
        r"\bnon (?:\w+ ){1,5}(?:di |per )?(?:questo|quel|tal) (?:tipo|genere)\b"
        r"|\bnon (?:\w+ ){1,5}(?:interviste|colloqui|incontri informativi|richieste)\b",
        r"\bpreferi(?:sco|rei) (?:di )?non\b|\b(?:devo|dovrò|mi spiace) deluder\w+|\bnon (?:sono|siamo|è"
        r"|sarò) (?:\w+ )?disponibil[ei] (?:a|per|ad)\b|\bnon mi è possibile\b|\bnon (?:voglio|desidero"
        r"|intendo) (?:parl|partecip|incontr)\w+",
        r"\bno,? (?:la |ti |vi )?(?:grazie|ringrazio)\b|\bnon (?:mi|ci) interessa\b|\bnon (?:sono"
        r"|siamo) interessat[oaie]\b|\bnessun interesse\b",
        r"\bnon (?:mi |le |ti |la |ci )?(?:posso|possiamo|potrò|potremo|può|potrà|riesco a|riuscirò a"
        r"|sono in grado di|è possibile"
        rf"|sarà possibile) (?:\w+ )?{_TALK}",
        r"\bnon (?:le |mi |ci |gli )?(?:sarà|è|sarebbe) (?:purtroppo )?possibile\b|\bnon (?:la|ti|vi"
        r"|le) (?:posso|possiamo|potrò)\b",
        r"\bnon (?:ho|abbiamo|dispongo di|ha|trovo) (?:il |abbastanza |molto |proprio )?(?:tempo"
        r"|disponibilità|modo|margine)\b",
        r"\b(?:devo|dobbiamo|dovrò|sono costrett[oa] a|preferisco|preferirei|mi vedo costrett[oa] a"
        r"|mi tocca) (?:purtroppo )?"
        r"(?:dir(?:le|ti|e) di no|declinare|rifiutare|rinunciare|passare\b(?! (?:da|per))|non )",
        r"\b(?:declino|rifiuto|passo (?:la mano|stavolta|questa volta))\b|\bnon (?:è"
        r"|sono) (?:più )?disponibile (?:a|per)\b",
        r"\bnon (?:faccio|facciamo|concedo|rilascio|accetto|accettiamo|ricevo|partecipo)\b",
        r"\bnon sono la persona (?:giusta|adatta)\b|\bnon (?:se ne fa nulla|fa per me)\b",
    ),
    declines_alone=any_of(
        r"^\W{0,5}(?:(?:buongiorno|buonasera|salve|ciao)\W+)?(?:no,? (?:grazie|la ringrazio|ti ringrazio)"
        r"|no\W*$|mi (?:di)?spiace|purtroppo|spiacente"
        r"|scus[ia]\b|non (?:mi|ci) interessa|non (?:le )?(?:sarà|è) possibile|non è disponibile)"
    ),
    no_decline=any_of(
        r"\bnon è che\b[^,]{0,80}",
        r"\bnon (?:c'è|ci sono|vedo|ho) (?:alcun |nessun )?(?:problem|ostacol)\w+|\bnon (?:mi"
        r"|ci) (?:dispiac|disturb|import|pes)\w+",
        r"\bnon vedo l'ora\b|\bnon si preoccup\w+|\bnon ti preoccup\w+|\bperché no\b|\bnon è che non\b"
        r"|\bnon esit\w+|\bnon c'è di che\b"
        r"|\bnon posso (?:dire di no|rifiutare|che|promett\w+|garant\w+|offr\w+|aspettare)|\bfigur\w+",
    ),
    another_time=any_of(
        r"\bquesta settimana\b|\b(?:la settimana|il mese|l'anno) prossim[oa]\b|\b(?:questo"
        r"|prossimo) mese\b|\bquest'anno\b|\boggi\b",
        r"\bdomani\b|\bprima (?:di|del|della|che)\b|\bfino a\w*\b"
        r"|\bentro\b|\b(?:a|in) (?:gennaio|febbraio|marzo"
        r"|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b",
    ),
    for_now=any_of(rf"\b{_NOW}\b|\bancora\b|\bin questi giorni\b|\bin queste settimane\b"),
    cannot=any_of(
        r"\bnon (?:la |ti |le )?(?:posso|possiamo|potrò|può|riesco|riuscirò|sarà possibile|ce la faccio)\b"
        r"|\bimpossibile\b",
        r"\bnon (?:ho|abbiamo) (?:proprio )?(?:il )?tempo\b|\bsenza tempo\b",
    ),
    hindrance=any_of(
        r"^\W{0,5}(?:purtroppo|mi (?:di)?spiace|mi rincresce|temo|peccato|sfortunatamente|spiacente)\b"
    ),
    yes=any_of(
        r"\bne parliamo (?:davanti|al telefono|a voce|volentieri|di persona)\b|\b(?:prendiamo"
        r"|beviamo)(?:ci)? un caffè\b|\bprendiamoci un caffè\b",
        r"\bun caffè (?:\w+ ){0,3}offro\b|\b(?:ti|le) offro (?:io )?un caffè\b|\bmi (?:trovi|trova) (?:in"
        r"|al|nel|qui|sempre)\b(?! (?:disaccordo|difficoltà))|\b(?:sei|è) (?:invitat[oa]|il benvenuto)\b",
        r"^\W{0,5}(?:ma )?(?:certo|certamente|sicuro|sicuramente|figurati|ma sì)\b(?! che no)(?!,? che)[^?]*$"
        r"|\b(?:passa|passi|venga|vieni|passate) (?:a trovar|da|in|quando|pure|a prender)\w*",
        r"\b(?:la|ti) (?:aiuto|ricevo|chiamo) (?:volentieri|con|quando)\b|\bmi sembra (?:un'ottima"
        r"|una bella|una buona|interessante|ottim)\w*|\bquando (?:vuoi|vuole|preferisce|preferisci) (?:ci"
        r"|possiamo|sono)\b|\bdimmi (?:tu )?quando\b|\bmi dica (?:lei )?quando\b|\bbella idea\b",
        r"\bvolentieri\b|\bcon (?:molto |grande |vero |immenso |estremo )?piacere\b|\bpiacere mio\b"
        r"|\bdi buon grado\b",
        r"\b(?:felice|liet[oa]|content[oa]|felicissim[oa]|disponibilissim[oa]|disponibile"
        rf"|entusiast[ao]) (?:di|a|per) (?:poter(?:la|le|ti)? )?{_TALK}",
        rf"\bmi (?:farebbe|fa|farà) (?:molto |davvero |proprio )?piacere (?:poter )?{_TALK}"
        rf"|\bmi (?:piacerebbe|andrebbe) (?:molto |tanto )?{_TALK}",
        r"\bmi farebbe (?:molto |davvero )?piacere\W*$|\bsarebbe un (?:vero |gran )?piacere\b"
        r"|\bsarà un (?:vero |gran )?piacere\b|\bci sto\b",
        r"\b(?:sentiamoci|parliamone|vediamoci|incontriamoci|organizziamoci|fissiamo|troviamoci"
        r"|parliamo pure)\b",
        r"\b(?:ci (?:sentiamo|vediamo|prendiamo)|facciamo una (?:chiamata|chiacchierata"
        r"|call))\b(?= (?:quando|un|per|pure|volentieri|su|su zoom)\b)",
        r"\b(?:possiamo|potremmo|potete|può|puoi) (?:pure |certo |senz'altro )?(?:sentirci|parlarne"
        r"|vederci|incontrarci|chiamarmi|passare|prendere un)\b",
        r"^\W{0,5}sì(?:,? (?:certo|certamente|volentieri|possiamo|grazie|mi|va|con|dai|sentiamoci"
        r"|vediamoci)\b[^?]*|\W*)$",
        r"^\W{0,5}(?:certo|certamente|certo che sì|senz'altro|assolutamente sì|ovvio|ovviamente|come no"
        r"|di sicuro|va benissimo|d'accord[oa],? "
        r"(?:sentiamoci|vediamoci|ci))\b(?! che no)[^?]*$",
        r"\b(?:certamente|certo|assolutamente) sì\b|\b(?:è|sei|sarà|sarai) (?:il |la )?benvenut[oa]\b"
        r"|\baccetto\b(?= (?:con|volentieri|il|la|di))",
        r"\bmi chiami (?:quando|pure|quando vuole)\b|\bchiamami (?:quando|pure)\b|\bpassi pure\b"
        r"|\bpassa pure\b",
    ),
    no_alone=any_of(
        r"no|no,? (?:la |ti )?(?:grazie|ringrazio)|non mi interessa|passo|non posso|mi (?:di)?spiace,? no"
        r"|assolutamente no|niente da fare"
    ),
    not_yes=any_of(
        r"\b(?:felice|liet[oa]|content[oa]|piacere) (?:di|che|per) (?:sapere|leggere|aver|sentire che"
        r"|ricevere|lei|te|vedere)\w*",
        r"\b(?:le|ti|vi) (?:piacerebbe|farebbe piacere|andrebbe)\b|\bpiacere di (?:aver|conosc)\w+\W*$"
        r"|\bcon piacere (?:che )?(?:ho|apprend)\w*",
        r"\bcerto che no\b|\bcerto,? che\b|\bovviamente non\b|\bci (?:sentiamo|vediamo) (?:presto"
        r"|dopo)?\W*$|\bdi sicuro non\b",
    ),
    yes_denied=any_of(
        r"\bnon (?:mi|ci) (?:dispiacerebbe|dispiace (?:affatto|parl)|disturba|disturberebbe|pesa)\b"
        r"|\bnon avrei (?:nulla|niente) in contrario\b",
        r"\b(?:nessun|senza|non c'è) (?:alcun )?problem[ai]\b|\bnon ci sono problemi\b|\bnon ho (?:nulla"
        r"|niente) in contrario\b",
        r"\bnon vedo l'ora\b|^\W{0,5}(?:e )?perché no\W*$|\bnon (?:posso|potrei) (?:dire|dirti|dirle) di no\b"
        r"|\bnon dico mai di no\b|\bcome no\b",
    ),
    wished=any_of(
        r"\bavr(?:ei|emmo) (?:\w+ ){0,3}volentieri\b|\bavr(?:ei|emmo) (?:tanto )?(?:voluto|potuto"
        r"|desiderato|preferito)\b|\bsare(?:i|mmo) stat[oaie]\b|\bmi sarebbe piaciuto\b",
        r"\bse (?:avessi|potessi|fossi|avessimo|potessimo|ci fosse|solo)\b|\b(?:sarebbe|avrei|avremmo"
        r"|sarei) (?:\w+ )?(?:piaciuto|voluto|stat[oa]"
        r"|accettato|potuto|fatto)\b|\bmagari (?:potessi|avessi)\b|\bvorrei poter\b",
    ),
    no_openings=any_of(
        r"\bnon (?:\S+ ){0,5}assumere\b",
        r"\b(?:ferm|bloccat|sospes|congelat|chius)\w* (?:\w+ ){0,2}(?:le )?assunzioni\b|\bassunzioni zero\b",
        r"\bnon (?:prevediamo|è previst\w+|sono previst\w+|abbiamo in programma) (?:\w+ ){0,2}(?:assunzion"
        r"|inseriment|ingress)\w*|\borganico (?:\w+ )?(?:al completo|completo|bloccato)\b"
        r"|\bsiamo al completo\b",
        r"\bnon (?:\w+ ){0,3}(?:assum(?:iamo|endo|ono|ere|e)|cerchiamo (?:nessuno|personale|persone|figure"
        r"|collaboratori)|reclut\w+)\b",
        rf"\b(?:non|nessun[oa]?|senza|niente) (?:\w+ ){{0,4}}{_JOB}\b(?! (?:in|nella) agenda)",
        r"\b(?:assunzioni|selezioni|ricerche|posizioni) (?:\w+ ){0,3}(?:bloccat|congelat|sospes|chius|ferm"
        r"|coperte|copert)\w*",
        r"\bblocco (?:delle assunzioni|del turn ?over)\b|\bnon stiamo (?:cercando|assumendo)\b"
        r"|\borganico (?:è )?(?:al completo|completo)\b",
    ),
    other_openings=any_of(r"\bin agenda\b|\bcalendario\b|\?\s*$|\bpromett\w+|\bcerch(?:i|ate) lavoro"),
    asks=any_of(
        r"^\W{0,5}(?:ciao\W+(?:\w+\W+)?)?(?:e )?(?:di (?:che|cosa) (?:si tratta|vuol)|(?:che )?cosa (?:vuol"
        r"|vorr|desider|ti serve)|chi (?:è lei|sei|le ha|ti ha)"
        r"|come (?:ha avuto|hai avuto|mi ha)|perché (?:io|proprio)|a che proposito|mi (?:può"
        r"|puoi) (?:mandare|inviare|dire)"
        r"|potrebbe (?:mandar|inviar|dir))"
    ),
    courtesy_question=any_of(
        r"\bcome (?:stai|sta|va|state|vanno|te la passi|andiamo)\b|\btutto (?:bene|ok|a posto)\b|\bvero\?$"
        r"|\bno\?$|\bok\?$|\bgiusto\?$|\be (?:tu|lei)\?$"
        r"|\bperché no\?$|\bche si dice\b|\bche (?:mi racconti|ne dici)\?$"
    ),
    thanks=any_of(r"\bgrazie\b|\b(?:la|ti|vi) ringrazio\b|\bringrazio\b|\bringraziamenti\b|\bgrz\b"),
    no_thanks=any_of(
        r"\b(?:pazienza|comprensione)\b",
        r"\bno,? grazie|\bin anticipo\b|\banticipatamente\b|\bma\b(?! (?:quanto|che))|\bpurtroppo\b"
        r"|\bnon\b(?! (?:c'è|doveva|dovevi))|\bperò\b"
        r"|\bgrazie (?:se|di voler)\b",
    ),
    courtesy=any_of(
        r"^(?:mi|ci) (?:serve|sarà|aiuta|ha)\w*",
        r"^(?:è stat[oa]|mi (?:è|ha)|grazie|anche|tanti|molto) ",
        r"^(?:ricevut[oa]|annotato|salut[io]|un (?:saluto|abbraccio|caro)|cari saluti|a (?:presto"
        r"|risentirci|dopo)|buon[aeo]?\b|ottimo|perfetto"
        r"|fantastico|che (?:bello|gentile|carino)|molto gentile|gentilissim[oa]|spero|in bocca al lupo"
        r"|auguri|altrettanto|anche a (?:te|lei)"
        r"|stammi bene|ok|mi (?:è stat[oa]|ha aiutato)|tutto il meglio|un bacio|baci)",
    ),
    anger=any_of(
        r"\bcon (?:che|quale) diritto\b|\bchi (?:si|ti) cred\w+ di essere\b|\bcome (?:vi permettete"
        r"|osate)\b|\balla polizia\b|\bai carabinieri\b|\bnon (?:si|ti) vergogn\w+",
        r"\bè una (?:vergogna|molestia|persecuzione)\b|\bvergognos[oa]\b|\bvergognatevi\b|\bsi vergogni\b"
        r"|\bmolestie\b(?! (?:sul|nei))|\bpersecuzione\b",
        r"\bcome (?:si permette|ti permetti|osa)\b|\bstuf[oa] di\b|\bscandalos[oa]\b|\binaccettabile\b"
        r"|\bmi avete (?:stufato|rotto|stancato)\b",
        r"\b(?:querelo|denuncio|vi denuncio|denuncerò)\b|\bvaffanculo\b|\bmerda\b|\badesso basta\b"
        r"|\bbasta!|\bora basta\b|\binammissibile\b",
    ),
    grief=any_of(
        r"\b(?:è|sono) (?:mancat|venut[oa] a mancare|decedut|scompars)\w*|\b(?:funerale|funerali|esequie"
        r"|camera ardente|in lutto|un lutto|il lutto)\b",
        r"\b(?:è morto|è morta|ho perso|abbiamo perso|ci ha lasciat[oi]) (?:il |la )?(?:mi[oa]"
        rf"|nostr[oa]) (?:\w+ )?{_KIN}",
        rf"\b(?:mi[oa]|nostr[oa]) (?:\w+ )?{_KIN} (?:\w+ )?(?:è (?:\w+ )?(?:mort|mancat|decedut|venut)\w*"
        r"|ci ha lasciat\w)|\bla (?:morte|scomparsa) di (?:mi[oa]|nostr[oa])\b",
        r"\bla scomparsa d(?:el|ella|i) (?:dott|prof|avv|sig)\w*",
    ),
    illness=any_of(
        r"\bconvalescen\w+|\bdopo (?:un|l'|una) ?(?:operazione|intervento) (?:al|chirurgic\w)\b"
        r"|\bmi riprendo da un",
        r"\b(?:cancro|chemio\w*|leucemia|tumore|infarto|ictus|terapia intensiva|cure palliative"
        r"|rianimazione)\b|\bgravemente malat",
        r"\bricoverat[oa]\b|\bmalattia grave\b|\bgrave (?:malattia|incidente|infortunio)\b"
        r"|\bincidente (?:d'auto|in moto|stradale|grave)\b|\bin depressione\b",
        r"\b(?:mi|lo|la) operano\b|\bin malattia\b|\boperat[oa] (?:d|al|alla)\w*\b",
    ),
    not_delicate=any_of(
        r"\b(?:in malattia)\b[^.]{0,60}\b(?:influenza|raffreddore|covid|febbre|emicrania|rientrat[oa]"
        r"|di ritorno|tornat[oa])\b|\b(?:influenza|raffreddore|covid|febbre|emicrania|rientrat[oa]"
        r"|di ritorno|tornat[oa])\b[^.]{0,40}\b(?:in malattia)\b",
        r"\b(?:ricerca|lotta|centro|istituto|studio|prevenzione)\b[^.]{0,20}\b(?:cancro|tumor[ei])\b"
        r"|\bmuoio d(?:i|al|alla|all')|\bmort[oa] d(?:i|al) "
        r"(?:ridere|fame|sonno)",
        r"\b(?:telefono|cellulare|computer|batteria|server|portatile)\b[^.]{0,20}\bmort[oa]\b"
        r"|\bè mancat[oa] (?:la|il) (?:luce|corrente|tempo|connessione|linea)",
    ),
)
