"""Spanish words for days and hours."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="es",
    number={
        1: "una|un|uno", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve",
        10: "diez", 11: "once", 12: "doce", 15: "quince", 20: "veinte",
    },
    day_from_today={0: "hoy", 1: "mañana", 2: "pasado mañana", -1: "ayer", -2: "anteayer"},
    part_of_today={"morning": "esta mañana", "noon": "este mediodía", "afternoon": "esta tarde",
                   "evening": "esta noche"},
    part={
        "morning": "por la mañana|en la mañana|a la mañana|por las mañanas|a media mañana|media mañana|a primera hora"
        "|temprano por la mañana|primera hora|a última hora de la mañana|a primera hora de la mañana",
        "noon": "a mediodía|al mediodía|mediodía|a la hora de comer|para comer",
        "afternoon": "por la tarde|en la tarde|a la tarde|tarde|por las tardes|a primera hora de la tarde"
    "|a media tarde"
        "|a última hora de la tarde",
        "evening": "por la noche|en la noche|a la noche|noche",
        "night": "de madrugada|madrugada",
    },
    of_part={"morning": "de la mañana", "afternoon": "de la tarde", "evening": "de la noche",
             "night": "de la madrugada",
             "noon": "del mediodía"},
    at="a las|a la|sobre las|hacia las|a eso de las|@|tipo|sobre la|a partir|las|cerca de las|alrededor de las",
    about="aproximadamente|más o menos|aprox|aprox.|sobre|quizás|tipo",
    oclock="h|hs|hrs|horas|hora|en punto",
    am="am|a.m.|a.m",
    pm="pm|p.m.|p.m",
    and_half="y media",
    and_quarter="y cuarto",
    less_quarter="menos cuarto|menos quarto",
    noon="12 del mediodía|las 12 del mediodía|las doce del mediodía",
    midnight="medianoche",
    since="a partir de las|después de las|desde las|de|a partir de la|desde|a partir de|después de|luego de las"
    "|pasadas las|no antes de las|a partir",
    until="antes de las|hasta las|antes de la|hasta la|antes de|hasta|como máximo a las",
    between="entre|entre las|entre la",
    both="y|y las|&|y la",
    to="a|a las|hasta|hasta las|y|a la|al",
    or_later="o más tarde|en adelante|o después",
    either="o|y|u|o bien",
    the="el|los|para el|este|la|las|del|al",
    of="de|del",
    day_word="día|el día|dia",
    next_one="próximo|el próximo|próxima",
    coming="este|que viene|siguiente|entrante",
    this_one="este|esta",
    last_one="pasado|pasada|último",
    week={0: "esta semana|de esta semana|la semana en curso",
          1: "la semana que viene|la próxima semana|de la semana que viene|de la próxima semana|próxima semana"
          "|la semana próxima|de la semana próxima|semana que viene|la semana entrante|la siguiente semana",
          2: "dentro de dos semanas en curso|la semana siguiente a la próxima|la otra semana"},
    some_week="en una semana|dentro de una semana|en dos semanas|dentro de dos semanas|dentro de tres semanas"
    "|en un mes"
    "|dentro de un mes|en unas semanas|en tres semanas|dentro de unas semanas",
    week_later="en ocho días|en una semana|dentro de una semana|de la otra semana",
    fortnight_later="en quince días|dentro de quince días|dentro de dos semanas",
    within="en|dentro de",
    days="días|día",
    weeks="semanas|semana",
    week_number="semana|sem",
    counted="año|años|personas|persona|min|minuto|minutos|días|día|semana|semanas|mes|meses|por ciento|euros|euro"
    "|veces"
    "|opciones|huecos|colegas|preguntas|km|puntos|páginas|o más|cosas|reuniones|invitados|de nosotros",
    nothing="buenos días|buenas tardes|buenas noches|buen día|cada mañana|cada tarde|todos los días|todas las mañanas"
    "|un día|hoy en día|media hora|una hora|más tarde|tarde o temprano|demasiado tarde|lo antes posible|una vez"
    "|una semana|un mes|a la vez|de una|muy tarde|una pregunta|una llamada|un momento|una reunión|llegar tarde"
    "|ya es tarde|es tarde",
    filler="aproximadamente|por favor|hora local|en punto|exactamente",
    skipped=r"mejor\s.{1,20}\sque|hasta|desde|antes de|después de|a partir de|cada|todos los|excepto|salvo"
        r"|menos"
    r"|en lugar de|en vez de|pasado|último|de vuelta|de regreso|fecha límite|semana del|primer"
    r"|segundo|tercer|vuelvo"
    r"|regreso",
    back=r"después de|hasta|de vuelta|de regreso|vuelvo|regreso|a partir de",
    later=r"\b(?:después de|en|a finales de|a mediados de|a principios de|tras|finales de|principios de"
    r"|mediados de)\s(?:la |las |mis |el )?(?:semana santa|pascua|navidad\w*|vacaciones|fiestas"
    r"|puente|enero|febrero"
    r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|año nuevo)\b(?! ?\d)",
    negation=r"\b(?:no|imposible|lamentablemente|desgraciadamente|ocupad[oa]|liad[oa]|nunca|tampoco|ni|ningún"
    r"|complicado|difícil|salvo|excepto|fatal|mal|lleno|reservad[oa]|fuera)\b",
    not_negation=r"\b(?:por qué no|no (?:hay )?problema|no dude[s]? en|no duden en|si no|no solo|si no te importa"
    r"|si no le importa|no me importaría|no me importa|estaba pensando|pensaba en|no muy temprano|cómo no)\b",
    past=r"\b(?:ayer|fue|era|estuve|estuvimos|tuve|tuvimos|hablé|hablamos el|vi|vimos|recibí|envié|escribí"
    r"|pasad[oa](?! mañana)|hace|conocimos|reunimos el|nos (?:vimos|reunimos|conocimos)|su (?:correo|mensaje"
    r"|e-?mail) del|tu (?:correo|mensaje|mail) del|anteayer|había)\b",
    own=r"\b(?:(?:te|le|os|les) (?:contesto|respondo|escribo|digo)|(?:contest|respond)(?:o|aré|eré)"
        r"|ya tengo|tengo (?:una|un|otra|otro) (?:reunión|cita|clase|vuelo|tren|llamada|compromiso"
        r"|entrevista"
    r"|médico|dentista)|tengo (?:clase|médico|dentista)|mi (?:vuelo|tren|clase|presentación)|viajo"
    r"|vuelo|tren|plazo"
    r"|fecha límite|cierra|abre|empieza|comienza|termina|conferencia|congreso|webinar|de vacaciones|vacaciones"
    r"|festivo|cumpleaños|salgo de viaje)\b",
    turn=r"\s(?=pero\b|sino\b|aunque\b|en cambio\b|mejor\b|qué tal\b|qué te parece\b|qué le parece\b"
        r"|sin embargo\b)",
    corrected=r"\b(?:quiero decir|perdón|corrección|o mejor dicho|quise decir|mejor dicho)\b",
    other_matter=r"[,;:]\s(?:así que|y|pero|entonces|yo|nosotros)\b",
    leave="hasta el la las a perfecto genial vale entonces pues gracias",
    list_words="o y u ni a las la el de también h horas es",
    offer=r"qué (?:tal|te parece|le parece|os parece|les parece)|cómo (?:te|le|os) (?:viene|va|queda)|(?:me"
        r"|te|le"
    r"|nos|os) (?:viene|va|vendría|iría|queda|quedaría|conviene|convendría|parece|encaja)n? ?(?:bien|mejor"
    r"|perfecto)?|estoy (?:libre|disponible)|estaré (?:libre|disponible)|tengo (?:libre|disponible"
    r"|disponibilidad"
    r"|tiempo|un hueco|hueco|un rato|media hora)|puedo|podría|podríamos|podemos|puedes|puede usted"
    r"|pueden|podrías"
    r"|quedamos|hablamos|nos vemos|te llamo|llámame|llámeme|propongo|sugiero|disponible|libre|reunirnos|vernos"
    r"|hablar|mejor|preferiría|prefiero|por qué no|sería posible|posible|(?:tarde|mañana|noche|\d|lunes|martes"
    r"|miércoles|jueves|viernes) (?:me viene|está bien|estaría|sería|funciona|perfecto|ok|va bien|puedo|por la)"
    r"|funciona|invit\w+|encantad[oa]",
    deadline=r"\b(?:hasta|plazo|fecha límite|vacaciones|fuera|de vuelta|regreso|vuelvo|cerrado|conferencia"
        r"|congreso"
    r"|tren|vuelo|evento|antes del|ausente|webinar)\b",
)  # fmt: skip
