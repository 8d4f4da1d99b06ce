"""Portuguese words that send somebody to somebody else."""

from followthrough.mail.says.phrases.referring.words import Referring
from followthrough.mail.says.phrases.spelling import any_of

_SOFTLY = r"(?:melhor |também |diretamente |directamente |talvez |antes |por favor ){0,2}"
_SPEAK = (
    r"(?:(?:fal(?:ar|e|es|a)|convers(?:ar|e|es|a)|se reunir|reunir-se) com|(?:entr(?:ar|e|es"
    r"|a)) em contac?to com|(?:contact(?:ar|e|es|a)|contat(?:ar|e|es|a))(?: com)?"
    r"|escrev(?:er|a|as|e)(?:-lhe)?(?: (?:para|ao|à|a))?|pergunt(?:ar|e|es|a)(?:-lhe)? (?:ao|à|a|para|pelo"
    r"|pela|por)|lig(?:ar|ue|ues|a) (?:para|ao|à|a)"
    r"|(?:dirija-se|dirigir-se|dirige-te|se dirija|se dirigir) (?:ao|à|a)|procur(?:ar|e|es|a)(?: por"
    r"| pel[oa])?|(?:mand(?:ar|e|a)|envi(?:ar|e|a)) (?:um |uma )?(?:e-?mail|mail|mensagem) (?:para|ao|à|a)"
    r"|consult(?:ar|e|es|a)|tent(?:ar|e|a)(?: falar)? com|trat(?:ar|e|es|a) (?:disso |isso )?com|cham(?:ar"
    r"|e|a)|v(?:er|eja|ê) com|marqu(?:e|es) com)"
)

