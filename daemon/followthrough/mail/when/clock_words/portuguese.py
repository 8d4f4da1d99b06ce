"""Portuguese words for days and hours, European and Brazilian."""

from followthrough.mail.when.clock_words.words import ClockWords

WORDS = ClockWords(
    language="pt",
    number={
        1: "uma|um", 2: "duas|dois", 3: "três", 4: "quatro", 5: "cinco", 6: "seis", 7: "sete", 8: "oito", 9: "nove",
        10: "dez", 11: "onze", 12: "doze", 15: "quinze", 20: "vinte",
    },
    day_from_today={0: "hoje", 1: "amanhã", 2: "depois de amanhã", -1: "ontem", -2: "anteontem"},
    part_of_today={"morning": "esta manhã|hoje de manhã", "afternoon": "esta tarde|hoje à tarde",
                   "evening": "esta noite|hoje à noite"},
    part={
        "morning": "de manhã|pela manhã|da parte da manhã|na parte da manhã|na manhã|ao início da manhã"
    "|no início da manhã"
        "|manhã|no final da manhã|a meio da manhã|logo cedo",
        "noon": "à hora de almoço|na hora do almoço|ao almoço|hora do almoço|no horário do almoço",
        "afternoon": "à tarde|de tarde|na parte da tarde|da parte da tarde|pela tarde|tarde|no início da tarde"
        "|ao início da tarde|no final da tarde|ao fim da tarde|no fim da tarde|ao final da tarde|a tarde",
        "evening": "à noite|de noite|pela noite|noite|a noite",
        "night": "de madrugada|madrugada",
    },
    of_part={"morning": "da manhã", "afternoon": "da tarde", "evening": "da noite", "night": "da madrugada"},
    at="às|as|à|pelas|por volta das|cerca das|lá pelas|@|às vezes",
    about="cerca de|aproximadamente|por volta de|mais ou menos|talvez",
    oclock="h|hs|hrs|horas|hora|em ponto",
    and_half="e meia",
    and_quarter="e um quarto|e quinze|e quarto",
    less_quarter="menos um quarto|menos quinze",
    quarter_to="um quarto para as|quinze para as|um quarto para a",
    noon="meio-dia|ao meio-dia|meio dia|ao meio dia",
    midnight="meia-noite|meia noite",
    since="a partir das|depois das|desde as|das|após as|a partir da|depois de|a partir de|de|não antes das|a partir",
    until="antes das|até às|até as|antes da|até|até à|no máximo até às",
    between="entre|entre as|entre a",
    both="e|e as|&|e a",
    to="às|as|a|até|até às|e|ao|à",
    or_later="ou mais tarde|em diante|ou depois",
    either="ou|e|ou então",
    the="o|a|no|na|os|para|para o|do|da|na próxima|nesta",
    of="de|do",
    day_word="dia|o dia|no dia|do dia",
    next_one="próximo|próxima|na próxima|no próximo",
    coming="esta|este|que vem|nesta|neste|desta|deste",
    this_one="este|esta",
    last_one="passado|passada|último|última",
    week={0: "esta semana|desta semana|nesta semana|essa semana|dessa semana|nessa semana",
          1: "na próxima semana|da próxima semana|próxima semana|semana que vem|na semana que vem|da semana que vem"
          "|a próxima semana|a semana que vem|para a semana|na semana seguinte",
          2: "na semana a seguir à próxima|na outra semana"},
    some_week="em uma semana|daqui a uma semana|em duas semanas|daqui a duas semanas|daqui a um mês|em um mês"
    "|daqui a três semanas|dentro de uma semana|dentro de duas semanas|em algumas semanas",
    week_later="a oito dias|daqui a uma semana|daqui a oito dias",
    fortnight_later="a quinze dias|daqui a quinze dias|daqui a duas semanas",
    within="em|daqui a|dentro de",
    days="dias|dia",
    weeks="semanas|semana",
    week_number="semana|sem",
    counted="ano|anos|pessoas|pessoa|min|minuto|minutos|dias|dia|semana|semanas|mês|meses|por cento|euros|euro"
    "|reais|vezes"
    "|opções|colegas|perguntas|km|pontos|páginas|ou mais|coisas|reuniões|convidados|de nós",
    nothing="bom dia|boa tarde|boa noite|todas as manhãs|toda manhã|todos os dias|um dia|hoje em dia|meia hora"
    "|uma hora"
    "|mais tarde|tarde demais|uma vez|uma semana|um mês|muito tarde|um momento|uma pergunta|uma conversa|uma chamada"
    "|uma reunião|às vezes|um café|o quanto antes|é tarde",
    filler="por favor|hora local|em ponto|aproximadamente",
    skipped=r"melhor\s.{1,20}\sque|até|desde|antes d[aeo]|depois d[aeo]|a partir d[aeo]|cada|todas?|todos?"
        r"|exceto"
    r"|excepto|menos|salvo|em vez d[aeo]|nem|passad[oa]|último|de volta|prazo|semana d[aeo]"
    r"|primeir[oa]|regresso"
    r"|volto",
    back=r"depois d[aeo]|até|de volta|regresso|volto|a partir d[aeo]",
    later=r"\b(?:depois d[aeo]s?|em|no fim de|no final de|em meados de|no início de|início de|final de"
        r"|após)\s(?:as "
    r"|o |minhas )?(?:páscoa|natal|férias|carnaval|feriados?|ano novo|janeiro|fevereiro|março|abril"
    r"|maio|junho|julho"
    r"|agosto|setembro|outubro|novembro|dezembro)\b(?! ?\d)",
    negation=r"\b(?:não|impossível|infelizmente|ocupad[oa]|nunca|nem|nenhum|complicado|difícil|exceto|salvo"
    r"|lotad[oa]|cheio|indisponível|fora|também não)\b",
    not_negation=r"\b(?:por que não|porque não|não (?:há )?problema|não hesite|se não|não só|se não se importa[r]?"
    r"|não me importo|não me importaria|estava (?:a pensar|pensando)|pensei em|não muito cedo)\b",
    past=r"\b(?:ontem|foi|era|estive|estivemos|tive|tivemos|falei|falámos|falamos n[oa]|vi|vimos|recebi|enviei"
    r"|escrevi|passad[oa]|há|conhecemos|reunimos n[oa]|seu (?:e-?mail|mensagem) d[eo]|sua mensagem d[eo]"
    r"|teu (?:e-?mail) d[eo]|anteontem|conversamos n[oa])\b",
    own=r"\b(?:respond(?:o|erei)|(?:te|lhe) (?:escrevo|digo)|já tenho|tenho (?:uma|um|outra"
        r"|outro) (?:reunião|consulta|aula|voo|trem|comboio|chamada|compromisso"
    r"|entrevista)|tenho (?:aula|médico|dentista)|meu voo|minha (?:aula|apresentação)|viajo|voo"
    r"|comboio|trem|prazo"
    r"|fecha|abre|começa|termina|conferência|congresso|webinar|de férias|férias|feriado|aniversário)\b",
    turn=r"\s(?=mas\b|porém\b|no entanto\b|em vez disso\b|que tal\b|antes\b(?= n)|entretanto\b|contudo\b)",
    corrected=r"\b(?:quero dizer|quer dizer|desculpe|correção|correcção|ou melhor|quis dizer)\b",
    other_matter=r"[,;:]\s(?:então|e|mas|eu|nós)\b",
    leave="até a à às as então combinado perfeito ótimo feira obrigado obrigada",
    list_words="ou e nem às as a o na no de da também h horas é feira",
    offer=r"que tal|o que (?:acha|acham|achas)|como (?:fica|está|lhe fica)|(?:me|te|lhe|nos) (?:convém|conviria"
    r"|serve|dá|daria|calha)|(?:fica|ficaria|calha|seria|serve|é|está) (?:bem|bom|ótimo|óptimo|perfeito|melhor)"
    r"|estou (?:livre|disponível)|estarei (?:livre|disponível)|tenho (?:disponibilidade|tempo|livre|um tempo"
    r"|um horário|agenda|meia hora|vaga)|posso|poderia|poderíamos|podemos|podíamos|pode ser|podes"
    r"|você pode|consigo"
    r"|conseguiria|consegue|falamos|conversamos|nos falamos|me ligue|ligue-me|liga-me|proponho|sugiro"
    r"|disponível"
    r"|livre|reunir|encontrar|conversar|falar|prefiro|preferia|preferiria|por que não|possível"
    r"|funciona|(?:tarde"
    r"|manhã|noite|\d|h|segunda|terça|quarta|quinta|sexta|amanhã) (?:dá|serve|está|seria|funciona|me"
    r"|posso|pode)"
    r"|vamos (?:marcar|falar|conversar|dizer)|marcar|agendar|convid\w+|combinado",
    deadline=r"\b(?:até|prazo|férias|fora|de volta|regresso|volto|fechado|conferência|congresso|trem|comboio"
        r"|voo"
    r"|evento|ausente|webinar)\b",
)  # fmt: skip
