"""Every way in which people write personal data; what is to be found stands between ⟦ and ⟧.

TUNED forms may be looked at while the finder is made better. FROZEN forms were written before that and never changed
since; only their figures count as a proof.
"""

from collections.abc import Callable
from random import Random

from tests.moderation import personal_set_numbers as made

Form = Callable[[Random], str]
WIDE = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
)
HAN, SPOKEN, MONEY = "零一二三四五六七八九", "洞幺两三四五六拐八勾", "零壹贰叁肆伍陆柒捌玖"
NUMERALS, ZEROS = "零幺二三四五六七八九", "〇一二三四五六七八九"
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"


def said(number: str, words: str = HAN) -> str:
    return "".join(words[int(one)] for one in number)


def cut(number: str, *sizes: int, by: str = " ") -> str:
    pieces, place = [], 0
    for size in sizes:
        pieces.append(number[place : place + size])
        place += size
    return by.join([*pieces, number[place:]] if place < len(number) else pieces)


def found(text: str) -> str:
    return f"⟦{text}⟧"


def fours(number: str, by: str = " ") -> str:
    return by.join(number[place : place + 4] for place in range(0, len(number), 4))


def _mobile(write: Callable[[str], str], before: str = "", after: str = "") -> Form:
    return lambda dice: before + found(write(made.mobile(dice))) + after


def _two(between: str) -> Form:
    return lambda dice: found(made.mobile(dice)) + between + found(made.mobile(dice))


def _landline(write: Callable[[str, str], str]) -> Form:
    return lambda dice: write(*made.landline(dice))


def _id(write: Callable[[str], str], regions=made.REGIONS) -> Form:
    return lambda dice: found(write(made.id_number(dice, regions)))


def _card(write: Callable[[str], str]) -> Form:
    return lambda dice: found(write(made.bank_card(dice)))


def _plate(write: Callable[[str, str], str], kind=made.plate) -> Form:
    return lambda dice: write(*kind(dice))


def _mail(pattern: str) -> Form:
    hosts = ("163.com", "126.com", "example.com", "sina.cn", "mail.example.com.cn")
    return lambda dice: found(pattern.format(name=made.nickname(dice), number=made.qq(dice), host=dice.choice(hosts)))


def _with(pattern: str, value: Callable[[Random], str]) -> Form:
    return lambda dice: pattern.format(value(dice))


def _door(pattern: str) -> Form:
    """a house, b unit, c floor, r room; A a letter; hb hc Chinese."""

    def form(dice: Random) -> str:
        b, c, room = dice.randint(1, 4), dice.randint(1, 9), dice.randint(1, 4)
        a, d, letter = dice.randint(1, 38), dice.randint(1, 320), dice.choice("ABCD")
        return pattern.format(
            a=a, b=b, c=c, d=d, r=f"{c}0{room}", A=letter, hb=HAN[b], hc=HAN[c], hr=f"{HAN[c]}零{HAN[room]}"
        )

    return form


