"""What the citizens of the desk's bench ask."""

PLACES = ("老街", "河西", "学府路", "东园", "桥头", "南门", "文昌里", "新村", "滨河路", "站前")
THINGS = ("停车位什么时候划线", "路灯谁来修", "夜里能不能临时停车", "公交站旁违停有没有人管", "收费标准在哪里看")
TAILS = ("？", "，问了几次都没人回。", "，麻烦给个准信？", "？我家有老人，进出很不方便。", "，去年就说要办。")


def texts(count: int, word: str = "") -> list[str]:
    """So many questions, each of its own words; some ask nearly the same, as citizens do."""
    kinds = [f"{place}{thing}{tail}" for tail in TAILS for thing in THINGS for place in PLACES]
    return [f"{word}{number}号楼：{kinds[number % len(kinds)]}" for number in range(count)]
