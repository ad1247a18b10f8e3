"""How Chinese characters sound: one sign for each, so that what sounds alike is written alike.

GB 2312 orders its first 3,755 characters by their reading; it is enough to know with which character each syllable
begins. Tones are left out, and zh, ch, sh, ng count as z, c, s, n, as many people speak and type.
"""

import re
from collections.abc import Iterator
from itertools import compress, groupby
from operator import itemgetter

from moderation.normalise import CODES

_BEGINNINGS = """
a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 bi逼 bian鞭 biao标 bie鳖 bin彬 bing兵
bo玻 bu捕 ca擦 cai猜 can餐 cang苍 cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴 cheng撑
chi吃 chong充 chou抽 chu初 chuai揣 chuan川 chuang疮 chui吹 chun春 chuo戳 ci疵 cong聪 cou凑 cu粗 cuan蹿 cui摧
cun村 cuo磋 da搭 dai呆 dan耽 dang当 dao刀 de德 deng蹬 di堤 dian颠 diao碉 die跌 ding丁 diu丢 dong东 dou兜 du督
duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 fang坊 fei菲 fen芬 feng丰 fo佛 fou否 fu夫 ga噶 gai该 gan干
gang冈 gao篙 ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖 guan棺 guang光 gui瑰 gun辊 guo锅 ha哈 hai骸
han酣 hang夯 hao壕 he呵 hei嘿 hen痕 heng哼 hong轰 hou喉 hu呼 hua花 huai槐 huan欢 huang荒 hui灰 hun荤 huo豁 ji击
jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing荆 jiong炯 jiu揪 ju鞠 juan捐 jue撅 jun均 ka喀 kai开 kan刊 kang康
kao考 ke坷 ken肯 keng坑 kong空 kou抠 ku枯 kua夸 kuai块 kuan宽 kuang匡 kui亏 kun坤 kuo括 la垃 lai莱 lan蓝 lang琅
lao捞 le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 liao撩 lie列 lin琳 ling玲 liu溜 long龙 lou楼 lu芦 lv驴 luan峦
lve掠 lun抡 luo萝 ma妈 mai埋 man瞒 mang芒 mao猫 me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 ming明
miu谬 mo摸 mou谋 mu拇 na拿 nai氖 nan南 nang囊 nao挠 ne呢 nei馁 nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏
nin您 ning柠 niu牛 nong脓 nu奴 nv女 nuan暖 nve虐 nuo挪 o哦 ou欧 pa啪 pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 peng砰
pi坯 pian篇 piao飘 pie撇 pin拼 ping乒 po坡 pu扑 qi期 qia掐 qian牵 qiang枪 qiao橇 qie切 qin钦 qing青 qiong琼
qiu秋 qu趋 quan圈 que缺 qun裙 ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎 rou揉 ru茹 ruan软 rui蕊 run闰
ruo若 sa撒 sai腮 san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 shan珊 shang墒 shao梢 she奢 shen砷 sheng声
shi师 shou收 shu蔬 shua刷 shuai摔 shuan栓 shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 suan酸 sui虽
sun孙 suo蓑 ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 tian天 tiao挑 tie贴 ting厅 tong通 tou偷 tu凸 tuan湍
tui推 tun吞 tuo拖 wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 xiang相 xiao萧 xie楔
xin薪 xing星 xiong兄 xiu休 xu墟 xuan轩 xue靴 xun勋 ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟 yong拥
you幽 yu迂 yuan鸳 yue曰 yun耘 za匝 zai栽 zan咱 zang赃 zao遭 ze责 zei贼 zen怎 zeng增 zha扎 zhai摘 zhan瞻 zhang樟
zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 zhou舟 zhu珠 zhua抓 zhuai拽 zhuan专 zhuang桩 zhui椎 zhun谆 zhuo捉 zi兹
zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨
"""
_OTHERS = "嘌piao 嫖piao 婊biao 屄bi 艹cao 肏cao 唰shua 屌diao 伢ya 怼dui 薇wei 玖jiu 仟qian"
_LAST = 0xD7F9  # of the first level of GB 2312
_NASAL = re.compile(r"([aei]n)g$")
_LONGEST = 24  # letters of a syllable or several that are read
_HAN = range(0x4E00, 0xA000)
_WRITTEN = 0xE000  # the first sign of syllables in Latin letters: folding leaves no private characters in a text
_SPOKEN = 0x0100  # the first sign of sounded(): two bytes long
SYLLABLE = "\ue400"  # in place of a character that is written in Latin letters


