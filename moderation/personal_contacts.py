"""Mail addresses and chat names in a folded text, also with the at sign or the dot in words."""

import re
from collections.abc import Iterator

Candidate = tuple[str, int, int, str]

CONTACTS = frozenset({"wechat", "qq"})
_PROVIDER = r"(?:qq|163|126|139|189|gmail|sina|sohu|outlook|hotmail|foxmail|yeah|aliyun|icloud|live|msn|yahoo)"
_HOST = (
    r"(?:[a-z0-9\-]{1,63}\.){1,5}[a-z]{2,24}(?![a-z0-9@])"
    r"|[a-z0-9\-]{1,63}\s?(?:点|。|\(dot\)|\[dot\]|\sdot\s)\s?(?:com|cn|net|org)(?:\.cn)?(?![a-z0-9@])"
)
_LOCAL_PART = r"(?<![a-z0-9._%+\-])[a-z0-9._%+\-]{1,64}"
_MAIL = re.compile(rf"{_LOCAL_PART}\s?(?:@|[(\[{{]\s?at\s?[)\]}}]|艾特)\s{{0,2}}(?:{_HOST})")
_SPOKEN = re.compile(rf"(?P<name>{_LOCAL_PART})\sat\s(?P<host>{_HOST})")
_WECHAT = re.compile(
    r"(?:微信|薇信|威信|徽信|维信|微❤|v信|(?<![a-z])(?:wechat|weixin|vx|wx)|[加家]\s?v信?)\s?"
    r"(?:(?:公众号|账号|帐号|号码?|id)?\s?[:是为]{0,2}\s?(?P<n>[a-z][a-z0-9_\-]{5,19})"
    r"|(?:(?:账号|帐号|号码?|id)\s?[:是为]{0,2}|:)\s?(?P<m>[1-9]\d{5,10}))(?![a-z0-9_\-])"
)
_WECHAT_WORDS = re.compile(r"[微薇威徽维v][信❤]|[vw]x|we(?:chat|ixin)|[加家]\s?v")
_QQ_WORDS = ("扣扣", "企鹅", "球球")
_QQ = re.compile(
    rf"(?:(?<![a-z])q\s?q|{'|'.join(_QQ_WORDS)}|(?<![a-z])q(?=:))\s?(?:群号|群|号码?)?\s?[:是为]{{0,2}}\s?"
    r"(?P<n>[1-9]\d{4,11}|[1-9]\d{2,3}(?:[\s\-]\d{3,4}){1,2})(?!\d|[人元个名万])"
)


def find_mail(text: str) -> Iterator[Candidate]:
    """Mail addresses; where "at" is only a word, those that can hardly be anything else."""
    if "@" in text or "at" in text or "艾特" in text:
        for match in _MAIL.finditer(text):
            yield "e-mail", *match.span(), ""
        for match in _SPOKEN.finditer(text) if " at " in text else ():
            if re.search(r"\d", match["name"]) or re.match(_PROVIDER, match["host"]):
                yield "e-mail", *match.span(), ""


def names_chats(text: str) -> bool:
    """Whether a word stands in the text beside which WeChat names and QQ numbers are looked for."""
    return "q" in text or any(word in text for word in _QQ_WORDS) or _WECHAT_WORDS.search(text) is not None


def find_chats(text: str) -> Iterator[Candidate]:
    """WeChat names and QQ numbers that stand beside their word."""
    for match in _WECHAT.finditer(text) if _WECHAT_WORDS.search(text) else ():
        if match["m"] or _is_named(match):
            yield "wechat", *match.span("n" if match["n"] else "m"), ""
    for match in _QQ.finditer(text) if "q" in text or any(word in text for word in _QQ_WORDS) else ():
        yield "qq", *match.span("n"), ""


def _is_named(match: re.Match[str]) -> bool:
    """Whether it says that a name follows, or the name can hardly be a word: not "微信payment"."""
    between = match[0][: match.start("n") - match.start()]
    return any(char in "号:是为" for char in between) or "id" in between or re.search(r"[\d_]", match["n"]) is not None
