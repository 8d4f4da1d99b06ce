"""Spanish words of both sides of the Atlantic: tú, vos, usted and vosotros."""

from followthrough.mail.says.phrases.spelling import any_of
from followthrough.mail.says.phrases.words import Phrases

_WRITE = (
    r"(?:contact|escrib|escrív|escrib|envi|enví|mand|mánd|llam|llám|molest|molést|busc|búsq|insist|spam"
    r"|bombarde|acos)\w*"
)
_TALK = (
    r"(?:habl|convers|platic|charl|reun|conoc|ayud|atend|recib|compart|respond|cont|tom|coordin|apoy"
    r"|orient|qued|vern|"
    r"encontr|llam|intercambi|dedic|comentar|hac|explic|echar|dar)\w*"
)
_YOU = r"(?:te |le |les |os |lo |la |se |con |mucho |muchísimo ){0,2}"
_KIN = (
    r"(?:padre|madre|papá|mamá|herman[oa]|hij[oa]|espos[oa]|marido|mujer|pareja|abuel[oa]|suegr[oa]|tí[oa]"
    r"|amig[oa]"
    r"|compañer[oa]|prim[oa]|viej[oa])"
)
_JOB = (
    r"(?:vacantes?|ingresos|contrataciones|incorporaciones|puestos?|plazas?|ofertas?|posiciones|posición"
    r"|empleos?|cupos?|búsquedas?|pasantías?"
    r"|prácticas)"
)
_NOW = r"(?:ahora(?: mismo)?|por ahora|de momento|por el momento|en este momento|actualmente)"
# An address is a limit unless they say `any more`.
_ONCE = r"^(?:(?!\bmás\b|\bnunca\b).){0,300}"

