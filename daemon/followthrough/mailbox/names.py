"""What Sent, Drafts, Trash, Junk, Archive and All are called, in the languages mail programs and providers speak.

Names as mail programs and providers make them (Gmail, Outlook, Yahoo, Apple Mail, Roundcube, GMX, Orange, mail.ru, QQ,
Naver), compared without case, accents or spaces. Used only where config and SPECIAL-USE (RFC 6154) say nothing.
"""

import unicodedata

KNOWN: dict[str, str] = {
    "sent": """
        Sent, Sent Mail, Sent Items, Sent Messages, Sent Message, Sent-Mail, Outbox Sent, INBOX-Sent,
        Gesendet, Gesendete Objekte, Gesendete Elemente, Gesendete Nachrichten, Gesendete Mails, Gesendete,
        Envoyés, Messages envoyés, Éléments envoyés, Objets envoyés, Courrier envoyé, Mails envoyés,
        Enviados, Elementos enviados, Mensajes enviados, Correo enviado, Enviado, Correos enviados,
        Inviati, Posta inviata, Elementi inviati, Messaggi inviati, Inviata,
        Mensagens enviadas, Itens enviados, E-mails enviados, Enviadas, E-mail enviado, Correio enviado,
        Verzonden, Verzonden items, Verzonden berichten, Verzonden objecten, Verstuurd,
        Skickat, Skickade, Skickade objekt, Skickade meddelanden,
        Sendt, Sendt post, Sendte elementer, Sendte meddelelser, Sendte, Sendt e-post, Sendte e-poster,
        Lähetetyt, Lähetetyt viestit, Lähetetty,
        Wysłane, Elementy wysłane, Wiadomości wysłane, Poczta wysłana,
        Odeslané, Odeslaná pošta, Odeslané zprávy, Odeslaná,
        Elküldött, Elküldött üzenetek, Elküldött elemek, Elküldött levelek,
        Отправленные, Отправленное, Исходящие отправленные, Отправленные письма,
        Надіслані, Відправлені, Надіслане, Надіслані листи,
        Gönderilmiş, Gönderilmiş Öğeler, Gönderilmiş Postalar, Gönderilenler, Gönderilen, Gönderilmiş Mesajlar,
        Απεσταλμένα, Σταλμένα, Απεσταλμένα μηνύματα, Σταλμένα μηνύματα, Απεσταλμένη αλληλογραφία,
        送信済み, 送信済みメール, 送信済みアイテム, 送信済みトレイ, 送信済メール,
        已发送, 已发送邮件, 已发送消息, 已发邮件, 寄件備份, 寄件备份, 已傳送郵件, 已寄出, 傳送的郵件,
        보낸편지함, 보낸 편지함, 보낸메일함, 보낸 메일함, 보낸 항목
    """,
    "drafts": """
        Drafts, Draft, Draft Messages,
        Entwürfe, Entwurf,
        Brouillons, Brouillon,
        Borradores, Borrador,
        Bozze, Bozza,
        Rascunhos, Rascunho,
        Concepten, Concept, Klad,
        Utkast,
        Kladder, Udkast, Kladde,
        Kladder og utkast,
        Luonnokset, Luonnos,
        Szkice, Kopie robocze, Wersje robocze, Robocze,
        Koncepty, Rozepsané, Rozepsaná pošta, Koncept,
        Piszkozatok, Piszkozat,
        Черновики, Черновик,
        Чернетки, Чернетка,
        Taslaklar, Taslak,
        Πρόχειρα, Πρόχειρο,
        下書き, 草稿箱, 草稿, 草稿匣,
        임시보관함, 임시 보관함, 임시보관 메시지, 임시 저장함
    """,
    "trash": """
        Trash, Deleted Items, Deleted Messages, Deleted, Bin, Rubbish, Wastebasket, Bulk Trash,
        Papierkorb, Gelöscht, Gelöschte Objekte, Gelöschte Elemente, Gelöschte Nachrichten,
        Corbeille, Poubelle, Éléments supprimés, Messages supprimés,
        Papelera, Elementos eliminados, Eliminados, Mensajes eliminados, Papelera de reciclaje,
        Cestino, Posta eliminata, Elementi eliminati, Messaggi eliminati,
        Lixo, Lixeira, Itens excluídos, Itens eliminados, Mensagens eliminadas, Reciclagem,
        Prullenbak, Prullenmand, Verwijderde items, Verwijderde berichten, Verwijderd,
        Papperskorgen, Papperskorg, Borttaget, Borttagna objekt,
        Papirkurv, Slettet post, Slettede elementer, Slettede meddelelser, Slettede, Søppelkurv, Søppel,
        Roskakori, Poistetut, Poistetut viestit,
        Kosz, Elementy usunięte, Usunięte, Wiadomości usunięte,
        Koš, Odstraněná pošta, Odstraněné, Smazané,
        Kuka, Lomtár, Törölt elemek, Törölt üzenetek, Törölt,
        Корзина, Удаленные, Удалённые, Удаленное,
        Кошик, Видалені, Вилучені, Видалені листи,
        Çöp, Çöp Kutusu, Çöp sepeti, Silinmiş Öğeler, Silinenler, Silinmiş,
        Κάδος, Κάδος απορριμμάτων, Διαγραμμένα, Απορρίμματα, Διαγραμμένα μηνύματα,
        ゴミ箱, ごみ箱, 削除済みアイテム, 削除済みメール,
        已删除, 已删除邮件, 已删除消息, 废件箱, 垃圾桶, 已刪除的郵件, 刪除的郵件, 回收筒,
        휴지통, 지운 편지함, 지운편지함
    """,
    "junk": """
        Junk, Spam, Junk Email, Junk E-mail, Junk Mail, Bulk Mail, Bulk, Unsolicited, Junk-E-Mail,
        Spamverdacht, Unerwünscht, Werbung, Junk-Email, Unbekannt,
        Indésirables, Courrier indésirable, Pourriel, Courriel indésirable,
        Correo no deseado, Correo basura, No deseado,
        Posta indesiderata, Indesiderata,
        Lixo eletrônico, Lixo electrónico, Spam e lixo,
        Ongewenste e-mail, Ongewenst, Ongewenste reclame,
        Skräppost,
        Uønsket e-post, Søppelpost, Uønsket post, Uønsket mail,
        Roskaposti,
        Wiadomości-śmieci, Niechciane,
        Nevyžádaná pošta, Nevyžádané, Hromadné,
        Levélszemét,
        Спам, Нежелательная почта,
        Небажана пошта,
        Gereksiz, Önemsiz, Önemsiz E-posta, İstenmeyen,
        Ανεπιθύμητα, Ανεπιθύμητη αλληλογραφία,
        迷惑メール, 垃圾邮件, 垃圾箱, 垃圾郵件, 垃圾信件匣,
        스팸함, 스팸 메일함, 스팸메일함, 정크 메일
    """,
    "archive": """
        Archive, Archives, Archived, Archived Mail,
        Archiv, Archivé, Archivés, Archivo, Archivados, Archivio, Arquivo, Arquivados, Archief, Arkiv, Arkisto,
        Archiwum, Archív, Archívum, Архив, Архів, Arşiv, Αρχείο, Αρχειοθήκη, アーカイブ, 存档, 归档, 封存, 보관함, 보관
    """,
    "all": """
        All Mail, All, All Messages,
        Alle Nachrichten, Alle E-Mails, Tous les messages, Todos, Todos los mensajes, Tutti i messaggi,
        Todos os e-mails, Todo o correio, Com marcação, Alle e-mail, Alle berichten, Alla mail, Alla e-postmeddelanden,
        All e-post, Alle mails, Kaikki viestit, Wszystkie, Wszystkie wiadomości, Všechny zprávy, Összes levél,
        Az összes levél, Вся почта, Уся пошта, Tüm Postalar, Tüm e-postalar, Όλα τα μηνύματα, Όλη η αλληλογραφία,
        すべてのメール, 所有邮件, 所有郵件, 전체보관함, 전체 보관함
    """,
}


def folded(name: str) -> str:
    """What is compared: no case, accents, spaces, hyphens or underscores."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in apart if each.isalnum() and not unicodedata.combining(each))


def _table() -> dict[str, str]:
    return {folded(name): role for role, names in KNOWN.items() for name in names.split(",")}


_ROLE_BY_NAME = _table()


def role_of(leaf: str) -> str | None:
    """The role that a mailbox of this name, its parents left away, has anywhere in the world."""
    return _ROLE_BY_NAME.get(folded(leaf))
