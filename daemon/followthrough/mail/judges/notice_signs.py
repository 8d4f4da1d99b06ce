"""The words in the mails of all languages by which ``notice`` tells a program's from a person's."""

import re

from followthrough.mail.machine.absences import Words, every
from followthrough.mail.machine.notices import flat
from followthrough.mail.message import Message
from followthrough.mail.when.day_names import MONTHS, WEEKDAYS, any_of

TAGS = re.compile(
    r"(?:\s*(?:\[[^\[\]]{1,40}\]|\*{1,5}\s?[^*]{1,20}\*{1,5}|\((?:ext|external|extern)\)|(?:external"
    r"|extern):)\s*){1,4}",
    re.IGNORECASE,
)
REPLYING = re.compile(
    r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:re|aw|antw|sv|vs|r|res|rif|odp|fw|fwd|wg|tr|回复|答复|返信"
    r"|回覆)(?:\[\d\])?\s?[:\uff1a]",
    re.IGNORECASE,
)
# Somebody else's verb: ``Ann is out of the office`` is the writer's absence only where Ann is the writer.
THIRD = {
    "en": "is|has",
    "de": "ist|befindet|hat",
    "fr": "est|sera",
    "es": "está|estará",
    "pt": "está|estará",
    "it": "è|sarà",
    "nl": "is",
    "pl": "jest|przebywa",
    "cs": "je|bude|není",
}
TICKET = re.compile(
    r"[\[(]?#\s?[\w-]{2,20}[\])]?|\b[A-Z]{2,10}-\d{3,}\b|\b(?:ticket|case|request|vorgang)\b", re.IGNORECASE
)
ROLE = re.compile(
    r"(?:support|help(?:desk)?|service|info|contact|kontakt|office|hello|hallo|hi|admin|sales|jobs?|careers?|hr"
    r"|bewerbung|recruiting"
    r"|talent|team|kundenservice|customer\w*|servicedesk|it|enquiries|inquiries|mail|post|sekretariat|contacto"
    r"|contato|assist\w*|ticket\w*"
    r"|tickets|feedback|billing|accounts?|privacy|datenschutz|dsgvo|gdpr|dpo|legal|press|presse|media|marketing|abuse|postmaster"
    r"|webmaster|reception|empfang|zentrale|secretariat|secretaria|segreteria|secr[ée]tariat|equipo|equipe|[ée]quipe|accueil"
    r"|soporte|suporte|apoio|supporto|assistenza|soutien|klantenservice|kundtj[aä]nst|kundeservice|kundenservice|pomoc|podpora"
    r"|clientes|clienti|clients?|atencion|atendimento|receptie|recepcja|sekretariat|reception|desk|frontdesk|central|general|all|group|gruppe)(?:[.+_-]\w{1,30})?@",
    re.IGNORECASE,
)
QUESTION = re.compile(r"[^\s?\uff1f]{1,40}\s?[?\uff1f](?=[\s)\"']|$)")
AND_SUBJECT = re.compile(r"[^:\uff1a]{0,30}[:\uff1a]\s?\S")
OURS = re.compile(
    r"\b(?:our|we|unser\w{0,2}|wir|nos|notre|nuestr\w{1,2}|noss\w{1,2}|i nostri|nostr[oa]|ons|onze|vår\w?|vores|nasz\w?"
    r"|naš\w?)\b",
    re.IGNORECASE,
)
COLLEAGUE = re.compile(
    r"\b(?:colleague|co-?worker|boss|manager|predecessor|assistant|kolleg(?:e|in)|vorgänger(?:in)?|chef(?:in)?|assistent(?:in)?"
    r"|coll[èe]gue|pr[ée]d[ée]cesseu?r|compañer[oa]|colega|antecessora?|predecesora?|collega|predecessore|voorganger|kollega|företrädare"
    r"|forgænger|kolega|koleżanka|poprzedni(?:k|czka)|kolegyně|předchůdce)\b|同僚|前任|同事",
    re.IGNORECASE,
)
# Who is often away is not away.
HABIT = re.compile(
    r"\b(?:often|always|usually|frequently|a lot|mostly|rarely|oft|häufig|viel|meist\w*|immer|selten"
    r"|souvent|toujours|beaucoup"
    r"|a menudo|siempre|mucho|muitas vezes|sempre|frequentemente|spesso|vaak|altijd|veel|ofta|alltid"
    r"|mycket|ofte|altid|meget"
    r"|często|zawsze|dużo|často|vždy|hodně)\b|よく|いつも|经常|常常|總是|总是",
    re.IGNORECASE,
)
URL = re.compile(r"(?:https?://|www\.)\S{1,500}", re.IGNORECASE)
REACHED = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,200}|\+?\d[\d ()/.-]{6,20}\d|https?://")
WORD = re.compile(r"[^\W\d_]{1,40}")

# A comma, or a word that joins: what stands behind it may be about something else.
CLAUSE = re.compile(
    r"(?:(?!\s(?:and|but|so|und|aber|et|mais|y|pero|e|mas|ma|en|maar|dus|och|men|så|og|i|ale|a)\s)[^,;:(){}\u3001\uff0c])+",
    re.IGNORECASE,
)
DAYS = re.compile(rf"\b(?:{any_of({*MONTHS, *WEEKDAYS})})\b\.?|\d[\d.:/-]*(?:st|nd|rd|th)?", re.IGNORECASE)
READ = re.compile(rf"\s*(?:{every('read_subject').pattern})\s?[:\uff1a]", re.IGNORECASE)


def of_another(words: Words, said: str) -> bool:
    """Whether the verb of this absence is somebody else's."""
    if OURS.search(said):
        return False
    verb = THIRD.get(words.language)
    return (
        verb is not None
        and re.match(rf"(?:\S{{1,30}} ){{0,2}}?(?:{verb})\b", said, re.IGNORECASE) is not None
    )


def is_role(address: str) -> bool:
    """Whether a desk reads this address rather than one person."""
    return ROLE.match(address) is not None


def name_words(name: str, address: str) -> set[str]:
    """The words of a name and of an address' local part, without regard to case."""
    local = address.partition("@")[0]
    return {
        word.casefold() for word in WORD.findall(f"{name} {re.sub(r'[._+-]', ' ', local)}") if len(word) > 1
    }


MAX_RECEIPT = 1_000
"""Characters of a receipt: it repeats nothing but the headers of what was read."""


def receipt(message: Message) -> str | None:
    """Where a mail says that another was opened, or deleted unopened, as Outlook's receipts do."""
    if ":" not in message.subject[:40] and "\uff1a" not in message.subject[:40]:
        return None
    found = READ.match(message.subject)
    text = flat(message.text) if found and len(message.text) < MAX_RECEIPT else ""
    said = every("read_text").search(text)
    return said[0] if said else None