TUNED: dict[str, tuple[Form, ...]] = {
    "mobile": (
        _mobile(str),
        _mobile(lambda n: cut(n, 3, 4, by="-")),
        _mobile(lambda n: cut(n, 3, 4)),
        _mobile(lambda n: n.translate(WIDE)),
        _mobile(str, "+86"),
        _mobile(lambda n: cut(n, 3, 4, by="-"), "+86-"),
        _mobile(said),
        _mobile(lambda n: " ".join(n)),
        _mobile(lambda n: cut(n, 4, 4)),
        _mobile(lambda n: n[:3] + said(n[3:7]) + n[7:]),
        _mobile(str, "（", "）"),
        _mobile(lambda n: cut(n, 3, 4, by="\n")),
        _two("、"),
    ),
    "landline": (
        _landline(lambda area, n: found(f"{area}-{n}")),
        _landline(lambda area, n: found(f"{area}{n}")),
        _landline(lambda area, n: f"({found(f'{area}){n}')}"),
        _landline(lambda area, n: found(f"{area} {n[:4]} {n[4:]}")),
        _landline(lambda area, n: f"家里电话{found(n)}"),
        _landline(lambda area, n: f"+86-{found(f'{area[1:]}-{n}')}"),
        _landline(lambda area, n: found(f"{area}－{n}".translate(WIDE))),
        _landline(lambda area, n: found(f"{area}-{n}") + "转801"),
    ),
    "id-number": (
        _id(str),
        _id(str.lower),
        _id(lambda n: cut(n, 6, 8)),
        _id(lambda n: n.translate(WIDE)),
        _id(str, made.PERMITS),
        _id(lambda n: cut(n, 6, 8, by="-")),
        _id(lambda n: cut(n, 6, 4, 4)),
    ),
    "passport": (
        _with("护照号⟦E{}⟧", lambda dice: made.digits(dice, 8)),
        _with("护照号码：⟦G{}⟧", lambda dice: made.digits(dice, 8)),
        _with("港澳通行证⟦C{}⟧", lambda dice: made.digits(dice, 8)),
        _with("回乡证号⟦H{}⟧", lambda dice: made.digits(dice, 8)),
    ),
    "bank-card": (
        _card(str),
        _card(fours),
        _card(lambda n: fours(n, "-")),
        _card(lambda n: n.translate(WIDE)),
    ),
    "e-mail": (
        _mail("{name}@{host}"),
        _mail("{number}@qq.com"),
        _mail("{name}＠{host}"),
        _mail("{name} @ {host}"),
        _mail("{name}(at){host}"),
    ),
    "plate": (
        _plate(lambda head, tail: found(head + tail)),
        _plate(lambda head, tail: found(f"{head}·{tail}")),
        _plate(lambda head, tail: found(f"{head} {tail}")),
        _plate(lambda head, tail: found((head + tail).lower())),
        _plate(lambda head, tail: found(head + tail), made.green_plate),
        _plate(lambda head, tail: found(f"{head}{tail[:4]}学")),
    ),
    "wechat": (
        _with("微信：⟦{}⟧", made.nickname),
        _with("微信号⟦{}⟧", made.nickname),
        _with("加我微信⟦{}⟧", made.nickname),
        _with("vx:⟦{}⟧", made.nickname),
        _with("加V ⟦{}⟧", made.nickname),
    ),
    "qq": (
        _with("QQ：⟦{}⟧", made.qq),
        _with("qq⟦{}⟧", made.qq),
        _with("QQ号是⟦{}⟧", made.qq),
        _with("QQ群⟦{}⟧", made.qq),
    ),
    "address": (
        _door("⟦{d}号{a}号楼{b}单元{r}室⟧"),
        _door("⟦{a}号楼{b}单元{r}⟧"),
        _door("丽景小区⟦{a}-{b}-{r}⟧"),
        _door("⟦{a}栋{b}单元{r}⟧"),
        _door("⟦{a}号楼{r}户⟧"),
        _door("⟦{a}幢{r}室⟧"),
        _door("⟦{A}座{r}室⟧"),
        _door("⟦{a}号楼{hb}单元{hr}⟧"),
        _door("王家村⟦{d}号⟧"),
        _door("⟦{a}＃楼{b}单元{r}室⟧"),
    ),
}

