"""Number plates, and addresses to the door, in a folded text."""

import re
from collections.abc import Iterator

Candidate = tuple[str, int, int, str]

_FREE = r"(?:(?<=\d)\s(?=\d))?"  # a space may stand between two digits
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[a-hj-np-z][·•・.:\-\s]{0,2}"
    rf"(?P<tail>[a-hjk][a-hj-np-z0-9](?:\d{_FREE}){{3}}\d|(?:\d{_FREE}){{5}}[a-hjk]"
    rf"|(?:[a-hj-np-z0-9]{_FREE}){{4}}[a-hj-np-z0-9挂学警港澳领使])(?![a-z0-9])"
)
_HAN = "一二三四五六七八九十百"
_NUMBER = rf"(?:[0-9a-z]{{1,4}}|[{_HAN}]{{1,5}})"
_PART = (
    rf"(?!\d{{3,4}}(?:[楼层]|号(?![0-9a-z楼院{_HAN}]))){_NUMBER}\s?"
    r"(?:号楼|号院|栋楼|栋|幢|座|单元|弄|巷|号|楼|层|#楼?|组|门)[\s,，、\-—–/]{0,2}"
)
_COUNTED = r"[\da-z元万千多余来左平米年月日个人户次名块套路线房吨%℃度岁辆]|\.\d|,\d{3}(?![\d\s\-])"
_DOOR = re.compile(
    rf"(?<![0-9a-z{_HAN}第])(?:{_PART}){{1,5}}+"
    r"(?:(?:\d{1,4}|[一二三四五六七八九十零〇]{2,5})室|[1-9]\d{2,3}房(?![屋产])"
    r"|[1-3]?[1-9](?:0[1-9]|1[0-2])户(?![居人家村住主籍])|[1-9]\d{2,3}号[房室]"
    rf"|[1-9]\d{{2,3}}(?!{_COUNTED})|[一二三四五六七八九][零〇一][零〇一二三四五六七八九](?![{_HAN}元户米平个])"
    r"|(?<=[楼层元])[东西南北中](?:[东西南北])?[户门室])"
)
_SHORT = re.compile(
    r"(?:(?<=[区园苑城村府里庭邸湾厦居郡墅])\d{1,3}(?:号楼|#楼?|栋|幢)?|(?<![0-9a-z])\d{1,3}(?:号楼|#楼?|栋|幢))"
    r"[\-—–/]\d{1,2}(?:单元)?[\-—–/]\d{3,4}室?(?!\d)"
)
_VILLAGE = re.compile(
    rf"(?:(?<=[村庄屯寨])(?:{_NUMBER}[组队社])?|(?<=[^查作导察家责第0-9{_HAN}]组)|(?<![0-9a-z{_HAN}第]){_NUMBER}[组队社])"
    r"\d{1,4}号(?!楼(?![上下])|[令院线井泵机桥池地坑房栋大变闸厂门口公车通以前后左起之开至到早晚上下中])"
)
# Each with what a text must have for it to be worth the search.
_DOORS = (
    (_SHORT, re.compile(r"\d[\-—–/]\d")),
    (_DOOR, re.compile(rf"[0-9a-z{_HAN}]\s?(?:[号栋幢座弄巷楼层#组门]|单元)")),
    (_VILLAGE, re.compile(r"[村庄屯寨组队社].{0,6}号")),
)


def find_places(text: str) -> Iterator[Candidate]:
    """Plates and doors."""
    for match in _PLATE.finditer(text):
        letters = sum(char.isascii() and char.isalpha() for char in match["tail"])
        if letters <= 2:
            yield "plate", *match.span(), ""
    for pattern, needs in _DOORS:
        for match in pattern.finditer(text) if needs.search(text) else ():
            yield "address", *match.span(), ""
