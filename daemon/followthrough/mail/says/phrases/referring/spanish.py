"""Spanish words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = r"(?:mejor |también |directamente |quizás? |tal vez |más bien |por favor ){0,2}"
_SPEAK = (
    r"(?:(?:hablar|hable|hables|habla|hablá|háblalo|conversar|converse|converses|platicar|platique"
    r"|platiques|charlar)(?:lo)? con|(?:contact(?:ar|e|es|a|á)|contactarse)(?: con| a)?"
    r"|(?:escrib(?:ir|a|as|e|í)|escríba|escríbe|escribi)(?:le|les|rle|rles)?(?: a)?|(?:pregunt(?:ar|e|es|a"
    r"|á)|pregúnta|pregúnte)(?:le|les|rle)?(?: a| por)?"
    r"|(?:llam(?:ar|e|es|a|á)|lláma|lláme)(?:la|lo|le|rla|rlo)?(?: a)?|(?:dirig(?:irse|irte)|diríjase"
    r"|diríjanse|dirígete|se dirija|te dirijas) a|acud(?:ir|a|as|e) a"
    r"|(?:busc(?:ar|a|á)|busque|busques)(?: a)?|(?:comun(?:icarse|icarte)|comuníquese|comunícate"
    r"|comunicate|se comunique|te comuniques) con|(?:ponerse|ponerte|póngase|ponte|ponete"
    r"|se ponga|te pongas) en contacto con|(?:consult(?:ar|e|es|a|á)(?:lo|le)?|consúltelo"
    r"|consúltalo)(?: con| a)?|(?:prueb[ae]|probar|intent[ae]|intentar) con"
    r"|(?:acércate|acérquese|acercarte|acercarse|se acerque) a|ver a|(?:reunirse|reunirte|reúnase|reúnete"
    r"|te reúnas|se reúna) con|(?:tratar|trate|trates)(?:lo)? con)"
)

REFERRING = Referring(
    points=any_of(
        r"\b(?:dale|échale|pégale|dele) (?:un|una) (?:toque|llamada|telefonazo) a\b|\bmi consejo(?: es)?:?"
        r"|\b(?:empieza|empiece|empezá) (?:por|con)\b",
        r"\b(?:deber?ías?|debes?|puedes?|podés|podrías?|puede|convendría|conviene|convenga|mejor"
        r"|lo mejor (?:es|sería)|es mejor(?: que)?|sería (?:bueno|mejor)(?: que)?"
        r"|hay que|tienes? que|tenés que|sugiero(?: que)?|recomiendo(?: que)?|aconsejo(?: que)?"
        r"|propongo(?: que)?|recomendaría(?: que)?|sugeriría(?: que)?|favor de"
        rf"|por favor,?|invito a(?: que)?|valdría la pena) {_SOFTLY}{_SPEAK}",
        rf"(?:^|[,;:¡] ?|\by |\bentonces |\bpero |\bsi no,? |\bmejor |\btú )(?:{_SOFTLY}){_SPEAK}(?= )",
        r"\b(?:poner(?:te|le|los)?|pongo|pondré) en contacto con\b|\b(?:te|le) (?:presento|presentaré"
        r"|recomiendo|recomendaría) a\b|\bte presento\b",
        r"\b(?:este|aquí|acá|su) (?:es|está|tienes?|van?|tiene)?\s?(?:el |su |los |sus )?(?:contacto"
        r"|correo|datos|dirección|teléfono|mail)\b[^.:]{0,20}",
    ),
    fits=any_of(
        r"\b(?:quien|la que|el que) (?:\w+ ){0,2}(?:sabe|lleva|conoce|maneja|ve|se encarga|entiende)\b"
        r"|\b(?:eso|esto|el tema) lo (?:lleva|ve|maneja)\b|\bespecialista en\b",
        r"\b(?:persona|contacto|indicad[oa]|mejor) (?:más )?(?:indicad[oa]|adecuad[oa]|correct[oa]"
        r"|idóne[oa]|persona|contacto)\b|\bquien (?:mejor )?(?:te|le) (?:puede|podría|podrá|conviene)\b",
        r"\bsabe (?:mucho )?más\b|\bconoce (?:mucho |bastante )?(?:mejor|más)\b|\b(?:puede|podría|podrá"
        r"|sabrá) (?:\w+ )?(?:ayudarte|ayudarle|orientarte|orientarle|atenderle|atenderte|responderte)\b"
        r"|\b(?:te|le) (?:puede|podría|podrá|sabrá) (?:ayudar|orientar|atender|responder|contar)\b",
        r"\bse hizo cargo\b|\bestá a cargo\b|\bes (?:el|la) encargad[oa]\b|\basumió (?:mis|mi|la|el)\b"
        r"|\bme (?:reemplaza|reemplazó|sustituye|relevó)\b|\bse me ocurre\b|\bpienso en\b",
    ),
    suggests=any_of(
        r"\bpor qué no (?:le |lo |la )?(?:habl|contact|escrib|prueb|pregunt|busc|llam)\w+(?: con| a)?"
    ),
    promises=any_of(
        r"\b(?:le|les|lo|la) (?:voy a |puedo )?(?:preguntar|pregunto|preguntaré|comento|comentaré|comentar"
        r"|consultar|consulto|consultaré|pido|pediré|digo|diré|paso|pasaré|avisaré|aviso)\b",
        r"\b(?:voy a|puedo|quiero|déjame|déjeme|permíteme|permítame) (?:preguntar|consultar|hablar"
        r"|presentar|poner|reenviar|pasar|comentar)\w*",
        r"\b(?:te|le|los) (?:presento|presentaré|pongo en contacto|pondré en contacto)\b|\b(?:ya )?(?:le "
        r"|se lo |lo )?(?:reenvié|reenvío|reenviado|pasé|trasladé|derivé|remití|remitido|reenviaré)\b",
        r"\b(?:hablaré|consultaré|preguntaré)\b|\b(?:he|ya) (?:pedido|pedí|avisado|avisé) a\b",
    ),
    introduces=any_of(
        r"\bcopio\b|\bcopiando\b|\ben (?:copia|cc)\b|\bcc\b|\bpongo en copia\b|\b(?:te|le"
        r"|les) present[oa]\b|\bsumo (?:a|al)\b|\bagrego a\b|\bañado a\b|\bincluyo a\b"
    ),
    them=any_of(
        r"\bsus?\b",
        r"\b(?:ella|él|ellos|ellas|le|lo|la|les)\b|\w{3,}(?:rle|rlo|rla|rles)\b",
    ),
    oneself=any_of(
        r"\bmí(?=\W*$|[,.;]| (?:o|y|cuando|si|en|por|mism[oa])\b)|\b(?:nosotros|conmigo|me|ti|usted"
        r"|ustedes|nos)\b"
    ),
    denies=any_of(r"\b(?:no|nunca|jamás|nadie|sin|tampoco)\b|\bsi (?!rivolg|mett|no\b)\w"),
    role=any_of(
        r"\b(?:mi|mis|nuestr[oa]s?|su|tu|el|la|un|una) (?:[\w-]{1,20} )?(?:compañer[oa]|colegas?|jef[ea]"
        r"|director|directora|gerente|responsable|soci[oa]|encargad[oa]|amig[oa]"
        r"|sucesor|sucesora|superior|líder|asistente|coordinador|coordinadora|profesor|profesora"
        r"|equipo)\b(?: (?:de la |de los |de las |de |del |en )[\w-]{1,30})?"
        r"|\b(?:jef[ea]|director|directora|gerente|responsable|coordinadora?) (?:de la |de los |de "
        r"|del )[\w-]{1,30}|\brecursos humanos\b|\brr\.?hh\.?"
    ),
    relates=any_of(r"(?<=, )(?:que|quien|el cual|la cual)(?: [\w-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:mi|nuestr[oa]|su|la|el) (?:asistente|secretari[oa]|secretaría)\b(?! de (?:investigación"
        r"|dirección técnica|estado))|\bcon secretaría\b",
        r"\b(?:fijar|agendar|coordinar|concertar|acordar|buscar|encontrar) (?:\w+ )?(?:una |un |la "
        r"|el )?(?:hora|cita|fecha|reunión|horario|hueco|espacio)\b"
        r"|\b(?:lleva|maneja) mi agenda\b",
    ),
    no_name=any_of(
        r"yo|el|la|los|las|un|una|mi|tu|su|nuestr[oa]|con|por|para|pero|si|no|sí|y|o|gracias|saludos"
        r"|saludo|hola|estimad[oa]|cordialmente|atentamente|abrazo|abrazos|un"
        r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|recursos|humanos|rrhh|ventas|compras"
        r"|contabilidad|administración|personal|marketing|sistemas|área|departamento"
        r"|dirección|gerencia|equipo|empresa|universidad|ministerio|grupo|madrid|méxico|internet|ya|le|te"
        r"|les|se|también|mejor|por favor|habla|escríbele|contacta|busca|pregunta"
    ),
)
