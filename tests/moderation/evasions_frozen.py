"""The FROZEN half of the disguises: never changed, and not looked at while screening was tuned."""

from tests.moderation.evasions import HAN, LATIN, between, rule, spelled, swapped
from tests.moderation.evasions_unicode import CONFUSABLE

FROZEN = True
ABC = "abcdefghijklmnopqrstuvwxyz"
PARTLY = {"办": "辦", "证": "証證", "发": "發", "贷": "貸", "内": "內", "返": "返", "单": "單", "开": "開", "额": "額"}
PARTLY |= {"结": "結", "价": "價", "领": "領", "扫": "掃", "东": "東", "种": "種", "残": "殘", "妈": "媽", "红": "紅"}
GREEK = {"a": "α", "o": "ο", "i": "ι", "t": "τ", "k": "κ", "u": "υ", "v": "ν", "r": "г", "c": "ϲ", "s": "ѕ"}
COMPATIBLE = {"利": "\uf9dd", "理": "\uf9e4", "领": "\uf9b4", "西": "⻄", "王": "⺩", "女": "\uf981"}
SYMBOLS = {"a": "@", "s": "$", "i": "!", "c": "¢", "l": "|", "t": "+", "o": "°"}
ACCENTED = {"a": "áâãå", "c": "çč", "e": "éêě", "i": "íïî", "o": "óõö", "s": "šş", "u": "úüů", "t": "ţ", "g": "ğ"}
SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
TURNED = {"c": "ɔ", "k": "ʞ", "e": "ǝ", "h": "ɥ", "r": "ɹ", "t": "ʇ"}
PARTS = {"狗": "犭句", "种": "禾中", "妈": "女马", "理": "王里", "招": "扌召", "扫": "扌彐", "批": "扌比", "秒": "禾少"}
PARTS |= {"结": "纟吉", "优": "亻尤", "低": "亻氐", "价": "亻介", "程": "禾呈", "职": "耳只", "押": "扌甲"}
SOUNDS = {
    "代": "袋戴",
    "理": "里李",
    "刷": "唰",
    "返": "反饭",
    "额": "鹅",
    "秒": "妙渺",
    "扫": "嫂",
    "领": "岭",
    "价": "驾",
}
SOUNDS |= {"职": "直值", "程": "成呈", "章": "张彰", "刻": "客", "蛋": "旦但", "押": "鸭", "优": "忧", "免": "勉"}
HALF_PINYIN = {"代办假证": "代ban假zheng", "刷单返利": "刷dan返li", "贷款秒批": "dai款秒批", "招代理": "招dai理"}
HALF_PINYIN |= {
    "代开发票": "代开fapiao",
    "刻章办证": "刻zhang办zheng",
    "免费领取": "免fei领qu",
    "低价出售": "低jia出售",
}
HALF_PINYIN |= {"王八蛋": "王ba蛋", "兼职日结": "jian职ri结", "扫码领红包": "扫ma领红bao", "加微信优惠": "加wei信优惠"}


@rule(terms=LATIN, frozen=True, times=2)
def half_wide_and_capital(term, dice):
    return "".join(
        chr(ord(char) + 0xFEE0) if dice.random() < 0.5 else char.upper() if dice.random() < 0.5 else char
        for char in term
    )


@rule(terms=HAN, frozen=True)
def partly_traditional(term, dice):
    return swapped(term, PARTLY, dice, 0.5) if set(term) & set(PARTLY) else term


@rule(frozen=True)
def bidi_marks(term, dice):
    return between(term, "\u200e\u200f\u061c\u202a\u202c\u2066\u2068\u2069", dice, most=3)


@rule(frozen=True)
def other_invisible(term, dice):
    return between(term, "\u00ad\u034f\u3164\u115f\u1160\u2061\u2063\u180e\U000e0041\u17b5", dice, most=2)


@rule(terms=LATIN, frozen=True, times=2)
def greek(term, dice):
    return swapped(term, GREEK, dice, 0.7)


