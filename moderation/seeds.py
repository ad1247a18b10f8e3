"""The reasons every installation starts with, and a small sample of terms the operator replaces with its own."""

from dataclasses import asdict

from moderation.reasons import REASONS

# Abuse, fraud and advertising only: what people may think is no business of a word list.
TERMS = {
    ("abuse", "hold"): ("傻逼", "煞笔", "王八蛋", "狗东西", "狗杂种", "操你妈", "fuck", "asshole", "bullshit"),
    ("abuse", "mark"): ("混蛋", "脑残", "黑心东西", "滚蛋", "畜生", "idiot"),
    ("fraud", "block"): ("代办假证", "办假证", "刻章办证", "代开发票", "刷单返利"),
    ("fraud", "hold"): ("高额返利", "无抵押贷款", "贷款秒批", "内部名额"),
    ("advertising", "hold"): ("加微信优惠", "扫码领红包", "招代理"),
    ("advertising", "mark"): ("全程代办", "免费领取", "兼职日结", "低价出售"),
}


def plant(reason_model, term_model) -> None:
    """Adds the reasons and terms that are missing and changes none that is there; safe to run again."""
    known = {field.name for field in reason_model._meta.get_fields()}  # a migration may plant before the latest column
    for place, words in enumerate(REASONS, start=1):
        told = {name: value for name, value in asdict(words).items() if name in known}
        reason_model.objects.get_or_create(code=told.pop("code"), defaults={**told, "place": place})
    for (kind, effect), texts in TERMS.items():
        for text in texts:
            term_model.objects.get_or_create(text=text, defaults={"kind": kind, "effect": effect})
