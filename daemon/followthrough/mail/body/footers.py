"""What programs and houses put under a mail: disclaimers, scanners, lists, advertisements, the device."""

import re

from followthrough.mail.body import cues

MAX_FOOTER = 60
"""Lines from the end that are looked at."""

_LEGAL_HINTS = (
    "confiden vertraulich privileg legal recht disclaim haftung riservat privat vertrouwelijk konfidentiell fortrolig "
    "luottamuksell poufn důvěrn конфиденц konfidenc gizli bizalmas 保密 機密 機微 unauthori unbefugt erreur error "
    "irrtümlich errore intended bestimmt destinat geadresseerde"
).split()
_ABOUT_THIS = re.compile(
    r"\b(?:this|the|any|these) (?:\w+ )?(?:e-?mails?|messages?|communication|transmission|information"
    r"|electronic|disclaimer"
    r"|attachments?|document)\b"
    r"|\bdiese[rs]? (?:\w+ )?(?:e-?mails?|nachricht|mitteilung|information\w*|mail)\b|\b(?:die|der inhalt"
    r"|inhalt) (?:in )?dieser\b"
    r"|\b(?:ce(?:tte)?|le) (?:\w+ )?(?:message|courriel|e-?mail|courrier|transmission|mél)\b"
    r"|\b(?:este|el presente|esta|o presente|a presente) (?:\w+ )?(?:mensaje|correo|e-?mail|mensagem"
    r"|comunicaci[oó]n|comunica[cç][aã]o)\b"
    r"|\b(?:questo|il presente|questa|la presente|le informazioni) (?:\w+ )?(?:messaggio|e-?mail"
    r"|comunicazione|contenute)\b"
    r"|\b(?:dit|deze) (?:\w+ )?(?:bericht|e-?mail|mail)\b|\b(?:detta|denna|dette"
    r"|denne) (?:\w+ )?(?:e-?post\w*|meddelande\w*|melding\w*"
    r"|mail\w*)\b|\btämä (?:\w+ )?(?:viesti|sähköposti)|\b(?:ta|niniejsza|ten) (?:\w+ )?(?:wiadomość"
    r"|e-?mail)|\btato (?:\w+ )?(?:zpráva"
    r"|e-?mail)|(?:это|данное|настоящее) (?:\w+ )?(?:сообщение|письмо)|bu e-?posta|本(?:邮件|電子郵件"
    r"|メール)|このメール"
    r"|\bconfidentiality\b|\bvertraulichkeit|\bdisclaimer\b|\bavis (?:de confidentialité|légal)"
    r"|\baviso (?:legal|de)"
    r"|\bavvertenze|\bavviso",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(confidential|privileged|intended|recipients?|addressees?|disclos\w{1,6}|unauthori[sz]ed|prohibited"
    r"|liabilit\w+|in error"
    r"|delete|destroy|notify|viruse?s?|views|opinions|copyright|distribut\w{1,5}|copying|dissemination|legally"
    r"|vertrauliche?\w?|empfängers?|adressat\w*|irrtümlich\w*|unbefugt\w*|rechtlich\w*|vernichten|löschen"
    r"|untersagt|weitergabe|haftung"
    r"|gestattet|absender|bestimmt|confidentielle?s?|destinataires?|erreur|interdite?|autorisée?|diffusion"
    r"|détruire|expéditeur"
    r"|responsabilité|confidencial\w*|destinatari[oa]s?|prohibid[oa]|proibid[oa]|autorizad[oa]"
    r"|privilegiad[oa]|divulga\w+|remitente"
    r"|remetente|elimin\w+|riservat\w+|vietat\w+|autorizzat\w+|errore|mittente|distrugg\w+|vertrouwelijk\w*"
    r"|geadresseerde\w*"
    r"|bestemd|verboden|afzender|verwijder\w+|konfidentiell\w*|mottagare\w*|mottaker\w*|fortrolig\w*"
    r"|modtager\w*|obehörig\w*"
    r"|luottamukse\w+|vastaanottaj\w+|poufn\w+|adresat\w*|zabronion\w+|důvěrn\w+|příjem\w+|neoprávněn\w+"
    r"|конфиденциальн\w+"
    r"|получател\w+|запрещен\w+|gizli\w*|alıcı\w*|bizalmas|címzett\w*)\b|(保密|机密|機密|收件人|受信者|秘密)",
    re.IGNORECASE,
)
# Houses speak of themselves as "we", or not at all.
_I = re.compile(
    r"\bI(?:'m|'ve|'ll|\u2019m|\u2019ve|\u2019ll)? [a-z]|\b(?:[Ii]ch|[Jj]e|[Yy]o|[Ee]u|[Ii]k) |\b[Jj]['\u2019]"
)
_PROGRAM = re.compile(
    r"virus-?free\b|https?://\S{1,100}/(?:listinfo|mailman|unsubscribe|optout)\S{0,200}"
    r"|(?:\[image: mailtrack\] )?sender notified by|(?:this|the) (?:e-?mail"
    r"|message) (?:has been|was|is) (?:scanned|checked|virus|swept"
    r"|processed by)|scanned by "
    r"|no virus(?:es)? (?:was |were )?found|checked by (?:avg|anti)|outgoing mail is certified virus"
    r"|internal virus database"
    r"|diese (?:e-?mail|nachricht) wurde (?:von|auf|mit) .{0,40}(?:vire|avast|geprüft)|virenfrei\b"
    r"|avast\b.{0,40}(?:geprüft|vire|virus)"
    r"|(?:cet|ce) (?:e-?mail|message|courriel) a été (?:vérifié|analysé)|garanti sans virus|sans virus\b"
    r"|libre de virus|este (?:correo|mensaje|e-?mail) (?:electrónico )?ha sido (?:comprobado|analizado)"
    r"|livre de vírus|este e-?mail foi"
    r"|privo di virus|questa? (?:e-?mail|messaggio) è stat[oa] (?:controllat|analizzat)|virusvrij"
    r"|fritt? (?:från|for) virus"
    r"|wolny od wirusów|без вирусов|проверен[оа] на вирусы"
    r"|(?:please )?(?:consider|think (?:of|about)) (?:the|our) environment|think before you print"
    r"|save (?:paper|a tree)"
    r"|bitte (?:denken|prüfen) sie .{0,60}(?:umwelt|ausdruck|drucken)|denken sie an die umwelt|pensez? (?:à"
    r"|a) l'environnement"
    r"|avant d'imprimer|antes de imprimir|pense no meio ambiente|prima di stampare|rispetta l'ambiente"
    r"|denk aan het milieu"
    r"|tänk på miljön|do you yahoo|get your (?:own )?(?:free|private)|msn photos|join the world.s largest"
    r"|hotmail\b.{0,30}free"
    r"|send and receive hotmail|chat with friends online|sign up for .{0,20}(?:free|today)|free e-?mail"
    r"|powered by \w+"
    r"|to unsubscribe\b|unsubscribe (?:here|link|:)|unsubscribe from th|click here to unsubscribe"
    r"|manage your (?:subscription|preferences)|you (?:are )?receiv(?:ed|ing) this"
    r"|abmelden\b.{0,40}(?:liste|newsletter|link|hier)|se d[ée]sinscrire|para darse de baja|per cancellar"
    r"|afmelden\b"
    r"|mailing list\b|archives? (?:at|:) |list (?:maintainer|info|archive)|this (?:sf\.net"
    r"|sf) email is sponsored|sent (?:with|by|using|via) .{0,40}secure e-?mail"
    r"|this email has been sent (?:via|from)|your e-?mail settings:|reply to this email directly|view it on git"
    r"|gesendet mit .{0,40}(?:proton|tutanota|tuta)|web\.de|gmx\.\w+.{0,40}(?:kostenlos|free)"
    r"|(?:sitz|registergericht|amtsgericht|handelsregister|geschäftsführ\w+|vorstand|aufsichtsrat\w*"
    r"|ust-?id\w*)[ .:].{0,200}(?:hr[ab]|gericht|sitz|vorsitz|ust|:)"
    r"|registered (?:in|office|company|no|number)\b|company (?:no|number|registration)\b|vat (?:no|number"
    r"|reg)|siret\b|r\.?c\.?s\.?\s\w+"
    r"|p\.?\s?iva\b|kvk\b|datenschutz(?:hinweis|erklärung)|privacy (?:policy|notice)"
    r"|información sobre protección de datos",
    re.IGNORECASE,
)
_LIST_RULE = re.compile(r"\s*(?:_{20,}|-{20,}|={20,}|\*{20,})\s*")
_JUNK = re.compile(r"\s*(?:(?:[-_=*#~+\u2010-\u2015\u2500]\s?){2,200}|\u1427+|\u200b+)\s*")


def first_row(lines: list[str], start: int, stop: int) -> int:
    """The row from which on [START, STOP) is footers only; STOP where it has none."""
    disclaimer = _disclaimer(lines, start, stop)
    end = stop if disclaimer is None else disclaimer
    floor = max(start, end - MAX_FOOTER)
    while True:
        while end > floor and not lines[end - 1].strip():
            end -= 1
        if end <= floor:
            break
        line = lines[end - 1].strip()
        if len(line) <= 200 and (
            cues.DEVICE.fullmatch(line) or (_JUNK.fullmatch(line) and not _is_mark(line))
        ):
            end -= 1
            continue
        first = end - 1
        while first > floor and lines[first - 1].strip():
            first -= 1
        footer = _footer(lines, first, end) if first > 0 or disclaimer is not None else end
        if footer == end:
            break
        end = footer
    return end if _anything(lines, end, stop) else stop


def tracks(line: str) -> bool:
    """Whether the line is nothing but the letter that a tracker leaves (Mailtrack in Gmail)."""
    return bool(line) and not line.strip("\u1427 ")


def _is_mark(line: str) -> bool:
    """Nothing below a dash: whoever looks for signatures sees to it."""
    return line == "--"


def _anything(lines: list[str], start: int, stop: int) -> bool:
    return any(line.strip() for line in lines[start:stop])


def _footer(lines: list[str], first: int, stop: int) -> int:
    """The row in the paragraph [FIRST, STOP) from which on it is a footer; STOP for none."""
    if stop - first > 25:
        return stop
    if _LIST_RULE.fullmatch(lines[first]) and any(
        _PROGRAM.search(each[:500]) for each in lines[first + 1 : stop]
    ):
        return first
    row = stop
    while row > first and (_PROGRAM.match(lines[row - 1][:500].strip(" *_>-\t")) or _is_link(lines[row - 1])):
        row -= 1
    while row < stop and _is_link(lines[row]) and not _PROGRAM.match(lines[row].strip(" <>[]()")):
        row += 1
    if row < stop:
        return row
    return (
        first
        if _PROGRAM.match(lines[first][:500].strip(" *_>-\t")) and not _asks(lines, first, stop)
        else stop
    )


def _is_link(line: str) -> bool:
    said = line.strip(" <>[]()")
    return said.startswith(("http://", "https://", "www.")) and " " not in said


def _asks(lines: list[str], start: int, stop: int) -> bool:
    return any(line.rstrip().endswith("?") for line in lines[start:stop])


def _disclaimer(lines: list[str], start: int, stop: int) -> int | None:
    """The row of the paragraph that says whom the mail is for and what is forbidden; None without one, or where
    somebody goes on writing below it."""
    floor = max(start, stop - MAX_FOOTER)
    tail = [line[:2000].lower() for line in lines[floor:stop]]
    whole = "\n".join(tail)
    found_in = [each for each in _LEGAL_HINTS if each in whole]
    hints = (
        [floor + row for row, line in enumerate(tail) if any(each in line for each in found_in)]
        if found_in
        else []
    )
    judged = floor
    for row in hints:
        if row < judged:
            continue
        first = row
        while first > floor and lines[first - 1].strip():
            first -= 1
        if first == start and stop - first < MAX_FOOTER and first >= stop - 1:
            continue
        last = row
        while last < stop and lines[last].strip():
            last += 1
        judged = last
        found = _legal_from(lines, first, last)
        if found is not None and found > start:
            below = [each.strip() for each in lines[found:stop]]
            if any(cues.SALUTATION.match(each) and len(each) < 60 for each in below[1:]) or _asks(
                lines, found, stop
            ):
                return None
            return found
    return None


def _legal_from(lines: list[str], first: int, last: int) -> int | None:
    """The row in a paragraph from which on it speaks as lawyers do; None if it doesn't."""
    said = " ".join(lines[first:last])[:3000]
    about = _ABOUT_THIS.search(said)
    if (
        about is None
        or _I.search(said)
        or len({each[0].lower() or each[1] for each in _LEGAL.findall(said)}) < 3
    ):
        return None
    for row in range(first, last):
        if _ABOUT_THIS.search(lines[row][:500]) or _LEGAL.search(lines[row][:500]):
            head = row
            if (
                row > first
                and len(lines[row - 1].split()) <= 4
                and not lines[row - 1].rstrip().endswith((".", "!", ","))
            ):
                head = row - 1 if any(each in lines[row - 1].lower() for each in _LEGAL_HINTS) else row
            return head
    return first