@rule(terms=LATIN, frozen=True, times=3)
def circled_and_squared(term, dice):
    return swapped(term, spelled(ABC, dice.choice((0x24D0, 0x249C, 0x1F130, 0x1F150, 0x1F170, 0x24B6))), dice)


@rule(terms=LATIN, frozen=True)
def flags(term, dice):
    return "".join(chr(0x1F1E6 + ord(char) - ord("a")) for char in term)


@rule(terms=LATIN, frozen=True, times=7)
def other_confusable(term, dice):
    """Letters that Unicode's own table calls confusable; those at odd places of its list."""
    return swapped(term, {letter: found[1::2] for letter, found in CONFUSABLE.items() if found[1::2]}, dice, 0.6)


@rule(terms=HAN, frozen=True)
def compatibility_ideographs(term, dice):
    return swapped(term, COMPATIBLE, dice) if set(term) & set(COMPATIBLE) else term


@rule(frozen=True)
def other_spaces(term, dice):
    return between(term, "\u3000\u00a0\u2009\u2007\u202f\u2800\t", dice, most=2)


@rule(frozen=True)
def brackets_and_signs(term, dice):
    return between(term, "【】《》「」（）·•—…｜★●▲◆※→", dice, most=2)


@rule(frozen=True)
def each_in_brackets(term, dice):
    opening, closing = dice.choice(("【】", "()", "[]", "「」", "<>", "《》"))
    return "".join(f"{opening}{char}{closing}" for char in term)


@rule(frozen=True)
def joined_emoji(term, dice):
    return between(term, ["👨\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "🏳\ufe0f\u200d🌈", "☎\ufe0f"], dice)


@rule(frozen=True)
def drawn_out_with_gaps(term, dice):
    gap = dice.choice((" ", "-", "\u200b"))
    return gap.join(char for one in term for char in one * 3)


@rule(terms=("asshole", "bullshit", "idiot", "bastard", "casino", "viagra", "escort"), frozen=True)
def symbols_for_letters(term, dice):
    return swapped(term, SYMBOLS, dice, 0.4)


@rule(frozen=True)
def lines_of_other_kinds(term, dice):
    return dice.choice(("\r\n", "\u2028", "\n\n", "\u2029", " \n")).join(term)


@rule(terms=LATIN, frozen=True, times=2)
def accented(term, dice):
    return swapped(term, ACCENTED, dice, 0.6)


@rule(frozen=True)
def enclosed(term, dice):
    return "".join(char + dice.choice(("\u20dd", "\u20e3", "\u0489", "\u0301\u0323", "\u20d2")) for char in term)


@rule(terms=LATIN, frozen=True)
def small_capitals(term, dice):
    return swapped(term, SMALL_CAPITALS, dice)


@rule(terms=LATIN, frozen=True)
def raised(term, dice):
    return swapped(term, RAISED, dice)


@rule(terms=("fuck", "asshole", "escort"), frozen=True)
def turned(term, dice):
    return swapped(term, TURNED, dice)


@rule(terms=HAN, frozen=True)
def other_taken_apart(term, dice):
    places = [char for char in term if PARTS.get(char, char) != char]
    return term.replace(places[0], PARTS[places[0]]) if places else term


@rule(terms=tuple(term for term in HAN if len(term) > 2), frozen=True, doubtful=True)
def others_sounding_alike(term, dice):
    return swapped(term, SOUNDS, dice, 0.3) if set(term) & set(SOUNDS) else term


@rule(terms=tuple(HALF_PINYIN), frozen=True, doubtful=True)
def half_in_pinyin(term, dice):
    return HALF_PINYIN[term]


@rule(terms=HAN, frozen=True, doubtful=True)
def clause_marks_between(term, dice):
    return between(term, "，。！？、；", dice)


@rule(frozen=True, times=2)
def other_several_at_once(term, dice):
    text = swapped(term, PARTLY | GREEK, dice, 0.5) if set(term) & set(PARTLY | GREEK) else term
    return between(text, ["\u3000", "\u200f", "—", "★", "\ufe0f", "…", "\u00a0"], dice, most=2)