FROZEN: dict[str, tuple[Form, ...]] = {
    "mobile": (
        _mobile(lambda n: cut(n, 3, 4, by=".")),
        _mobile(lambda n: cut(n, 3, 4, by="—")),
        _mobile(lambda n: said(n, NUMERALS)),
        _mobile(lambda n: said(n, ZEROS)),
        _mobile(lambda n: said(n, MONEY)),
        _mobile(lambda n: said(n, CIRCLED)),
        _mobile(lambda n: "\u200b".join(n)),
        _mobile(lambda n: "-".join(n)),
        _mobile(lambda n: cut(n, 3, 3)),
        _mobile(lambda n: cut(n, 7)),
        _mobile(lambda n: cut(n, 3, 4), "0086 "),
        _mobile(lambda n: cut(n, 3, 4, by=" - ")),
        _mobile(lambda n: "\ufe0f\u20e3".join(n) + "\ufe0f\u20e3"),
        _mobile(lambda n: said(n[:3]) + n[3:]),
        _mobile(str, "(+86)"),
        _mobile(lambda n: n[:6] + "\n" + n[6:]),
        _two("或"),
        _two("/"),
        _two(" "),
    ),
    "landline": (
        _landline(lambda area, n: f"（{found(f'{area}）{n}')}"),
        _landline(lambda area, n: f"({found(f'{area}) {n[:4]}-{n[4:]}')}"),
        _landline(lambda area, n: found(f"{area} - {n}")),
        _landline(lambda area, n: found(said(area) + "-" + said(n))),
        _landline(lambda area, n: f"座机：{found(f'{n[:4]}-{n[4:]}')}"),
        _landline(lambda area, n: f"家里固话是{found(n)}"),
        _landline(lambda area, n: found(f"{area}—{n}")),
        _landline(lambda area, n: found(f"{area}-{n}") + "-8012"),
        _landline(lambda area, n: found(f"{area}\n{n}")),
    ),
    "id-number": (
        _id(lambda n: cut(n, 6, 4, 4, by="-")),
        _id(lambda n: " ".join(n)),
        _id(lambda n: cut(n, 9, by="\n")),
        _id(lambda n: cut(n, 3, 3, 4, 4)),
        _id(lambda n: cut(n, 6, 8), made.PERMITS),
        _id(lambda n: n.replace("X", "×")),
        _id(lambda n: cut(n, 14)),
        lambda dice: f"老身份证号{found(made.old_id_number(dice))}",
        _id(lambda n: said(n[:17], NUMERALS) + n[17]),
    ),
    "passport": (
        _with("passport No. ⟦E{}⟧", lambda dice: made.digits(dice, 8)),
        _with("护照（⟦EA{}⟧）", lambda dice: made.digits(dice, 7)),
        _with("往来港澳通行证号码是⟦CA{}⟧", lambda dice: made.digits(dice, 7)),
        _with("护照编号 ⟦Ｇ{}⟧", lambda dice: made.digits(dice, 8).translate(WIDE)),
        _with("台胞证⟦{}⟧", lambda dice: made.digits(dice, 8, "01")),
    ),
    "bank-card": (
        _card(lambda n: cut(n, 6)),
        _card(lambda n: cut(n, 4, 4, 4, 4, by="\n")),
        _card(lambda n: fours(n, "  ")),
        _card(lambda n: fours(n, "—")),
        _card(lambda n: said(n)),
    ),
    "e-mail": (
        _mail("{name}[at]{host}"),
        _mail("{name} AT {host}"),
        _mail("{name}艾特{host}"),
        _mail("{name}@163点com"),
        _mail("{name}@163。com"),
        _mail("wang.{name}+qd@{host}"),
        lambda dice: found(f"{made.nickname(dice).upper()}@EXAMPLE.COM"),
        lambda dice: found(f"{made.nickname(dice)}@163.com".translate(WIDE)),
        _mail("{name}@\n{host}"),
    ),
    "plate": (
        _plate(lambda head, tail: found(f"{head}-{tail}")),
        _plate(lambda head, tail: found(f"{head[0]} {head[1]} {tail}")),
        _plate(lambda head, tail: found((head + tail).translate(WIDE))),
        _plate(lambda head, tail: found(f"{head}·{tail}"), made.green_plate),
        _plate(lambda head, tail: f"【{found(head + tail)}】"),
        _plate(lambda head, tail: found(f"{head}{tail[:4]}挂")),
        _plate(lambda head, tail: found(f"{head}：{tail}")),
        _plate(lambda head, tail: found(f"{head} {tail[:3]} {tail[3:]}")),
        _plate(lambda head, tail: found(f"{head}{tail[:4]}警")),
    ),
    "wechat": (
        _with("薇信 ⟦{}⟧", made.nickname),
        _with("wx：⟦{}⟧", made.nickname),
        _with("WeChat ID: ⟦{}⟧", made.nickname),
        _with("V信：⟦{}⟧", made.nickname),
        _with("微信号码为⟦{}⟧", made.nickname),
        _with("微信号：⟦{}⟧", made.qq),
    ),
    "qq": (
        _with("扣扣：⟦{}⟧", made.qq),
        _with("ＱＱ⟦{}⟧", lambda dice: made.qq(dice).translate(WIDE)),
        _with("Q Q ⟦{}⟧", made.qq),
        _with("企鹅号⟦{}⟧", made.qq),
        _with("QQ：⟦{}⟧", lambda dice: said(made.qq(dice))),
        _with("QQ群号：⟦{}⟧", made.qq),
    ),
    "address": (
        _door("⟦{d}号院{a}号楼{r}房⟧"),
        _door("⟦{a}号楼{b}单元{hc}楼东户⟧"),
        _door("幸福家园⟦{a}号楼-{b}-{r}⟧"),
        _door("⟦{a}栋{A}座{r}⟧"),
        _door("李家庄村⟦{b}组{d}号⟧"),
        _door("⟦{a}號樓{b}單元{r}室⟧"),
        _door("阳光花园⟦{a}—{b}—{r}⟧"),
        _door("⟦{hb}号楼{hb}单元{r}⟧"),
        _door("⟦{a}号楼{b}单元{c}楼{r}⟧"),
        _door("⟦{d}弄{a}号{r}室⟧"),
        _door("⟦{a}#{b}单元{r}⟧"),
        _door("学府苑⟦{a}/{b}/{r}⟧"),
    ),
}
