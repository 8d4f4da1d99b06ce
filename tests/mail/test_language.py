"""The language of a mail and how it speaks to its reader, on short mails as people write them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.language import language
from followthrough.mail.own.manner import Closing, closing, closing_language, says_du

MAILS = [
    (
        "en",
        "Dear Ms Miller,\n\nI read your report on the new wells. May I ask you for twenty minutes?\n\nSam",
    ),
    ("en", "Hi Ann, thanks for the quick answer. Would Thursday at ten work for you?"),
    (
        "en",
        "Thank you for the time you took to talk with me. I will write to him and tell you what comes of it.",
    ),
    ("en", "I would be glad of your view of this, if you have a minute."),
    ("en", "Could we move our call by an hour? Sorry for the trouble."),
    ("en", "As promised, here is the paper on rain gardens that I told you about."),
    ("en", "Our mutual friend Hans Grüber from München suggested that I write to you about the Wasserwerk."),
    ("de", "Sehr geehrte Frau Vogt,\n\nich habe Ihren Bericht gelesen und hätte dazu einige Fragen."),
    ("de", "Hallo Tom, danke für die schnelle Antwort. Passt dir Donnerstag um zehn?"),
    ("de", "Liebe Hanna, hast du nächste Woche Zeit für ein Telefonat?"),
    ("de", "Vielen Dank für die Zeit, die Sie sich genommen haben. Ich melde mich bei Herrn Brandt."),
    ("de", "Wie versprochen hier der Aufsatz, von dem ich dir erzählt habe."),
    ("de", "Ich habe gerade mit dem Team von Open Data Berlin gesprochen; das war sehr hilfreich."),
    ("de", "Können wir unseren Termin um eine Stunde verschieben? Das wäre mir sehr recht."),
    ("de", "Guten Tag, ich bin auf der Suche nach einem Gespräch über das Thema Grundwasser."),
    ("de", "Grüezi Frau Vogt, gerne würde ich mit Ihnen über die neuen Brunnen reden."),
    ("fr", "Bonjour Monsieur Petit, j'ai lu votre article avec beaucoup d'intérêt."),
    ("fr", "Je vous remercie pour le temps que vous m'avez accordé."),
    ("fr", "Est-ce que vous seriez disponible la semaine prochaine pour un appel ?"),
    ("fr", "Merci pour ta réponse ! Je te propose jeudi à dix heures, si cela te va."),
    ("fr", "Je me permets de vous écrire sur le conseil de Marie Dubois, qui travaille avec vous."),
    ("fr", "Voici l'article dont je vous ai parlé, avec mes meilleures salutations."),
    ("es", "Hola Marta, gracias por tu respuesta. ¿Te va bien el jueves a las diez?"),
    ("es", "Le escribo por recomendación de Luis Ortega, que me habló de su trabajo."),
    ("es", "Me gustaría hablar con usted sobre el proyecto de los pozos."),
    ("es", "Muchas gracias por el tiempo que me dedicó la semana pasada."),
    ("es", "¿Podríamos cambiar la hora de la llamada? Lo siento por las molestias."),
    (
        "it",
        "Gentile dottoressa Rossi, ho letto il suo articolo con molto interesse e le scrivo per una domanda.",
    ),
    ("it", "Ciao Luca, grazie per la risposta. Ci sentiamo giovedì alle dieci?"),
    ("it", "Le scrivo su consiglio di Paola Bianchi, che mi ha parlato del suo lavoro."),
    ("it", "La ringrazio per il tempo che mi ha dedicato, è stato molto utile."),
    ("nl", "Beste Pieter, bedankt voor je snelle antwoord. Komt donderdag om tien uur je uit?"),
    ("nl", "Ik heb uw rapport gelezen en zou graag een keer met u over het onderwerp praten."),
    ("nl", "Hartelijk dank voor de tijd die u voor mij heeft vrijgemaakt."),
    ("nl", "Het was heel nuttig en ik ga nu met het voorstel aan de slag."),
    ("pt", "Olá Joana, obrigado pela resposta. Quinta-feira às dez está bem para você?"),
    ("pt", "Escrevo por recomendação do Paulo Silva, que me falou do seu trabalho com a água."),
    ("pt", "Gostaria de conversar com a senhora sobre o projeto dos poços, por telefone, se for possível."),
    ("pt", "Muito obrigado pelo tempo que me dedicou, foi muito útil."),
    # Nobody can tell.
    (None, ""),
    (None, "Ja!"),
    (None, "OK"),
    (None, "Merci"),
    (None, "Sam Carter\nNorthlight Ltd\n+44 20 7946 0958"),
    (None, "https://example.org/the/and/of/to/in/is/it/you/that"),
    (None, "Termin: Di 10:00, Raum 4"),
    (None, "Prima Idee, super!"),
    (None, "Здравствуйте, я хотел бы поговорить с вами о вашей работе."),
    (
        None,
        "Thank you so much for this, it was great. Ich habe das auch mit dem Team und der Leitung geteilt.",
    ),
    (None, "1 2 3 4 5 6 7 8 9 10"),
]

# Six words are enough where they are words that every sentence needs; names and a `super` tell nothing.
SHORT = [
    ("en", "Sure, happy to talk next week."),
    ("en", "I can't help you with this."),
    ("en", "Sorry, no openings here at present."),
    ("en", "Let me think about it first."),
    ("en", "Who gave you my address?"),
    ("en", "Please take me off your list."),
    ("en", "We don't do these calls, sorry."),
    ("en", "Sounds good, call me any time."),
    ("en", "not hiring right now but happy to chat"),
    ("de", "Gerne können wir nächste Woche telefonieren."),
    ("de", "Leider habe ich dafür keine Zeit."),
    ("de", "Wir stellen derzeit niemanden ein."),
    ("de", "Worum geht es denn genau?"),
    ("de", "Das passt mir gut, danke dir."),
    ("de", "Bitte schreiben Sie mir nicht mehr."),
    ("de", "Melden Sie sich einfach bei mir."),
    ("de", "Kein Interesse, trotzdem alles Gute für Sie."),
    ("fr", "Avec plaisir, appelez-moi la semaine prochaine."),
    ("fr", "Je n'ai malheureusement pas le temps."),
    ("fr", "Nous ne recrutons pas en ce moment."),
    ("fr", "Merci beaucoup pour votre aide précieuse !"),
    ("fr", "C'est d'accord pour un appel jeudi."),
    ("fr", "Ne m'écrivez plus à cette adresse."),
    ("fr", "De quoi s'agit-il exactement ?"),
    ("es", "Con mucho gusto, hablamos la próxima semana."),
    ("es", "Lo siento, ahora no tengo tiempo."),
    ("es", "¿De qué se trata exactamente?"),
    ("es", "Muchas gracias por tu mensaje, me interesa."),
    ("es", "Por favor, no me escriba más."),
    ("es", "Claro que sí, llámame cuando quieras."),
    ("pt", "Com muito prazer, falamos na próxima semana."),
    ("pt", "Infelizmente não tenho tempo agora."),
    ("pt", "Não estamos a contratar neste momento."),
    ("pt", "De que se trata exatamente?"),
    ("pt", "Muito obrigado pela sua mensagem."),
    ("pt", "Por favor, não me escreva mais."),
    ("pt", "Claro que sim, pode me ligar quando quiser."),
    ("it", "Volentieri, sentiamoci la prossima settimana."),
    ("it", "Purtroppo non ho tempo in questo periodo."),
    ("it", "Al momento non stiamo assumendo nessuno."),
    ("it", "Di che cosa si tratta esattamente?"),
    ("it", "Grazie mille per il tuo messaggio."),
    ("it", "Per favore non mi scriva più."),
    ("it", "Certo, mi chiami pure quando vuole."),
    ("nl", "Graag, laten we volgende week bellen."),
    ("nl", "Helaas heb ik daar geen tijd voor."),
    ("nl", "We nemen op dit moment niemand aan."),
    ("nl", "Waar gaat het precies over?"),
    ("nl", "Hartelijk bedankt voor je bericht!"),
    ("nl", "Schrijf me alsjeblieft niet meer."),
    ("nl", "Natuurlijk, bel me gerust een keer."),
    ("nl", "Geen probleem, ik help je graag."),
    (None, "Northlight Ltd, Kanal 4, Berlin"),
    (None, "OK super"),
    (None, "No"),
    (None, "Ann Miller"),
    (None, "Prima!"),
    (None, "Marie de la Cour, Paris"),
    (None, "Via Roma 4, 00100 Roma"),
    (None, "Best"),
]

MANNERS = [
    (True, "Liebe Hanna,\n\nhast du Zeit?\n\nSam"),
    (True, "Hallo Tom, wie geht es dir?"),
    (True, "Moin, ich habe dein Papier gelesen."),
    (True, "Hi Eva, Danke für Deine Mail. Passt Dir der Donnerstag?"),
    (True, "Servus, ich rufe dich an."),
    (True, "Hallo ihr zwei, habt ihr Zeit? Ich bringe euch das Buch."),
    (False, "Sehr geehrte Frau Vogt,\n\nvielen Dank für das Gespräch.\n\nSam"),
    (False, "Guten Tag, haben Sie Zeit für ein Telefonat?"),
    (False, "Ich habe Ihren Bericht gelesen."),
    (False, "Gerne schicke ich Ihnen den Aufsatz."),
    (False, "Hallo Frau Vogt, vielen Dank für die Antwort."),
    (False, "Könnten Sie mir sagen, ob das möglich ist?"),
    (None, "Vielen Dank für die Antwort."),
    (None, "Sie hat mir das gesagt. Ihr Bericht war gut."),
    (None, "Hallo Hanna, bis Donnerstag!"),
    (None, "Dear Ann, thank you."),
    (None, "Haben Sie Zeit? Oder hast du Zeit?"),
    (
        None,
        "Das machen wir.\n\nAm 2. März 2026 schrieb Hanna Vogt:\n> hast du Zeit?\n> Passt dir Donnerstag?\n",
    ),
]

CLOSINGS = [
    ("Liebe Hanna,\n\nbis dann.\n\nLiebe Grüße\nSam", Closing("Liebe Grüße", "Sam")),
    (
        "Hallo,\n\nja.\n\nMit freundlichen Grüßen\n\nSam Carter",
        Closing("Mit freundlichen Grüßen", "Sam Carter"),
    ),
    ("Hallo,\n\nja.\n\nViele Grüße aus Kiel,\nSam", Closing("Viele Grüße aus Kiel,", "Sam")),
    ("Hallo,\n\nja.\n\nLG\nSam", Closing("LG", "Sam")),
    ("Hi,\n\nyes.\n\nBest,\nSam\n\n-- \nSam Carter\nNorthlight", Closing("Best,", "Sam")),
    ("Bonjour,\n\noui.\n\nBien cordialement\nSam", Closing("Bien cordialement", "Sam")),
    ("Hallo,\n\nja.\n\nVielen Dank\nSam", Closing("", "Sam")),
    ("Hallo,\n\nja.\n\nSam", Closing("", "")),
    ("Hallo,\n\nja.\n\nViele Grüße\n\n> alt", Closing("Viele Grüße", "")),
    ("", Closing("", "")),
]


@pytest.mark.parametrize(("found", "text"), [*MAILS, *SHORT], ids=lambda each: str(each)[:30])
def test_the_language_of_a_mail(found: str | None, text: str) -> None:
    """None where it is short, mixed or in none that is known."""
    assert language(text) == found


@pytest.mark.parametrize(("du", "text"), MANNERS, ids=lambda each: str(each)[:30])
def test_whether_a_german_mail_says_du(du: bool | None, text: str) -> None:
    """A capital at the start of a sentence may be "she"; what is quoted is somebody else's."""
    assert says_du(text) is du


