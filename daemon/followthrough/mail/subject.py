"""The base subject (RFC 5256 2.1), with the reply and forward prefixes that clients use in the usual languages."""

import binascii
import re
import unicodedata

_REPLY = (
    "re réf ref aw antw antwort sv vs vast res resp rif odp odg yan yanıt ynt vá ad bls ατ απ απάντηση σχετ отв ответ"
    " на 回复 回覆 答复 答覆 返信 返 回 تعليق رد הת השב ตอบกลับ 답장 回信 atb rv"
).split()
_FORWARD = (
    "fw fwd wg weiterleitung vl vb videresendt fs tr trs trans enc i doorst pd ilt ilet i̇lt i̇let továbbítva "
    "továbbított πρθ προωθ пересл перенапр 转发 轉寄 轉發 転送 إعادة توجيه הועבר ส่งต่อ 전달"
    " reenv enviado inoltra inoltro rvs vt"
).split()
# One letter says little: `R:` and `I:` (Italian) only as capitals right at the start.
_ITALIAN = re.compile(r"[RI](?:\[\d+\])?[:\uff1a](?=\s)")


def _prefix(words: list[str]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(each) for each in sorted(set(words), key=len, reverse=True))
    counter = r"(?:\s?\[\d{1,3}\]|\s?\(\d{1,3}\)|\^\d{1,3}|\*\d{1,3})?"
    return re.compile(rf"\s*(?:{ordered}){counter}\s?[:\uff1a]\s*", re.IGNORECASE)


_ANY_PREFIX = _prefix(
    [each for each in _REPLY + _FORWARD if each not in {"i", "ad", "na", "на", "回", "返"}] + ["回", "返"]
)
_REPLY_PREFIX = _prefix([each for each in _REPLY if each not in {"ref", "ad", "na", "на"}])
_FORWARD_PREFIX = _prefix([each for each in _FORWARD if each not in {"i", "trans"}])
MAX_BLOB = 60
_BLOB = re.compile(rf"\s*\[[^\[\]]{{1,{MAX_BLOB}}}\]\s*")
_TRAILER = re.compile(r"\s*\((?:fwd|fw)\)\s*\Z", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*\[(?:fwd|fw|wg)[:\uff1a]\s*(.*)\]\s*\Z", re.IGNORECASE | re.DOTALL)
MAX_PREFIXES = 50
_WORDS = frozenset({*_REPLY, *_FORWARD, "r"})
_LONGEST = max(map(len, _WORDS)) + 7
"""Characters before a prefix's colon, a counter among them."""
_USUAL = ("re: ", "aw: ", "fw: ", "sv: ", "wg: ", "fwd: ")


def base_subject(subject: str) -> str:
    """The subject without Re:, AW:, SV:, Fwd:, [list] … and numbers, blanks folded, in lower case (for comparing)."""
    if subject.isascii() and (plain := _plain(subject)) is not None:
        return plain
    return _stripped(subject)


def _stripped(subject: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", subject).split())
    for _ in range(MAX_PREFIXES):
        stripped = _strip_once(text)
        if stripped == text:
            break
        text = stripped
    return " ".join(text.casefold().split())


def _plain(subject: str) -> str | None:
    """The same for an ASCII subject with nothing but the most usual prefixes and lists' names, at a tenth of the time;
    else None."""
    text = " ".join(subject.lower().split())
    for _ in range(MAX_PREFIXES):
        if text.startswith(_USUAL):
            text = text.partition(" ")[2]
        elif text.startswith("[") and (rest := _behind_plain_blob(text)):
            text = rest
        else:
            break
    head, colon, _ = text.partition(":")
    first = head.partition(" ")[0]
    may_be_prefix = colon and len(head) <= _LONGEST and (not first.isalpha() or first in _WORDS)
    return None if may_be_prefix or text.startswith("[") or text.endswith(("fwd)", "fw)")) else text


def _behind_plain_blob(text: str) -> str:
    blob, _, rest = text[1:].partition("]")
    return "" if not 0 < len(blob) <= MAX_BLOB or "[" in blob or ":" in blob else rest.strip()


def subject_word(base: str) -> str:
    """A base subject as one short word without blanks, to be kept and looked for; '' for none."""
    return f"~{binascii.crc32(base.encode('utf-8', 'replace')):08x}" if base else ""


def is_forward(subject: str) -> bool:
    """Whether a forward's prefix stands in front, be it behind an answer's (``RE: FW: Advice``)."""
    text = " ".join(unicodedata.normalize("NFC", subject).split())
    for _ in range(MAX_PREFIXES):
        if _FORWARD_PREFIX.match(text) or _FORWARDED.match(text) or _TRAILER.search(text):
            return True
        stripped = _strip_once(text)
        if stripped == text:
            return False
        text = stripped
    return False


def _strip_once(text: str) -> str:
    text = _TRAILER.sub("", text)
    if wrapped := _FORWARDED.match(text):
        return wrapped[1].strip()
    found = _ANY_PREFIX.match(text) or _ITALIAN.match(text)
    if found:
        return text[found.end() :].strip()
    blob = _BLOB.match(text)
    # RFC 5256: a [blob] goes unless nothing would be left.
    if blob and text[blob.end() :].strip():
        return text[blob.end() :].strip()
    return text.strip()


def reply_subject(subject: str) -> str:
    """The subject of an answer: ``Re: `` in front once, the original's own reply prefixes taken off, case kept."""
    text = " ".join(subject.split())
    for _ in range(MAX_PREFIXES):
        found = _REPLY_PREFIX.match(text)
        if not found:
            break
        text = text[found.end() :].strip()
    return f"Re: {text}".strip()
