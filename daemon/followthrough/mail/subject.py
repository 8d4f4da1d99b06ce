"""The base subject (RFC 5256 2.1), with the reply and forward prefixes that clients use in the usual languages."""

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
_BLOB = re.compile(r"\s*\[[^\[\]]{1,60}\]\s*")
_TRAILER = re.compile(r"\s*\((?:fwd|fw)\)\s*\Z", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*\[(?:fwd|fw|wg)[:\uff1a]\s*(.*)\]\s*\Z", re.IGNORECASE | re.DOTALL)
MAX_PREFIXES = 50


def base_subject(subject: str) -> str:
    """The subject without Re:, AW:, SV:, Fwd:, [list] … and numbers, blanks folded, in lower case (for comparing)."""
    text = " ".join(unicodedata.normalize("NFC", subject).split())
    for _ in range(MAX_PREFIXES):
        stripped = _strip_once(text)
        if stripped == text:
            break
        text = stripped
    return " ".join(text.casefold().split())


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