PHRASES = Phrases(
    "es",
    negation=any_of(
        r"\bno\b(?! (?:sólo|solo|hay problema|dud|tengo (?:problema|inconveniente)))|\bnunca\b|\bjamás\b"
        r"|\btampoco\b|\bni\b",
        r"\bningun[oa]?\b|\blamentablemente\b|\bdesafortunadamente\b|\bdesgraciadamente\b|\blo siento\b"
        r"|\bimposible\b",
    ),
    joins=any_of(r"\b(?:y|e|así que|porque|ya que|pues|entonces)\b"),
    first_person=any_of(
        r"\b(?:concedemos|otorgamos|brindamos|contesto|contestamos|atendemos|recibimos|prefiero|ofrecemos)\b",
        r"\b(?:yo|me|mi|mis|nos|nosotros|nuestr[oa]s?|conmigo|mí|tengo|puedo|soy|estoy|voy|debo|quiero"
        r"|hago|doy|acepto"
        r"|podemos|tenemos|somos|estamos|vamos|debemos|hacemos|damos|podré|podría|lamento|siento|prefiero"
        r"|cuento|atiendo"
        r"|dispongo|recibo|participo)\b",
    ),
    third_person=any_of(
        r"\b(?:él|ella|ellos|ellas|el doctor|la doctora|mi (?:jefe|jefa|colega|compañero|compañera))\b"
    ),
    speaks_for=any_of(
        r"\bme (?:pide|pidió|encarga|encargó|ha pedido) que\b|\ben nombre de\b|\bde parte de\b"
        r"|\bpor encargo de\b",
        r"\b(?:secretaría|asistente|secretari[oa]) (?:de|del|ejecutiv[oa]|personal|particular)\b|\b(?:la"
        r"|el) secretari[oa]\b",
        r"\b(?:doctor|doctora|dr\.|dra\.|señor|señora|sr\.|sra\.|lic\.|ing\.|profesor|profesora|don"
        r"|doña) [^,;.]{2,40}"
        r" (?:agradece|le agradece|ha recibido|recibió|no podrá|lamenta)\b",
    ),
    doubt=any_of(
        r"\bquizás?\b|\btal vez\b|\ba lo mejor\b|\bdéja(?:me|melo) (?:que )?(?:lo )?(?:pens|ver"
        r"|consult)\w*|\bdéjamelo\b",
        r"\blo (?:voy a )?(?:pienso|pensar|pensaré|consulto|veo|vemos)\b|\bya veremos\b|\bte (?:aviso|digo"
        r"|confirmo)\b"
        r"|\ble (?:aviso|confirmo)\b|\bno (?:sé|estoy segur[oa])\b",
    ),
    turn=any_of(
        r"\bpero\b|\bsin embargo\b|\bno obstante\b|\baunque\b|\bsino\b|\bmas\b(?= (?:no|con|puedo|podemos"
        r"|me)\b)|\ben cambio\b"
    ),
    condition=any_of(
        r"\bno (?:significa|quiere decir|implica)\b",
        r"\bsi (?!(?:quier|gust|dese|claro|por)\w*)[^\W\d_]|\bsiempre (?:que|y cuando)\b|\ba menos que\b",
    ),
    requests=any_of(
        r"^\W{0,5}(?:por favor,? )?(?:me )?(?:podrían?|podrías|pueden?|puedes|podéis|querrían?"
        r"|serían? tan amables? de)\b(?! (?:decir|explicar))",
    ),
    in_writing=any_of(
        r"\b(?:preguntas?|respond\w+|contest\w+|prefier\w+|mejor) (?:\S+ ){0,4}?por (?:escrito|correo"
        r"|e-?mail|mail)\b",
    ),
    their_yes=any_of(
        r"\b(?:estará|estaría|hablará|ayudará|atenderá) (?:\w+ )?(?:encantad[oa]|content[oa]|gusto"
        r"|con)\b|\b(?:le|te) (?:atenderá|ayudará)n?\b",
    ),
    would=any_of(
        r"\b(?:me|nos) (?:encantaría|gustaría)\b|\bsería un\b|\bestaría\b",
    ),
    past=any_of(
        r"\b(?:ayer|anoche|anteayer|antier|era|eran|estaba|estuve|hablé|conocí|cené|comí|vi a|me encontré"
        r"|pasad[oa]|hace (?:un|una"
        r"|dos|tres|unos|varios))\b"
    ),
    stop=any_of(
        r"\b(?:elimin|borr|suprim)\w+ (?:todos )?mis datos\b",
        r"\b(?:basta de|basta con|paren con|para con|dejen|ya no más) (?:los |las |sus |tus |estos "
        r"|de enviar )?(?:correos|mails|mensajes|e-?mails|llamadas)\b",
        rf"\bno (?:me|nos) (?:vuelv\w+ a )?{_WRITE}(?! (?:por|en|a) )(?: (?:más|mas|nunca|de nuevo"
        r"|otra vez)\b|\W*$)",
        rf"\bno (?:me|nos) {_WRITE}[^.;]{{0,30}} (?:más|mas|nunca más)\b|\bno (?:me|nos) vuelv\w+ a {_WRITE}",
        rf"\bno vuelv\w+ a {_WRITE}|\bno {_WRITE} más\b|\b(?:no quiero|no deseo) (?:que me|recibir"
        rf"|ser) [^.;]{{0,20}}"
        rf"(?:{_WRITE}|corre\w+|mensaj\w+|mail\w*|más)",
        rf"\b(?:dej|par)(?:a|e|en|ad|á|as|es|ar) (?:ya )?de {_WRITE}|\bbasta de {_WRITE}|\bdéj(?:ame|eme"
        r"|enme|adme) en paz\b",
        r"\b(?:bórr|elimín|quít|sác|sáqu|retír|exclúy|suprím|remuév|remov)\w{0,8}\b[^.]{0,30}"
        r"\b(?:listas?|base de datos|registros|envíos|contactos)\b",
        r"\b(?:dar|darme|darnos|dé|den|dame|deme|denme) de baja\b",
    ),
    stop_alone=any_of(
        r"(?:stop|baja|basta|date de baja|no (?:me )?(?:molest|jod)\w+|no más"
        r"|no me escriba\w*)(?: por favor)?"
    ),
    not_for_good=any_of(
        rf"{_ONCE}\b(?:a|en|al) (?:est[ea]|ese|mi) (?:correo|número|teléfono|dirección|cuenta)\b",
        r"\bdud(?:e|es|en|éis)\b|\bantes de\b|\bhasta\b|\ba menos que\b",
        r"\bpor (?:las? )?(?:mañanas?|tardes?|noches?|teléfono|whatsapp)\b"
        r"|\ben el trabajo\b",
        r"\bsi (?:quier|prefier|neces)\w+|\blos (?:fines|domingos|sábados|lunes)\b|\bde baja (?:médica|por"
        r"|laboral)\b|\bestoy de baja\b",
        r"\bmientras\b|\besta semana\b|\ba la oficina\b",
    ),
    declines=any_of(
        r"\bno es algo que (?:yo )?haga\b",
        r"\bno (?:conced|otorg|brind|contest|respond|realiz|admit|ofrec|atend)(?:o|emos|amos"
        r"|imos)\b(?= (?:a )?(?:[\w-]+ ){0,3}(?:encuestas|entrevistas|reuniones|solicitudes|encuentros"
        r"|visitas|llamadas|tipo|consultas))|\bprefiero que no\b",
        r"\bno (?:\w+ ){1,5}(?:este|ese|tal) tipo de\b|\bno (?:\w+ ){1,5}(?:esta clase de|reuniones"
        r"|entrevistas|conversaciones informativas|consultas|solicitudes)\b",
        r"\bno (?:estoy|estaré|está|estamos) disponible (?:para|a)\b|\b(?:lamento"
        r"|siento) (?:tener que )?decepcionar\w+|\bno (?:me es|nos es|me resulta) posible\b|\bno (?:tengo"
        r"|tenemos) (?:ganas|permitido|autorización)\b",
        r"\bprefiero no\b|\bpreferiría no\b|\bno (?:deseo|quiero) (?:hablar|participar|reunirme)\b",
        r"\bno,? (?:muchas )?gracias\b|\bno (?:me|nos) interesa\b|\bno (?:estoy|estamos) interesad[oa]s?\b"
        r"|\bsin interés\b",
        r"\bno (?:me |nos |lo |le )?(?:puedo|podemos|podré|podremos|podría|podrá|puede|es posible"
        r"|será posible|va a ser posible"
        rf"|resulta posible) (?:\w+ )?{_TALK}",
        r"\bno (?:le |me |nos |te )?(?:será|es|sería|resulta|va a ser) posible\b",
        r"\bno (?:tengo|tenemos|dispongo de|dispongo del|cuento con|tiene|dispone de) (?:el |de |mucho "
        r"|suficiente )?"
        r"(?:tiempo|disponibilidad|huecos?|capacidad|espacio en)\b",
        r"\b(?:tengo que|debo|tendré que|prefiero|me veo obligad[oa] a|lamento|voy a|vamos a"
        r"|he de) (?:tener que )?"
        r"(?:decir(?:te|le|les)? que no|declinar|rechazar|rehusar|pasar\b(?! (?:por|tu|su))|no )",
        r"\b(?:declino|rechazo|paso de esto|paso esta vez)\b|\bno estoy en (?:condiciones|posición)\b",
        r"\bno (?:hago|hacemos|doy|damos|acepto|aceptamos|concedo|atiendo|recibo|participo|realizo)\b",
        r"\bno (?:soy|somos) la persona (?:adecuada|indicada|correcta)\b|\bno (?:te|le|los|les|lo"
        r"|la) (?:puedo|podemos|podré)\b",
    ),
    declines_alone=any_of(
        r"^\W{0,5}no (?:contesto|respondo|concedemos|doy|hago|atiendo)\b",
        r"^\W{0,5}(?:(?:hola|buen\w+ (?:días?|tardes?|noches?))\W+)?(?:no,? (?:muchas )?gracias|no\W*$"
        r"|lo siento|lo lamento|perdón"
        r"|disculp\w+|lamentablemente|desafortunadamente|no (?:me|nos) interesa|no (?:será|es) posible"
        r"|no puedo)",
    ),
    no_decline=any_of(
        r"\bno es que\b[^,]{0,80}",
        r"\bno (?:hay|es|tengo|tenemos|veo) (?:ningún )?(?:problema|inconveniente|molestia)s?\b|\bno (?:me"
        r"|nos) (?:importa|molesta)\w*",
        r"\bno veo la hora\b|\bno puedo esperar\b|\bno dud\w+|\bno te preocup\w+|\bno se preocup\w+"
        r"|\bpor qué no\b|\bno es que no\b",
        r"\bcómo no\b|\bno faltaba más\b|\bno hay de qué\b|\bno puedo (?:decir que no|negarme|menos)\b"
        r"|\bno es nada\b|\bno ofrezco\b",
        r"\bno puedo (?:ofrecer|prometer|asegurar|garantizar)\w*|\bno, (?:claro|para nada)\b",
    ),
    another_time=any_of(
        r"\besta semana\b|\b(?:la semana|el mes|el año) (?:que viene|próxim[oa]|entrante)\b|\beste mes\b"
        r"|\bhoy\b",
        r"\bmañana\b|\bantes de\b|\bhasta\b|\beste (?:trimestre"
        r"|semestre|año)\b|\ben (?:enero"
        r"|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
    ),
    for_now=any_of(rf"\b{_NOW}\b|\btodavía\b|\baún\b|\bestos días\b|\bestas semanas\b|\bpor lo pronto\b"),
    cannot=any_of(
        r"\bno (?:voy a |me |te |le |lo |nos )?(?:puedo|podemos|podré|podremos|poder|puede|podrá"
        r"|será posible|es posible)\b",
        r"\bimposible\b|\bno (?:tengo|tenemos|dispongo de) (?:el )?tiempo\b|\bno doy abasto\b"
        r"|\bno alcanzo\b|\btendrá que ser no\b",
    ),
    hindrance=any_of(
        r"^\W{0,5}(?:lamentablemente|desafortunadamente|desgraciadamente|por desgracia|lo siento|lástima"
        r"|lo lamento|me temo)\b"
    ),
    yes=any_of(
        r"\b(?:nos )?tomamos (?:un café|algo|uno)\b",
        r"\b(?:súmate|sumate|únete|vente|venite|acércate|acercate|pásate|pasate|caete|véngase)\b(?= (?:a"
        r"|al|por|con|cuando|un)\b)|\b(?:te|le|los) invito (?:a )?un (?:café|cafecito|mate|almuerzo)\b",
        r"\b(?:te|le) (?:ayudo|cuento|recibo|atiendo|explico|llamo) (?:en lo|con|cuando|encantad|sin)\w*\b"
        r"|\bpas[ae] (?:por|a) (?:la|mi|verme|el)\b|\bpásate por\b|\bvénga?(?:se|te)?\b(?= (?:a|cuando"
        r"|por))",
        r"\b(?:me parece|suena) (?:muy |súper |re )?(?:bien|interesante|genial|bárbaro)\b"
        r"|\bcuando (?:quieras|gustes|guste|quiera) (?:hablamos|nos|platicamos)\b|\bcontá conmigo\b"
        r"|\bde una\W*$|\bórale\b",
        r"\b(?:con|sería un|será un|un) (?:mucho |muchísimo |todo el |gran |sumo |verdadero )?(?:gusto"
        r"|placer)\b|\bgustos[oa]s?\b",
        r"\b(?:encantad[oa]s?|feliz|felices|content[oa]s?|dispuest[oa]s?|encantadísim[oa]"
        rf"|a la orden) (?:de|a|para) (?:poder )?{_TALK}",
        r"\bencantad[oa]s?\b(?=\W*$|,| y\b)|\b(?:yo )?encantad[oa] (?:de la vida|te)\b",
        r"\b(?:me|nos) (?:encantaría|gustaría|encanta|agradaría|alegraría|interesa|interesaría"
        rf"|parece) (?:mucho )?(?:poder )?{_TALK}",
        r"\b(?:me|nos) (?:encantaría|parece (?:bien|perfecto|genial|estupendo|buena idea))\b|\bme apunto\b"
        r"|\bme sumo\b",
        rf"\b(?:podemos|podríamos|vamos a|puedes|podés|puede|puedo|podrías) (?:{_TALK}(?:nos|me|lo|te"
        rf"|le)\b|{_TALK})"
        r"(?= (?:cuando|un|una|por|esta|la|el|con|en|de|unos|si)\b|\W*$)",
        r"\b(?:hablamos|hablemos|platicamos|platiquemos|charlamos|charlemos|conversemos|conversamos"
        r"|quedamos|quedemos|veámonos"
        r"|nos (?:vemos|tomamos|juntamos|reunimos)|juntémonos|reunámonos|agendemos|agendamos|coordinemos"
        r"|coordinamos)\b",
        r"^\W{0,5}sí(?:,? (?:claro|por|con|me|podemos|hablemos|gracias|señor|seguro|obvio)\b[^?]*|\W*)$",
        r"^\W{0,5}(?:claro|claro que sí|por supuesto|desde luego|dale|sale|va|vale,? (?:hablamos|quedamos)"
        r"|cómo no|obvio|con gusto"
        r"|seguro|sin duda|faltaría más)\b(?! que no)[^?]*$",
        r"\b(?:eres|es|serás|será|sos) bienvenid[oa]\b|\bacepto\b(?= (?:encantad|con|tu|su|la|el|hablar))"
        r"|\bcuenta(?:s)? conmigo\b",
        r"\blo que sí puedo\b|\bclaro que sí\b|\bpor supuesto que sí\b|\bes un sí\b",
    ),
    no_alone=any_of(
        r"no|nop|nel|para nada|no,? (?:muchas )?gracias|paso|no me interesa|lo siento,? no"
        r"|de ninguna manera|no puedo"
    ),
    not_yes=any_of(
        r"\b(?:mandar|enviar|postular\w*|inscribir\w*|solicitar|consultar"
        r"|visitar)\b[^.]{0,50}\b(?:gusto|placer|encantad[oa])\b",
        r"\b(?:un placer|un gusto|encantad[oa]|mucho gusto|content[oa]|feliz) (?:de |en |por |)(?:saludar"
        r"|leer|saber|recib\w+ (?:tu|su)"
        r"|haber(?:te|le)? |que |ver)\w*|\b(?:le|te) (?:gustaría|encantaría|interesaría)\b|\b¿[^?]{0,80}",
        r"(?<!con )\bmucho gusto\W*$|\bclaro que no\b|\bpor supuesto que no\b|\bdale saludos\b"
        r"|\bcon gusto (?:le|te) (?:informo|comunico)\b",
        r"\bhablamos (?:el|la|ayer|hace|en|de eso)\b|\bvale\W*$|\bclaro (?:está|que (?!sí))\b"
        r"|\bseguro que\b|\bya hablamos\b"
        r"|\bhablamos (?:pronto|luego|después)\b|\bnos vemos (?:pronto|luego)?\W*$",
    ),
    yes_denied=any_of(
        r"\bno (?:me|nos) (?:importaría|molestaría|importa|molesta|disgustaría) ",
        r"\b(?:no hay|sin|ningún|no tengo|no veo|no tenemos) (?:ningún |ningun )?(?:problema|inconveniente"
        r"|drama|rollo)s?\b",
        r"\b(?:y )?por qué no\b(?! (?:habl|contact|escrib|prueb|le|pregunt))|\bno (?:puedo"
        r"|podría) (?:decir(?:te|le)? que no|negarme)\b"
        r"|\bcómo no\b|\bno faltaba más\b|\bno veo la hora\b|\bno estaría mal\b|\bno le digo que no\b",
    ),
    wished=any_of(
        r"\b(?:habría|hubiera|hubiese|habríamos) \w+(?:ado|ido|cho)\b",
        r"\bsi (?:tuvi|pudi|fuer|hubi|estuvi|dispusi)\w+|\bhubi(?:era|ese|éramos)\w* (?:gustado|encantado"
        r"|querido|sido|aceptado|podido)",
        r"\b(?:habría|habríamos) (?:gustado|encantado|querido|sido)\b|\bojalá (?:pudi|tuvi)\w+",
    ),
    no_openings=any_of(
        r"\bno (?:\S+ ){0,5}(?:contratar|incorporar)\b",
        r"\b(?:suspend|congel|fren|par)(?:ó|aron|amos|ado|imos|ieron|ido) (?:\w+ ){0,2}(?:contrataciones"
        r"|ingresos|vacantes|búsquedas)\b",
        r"\b(?:todo|todas?|tenemos|está) (?:\w+ )?(?:congelad|parad|frenad|suspendid)\w+ (?:hasta|por"
        r"|este)\b[^.]{0,40}\b(?:ingres|contrat|vacant|incorpor)\w*|\b(?:ingresos"
        r"|contrataciones) (?:están )?(?:congelad|frenad)\w+",
        r"\bno (?:\w+ ){0,2}(?:contrata|contratamos|contratando|reclutando|reclutamos|seleccionando"
        r"|incorporando|incorporamos)\w*\b",
        rf"\b(?:no|sin|ningún|ninguna) (?:\w+ ){{0,5}}{_JOB}\b(?! en (?:mi|la) agenda)",
        r"\b(?:contrataciones|contratación|vacantes|plazas|selección|ingresos) (?:\w+ ){0,3}(?:congelad"
        r"|suspendid|paralizad|cerrad"
        r"|cubiert|parad|frenad)\w+|\b(?:congelamiento|congelación) de (?:plazas|contrata|vacantes)\w*",
        r"\bno (?:estamos |estoy )?busca(?:mos|ndo) (?:a )?(?:gente|personal|nadie|candidat\w+|perfiles)\b"
        r"|\bplantilla (?:completa|cerrada)\b",
        r"\bno (?:hay|tenemos|habrá) (?:\w+ )?(?:trabajo|chamba|laburo)\b",
    ),
    other_openings=any_of(r"\bagenda\b|\bcalendario\b|\?\s*$|\bpromet\w+|\bbusc(?:a|as|áis) (?:un )?empleo"),
    asks=any_of(
        r"^\W{0,5}(?:hola\W+(?:\w+\W+)?)?(?:y )?(?:qué (?:quier|neces|busc|tal si)|cómo (?:consigu|obtuv|supo"
        r"|supiste)|quién (?:es|eres)"
        r"|de (?:dónde|qué|parte)|para qué|por qué (?:me|yo)|sobre qué|me puede[sn]? (?:decir|enviar"
        r"|mandar)|podría[sn]? (?:decir|enviar)"
        r"|cuál es)"
    ),
    courtesy_question=any_of(
        r"\bcómo (?:estás?|están|está usted|te va|le va|va todo|andas|andás|vas|has estado)\b"
        r"|\bqué tal\b(?! (?:el|la|si|te|le) )|\btodo bien\b",
        r"\bverdad\?$|\bno\?$|\bcierto\?$|\bvale\?$|\bok\?$|\by tú\?$|\bqué hay\b|\by por qué no\?"
        r"|^\W{0,5}por qué no\?|\bsale\?$|\bsi\?$",
    ),
    thanks=any_of(r"\bgracias\b|\bagradezco\b|\bagradecid[oa]s?\b|\bagradecemos\b|\bgrax\b|\bmil grac"),
    no_thanks=any_of(
        r"\b(?:paciencia|comprensión)\b",
        r"\bno,? (?:muchas )?gracias\b|\bde antemano\b|\bpor adelantado\b|\bpero\b|\blamentablemente\b"
        r"|\bno\b|\baunque\b"
        r"|\bagradecer(?:ía|é)\b|\bagradezco que (?:me|no)\b",
    ),
    courtesy=any_of(
        r"^(?:me|nos) (?:sirve|sirvió|ayuda|ayudó)\b",
        r"^(?:fue|ha sido|estuvo|me gustó|gracias|y) ",
        r"^(?:recibid[oa]|anotad[oa]|saludos?|un (?:saludo|abrazo|beso)|abrazos?|que (?:tengas?|estés?"
        r"|te vaya|le vaya|pases?|tenga)"
        r"|buen(?:a|as|os)? |feliz |hasta |nos vemos|igualmente|perfecto|genial|estupendo|excelente"
        r"|qué (?:bien|bueno|lindo|amable|detalle)"
        r"|muy amable|espero|cuídate|suerte|mucha suerte|éxitos?|bendiciones|ok|listo|ya lo (?:vi|tengo)"
        r"|me (?:sirvió|ayudó))",
    ),
    anger=any_of(
        r"\bcon qué derecho\b|\bquién (?:se|te) cre(?:e|es)\b|\bcómo (?:osa|osas|se le ocurre"
        r"|se te ocurre)\b|\bno le da vergüenza\b|\ba la policía\b",
        r"\b(?:ya |es )?basta\b(?= *(?:ya|!|\.|$))|\bya basta\b|\bacos(?:o|ando|ador\w*|arme)\b"
        r"|\bfalta de respeto\b|\bindignante\b",
        r"\bvergonzos[oa]\b|\bhart[oa] de\b|\bcómo (?:se atreve|te atreves)\w*|\bdesfachatez\b|\bmierda\b"
        r"|\bcarajo\b|\bdenunci(?:ar|aré|o)\b",
        r"\bváyanse al\b|\bvete (?:al|a la)\b|\binaceptable\b|\bqué descaro\b|\bme tienen? hart[oa]\b",
    ),
    grief=any_of(
        r"\bperder a (?:mi|mis|nuestr\w) \w+\b",
        r"\bfalleci(?:ó|mient\w+|do|da|eron)\b|\b(?:funeral|velorio|sepelio|entierro|velatorio)\b"
        r"|\bde luto\b|\bmi duelo\b",
        r"\b(?:murió|ha muerto|se murió|perdí|perdimos|se nos fue) (?:a )?(?:mi|mis"
        rf"|nuestr\w) (?:\w+ )?{_KIN}",
        rf"\b(?:mi|nuestr\w) (?:\w+ )?{_KIN} (?:\w+ )?(?:murió|ha muerto|acaba de morir|nos dejó|partió)\b"
        r"|\bla muerte de mi\b",
    ),
    illness=any_of(
        r"\brecuperándo(?:me|se) de (?:una|la) (?:operación|cirugía|intervención)\b|\boperad[oa] (?:de"
        r"|del)\b|\bingresad[oa]\b",
        r"\b(?:cáncer|quimio\w*|leucemia|tumor|infarto|derrame cerebral|ictus|cuidados intensivos"
        r"|cuidados paliativos|la uci)\b",
        r"\b(?:hospitalizad|internad|ingresad)[oa] |\bgravemente enferm|\benfermedad grave\b|\bmuy grave\b"
        r"|\baccidente (?:de|grave|muy)",
        r"\b(?:sufrí|tuve|tuvo|sufrió) un accidente\b|\b(?:me|lo|la) operan? (?:de|del)\b|\bbaja médica\b"
        r"|\bdepresión\b(?! (?:tropical|económ))",
    ),
    not_delicate=any_of(
        r"\b(?:de baja|baja médica)\b[^.]{0,60}\b(?:gripe|resfriado|catarro|covid|migraña"
        r"|gastroenteritis|de vuelta|recuperad[oa] ya)\b|\b(?:gripe|resfriado|catarro|covid|migraña"
        r"|gastroenteritis|de vuelta|recuperad[oa] ya)\b[^.]{0,40}\b(?:de baja|baja médica)\b",
        r"\b(?:investigación|lucha|centro|instituto|estudio|prevención)\b[^.]{0,20}\bcáncer\b|\bmuero de\b"
        r"|\bme muero por\b|\bmuert[oa] de\b",
        r"\bentierr\w+ (?:en|entre) (?:papeles|trabajo)|\bcáncer de la corrupción\b",
    ),
)
