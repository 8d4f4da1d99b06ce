"""Challenge-response filters: a machine asks the writer to prove that they are human. Nobody has read anything."""

import re

from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Kind, Verdict, evidence
from followthrough.mail.machine.absences import every, low
from followthrough.mail.machine.notices import Stems, flat
from followthrough.mail.message import Message

NAME = "challenge"

# A text with none of these asks for no proof: looked for before anything dear.
_HOLDS = (
    "junk", "just this once", "unsolicited", "deliver", "unknown sender", "first time sender",
    "first-time sender", "unapproved", "human",
    "real person", "quarantin", "spam", "approved",
    "guest list", "zugestellt", "absender", "zurückgehalten", "freischalt", "freizuschalten", "expéditeur",
    "remis", "distribu", "humain",
    "en attente", "remitente", "entreg", "humano", "robot", "robô", "retenid", "retida", "retido",
    "remetente", "mittente", "consegn", "umano",
    "trattenut", "bezorg", "afgelever", "tegengehouden", "vastgehouden", "afzender", "avsändare", "leverer",
    "levere", "människa", "afsender",
    "menneske", "tilbageholdt", "nadawc", "dostarcz", "wstrzyman", "człowiek", "odesílatel", "doručen",
    "člověk", "送信者", "差出人", "保留",
    "人間", "机器人", "機器人", "验证", "驗證", "challenge", "tmda", "boxtrapper", "confirm", "held", "verif",
)  # fmt: skip
_STEMS = Stems((each, each) for each in _HOLDS)
_PROOFS = (
    "click", "add yourself", "follow", "visit", "reply", "respon", "captcha", "verif", "confirm",
    "enter", "klick",
    "antwort", "bestätig", "besuch",
    "folgen", "cliqu", "répond", "lien", "haga", "hacer", "haz", "pulse", "enlace", "clique", "clicar",
    "link", "clicc", "faccia", "fare",
    "rispon", "klik", "beantwoord", "antwoord", "klicka", "svar", "länk", "odpowie", "odpověz", "odkaz",
    "クリック", "返信", "リンク",
    "認証", "点击", "點擊", "回复", "回覆", "链接", "鏈接",
)  # fmt: skip
_PROOF = Stems((each, each) for each in _PROOFS)
_SYSTEM = re.compile(
    r"boxbe|spam ?arrest|challenge[- /]?response|sender (?:address )?(?:verification|authentication)|bluebottle"
    r"|mailinblack|\btmda\b"
    r"|knowspam|please confirm \(conf#|boxtrapper|usebestmail|use-?best-?mail|mail-?in-?black|vade ?retro"
    r"|spamlion|cleanmymail|earthlink"
    r"|suspect ?email|active spam killer|\bask\b message|choicemail|digiportal|0spam|sendio|uol anti-?spam"
    r"|anti-?spam uol|mailblocks"
    r"|qurb|totalblock|spam-?fighter|captcha|spamcop\.net verif|tagged message delivery",
    re.IGNORECASE,
)
_HEADERS = re.compile(
    r"x-(?:tmda|boxtrapper|spamarrest|challenge|boxbe|delivery-agent|usebestmail|sendio|mailinblack|ask-"
    r"|uol)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:please )?(?:confirm|verify|authenticate)(?: that)? (?:your|you sent|this|the) (?:e-?mail|message|mail"
    r"|delivery|address|identity)|confirm(?:ation)? (?:required|needed|request)"
    r"|your (?:e-?mail|message|mail) (?:to [^:]{1,60} )?(?:requires|needs|is (?:waiting|being held|awaiting"
    r"|pending))|action required.{0,40}(?:deliver|message)|verification (?:required|request)"
    r"|(?:e-?mail|nachricht) bestätigen|bestätigung (?:ihrer|erforderlich)|merci de confirmer|confirm(?:ez"
    r"|ation) (?:de )?votre|confirm[ae] (?:su|seu|il suo|la sua|o seu|a sua)|bevestig (?:uw|je)|bekräfta ditt"
    r"|bekræft din|potwierdź|potvrďte"
    r"|送信(?:者|元)?(?:の)?(?:確認|認証)|验证您|請驗證",
    re.IGNORECASE,
)
_REACHED = re.compile(r"https?://|mailto:", re.IGNORECASE)
_REPLY = re.compile(
    r"repl(?:y|ying) to this|respond to this|hit reply|press reply|auf diese (?:e-?mail|nachricht)"
    r"|répond\w{1,4} (?:simplement )?à ce|(?:respond|responda|rispond\w{1,3}) (?:a )?(?:este|esta|quest)"
    r"|(?:beantwoord|antwoord op) (?:deze|dit)|svara på (?:detta|det här)|svar på denne|odpowied\w{1,4} na tę"
    r"|odpovězte na|返信してください|回复此|回覆此",
    re.IGNORECASE,
)


def judge(message: Message, body: Body) -> Verdict | None:
    """A filter's request; two signs are wanted, one of them that the mail is being held."""
    text = body.new[:8000]
    lowered = text.lower()
    if not _STEMS.found(lowered) or not _PROOF.found(lowered):
        return None
    text = flat(text)
    # A text full of such stems is looked at in small letters first, which costs a third.
    held = every("held").search(text) if low("held").search(text.lower()) else None
    if held is None:
        return None
    sender = message.author.address if message.author else ""
    named = any(_SYSTEM.search(each) for each in (message.subject, sender, text)) or any(
        _HEADERS.match(name) for name, _ in message.headers
    )
    asked = every("prove").search(text) and (_REACHED.search(text) or _REPLY.search(text))
    if asked or (named and _SUBJECT.search(message.subject)):
        return Verdict(evidence(NAME, "text", held[0]), kind=Kind.CHALLENGE)
    return None
