"""Automatic mail in Portuguese."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="pt",
    stems=("foi aberto", "foi criado", "foi regist",
        "urgen", "meu regresso", "meu retorno", "regresso", "volto", "retorno", "acesso limitado",
    "de volta",
        "férias", "ferias", "ausen", "ausên", "fora do", "escritório", "automátic", "automatic", "já não",
        "não trabalh", "não faz",
        "mais parte", "recebemos", "foi recebid", "licença", "lida", "deixei", "deixou", "desligou",
        "desliguei", "aposent", "solicitação",
        "de viagem", "não estarei", "indisponível", "solicita", "pedido",
    ),
    label=r"resposta autom[aá]tica|(?:mensagem|aviso) (?:autom[aá]tic[ao]|de ausência|de férias"
    r"|fora do escritório)|auto-?resposta|notificação de ausência",
    desk_subject=r"recebemos (?:o seu|a sua|seu|sua)|(?:seu|o seu) (?:chamado|pedido) foi",
    away_subject=r"(?:estou |estarei |atualmente )?(?:fora do escritório|ausente\b|ausência\b|em férias"
    r"|de férias|de licença)|[^:]{2,60} está (?:fora do escritório|ausente|de férias|em férias)",
    automatic=r"est[ae] (?:é|foi|e-?mail|mensagem|resposta)[^.\n]{0,40}autom[aá]tic|(?:^|\n)\W{0,6}(?:resposta"
    r"|mensagem) autom[aá]tica|(?:gerad|enviad)[oa] automaticamente|(?:favor )?não respond(?:a"
    r"|er) (?:a )?est[ea]",
    absent=r"\b(?:estou|estarei|encontro-me|me encontro|estamos|está"
    r"|estará)\b(?:[^.!?\n]|(?<=\d)\.){0,40}?(?:fora(?: do (?:meu )?escritório| da empresa| até)?\b|(?:de"
    r"|em) (?:férias"
    r"|viagem|licença|baixa)|ausente|indisponível)|\bnão (?:estou|estarei"
    r"|poderei)\b(?:[^.\n]|(?<=\d)\.){0,40}(?:no escritório|disponível|contactável|responder)"
    r"|(?:^|\n)(?:fora do escritório|de férias|em férias|ausente)|(?:nosso escritório|nossos escritórios"
    r"|a empresa) (?:estar|permanecer)(?:[^.\n]|(?<=\d)\.){0,40}fechad|\bminha ausência\b|acesso limitado"
    r"|saio de férias",
    template=r"(?:muito )?obrigad[oa] (?:pelo|pela|por)|agradeço (?:o|a|pelo|o seu) ?(?:seu|sua|contato"
    r"|contacto|mensagem|e-?mail)?|em caso(?:s)? de urgência|(?:assunto|tema|caso|questão|questões"
    r"|situações)s? urgentes?|se (?:for )?urgente|(?:por favor|favor|pode|queira)[^.\n]{0,20}(?:contact|contat"
    r"|dirij|escrev|entrar em)"
    r"|(?:após|no|quando do|assim que) (?:o )?(?:(?:meu|nosso) (?:regresso|retorno)|regressar|retornar|voltar)"
    r"|(?:respondere?i|responderei)|durante (?:a minha ausência|minha ausência|este período|esse período)"
    r"|acesso limitado|(?:não (?:terei|tenho|teremos)|sem) acesso|não (?:será|serão) (?:reencaminhad|lid)",
    received=r"\brecebemos (?:o |a )?(?:seu|sua|teu|tua)|(?:seu|sua) (?:mensagem|pedido|solicitação|e-?mail"
    r"|ticket|chamado|contato|candidatura)[^.\n]{0,20} foi (?:recebid|registrad|criad|abert)"
    r"|(?:entraremos em contat|entraremos em contact|responderemos|retornaremos)|número d[eo] (?:ticket|chamado"
    r"|protocolo|pedido)|foi (?:aberto|criado|registado|registrado) (?:um|o seu) (?:novo )?(?:ticket"
    r"|chamado|caso|pedido)",
    left=r"já não (?:trabalh|faz|faço|est(?:á|ou) n|colabora)|não (?:trabalh[ao]|faz|faço|integra) mais"
    r"|(?:deixou|deixei) (?:a empresa|de trabalhar|de fazer|de colaborar|a (?-i:[A-Z])|de integrar)"
    r"|(?:se desligou|foi desligad|me desliguei|desligou-se)|aposentou-se|se aposentou|(?:conta"
    r"|endereço)[^.\n]{0,30}(?:não está mais|já não está|desativad)",
    left_myself=r"\b(?:já não (?:trabalho|faço|estou)|não (?:trabalho|faço) mais|deixei|me desliguei"
    r"|desliguei-me|meu último dia)",
    open_ended=r"licença[ -](?:de )?(?:maternidade|paternidade|parental|médica)|licença sabática|sabátic"
    r"|baixa médica|até novo aviso|por tempo indeterminado|prolongada",
    human=r"\bmas\b[^.\n]{0,50}\b(?:semana|posso|podemos|prazer|livre|gosto|conversar|falar)|\bcom (?:todo o "
    r"|muito )?(?:prazer|gosto)\b|(?:desculp|perdão|lamento)[^.\n]{0,40}(?:demora|atraso|tard)|\bpodemos\b"
    r"|\bpoderíamos\b|\bque tal\b|\bo que acha\b|\bfunciona para mim|\b(?:estive|estava)\b"
    r"|\bacabei de (?:voltar|chegar|regressar)|\bme liga\b|\bligue-me\b"
    r"|\bvamos (?:falar|conversar|marcar)|\b(?:sua|tua) (?:pergunta|ideia|pesquisa)\b|\bna semana seguinte\b"
    r"|\bnão é uma resposta autom|\bgostaria\b|\badoraria\b|\bproponho\b|\bfico feliz\b|\bnos falamos\b",
    back=r"\b(?:regress[oaeé]\w{0,3}|volt[oa]\w{0,3}|volta|retorn[oa]\w{0,3}|de volta|de regresso|responderei"
    r"|estarei (?:de volta|novamente|disponível))\b",
    back_from=r"\b(?:a partir d[eo]|desde)\s(?:o )?(?:dia )?(?=(?:[^.!?\n]|(?<=\d)\."
    r"|\.(?!\s(?-i:[A-Z]))){2,50}(?:novo|novamente|disponível"
    r"|regress|volta|retorn))",
    until=r"\baté\b|\bantes d[eo]\b",
    through=r"\b(?:a|ao?)\b(?= (?:\d{1,2}[/ ]|dia ))|\baté\b(?=[^.\n]{1,30}(?:inclusive|incluído))",
    including=r"^[^.\n]{0,12}\b(?:inclusive|incluído)",
    contact=r"contact|contat|dirij|escrev|sucessor|substitu|em seu lugar|falar com|encaminh|procur",
    tomorrow=r"amanhã",
    next_week=r"(?:próxima semana|semana que vem|semana próxima)",
    this_week=r"(?:esta|nesta|essa) semana",
    weeks=r"semanas?",
    days=r"dias?",
    in_=r"em|dentro de|durante|por",
    read_subject=r"lida|lido|não lida|confirmação de leitura",
    read_text=r"foi (?:lida|lido|exibida|apagada sem)|excluíd[ao] sem",
    held=r"(?:a sua|sua|seu|o seu) (?:mensagem|e-?mail)(?:[^.\n]|\.(?=\S)){0,80}(?:retid|em espera|pendente"
    r"|não foi entregue"
    r"|será entregue|quarentena|bloquead)|(?:verific|confirm|prov)[^.\n]{0,40}(?:que (?:você )?(?:é|não é)"
    r"|humano|pessoa real|robô)|para que (?:a )?sua (?:mensagem|e-?mail)[^.\n]{0,30}(?:entreg|chegue)"
    r"|remetente desconhecido|anti-?spam",
    prove=r"clique|clicar|respond[ae] (?:a )?est[ea]|responder (?:a )?est[ea]|link|captcha",
)  # fmt: skip
