"""Who names a time, in seven languages; who only mentions a day does not."""

import pytest

from followthrough.mail.body.quoted import split
from followthrough.mail.judges import names_time
from followthrough.mail.reading import Says, read
from followthrough.mail.says.written import written
from tests.mail.test_answers import mail


@pytest.mark.parametrize(
    "text",
    [
        "How about Thursday at 2?",
        "Thursday works for me.",
        "I could do Thursday morning or Friday after 3pm.",
        "I'm free next Tuesday.",
        "Does tomorrow at 10 suit you?",
        "Let's say Thursday 2pm.",
        "Thursday at 2?",
        "Monday?",
        "Call me on Friday afternoon.",
        "Would the 12th work for you?",
        "I can't do Thursday, how about Monday at 11?",
        "I'm away next week, but the week after works, say Tuesday the 17th.",
        "Happy to chat. Tuesday 10am?",
        "I was thinking Thursday at 2.",
        "Any time after 3 on Thursday is fine.",
        "tmrw 3pm ok?",
        "Donnerstag um 14 Uhr passt mir gut.",
        "Wie wäre es mit Donnerstag?",
        "Am Freitag hätte ich ab 15 Uhr Zeit.",
        "Ginge auch Montag, 10 Uhr?",
        "Rufen Sie mich am Donnerstag Vormittag an.",
        "Leider kann ich am Montag nicht, aber Dienstag um 11 ginge.",
        "Mittwoch 10 Uhr?",
        "Que diriez-vous de jeudi à 14h ?",
        "Je suis disponible mardi prochain dans la matinée.",
        "Jeudi 14h me convient parfaitement.",
        "Mardi matin, ça vous irait ?",
        "On peut s'appeler demain à 10h.",
        "¿Te viene bien el jueves a las 11?",
        "Puedo el martes por la tarde.",
        "El jueves a las 10 me viene perfecto.",
        "Mañana a las 9 estoy libre.",
        "Que tal quinta-feira às 15h?",
        "Posso na terça de manhã.",
        "Amanhã às 10h funciona para mim.",
        "Estou disponível na sexta à tarde.",
        "Che ne dice di giovedì alle 15?",
        "Sono libera martedì mattina.",
        "Domani alle 10 mi va bene.",
        "Potremmo sentirci venerdì pomeriggio.",
        "Wat dacht u van donderdag om 14 uur?",
        "Dinsdagochtend schikt me goed.",
        "Ik kan morgen om 10 uur.",
        "Zullen we donderdag om half drie afspreken?",
        "I'm around Thursday and Friday this week.",
        "Thursday works. Shall we say 2pm?",
        "Donnerstag passt. Sagen wir 14 Uhr?",
        "free thu 2pm or fri am",
        "How's Monday looking?",
        "My preference would be Thursday at 11am ET.",
        "Lieber am Freitag, da habe ich ab 10 Uhr Luft.",
        "Le mieux serait vendredi vers 11h.",
        "Mejor el viernes a las 12.",
        "Melhor na sexta às 11h.",
        "Meglio venerdì alle 11.",
        "Liever vrijdag om 11 uur.",
    ],
)
def test_a_day_that_is_offered_is_a_proposal_with_its_sentence(text: str) -> None:
    reading = read(mail(text))
    assert Says.NAMES_TIME in reading.says
    assert any(each.judge == "names_time" and each.quote in text for each in reading.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "We met on Thursday at the fair.",
        "Thank you for your message of Monday.",
        "I'm out of the office until Thursday.",
        "The deadline is Friday at 5pm.",
        "My train leaves at 9 on Thursday.",
        "I can't do Thursday at 2.",
        "Thursday is bad for me.",
        "The report will be available on Friday.",
        "We have a webinar on Thursday at 3pm.",
        "I'll get back to you on Monday.",
        "Have a great Friday!",
        "The conference is on 12 March.",
        "I started on 3 March 2019.",
        "The team meets every Tuesday at 10.",
        "Our office is open Monday to Friday, 9 to 5.",
        "Have a good weekend, see you one day.",
        "I have been busy since Monday.",
        "Applications close on 15 March.",
        "I'm on holiday from Monday to Friday.",
        "Not before Thursday, I'm afraid.",
        "It was great to see you on Tuesday.",
        "Sent from my iPhone on Thursday at 14:02",
        "Today I had a look at your work.",
        "Ich bin bis Donnerstag im Urlaub.",
        "Danke für Ihre Mail vom Montag.",
        "Am Donnerstag kann ich leider nicht.",
        "Die Frist endet am Freitag um 12 Uhr.",
        "Ich melde mich am Montag.",
        "Der Vortrag ist am Donnerstag um 18 Uhr.",
        "Schönen Dienstag noch!",
        "Merci pour votre message de lundi.",
        "Jeudi je suis malheureusement pris.",
        "Je suis en congés jusqu'à jeudi.",
        "La conférence a lieu jeudi à 18h.",
        "Bon mardi !",
        "Gracias por su mensaje del lunes.",
        "El jueves no puedo.",
        "Estoy de vacaciones hasta el jueves.",
        "Nos vimos el martes en Madrid.",
        "Obrigado pela mensagem de segunda.",
        "Na quinta não posso.",
        "Estou de férias até quinta-feira.",
        "Falámos na terça.",
        "Grazie per la mail di lunedì.",
        "Giovedì purtroppo non posso.",
        "Sono in ferie fino a giovedì.",
        "Il treno parte giovedì alle 9.",
        "Bedankt voor uw bericht van maandag.",
        "Donderdag kan ik helaas niet.",
        "Ik ben tot donderdag met vakantie.",
        "De trein vertrekt donderdag om 9 uur.",
        "The meeting with the board is on Thursday at 10.",
        "Let's talk sometime.",
        "I work Mondays and Thursdays.",
        "Your invoice of 12.2. is due.",
        "I'm flying to Oslo tomorrow morning.",
        "We'll know more by Thursday.",
        "Call for papers: 3 April.",
        "She is back on Monday.",
        "Any day but Monday would suit.",
        "This week I'm away.",
        "I spoke to Ann on Thursday at 2 and she agreed.",
        "Nothing on Thursday, sorry.",
        "We are closed on 25 December.",
        "It was due on Friday.",
        "Der Zug fährt am Donnerstag um 9 Uhr.",
        "Wir haben uns am Dienstag auf der Messe getroffen.",
        "La réunion du conseil commence jeudi à 9h.",
        "El tren sale el jueves a las 9.",
        "O comboio parte na quinta às 9h.",
        "La scadenza è venerdì alle 12.",
        "De deadline is vrijdag om 12 uur.",
        "half an hour would be fine",
        "quarta parte do trabalho",
        "I will do so on the double.",
        "We sat on it, so do tell.",
    ],
)
def test_a_day_that_is_refused_past_or_another_matters_is_none(text: str) -> None:
    """Deadlines, absences, talks, trains, thanks for a mail of Monday, and words that are days elsewhere."""
    message = mail(text)
    assert names_time.judge(message, written(split(message.text))) is None
    assert read(message).times == ()


def test_what_is_refused_is_not_among_the_times_that_are_offered() -> None:
    reading = read(mail("I can't do Thursday at 2, how about Friday at 11?\nIf not, Monday between 2 and 4."))
    assert [f"{each.day:%a}" for each in reading.times] == ["Fri", "Mon"]
    assert reading.times[0].starts_at is not None
    assert reading.times[1].opens_at is not None


def test_an_hour_behind_the_sentence_of_its_day_is_that_days() -> None:
    """And an hour that is nobody's offer is none."""
    offered = read(mail("Thursday works. Shall we say 2pm?"))
    assert [each.words for each in offered.times] == ["say 2pm"]
    assert read(mail("Thursday works. My train is at 2pm.")).times[0].starts_at is None
