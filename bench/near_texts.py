"""Letters for the bench of near duplicates: made, each of its own words, with what so many letters have in common."""

import random

GREETINGS = ("尊敬的领导：您好！", "书记您好，", "", "您好！", "领导好，打扰您了，")
CLOSINGS = (
    "望有关部门尽快处理，谢谢！",
    "希望相关部门重视。",
    "盼复。",
    "请给我们老百姓一个说法。",
    "恳请领导为民做主，感激不尽！",
    "",
)
CLAUSES = (
    "{name}小区{n}栋楼下的{thing}已经坏了{m}个月",
    "{name}路和{other}路交叉口的{thing}每天早晚高峰堵得走不动",
    "我多次打电话到{name}物业，{other}经理每次都说马上处理",
    "孩子在{name}小学读{m}年级，{thing}离校门不到{n}米",
    "去年{m}月{name}公司在{other}村修{thing}，到现在没有验收",
    "{thing}收费从{n}元涨到{m}百元，没有公示也没有开会",
    "夜里{m}点以后{name}工地的{thing}还在响，老人睡不着",
    "{name}街道答复说{n}日前解决，可是{thing}还是老样子",
    "请问{name}片区的{thing}今年列入计划了没有",
    "我家住在{other}巷{n}号，下雨{thing}就往屋里灌水",
)
# fmt: off
THINGS = (
    "路灯", "电梯", "井盖", "停车位", "垃圾站", "公交站", "排水沟", "幼儿园", "菜市场", "烧烤摊", "消防通道",
    "充电桩", "天桥", "水压", "外墙", "暖气", "燃气管", "绿化带", "红绿灯", "减速带", "围挡", "搅拌站", "广场舞",
    "麻将馆", "施工噪音", "健身器材", "门禁", "快递柜", "物业费", "房产证", "学区", "医保卡", "社保", "公厕", "车棚",
    "护栏",
)
# fmt: on
NAMES = [chr(code) for code in range(0x4E00, 0x9FA0, 17)]
ADDED = "已经反映过好几次了，"


def letters(count: int, *, seed: int = 1) -> list[str]:
    """So many letters of 60 to 400 characters, no two near each other; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return [_letter(chance) for _number in range(count)]


def sent_again(text: str) -> str:
    """The same letter with a sentence more, and without its last one."""
    head, stop, tail = text.partition("，")
    return f"{head}{stop}{ADDED}{tail[:-6]}"


def _letter(chance: random.Random) -> str:
    body = "，".join(_clause(chance) for _clause_number in range(chance.randint(3, 9)))
    return f"{chance.choice(GREETINGS)}{body}。{chance.choice(CLOSINGS)}"


def _clause(chance: random.Random) -> str:
    return chance.choice(CLAUSES).format(
        name="".join(chance.choices(NAMES, k=2)),
        other="".join(chance.choices(NAMES, k=2)),
        thing=chance.choice(THINGS),
        n=chance.randint(1, 999),
        m=chance.randint(1, 12),
    )
