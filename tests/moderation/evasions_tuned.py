"""The half of the disguises that screening was tuned with."""

from tests.moderation.evasions import HAN, LATIN, between, rule, spelled, swapped
from tests.moderation.evasions_unicode import CONFUSABLE

ABC = "abcdefghijklmnopqrstuvwxyz"
TRADITIONAL = dict(
    zip(
        "办证开发单贷无红领兼职结价码优额脑残杂种东扫费内处",
        "辦證開發單貸無紅領兼職結價碼優額腦殘雜種東掃費內處",
        strict=True,
    )
)
CYRILLIC = {
    "a": "а",
    "c": "с",
    "e": "е",
    "o": "о",
    "s": "ѕ",
    "i": "і",
    "t": "т",
    "k": "к",
    "b": "ь",
    "r": "г",
    "h": "һ",
}
KANGXI = {"日": "⽇", "高": "⾼", "无": "⽆", "八": "⼋"}
PARTS = {"加": "力口", "证": "讠正", "代": "亻弋", "假": "亻叚", "红": "纟工", "领": "令页", "码": "石马", "理": "王里"}
SOUNDS = {
    "办": "半伴",
    "证": "正政郑",
    "票": "漂飘",
    "贷": "代带",
    "款": "宽",
    "微": "威薇",
    "利": "力立",
    "码": "马玛",
}
PINYIN = {
    "办假证": "banjiazheng",
    "代办假证": "daibanjiazheng",
    "代开发票": "dai kai fa piao",
    "刷单返利": "shuadanfanli",
}
PINYIN |= {"贷款秒批": "DaiKuan miaopi", "傻逼": "shabi", "王八蛋": "wang ba dan", "免费领取": "mianfei lingqu"}


@rule(terms=LATIN)
def full_width(term, dice):
    return "".join(chr(ord(char) + 0xFEE0) for char in term)


@rule(terms=HAN)
def traditional(term, dice):
    return "".join(TRADITIONAL.get(char, char) for char in term)


@rule()
def zero_width(term, dice):
    return between(term, "\u200b\u200c\u200d\u2060\ufeff", dice, most=3)


@rule()
def variation_selectors(term, dice):
    return between(term, [*map(chr, range(0xFE00, 0xFE10)), "\U000e0100", "\U000e01ef"], dice)


@rule(terms=LATIN, times=2)
def cyrillic(term, dice):
    return swapped(term, CYRILLIC, dice, 0.7)


@rule(terms=LATIN, times=3)
def mathematical(term, dice):
    return swapped(term, spelled(ABC, dice.choice((0x1D41A, 0x1D4EA, 0x1D586, 0x1D5BA, 0x1D5EE, 0x1D68A))), dice)


@rule(terms=LATIN, times=7)
def confusable(term, dice):
    """Letters that Unicode's own table calls confusable; those at even places of its list."""
    return swapped(term, {letter: found[::2] for letter, found in CONFUSABLE.items()}, dice, 0.6)


@rule(terms=HAN)
def kangxi_radicals(term, dice):
    return swapped(term, KANGXI, dice) if set(term) & set(KANGXI) else term


@rule()
def spaces(term, dice):
    return between(term, " ", dice, most=2)


@rule()
def dots_and_dashes(term, dice):
    return between(term, ".-_*~/|+=^'", dice, most=2)


@rule()
def emoji(term, dice):
    return between(term, "😀🔥👍💰🐶🚗", dice, most=2)


@rule()
def drawn_out(term, dice):
    return "".join(char * dice.choice((3, 4, 6)) for char in term)


@rule(terms=("asshole", "bullshit", "idiot", "bastard", "casino", "viagra", "escort"), times=2)
def digits_for_letters(term, dice):
    return swapped(term, {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "l": "1", "g": "9"}, dice, 0.5)


@rule()
def one_letter_a_line(term, dice):
    return "\n".join(term)


@rule()
def struck_out(term, dice):
    return "".join(char + dice.choice("\u0335\u0336\u0332\u0305\u0337") for char in term)


@rule(terms=HAN)
def taken_apart(term, dice):
    places = [char for char in term if char in PARTS]
    return term.replace(places[0], PARTS[places[0]]) if places else term


@rule(terms=tuple(term for term in HAN if len(term) > 2), doubtful=True)
def sounding_alike(term, dice):
    return swapped(term, SOUNDS, dice, 0.3) if set(term) & set(SOUNDS) else term


@rule(terms=tuple(PINYIN), doubtful=True)
def in_pinyin(term, dice):
    return PINYIN[term]


@rule(terms=HAN, doubtful=True)
def figures_between(term, dice):
    return between(term, "0123456789xXoO", dice)


@rule()
def written_backwards(term, dice):
    return f"\u202e{term[::-1]}\u202c"


@rule(times=2)
def several_at_once(term, dice):
    text = "".join(TRADITIONAL.get(char, CYRILLIC.get(char, char)) if dice.random() < 0.5 else char for char in term)
    return between("".join(char + dice.choice(("", "\u0336")) for char in text), [" ", "\u200b", "*", "·", "🔥"], dice)
