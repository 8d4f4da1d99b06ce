"""Automatic mail in Spanish."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="es",
    stems=("se ha creado", "se ha abierto", "se ha registrado",
        "urgen", "mi regreso", "mi vuelta", "regreso", "vuelvo", "no disponible", "recibimos",
        "vacaciones", "fuera de", "ausen", "oficina", "automátic", "automatic", "ya no", "dejado de",
        "hemos recibido",
        "ha sido recibid", "solicitud", "de regreso", "de baja", "permiso", "jubilad", "leído", "licencia",
        "no estaré", "de viaje", "cerrad",
    ),
    label=r"respuesta (?:autom[aá]tica|de fuera de (?:la )?oficina)|(?:mensaje|aviso"
    r"|notificación) (?:autom[aá]tic[oa]|de ausencia|fuera de (?:la )?oficina)|auto-?respuesta",
    desk_subject=r"acuse de recibo|hemos recibido su|su (?:solicitud|consulta|mensaje) ha",
    away_subject=r"(?:estoy |estaré |actualmente )?(?:fuera de (?:la |mi )?oficina|ausente\b|ausencia\b"
    r"|de vacaciones|de baja)|[^:]{2,60} está (?:fuera de la oficina|ausente|de vacaciones)",
    automatic=r"(?:est[ea]|esto) (?:es|ha sido|fue|mensaje|correo|e-?mail|respuesta)[^.\n]{0,40}autom[aá]tic"
    r"|(?:^|\n)\W{0,6}(?:respuesta|mensaje) autom[aá]tic[oa]|(?:generad|enviad)[oa] autom[aá]ticamente"
    r"|no respond[ae](?:n|r)? a este",
    absent=r"\b(?:me encuentro|estoy|estaré|me encontraré|estamos|está"
    r"|estará)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:fuera(?: de (?:la |mi )?oficina)?\b|de (?:vacaciones|viaje|baja"
    r"|permiso"
    r"|licencia)|ausente|no disponible)|\bno (?:estoy|estaré|me encuentro|podré)\b(?:[^.\n]"
    r"|(?<=\d)\.){0,40}(?:en la oficina"
    r"|disponible|atender|responder|accede)"
    r"|(?:^|\n)(?:fuera de la oficina|de vacaciones|ausente)|(?:nuestras oficinas|la oficina) (?:permanecer"
    r"|estar)(?:[^.\n]|(?<=\d)\.){0,40}cerrad|\bmi ausencia\b|acceso limitado|tomaré (?:mis )?vacaciones",
    template=r"(?:muchas )?gracias por (?:su|tu|el|escribir|contactar|ponerse|comunicar|vuestro)"
    r"|en caso de urgencia|(?:asunto|tema|caso|algo|si es)s? urgentes?|para (?:cualquier )?(?:asunto|urgencia"
    r"|consulta|cuestión)|(?:por favor|favor de|puede|rogamos)[^.\n]{0,20}(?:contact|dirij|comuni|escrib)"
    r"|(?:a|en cuanto|cuando) (?:(?:mi|nuestro|nuestra) (?:regreso|vuelta|retorno)|vuelva"
    r"|regrese|esté de vuelta)|le (?:responderé"
    r"|contestaré|atenderé)|te (?:responderé|contestaré)|durante (?:mi ausencia|este per[ií]odo|estos días)"
    r"|acceso limitado|(?:no (?:tendré|tengo|tendremos)|sin) acceso"
    r"|no (?:será|serán) (?:reenviad|leíd)",
    received=r"(?:hemos recibido|confirmamos (?:la recepción|el recibo)|acusamos recibo)|(?:su|tu) (?:solicitud"
    r"|mensaje|correo|consulta|ticket|petición|candidatura)[^.\n]{0,20} ha(?: sido)? (?:recibid|registrad|cread"
    r"|asignad)|(?:nos pondremos en contacto|le responderemos|te responderemos|le contactaremos"
    r"|nos comunicaremos)|número de (?:ticket|caso|solicitud|incidencia)"
    r"|se ha (?:creado|abierto|registrado) (?:un|una|el|su) (?:nuev[oa] )?(?:ticket|caso|incidencia|solicitud)",
    left=r"ya no (?:trabaj|forma parte|labora|pertenec|est(?:á|oy) (?:en|con) (?:la empresa|la compañía"
    r"|nosotros|esta))|(?:ha|he) dejado (?:de trabajar|de formar|la empresa|la compañía|su puesto|mi puesto"
    r"|(?-i:[A-Z]))|(?:se ha|me he) (?:jubilad|desvinculad)|dejó (?:de trabajar|la empresa|la compañía)"
    r"|no labora más|(?:cuenta|dirección|buzón)[^.\n]{0,30}(?:ya no está|no está activ|fuera de uso)",
    left_myself=r"\b(?:ya no (?:trabajo|formo|laboro|estoy)|he dejado|me he jubilado|mi último día)",
    open_ended=r"(?:baja|licencia|permiso) (?:de|por) (?:maternidad|paternidad|maternal|enfermedad|médica)"
    r"|baja médica|hasta nuevo aviso|sabátic|excedencia|tiempo indefinido|por tiempo indeterminado",
    human=r"\bpero\b[^.\n]{0,50}\b(?:semana|encantad|gusto|podemos|puedo|libre|bien|hablar|podría)"
    r"|\bencantad[oa] de\b|\bcon (?:mucho )?gusto (?:hablo|hablamos|charl|te ayudo|le ayudo)|(?:perdón|perdona"
    r"|disculp|siento|lamento)[^.\n]{0,40}(?:tard|demora|retraso)|\b(?:me|te|le) (?:viene|va|queda) (?:bien"
    r"|mejor)|\bpodr[ií]amos\b|\bpodemos\b"
    r"|\b(?:qué|que) te parece|\bqué le parece|\bestuve\b|\bestaba\b|\bacabo de (?:volver|llegar)|\bllámame\b"
    r"|\bllámeme\b|\bhablamos\b|\btu (?:pregunta|proyecto|idea)\b|\bsu (?:pregunta|proyecto|idea)\b"
    r"|\bla semana siguiente\b|\bno es una respuesta autom|\bme encantaría|\bnos vemos\b|\bte propongo"
    r"|\ble propongo",
    back=r"\b(?:regres[oaé]\w{0,3}|vuelv[oa]\w{0,3}|volver[ée]|vuelta|retorn[oa]r?é?|de (?:regreso|vuelta)"
    r"|reincorpor\w{1,4}|incorpor\w{1,4}|responder[ée]|contestar[ée]|estaré (?:de nuevo|nuevamente"
    r"|disponible))\b",
    back_from=r"\b(?:a partir del?|desde el)\s(?:día )?(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){2,50}(?:nuevo|disponible|regres|vuelt|atender"
    r"|responder))",
    until=r"\bhasta\b|\bantes del\b",
    through=r"\bal\b(?= (?:\d|lunes|martes|mi|jueves|viernes|s[áa]bado|domingo))"
    r"|\bhasta\b(?=[^.\n]{1,30}(?:inclusive|incluido))",
    including=r"^[^.\n]{0,12}\b(?:inclusive|incluido)",
    contact=r"contact|dirij|dirigirse|escrib|comuni|sucesor|sustitu|reemplaz|en su lugar|póngase|atenderá"
    r"|remit",
    tomorrow=r"mañana",
    next_week=r"(?:próxima semana|semana que viene|semana próxima)",
    this_week=r"esta semana",
    weeks=r"semanas?",
    days=r"días?",
    in_=r"en|dentro de|durante|por",
    read_subject=r"le[ií]do|no le[ií]do|confirmación de lectura",
    read_text=r"(?:fue|ha sido|se) (?:leíd|leyó|mostrad)|eliminad[oa] sin (?:leer|haber)",
    held=r"(?:su|tu) (?:mensaje|correo|e-?mail)(?:[^.\n]|\.(?=\S)){0,80}(?:retenid|en espera|pendiente"
    r"|no ha sido (?:entregad|aún)|será entregad|cuarentena|bloquead)|(?:verific|confirm"
    r"|demostr)[^.\n]{0,40}(?:que (?:usted )?(?:es|eres)|humano|persona real|no es un robot)"
    r"|para que su (?:mensaje|correo)[^.\n]{0,30}(?:entreg|llegue)|remitente desconocido|anti-?spam",
    prove=r"haga clic|hacer clic|haz clic|pulse|respond[ae] a este|responder a este|enlace|captcha",
)  # fmt: skip
