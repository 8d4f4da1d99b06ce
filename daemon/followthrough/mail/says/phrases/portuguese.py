"""Portuguese words of Brazil and of Portugal: você, tu, o senhor, and consigo."""

from followthrough.mail.says.phrases.spelling import any_of
from followthrough.mail.says.phrases.words import Phrases

_WRITE = (
    r"(?:contact|contat|escrev|envi|mand|lig|telefon|incomod|import|perturb|procur|insist|spam|enche|chate"
    r"|chatei)\w*"
)
_TALK = (
    r"(?:fal|convers|bat|reun|conhec|ajud|atend|receb|compartilh|partilh|respond|cont|tom|marc|combin"
    r"|colabor|troc|explic"
    r"|encontr|lig|dedic|bater|ser út|dar|dispor)\w*"
)
_YOU = r"(?:te |lhe |lhes |o |a |me |se |nos |muito |bem |mesmo ){0,2}"
_KIN = (
    r"(?:pai|mãe|irmão|irmã|filh[oa]|espos[oa]|marido|mulher|companheir[oa]|av(?:ó|ô)|sogr[oa]|ti[oa]"
    r"|amig[oa]|prim[oa]|namorad[oa])"
)
_JOB = r"(?:vagas?|posições|posição|oportunidades?|lugares|lugar|empregos?|estágios?|cargos?)"
_NOW = r"(?:agora|no momento|neste momento|de momento|atualmente|actualmente|por enquanto|por ora)"
# An address is a limit unless they say `any more`.
_ONCE = r"^(?:(?!\bmais\b|\bnunca\b).){0,300}"

