"""Numbers as offices and banks give them out, made up from a seed, with check digits worked out here alone."""

from random import Random

AREAS = ("0532", "0531", "0535", "010", "021", "020", "028", "0755", "0371", "0538")
REGIONS = ("370212", "370202", "110101", "310115", "440305", "510107", "430104", "650102")
PERMITS = ("810000", "820000", "830000")
PROVINCES = "鲁京沪粤苏浙冀豫川湘鄂皖闽陕辽"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def digits(dice: Random, count: int, first: str = "0123456789") -> str:
    return dice.choice(first) + "".join(dice.choice("0123456789") for _ in range(count - 1))


def mobile(dice: Random) -> str:
    return "1" + dice.choice("3456789") + digits(dice, 9)


def landline(dice: Random) -> tuple[str, str]:
    """Area code and number: eight digits in a big city, seven in a small one."""
    area = dice.choice(AREAS)
    return area, digits(dice, 7 if area == "0538" else 8, "5678")


def id_number(dice: Random, regions: tuple[str, ...] = REGIONS) -> str:
    born = f"{dice.randint(1935, 2015)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    body = dice.choice(regions) + born + digits(dice, 3)
    total = sum(int(one) * weight for one, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def old_id_number(dice: Random) -> str:
    """The fifteen digits of before 1999, without a check digit."""
    born = f"{dice.randint(30, 85)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    return dice.choice(REGIONS) + born + digits(dice, 3)


def bank_card(dice: Random) -> str:
    head, length = dice.choice((("622202", 19), ("621700", 19), ("622848", 19), ("622588", 16), ("4514", 16)))
    body = head + digits(dice, length - len(head) - 1)
    return body + luhn_digit(body)


def luhn_digit(body: str) -> str:
    doubled = [int(one) * (2 if place % 2 == 0 else 1) for place, one in enumerate(reversed(body))]
    return str(-sum(one // 10 + one % 10 for one in doubled) % 10)


def wrong_card(dice: Random) -> str:
    """Nineteen digits whose last one does not fit."""
    card = bank_card(dice)
    return card[:-1] + str((int(card[-1]) + dice.randint(1, 9)) % 10)


def wrong_id(dice: Random) -> str:
    """An order number in the shape of an ID number: the check digit does not fit."""
    number = id_number(dice)
    wanted = [one for one in "0123456789" if one != number[-1]]
    return number[:-1] + dice.choice(wanted)


def plate(dice: Random) -> tuple[str, str]:
    """Province with city letter, and five characters with at most two letters."""
    tail = list(digits(dice, 5))
    for place in dice.sample(range(4), dice.choice((0, 0, 1, 2))):
        tail[place] = dice.choice(LETTERS)
    return dice.choice(PROVINCES) + dice.choice("ABCDEFGHJK"), "".join(tail)


def green_plate(dice: Random) -> tuple[str, str]:
    """A new-energy plate: D or F before or after five digits."""
    mark, five = dice.choice("DF"), digits(dice, 5)
    return dice.choice(PROVINCES) + dice.choice("ABCDEFGHJK"), mark + five if dice.random() < 0.7 else five + mark


def credit_code(dice: Random) -> str:
    """Eighteen characters of an organisation: the last one fits by GB 32100."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91" + dice.choice(REGIONS) + digits(dice, 3) + "MA" + dice.choice("37CDF") + digits(dice, 3)
    total = sum(signs.index(one) * pow(3, place, 31) for place, one in enumerate(body))
    return body + signs[(31 - total % 31) % 31]


def nickname(dice: Random) -> str:
    head = dice.choice(("haifeng", "xiaoyu", "lixiang", "wangqd", "zhao_m", "sunny", "qdlao", "mengmeng"))
    return head + digits(dice, dice.randint(2, 5))


def qq(dice: Random) -> str:
    return digits(dice, dice.randint(6, 10), "2345678")