@pytest.mark.parametrize(("text", "found"), CLOSINGS, ids=lambda each: str(each)[-30:])
def test_how_a_mail_closes(text: str, found: Closing) -> None:
    """The closing as written, and the name under it; thanks for something are none."""
    assert closing(text) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [("Viele Grüße", "de"), ("Best regards,", "en"), ("Bien cordialement", "fr"), ("Un saludo", "es"),
     ("Cordiali saluti", "it"), ("Met vriendelijke groet", "nl"), ("Atenciosamente", "pt"), ("Ahoi", None), ("", None)],
)  # fmt: skip
def test_the_language_of_a_closing(line: str, found: str | None) -> None:
    """By its words; None where they are in no table."""
    assert closing_language(line) == found


@given(st.text(max_size=400))
def test_any_text_at_all_is_read(text: str) -> None:
    """Mail is from anybody."""
    assert language(text) is None or len(language(text) or "") == 2
    assert says_du(text) in (True, False, None)
    assert closing(text).line in text


@pytest.mark.parametrize(
    "text", ["Sie " * 500_000, "a@" * 500_000, "\n" * 1_000_000, "Viele Grüße " * 100_000, "'" * 10**6]
)
def test_a_text_of_a_million_characters_is_read_at_once(text: str) -> None:
    """Only so much of it is looked at."""
    began = time.process_time()
    language(text), says_du(text), closing(text)

    assert time.process_time() - began < 2