PHRASES = Phrases(
    "pt",
    negation=any_of(
        r"\bnão\b(?! (?:só|há problema|hesit|tem problema|tenho problema))|\bnunca\b|\bjamais\b"
        r"|\btampouco\b|\bnem\b|\bñ\b",
        r"\bnenhuma?\b|\binfelizmente\b|\blamento\b|\blamentavelmente\b|\bimpossível\b|\bsinto muito\b",
    ),
    joins=any_of(r"\b(?:e|então|porque|pois|já que|por isso|portanto)\b"),
    first_person=any_of(
        r"\b(?:concedemos|recebemos|prestamos|respondemos|atendemos|prefiro)\b",
        r"\b(?:eu|me|meu|minha|meus|minhas|nos|nós|nosso|nossa|comigo|mim|a gente|tenho|posso|sou|estou|tô"
        r"|vou|devo|quero|faço"
        r"|dou|aceito|podemos|temos|somos|estamos|vamos|devemos|fazemos|poderei|poderia|consigo|lamento"
        r"|sinto|prefiro|atendo"
        r"|recebo|participo|infelizmente)\b",
    ),
    third_person=any_of(
        r"\b(?:ele|ela|eles|elas|o doutor|a doutora|(?:o )?meu (?:chefe|colega)|(?:a )?minha (?:chefe"
        r"|colega))\b"
    ),
    speaks_for=any_of(
        r"\b(?:pediu-me|me pediu|pede-me|encarregou-me|me encarregou|incumbiu-me)\b|\bem nome (?:de|do"
        r"|da)\b|\bda parte (?:de|do|da)\b",
        r"\b(?:secretariado|assistente|secretári[oa]) (?:de|do|da|executiv[oa]|pessoal)\b"
        r"|\bo secretariado\b|\ba pedido d[eoa]\b",
        r"\b(?:doutor|doutora|dr\.|dra\.|senhor|senhora|sr\.|sra\.|eng\.|engenheir[oa]|prof\.|professor"
        r"|professora|dona) [^,;.]{2,40}"
        r" (?:agradece|lhe agradece|recebeu|não poderá|lamenta)\b",
    ),
    doubt=any_of(
        r"\btalvez\b|\bquem sabe\b|\bvou (?:pensar|ver|verificar|consultar)\b|\bdeix[ae](?:-me"
        r"|r)? (?:eu )?(?:pensar|ver)\b",
        r"\b(?:te|lhe) (?:aviso|digo|retorno|confirmo)\b|\b(?:aviso|digo|confirmo)-(?:te|lhe)\b"
        r"|\bnão (?:sei|tenho certeza|estou cert)",
    ),
    turn=any_of(
        r"\bmas\b|\bporém\b|\bno entanto\b|\bcontudo\b|\btodavia\b|\bentretanto\b|\bembora\b|\bapesar\b"
        r"|\bsó que\b|\bpor outro lado\b"
    ),
    condition=any_of(
        r"\bnão (?:significa|quer dizer|implica)\b",
        r"\bse (?:eu|você|tu|ele|ela|o|a|os|as|houver|puder|quiser|for|não|tiver|me|lhe|achar|precisar)\b"
        r"|\bcaso\b|\bdesde que\b"
        r"|\ba não ser\b",
    ),
    requests=any_of(
        r"^\W{0,5}(?:por favor,? )?(?:você |o senhor |a senhora )?(?:pode|podem|podes|poderia|poderias"
        r"|podia|importa-se|importava-se)\b(?! (?:me )?(?:dizer|explicar))",
    ),
    in_writing=any_of(
        r"\b(?:perguntas?|questões|respond\w+|prefir\w+|melhor) (?:\S+ ){0,4}?por (?:escrito"
        r"|e-?mail)\b",
    ),
    their_yes=any_of(
        r"\b(?:terá|teria|ficará|ficaria|vai ter) (?:\w+ ){0,2}(?:gosto|prazer|contente"
        r"|feliz)\b(?! em que)",
    ),
    would=any_of(
        r"\b(?:gostaria|adoraria|gostava|adorava|seria um)\b",
    ),
    past=any_of(
        r"\bontem\b|\banteontem\b|\bpassad[oa]\b|\bestive\b|\bfalei\b|\bconversei\b|\bencontrei\b"
        r"|\bjantei\b|\bhavia\b|\bera\b|\bestava\b"
    ),
    stop=any_of(
        r"\b(?:apag|elimin|remov)\w+ (?:todos )?os meus dados\b",
        r"\b(?:chega de|basta de|parem com|pare com|acabem com) (?:os |as |esses |essas |estes |estas "
        r"|tantos )?(?:e-?mails|mensagens|ligações|contactos|spam)\b",
        rf"\bnão (?:me |nos )(?:volt\w+ a )?{_WRITE}(?: (?:mais|nunca|novamente|de novo)\b|\W*$)",
        rf"\bnão (?:me |nos )?{_WRITE}[^.;]{{0,30}} mais\b(?! (?:tarde|cedo))|\bnão (?:me "
        rf"|nos )?volt\w+ a (?:me )?{_WRITE}",
        rf"\bnão (?:quero|desejo|queremos|pretendo) (?:mais )?(?:receber|ser {_WRITE}|que me {_WRITE})",
        rf"\b(?:par|deix)(?:e|em|a|ar|es|ai) (?:já )?(?:de|com) (?:me |nos )?(?:{_WRITE}|e-?mails?)"
        rf"|\bchega de {_WRITE}|\bchega de e-?mails?\b",
        r"\bdeix(?:e|em|a|ar)(?:-| )?me em paz\b|\bme deix(?:e|em|a|ar) em paz\b",
        r"\b(?:remov|retir|tir|exclu|apag|elimin|risc)\w{0,6}(?:-| )?(?:me|nos|o meu|os meus|a minha|meu"
        r"|minha)\b[^.]{0,40}"
        r"\b(?:listas?|base|cadastro|mailing|contatos|contactos|registros?|registos?)\b",
        r"\bme (?:remov|retir|tir|exclu)\w{1,6} d[aeo]\b|\bcancel\w+ (?:a )?(?:minha )?(?:inscrição"
        r"|subscrição)\b|\bdescadastr\w+",
    ),
    stop_alone=any_of(
        r"(?:stop|pare|parem|chega|descadastrar|remover|cancelar inscrição|não me (?:escrev|contact"
        r"|contat)\w+)(?: por favor)?"
    ),
    not_for_good=any_of(
        rf"{_ONCE}\b(?:n?este|para este|neste) (?:e-?mail|endereço|número|telefone)\b",
        r"\bhesit(?:e|es|em)\b|\bantes d[eoa]\b|\baté\b|\ba menos que\b|\ba não ser\b",
        r"\bde (?:manhã|tarde|noite)\b|\bà (?:tarde|noite)\b"
        r"|\bpor (?:telefone|whatsapp)\b",
        r"\bno trabalho\b|\bse (?:quiser|preferir|precisar)|\baos? (?:fins|domingos?|sábados?)\b"
        r"|\benquanto\b|\besta semana\b|\bessa semana\b",
        r"\bdurante\b",
    ),
    declines=any_of(
        r"\bnão é (?:algo|coisa) que (?:eu )?faça\b",
        r"\bnão (?:conced|presta|respond|oferec|faz)(?:o|emos|amos|em)\b(?= (?:[\w-]+ ){0,3}(?:entrevistas"
        r"|reuniões|pedidos|inquéritos|visitas|tipo|pesquisas))|\bprefiro que não\b",
        r"\bnão (?:[\w-]+ ){1,6}(?:este|esse|tal) tipo de\b|\bnão (?:[\w-]+ ){1,5}(?:deste|desse) (?:tipo"
        r"|género|gênero)\b|\bnão (?:[\w-]+ ){1,5}(?:reuniões|entrevistas|solicitações|pedidos)\b",
        r"\bnão (?:estou|estarei|está|estamos) disponível (?:para|a)\b|\b(?:lamento|sinto) (?:ter que "
        r"|ter de )?(?:desiludi|decepcion)\S+|\bprefiro não\b|\bpreferia não\b|\bnão (?:quero|desejo"
        r"|pretendo) (?:falar|participar|conversar)\b|\bnão me é possível\b",
        r"\bnão,? (?:muito )?obrigad[oa]\b|\bnão (?:me|nos) interessa\b|\bnão (?:tenho|temos|há) interesse\b"
        r"|\bnão (?:estou|estamos) interessad[oa]s?\b|\bsem interesse\b",
        r"\bnão (?:me |nos |lhe |te |o |a )?(?:posso|podemos|poderei|poderemos|poderia|poderá|pode"
        r"|consigo|conseguimos|vou poder"
        rf"|vou conseguir|será possível|é possível|irei) {_YOU}{_TALK}",
        r"\bnão (?:lhe |me |nos )?(?:será|é|seria|vai ser) possível\b|\bnão (?:o|a|lhe|te) (?:posso"
        r"|podemos|poderei)\b",
        r"\bnão (?:tenho|temos|disponho de|tem|dispõe de|há|me sobra) (?:o |de |muito |nenhum )?"
        r"(?:tempo|disponibilidade|agenda|espaço na|vagar)\b",
        r"\b(?:tenho (?:que|de)|terei (?:que|de)|devo|vou (?:ter (?:que|de) )?|prefiro|lamento"
        r"|sou obrigad[oa] a|vejo-me obrigad[oa] a)"
        r" ?(?:ter (?:que|de) )?(?:dizer(?:-lhe|-te)? (?:que )?não|declinar|recusar|passar\b(?! (?:por|o|a"
        r"|seu))|não )",
        r"\b(?:declino|recuso|passo desta vez|vou passar dessa)\b|\bnão estou em (?:condições|posição)\b",
        r"\bnão (?:faço|fazemos|dou|damos|aceito|aceitamos|concedo|atendo|recebo|participo|realizo)\b",
        r"\bnão (?:sou|somos) a pessoa (?:certa|indicada|adequada)\b|\bnão (?:vai|vou) dar\b|\bnão dá\W*$",
    ),
    declines_alone=any_of(
        r"^\W{0,5}(?:(?:oi|olá|bom dia|boa (?:tarde|noite))\W+)?(?:não,? (?:muito )?obrigad|não\W*$"
        r"|infelizmente|lamento|desculp\w+"
        r"|sinto muito|lamentavelmente|não (?:tenho|há) interesse|não (?:me|nos) interessa"
        r"|não (?:lhe )?(?:será|é) possível)"
    ),
    no_decline=any_of(
        r"\bnão é que\b[^,]{0,80}",
        r"\bnão (?:há|tem|é|tenho|vejo|existe) (?:nenhum )?(?:problema|inconveniente|mal)\b|\bnão (?:me"
        r"|nos) (?:import|incomod)\w+",
        r"\bnão vejo a hora\b|\bnão (?:se preocupe|te preocupes)\b|\bpor que não\b|\bporque não\b"
        r"|\bnão é que (?:eu )?não\b|\bnão hesit\w+",
        r"\bnão posso (?:dizer (?:que )?não|recusar|deixar|esperar|oferecer|prometer|garantir)\w*"
        r"|\bcomo não\b|\bnão (?:custa|faz mal)\b",
    ),
    another_time=any_of(
        r"\b(?:n?esta|n?essa) semana\b|\b(?:na semana|no mês|no ano) que vem\b|\b(?:próxim[oa])\b"
        r"|\b(?:n?este|n?esse) (?:mês|ano)\b",
        r"\bhoje\b|\bamanhã\b|\bantes d[eoa]\b|\baté\b|\bsó depois\b"
        r"|\bem (?:janeiro|fevereiro|março|abril"
        r"|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)\b",
    ),
    for_now=any_of(rf"\b{_NOW}\b|\bainda\b|\bpor estes dias\b|\bnestes dias\b|\bpor agora\b"),
    cannot=any_of(
        r"\bnão (?:o |a |te |lhe )?(?:posso|podemos|poderei|consigo|poderá|vou poder|vou conseguir|dá"
        r"|vai dar|será possível)\b",
        r"\bimpossível\b|\bnão (?:tenho|temos) (?:o )?tempo\b|\bnão dou conta\b|\bsem (?:tempo|condições)\b",
    ),
    hindrance=any_of(
        r"^\W{0,5}(?:infelizmente|lamentavelmente|lamento|sinto muito|receio|temo|que pena|pena que"
        r"|desculp\w+)\b"
    ),
    yes=any_of(
        r"\bbater (?:um )?papo\b|\b(?:tomamos|tomar) (?:um )?café\b|\ba gente (?:toma|conversa|se fala"
        r"|marca)\b",
        r"\b(?:te pago|pago-te|ofereço(?:-te|-lhe)?|convido-[oa]|te convido para) (?:um "
        r"|para )?(?:um )?(?:café|cafezinho|almoço)\b|\bjunte-se a nós\b",
        r"\b(?:te|lhe) (?:ajudo|conto|recebo|explico|ligo) (?:no que|com|quando|sim)\b|\b(?:passe|passa"
        r"|venha|vem|apareça|aparece) (?:por|cá|aqui|no|na|tomar)\b|\bvamos (?:nessa|sim|marcar|combinar"
        r"|conversar|falar)\b",
        r"\bbora\b|\b(?:parece|soa)(?:-me)? (?:muito )?(?:bem|ótimo|óptimo|interessante|bom)\b"
        r"|\bquando (?:quiser|quiseres|puder) (?:falamos|conversamos|marcamos)\b|\bpodes contar comigo\b"
        r"|\bclaro,? (?:me|manda|vamos)\b",
        r"\b(?:com|seria um|será um|é um|todo o|terei|teria|tenho|temos) (?:o |um |muito |imenso |todo o "
        r"|todo |o maior |enorme |grande )?"
        r"(?:gosto|prazer|honra)\b",
        r"\b(?:feliz|contente|dispost[oa]|à disposição|ao dispor|animad[oa]|honrad[oa]) (?:em|por|de"
        rf"|para) (?:poder )?{_YOU}{_TALK}",
        r"\b(?:adoraria|gostaria|gostava|amaria|quero|queria|aceito|topo) (?:muito "
        rf"|imenso )?(?:de )?(?:poder )?{_YOU}{_TALK}",
        r"\b(?:adoraria|aceito o convite|aceito sim|topo|toparia|bora|tamo junto|fechado|combinado"
        r"|por mim,? (?:tudo bem|sim|ótimo))\b",
        rf"\b(?:podemos|poderíamos|vamos|vamo|pode|podes) (?:sim )?(?:nos )?{_TALK}(?= (?:quando|um|uma"
        r"|por|pelo|pela|esta|essa|a|o|com|em|na|no|"
        rf"de|sim|sobre)\b|\W*$)",
        r"\ba gente (?:se fala|conversa|marca|combina|toma|se encontra|bate)\b|\b(?:conversemos|falemos"
        r"|marquemos|combinemos)\b",
        r"^\W{0,5}(?:sim|claro|claro que sim|com certeza|certamente|com gosto|pode ser|por supuesto|óbvio"
        r"|beleza|lógico|evidentemente"
        r"|seguramente|sem dúvida|ok,? (?:vamos|pode|marcamos))\b(?! que não)[^?]*$",
        r"\b(?:é|és|será|serás|são) (?:sempre )?(?:muito )?bem[- ]vind[oa]s?\b|\bclaro que sim\b"
        r"|\bcont[ae] comigo\b|\bme chama(?: no| aqui|\W*$)",
        r"\bparece-me (?:bem|ótimo|óptimo)\b|\bacho (?:ótimo|uma boa|boa ideia)\b|\bseria (?:ótimo|óptimo"
        r"|bom|excelente) (?:conversar|falar)\b",
        r"\bserá (?:um |uma )?(?:enorme |grande )?(?:prazer|honra|alegria)\b|\bfico (?:muito )?(?:feliz"
        rf"|contente) (?:em|por) (?:poder )?{_TALK}",
        r"\b(?:sim|claro)\W*$(?<=, sim)|\bdisponho-me\b|\bligue-me (?:quando|à vontade)\b",
    ),
    no_alone=any_of(
        r"não|nao|nops?|não,? (?:muito )?obrigad[oa]|não tenho interesse|não posso|passo|dispenso|não dá"
        r"|de jeito nenhum|nem pensar"
    ),
    not_yes=any_of(
        r"\b(?:prazer|gosto|feliz|contente) (?:em|de|por) (?:ler|saber|receber (?:o )?(?:seu|sua|teu)"
        r"|ouvir|conhecê|ver|te ver)\w*",
        r"\b(?:você|o senhor|a senhora|tu|lhe|te) (?:gostaria|gostarias|teria|quer|queres)\b"
        r"|\bmuito prazer\W*$|\bclaro que não\b"
        r"|\bcom certeza (?:que )?não\b|\bclaro (?:está|que (?!sim))\b|\bcom (?:prazer|gosto) que (?:li"
        r"|soube|recebi)\b",
        r"\bfica combinado\b|\bpode ser que\b|\bbeleza\W*$|\bfalamos (?:depois|em breve|amanhã)\b"
        r"|\bdepois (?:a gente )?(?:conversa|fala)\w*\b",
    ),
    yes_denied=any_of(
        r"\bnão (?:me|nos) (?:importo|importaria|importamos|incomodo|incomoda|incomodaria)\b",
        r"\b(?:não há|não tem|não tenho|sem|nenhum|não vejo) (?:nenhum |qualquer )?(?:problema"
        r"|inconveniente|stress|estresse)s?\b",
        r"^\W{0,5}(?:e )?(?:por que|porque|por quê) não\W*$|\bnão (?:posso|poderia"
        r"|consigo) (?:dizer (?:que )?não|recusar|negar)\b|\bcomo não\b",
        r"\bnão vejo a hora\b|\bnão diria que não\b|\bnão seria nada mau\b|\bnão recuso (?:uma|um)\b",
    ),
    wished=any_of(
        r"\bteria(?:mos)? (?:\w+ )?(?:gostado|ajudado|sido|adorado|conversado|falado|aceitado"
        r"|aceite)\b|\bteria (?:todo o|muito) (?:gosto|prazer) se\b",
        r"\bse (?:eu )?(?:pudesse|tivesse|fosse|houvesse|estivesse|desse)\w*|\b(?:teria|tinha"
        r"|teríamos) (?:\w+ )?(?:gostado|adorado|sido|tido|aceitado"
        r"|aceite|querido)\b|\bquem me dera\b|\bgostaria de poder\b|\bqueria poder\b",
    ),
    no_openings=any_of(
        r"\bnão (?:\S+ ){0,5}(?:contratar|recrutar)\b",
        r"\b(?:suspende|congel|fre|par)(?:u|ou|ram|aram|ado|mos|ámos|amos) (?:\w+ ){0,2}(?:contratações"
        r"|admissões|vagas|recrutamentos?)\b",
        r"\b(?:quadro|equipe|equipa|time) (?:\w+ ){0,2}(?:complet|fechad)[oa]\b|\bnão (?:prevemos"
        r"|vamos) (?:abrir|contratar|ter)\b[^.]{0,30}",
        r"\bnão (?:\w+ ){0,3}(?:contrat(?:ando|amos|ar|a)|recrut(?:ando|amos|ar|a)|selecionando|admitindo"
        r"|admitimos|admitir|a contratar)\b",
        rf"\b(?:não|sem|nenhuma?) (?:\w+ ){{0,5}}{_JOB}\b(?! (?:na|em minha) agenda)",
        r"\b(?:contratações|vagas|admissões|recrutamento|recrutamentos) (?:\w+ ){0,3}(?:congelad|suspens"
        r"|parad|fechad|encerrad|preenchid"
        r"|bloquead)\w+|\bcongelamento de (?:vagas|contrata)\w*",
        r"\bnão (?:estamos (?:a )?)?(?:procur|busc)(?:amos|ando|ar) (?:ninguém|pessoas|gente|candidat\w+"
        r"|profissionais)\b",
        r"\b(?:equipe|equipa|quadro|time) (?:\w+ ){0,2}complet[oa]\b",
    ),
    other_openings=any_of(r"\bna agenda\b|\bcalendário\b|\?\s*$|\bpromet\w+|\bprocura emprego"),
    asks=any_of(
        r"^\W{0,5}(?:(?:oi|olá)\W+(?:\w+\W+)?)?(?:e )?(?:o que (?:você|quer|deseja|precisa)|como (?:conseguiu"
        r"|obteve|soube)|quem (?:é|lhe|te)"
        r"|de que (?:se trata|forma)|sobre o que|do que se trata|por que (?:eu|você)"
        r"|(?:você )?poderia (?:me )?(?:enviar|dizer|mandar)"
        r"|pode(?:-me| me) (?:enviar|dizer)|qual (?:é|seria))"
    ),
    courtesy_question=any_of(
        r"\btudo (?:bem|bom|certo|joia|ok)\b|\bcomo (?:está|estás|vai|vão|anda|tem passado"
        r"|vão as coisas)\b|\bcomo (?:é que )?estás?\b",
        r"\bnão é\?$|\bné\?$|\bcerto\?$|\bok\?$|\be você\?$|\be tu\?$|\bbeleza\?|\bpor que não\?$|\btá\?$"
        r"|\bcombinado\?$|\bnão\?$",
    ),
    thanks=any_of(
        r"\bobrigad\w+|\bobg\b|\bbrigad[oa]\b|\bgrat[oa]\b|\bagradeço\b|\bagradecid[oa]s?\b"
        r"|\bagradecemos\b|\bvaleu\b"
    ),
    no_thanks=any_of(
        r"\b(?:paciência|compreensão)\b",
        r"\bnão,? (?:muito )?obrigad|\bdesde já\b|\bantecipadamente\b|\bmas\b|\binfelizmente\b|\bnão\b"
        r"|\bporém\b|\bagradecia\b"
        r"|\bagradeço que (?:me|não|deix)\b",
    ),
    courtesy=any_of(
        r"^(?:me|vai me) (?:ajuda|ajudou|serve|serviu)\b",
        r"^(?:foi|gostei|adorei|ajudou|obrigad[oa]|e) ",
        r"^(?:recebid[oa]|anotad[oa]|saudações|um (?:abraço|beijo)|(?:grande )?abraços?|beijos?|bj[so]?"
        r"|bom |boa |bons |boas |ótim[oa] |feliz "
        r"|até |tenha |igualmente|perfeito|ótimo|excelente|que (?:bom|bem|lindo|gentileza|amável)"
        r"|muito (?:gentil|amável)|espero|cuide-se"
        r"|sorte|sucesso|tudo de bom|ok|blz|já (?:vi|recebi)|ajudou|fica bem|as melhoras|cumprimentos"
        r"|atenciosamente)",
    ),
    anger=any_of(
        r"\bcom que direito\b|\bquem (?:é que )?(?:você|o senhor|a senhora|tu) (?:pensas?|achas?"
        r"|julgas?) que\b|\bà polícia\b|\bnão tem vergonha\b",
        r"\b(?:é|isto é|isso é|que) (?:um |uma )?(?:abuso|vergonha|absurdo|desrespeito|palhaçada"
        r"|assédio)\b|\bfalta de (?:respeito|vergonha)\b",
        r"\bassédio\b|\bassediar\b|\bcomo (?:se )?(?:ousa|atreve)\w*|\bfart[oa] d[eo]\b|\bde saco cheio\b"
        r"|\bmerda\b|\binadmissível\b|\binaceitável\b",
        r"\bdenunci(?:ar|arei|o)\b|\bque descaramento\b|\bvá (?:se (?:catar|danar|foder)|à merda"
        r"|para o inferno)\b|\bchega!"
        r"|\brevoltante\b",
    ),
    grief=any_of(
        r"\bfalec(?:eu|imento|ido|ida|eram)\b|\b(?:funeral|velório|enterro|sepultamento)\b|\bde luto\b"
        r"|\bmeu luto\b",
        rf"\b(?:morreu|perdi|perdemos|partiu) (?:o |a )?(?:meu|minha|nosso|nossa) (?:\w+ )?{_KIN}"
        rf"|\b(?:meu|minha|nosso|nossa) (?:\w+ )?{_KIN} (?:\w+ )?(?:morreu|partiu|nos deixou"
        r"|acabou de falecer)\b",
        r"\ba morte d[oa] (?:meu|minha|nosso)\b",
    ),
    illness=any_of(
        r"\brecuper\w+ de (?:uma|um) (?:\w+ )?(?:cirurgia|operação|avc|acidente)\b|\boperad[oa] (?:ao"
        r"|à|do|da|de)\b|\bcirurgia (?:ao|do|de) (?:coração|cérebro|coluna)\b",
        r"\b(?:câncer|cancro|quimio\w*|leucemia|tumor|enfarte|infarto|avc|cuidados (?:intensivos"
        r"|paliativos)|uti)\b",
        r"\b(?:hospitalizad|internad)[oa]\b|\bgravemente doente|\bdoença grave\b|\bmuito doente\b"
        r"|\bacidente (?:de|grave)|\bsofri um acidente\b",
        r"\b(?:ser|fui|sou|vou ser) operad[oa]\b|\bbaixa médica\b|\blicença médica\b"
        r"|\bdepressão\b(?! (?:tropical|econ))|\bburnout\b",
    ),
    not_delicate=any_of(
        r"\b(?:baixa médica|licença médica|de baixa)\b[^.]{0,60}\b(?:gripe|constipação|resfriado|covid"
        r"|enxaqueca|já voltei|de volta)\b|\b(?:gripe|constipação|resfriado|covid|enxaqueca|já voltei"
        r"|de volta)\b[^.]{0,40}\b(?:baixa médica|licença médica|de baixa)\b",
        r"\b(?:pesquisa|luta|centro|instituto|estudo|prevenção)\b[^.]{0,20}\b(?:câncer|cancro)\b"
        r"|\bmorr(?:o|endo|i) de (?:rir|vontade|fome"
        r"|curiosidade|saudade|calor)\b|\bassédio (?:moral|escolar) (?:no|na|em)\b",
    ),
)