def reading(char: str) -> str:
    """The syllable of one of the usual characters, without its tone; empty for any other."""
    return _READINGS.get(char, "")


def sounded(text: str) -> str:
    """One sign for each Chinese character and for each syllable written in Latin letters; all else is left out."""
    return _SPELLED.sub(lambda found: "".join(map(_SIGNS.__getitem__, _syllables(found[0]))), text).translate(_SOUNDS)


def heard(text: str) -> str:
    """For each sign of sounded(text) the character it comes from, or SYLLABLE."""
    return _SPELLED.sub(lambda found: SYLLABLE * len(_syllables(found[0])), text).translate(_HEARD)


def sources(text: str) -> tuple[list[int], list[int]]:
    """Where in `text` what stands behind each sign of sounded(text) starts, and where it ends."""
    starts = list(compress(range(len(text)), map(_IS_HEARD, text)))
    ends = [place + 1 for place in starts]
    for found in _SPELLED.finditer(text):
        place = found.start()
        for syllable in _syllables(found[0]):
            starts.append(place)
            place += len(syllable)
            ends.append(place)
    return sorted(starts), sorted(ends)


def _syllables(letters: str) -> list[str]:
    """The syllables of which these letters are made, each as long as it can be; none of too many letters."""
    return _SYLLABLE.findall(letters) if len(letters) <= _LONGEST else []


def _readings() -> dict[str, str]:
    begins = {one[-1]: one[:-1] for one in _BEGINNINGS.split()}
    found, syllable = {one[0]: one[1:] for one in _OTHERS.split()}, ""
    for code in range(0xB0A1, _LAST + 1):
        if 0xA1 <= code & 0xFF <= 0xFE:
            char = code.to_bytes(2, "big").decode("gb2312")
            syllable = begins.get(char, syllable)
            found[char] = syllable
    return found


def _signed() -> dict[str, str]:
    """One sign for every syllable, the same for those that are mixed up."""
    plain = {}
    for syllable in set(_READINGS.values()):
        begins = syllable[:1] if syllable[:2] in ("zh", "ch", "sh") else ""
        plain[syllable] = _NASAL.sub(r"\1", begins + syllable[2:] if begins else syllable)
    order = sorted(set(plain.values()))
    return {syllable: chr(_WRITTEN + order.index(one)) for syllable, one in plain.items()}


def _by_letter() -> Iterator[str]:
    """Patterns of the syllables that begin with each letter, the longest first."""
    for letter, same in groupby(sorted(_SIGNS.keys() - {""}), key=itemgetter(0)):
        rests = sorted((syllable[1:] for syllable in same), key=len, reverse=True)
        yield f"{letter}(?:{'|'.join(rests)})"


def _table(known: dict[int, int]) -> list[int | None]:
    """By code what is kept: Chinese characters, and what is known besides."""
    table: list[int | None] = [None] * len(CODES)
    table[_HAN.start : _HAN.stop] = CODES[_HAN.start : _HAN.stop]
    for code, sign in known.items():
        table[code] = sign
    return table


_READINGS = _readings()
_SIGNS = _signed()
_SOUNDS = _table(
    {ord(char): ord(_SIGNS[syllable]) - _WRITTEN + _SPOKEN for char, syllable in _READINGS.items()}
    | {ord(sign): ord(sign) - _WRITTEN + _SPOKEN for sign in _SIGNS.values()}
)
_HEARD = _table({ord(SYLLABLE): ord(SYLLABLE)})
_SYLLABLE = re.compile("|".join(_by_letter()))
_SPELLED = re.compile(f"(?<![a-z])(?=[a-z]{{2}})(?>(?:{_SYLLABLE.pattern})+)(?![a-z])")  # all letters, in syllables
_IS_HEARD = frozenset(map(chr, _HAN)).__contains__
