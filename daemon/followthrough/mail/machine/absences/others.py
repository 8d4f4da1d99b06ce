"""Labels that programs put on automatic mail in further languages; of their bodies only the date is read."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="",
    stems=(
        "automaat", "poissa", "автомат", "автоотв", "автовідп", "отпуск", "відпуст", "нет на месте",
        "otomatik", "ofis dışında", "izin", "automatikus", "szabadság",
        "자동", "부재", "αυτόματη", "răspuns", "automatick", "automatski", "samodejni",
    ),
    label=r"automaattinen (?:vastaus|poissaoloviesti)|poissaoloviesti|автоматический ответ|автоответ"
    r"|автовідповідь|автоматична відповідь|автоматичен отговор|otomatik (?:yanıt|cevap)|automatikus válasz"
    r"|자동 ?(?:회신|응답)|αυτόματη απάντηση|răspuns automat|automatická odpoveď|automatski odgovor"
    r"|samodejni odgovor",
    away_subject=r"poissa\b|нет на месте|в отпуске|у відпустці|ofis dışında|izindeyim|szabadságon|부재중",
    automatic=r"tämä on automaattinen|это автоматическ|це автоматичн|bu otomatik bir|ez egy automatikus",
    absent=r"olen (?:poissa|lomalla)|меня нет|(?:я )?(?:нахожусь )?в отпуске|у відпустці|ofis dışında(?:yım)?"
    r"|izindeyim|szabadságon vagyok|부재중",
    template=r"kiireellisissä|по срочным|в срочных|acil durum|sürgős|급한",
    open_ended=r"äitiyslo|vanhempainva|декретн|doğum izni",
    back=r"\b(?:palaan|takaisin|вернусь|выйду|повернусь|döneceğim|visszaérek)\b",
    until=r"\b(?:asti|до)\b",
)  # fmt: skip