REFERRING = Referring(
    points=any_of(
        r"\b(?:dá|dê) um (?:toque|alô|telefonema) (?:ao|à|a|para|no|na)\b|\bminha (?:dica"
        r"|sugestão)(?: é)?:?|\b(?:comece|começa) (?:por|pelo|pela|com)\b",
        r"\b(?:dever?ias?|deve|deves|pode|podes|poderia|poderias|convém|convinha|(?:o )?melhor (?:é|seria"
        r"|será)|é melhor|seria (?:bom|melhor)|tem (?:que|de)|sugiro(?: que)?"
        r"|recomendo(?: que)?|aconselho(?:-o|-a|-te)?(?: que| a)?|proponho(?: que)?|sugeria(?: que)?"
        rf"|sugeriria(?: que)?|favor|por favor,?|vale a pena|peço que|talvez) {_SOFTLY}{_SPEAK}",
        r"(?:^|[,;:] |\be |\bentão |\bmas |\bsenão,? |\bmelhor "
        rf"|\boi \w{{1,15}},? )(?:{_SOFTLY}){_SPEAK}(?= )",
        r"\b(?:colocar|coloco|pôr|ponho|colocarei|porei)(?:-o|-a|-te)? (?:você )?em contac?to com\b"
        r"|\b(?:te|lhe) (?:apresento|recomendo)\b|\bapresento-(?:lhe|te)\b",
        r"\b(?:este|aqui|segue|seguem) (?:é|está|fica|vai)?\s?(?:o |os |a )?(?:contact?o|e-?mail|dados"
        r"|endereço|telefone)s?\b[^.:]{0,20}",
    ),
    fits=any_of(
        r"\b(?:quem|a que|o que) (?:\w+ ){0,2}(?:trata|cuida|sabe|conhece|entende|gere|lida|percebe)\b"
        r"|\bespecialista em\b",
        r"\b(?:pessoa|contact?o) (?:mais )?(?:cert[oa]|indicad[oa]|adequad[oa]|corret[oa])\b"
        r"|\bmelhor (?:pessoa|contact?o)\b|\bquem (?:melhor )?(?:te |lhe |o |a )?(?:pode|poderia|poderá"
        r"|deve)\b",
        r"\bsabe (?:muito )?mais\b|\b(?:conhece|entende) (?:muito )?(?:mais|melhor)\b|\b(?:pode|poderia"
        r"|poderá|saberá) (?:\w+ )?(?:ajudá-l[oa]|ajudar|te ajudar|lhe ajudar|ajudar-te|orientá-l[oa]"
        r"|atendê-l[oa])\b",
        r"\bassumiu (?:a|o|as|os|minha|meu)\b|\b(?:está|ficou) (?:à frente|responsável|encarregad[oa])\b"
        r"|\bme substitui(?:u)?\b|\bsubstituiu-me\b|\blembrei(?:-me)? d[oa]\b|\bpenso n[oa]\b"
        r"|\bmeu sucessor\b",
    ),
    suggests=any_of(
        r"\b(?:por que|porque|porquê) não (?:fal|contat|contact|escrev|procur|pergunt|lig)\w+(?: com| para"
        r"| ao| à)?"
    ),
    promises=any_of(
        r"\b(?:vou|posso|quero|deixe-me|deixa eu|irei) (?:\w+ )?(?:perguntar|falar|consultar|apresentar"
        r"|pôr|colocar|encaminhar|reencaminhar|passar|ver com|pedir)\w*",
        r"\b(?:eu )?(?:perguntarei|falarei|apresentarei|encaminharei|pedirei)\b|\b(?:já )?(?:encaminhei"
        r"|reencaminhei|repassei|passei|enviei|remeti) (?:a |o )?(?:sua|seu|tua|teu|este|esta)\b",
        r"\bencaminh(?:ei|o|ado|ada) (?:ao|à|para)\b|\b(?:falo|pergunto|apresento) (?:já )?(?:com|ao|à|a"
        r"|lhe|te)\b|\bjá pedi (?:ao|à)\b",
    ),
    introduces=any_of(
        r"\bcopi(?:o|ando|ei|ado|ada)\b|\bem (?:cópia|cc|copia)\b|\bcc\b|\b(?:te|lhe|vos) apresent[oa]\b"
        r"|\bapresento-(?:lhe|te|vos)\b|\bincluo\b|\bincluindo\b|\badicion(?:o|ando|ei)\b|\bcoloc(?:o"
        r"|ando) .{1,30} na conversa\b"
    ),
    them=any_of(
        r"\b(?:seus?|suas?)\b",
        r"\b(?:ela|ele|elas|eles|lhe|lhes|dela|dele)\b|\w{3,}-(?:l[oa]|lhe)\b",
    ),
    oneself=any_of(r"\b(?:mim|nós|comigo|me|você|ti|conosco|connosco)\b"),
    denies=any_of(r"\b(?:não|nunca|jamais|ninguém|sem|se|nem)\b"),
    role=any_of(
        r"\b(?:o |a )?(?:meu|minha|meus|nosso|nossa|seu|sua|um|uma) (?:[\w-]{1,20} )?(?:colegas?|chefe"
        r"|diretora?|directora?|gerente|responsável|sóci[oa]|amig[oa]|sucessora?|coordenadora?"
        r"|assistente|professora?|equipa|equipe)\b(?: (?:da |do |de |dos |das |em )[\w-]{1,30})?"
        r"|\b(?:chefe|diretora?|directora?|gerente|responsável|coordenadora?) (?:da |do |de |dos |das "
        r"|pel[oa] )[\w-]{1,30}|\brecursos humanos\b|\brh\b"
    ),
    relates=any_of(r"(?<=, )(?:que|quem|o qual|a qual)(?: [\w-]{1,30}){1,6}?(?=\s?[(,.;!]|$)"),
    keeps_calendar=any_of(
        r"\b(?:minha|meu|nossa|nosso|a|o) (?:secretári[oa]|assistente|secretariado)\b(?! de (?:pesquisa"
        r"|investigação|estado))",
        r"\b(?:marcar|agendar|combinar|acertar|encontrar) (?:\w+ )?(?:uma |um |a |o )?(?:hora|data|reunião"
        r"|horário|dia)\b|\b(?:cuida da|trata da|gere a) minha agenda\b",
    ),
    no_name=any_of(
        r"eu|o|a|os|as|um|uma|meu|minha|seu|sua|nosso|nossa|com|por|para|mas|se|não|sim|e|ou|obrigad[oa]"
        r"|abraço|abraços|olá|oi|car[oa]|prezad[oa]|cumprimentos|atenciosamente"
        r"|segunda|terça|quarta|quinta|sexta|sábado|domingo|feira|recursos|humanos|rh|vendas|compras"
        r"|contabilidade|financeiro|administração|marketing|departamento|área|equipe|equipa"
        r"|empresa|universidade|ministério|grupo|porto|lisboa|internet|fale|fala|procure|procura|escreva"
        r"|contacte|ele|ela|você|vou|já|melhor|por favor|desculpe"
    ),
)
