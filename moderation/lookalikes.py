"""Characters that are read as others: letters by their shape, radicals, characters written as their parts.

The letters come from Unicode's confusables (UTS #39; © Unicode, Inc., Unicode License v3), with turned letters and
small capitals added. Forms that compatibility normalisation takes away by itself are left out.
"""

_LETTERS = {
    "a": "ɑαаΑАᎪᗅꓮ𖽀𐊠ɐᴀⱥ",
    "b": "ƄЬьвъᏏᑲᖯꞴΒВᏴᗷꓐ𐊂𐊡𐌁ʙ",
    "c": "ᴄϲⲥсꮯ𐐽ϹⲤСᏟꓚ𐊢𐌂𐐕𐔜ɔƈ",
    "d": "ԁᏧᑯꓒᎠᗞᗪꓓᴅđɗɖ",
    "e": "ꬲеҽΕЕⴹᎬꓰ𑢦𑢮𐊆ǝəᴇɛєεэ",
    "f": "ꬵꞙքꞘϜᖴꓝ𑣂𑢢𐊇𐊥𐔥ɟꜰƒ",
    "g": "ɡᶃƍցԌᏀᏳꓖɢǥɠ",
    "h": "һհᏂΗⲎНᎻᕼꓧ𐋏ɥʜħн",
    "i": "ıɪɩιіꙇӏꭵᎥ𑣃ᴉ",
    "j": "ϳјꞲͿЈᎫᒍꓙᴊɉ",
    "k": "ΚⲔКᏦᛕꓗ𐔘ʞᴋкκƙ",
    "l": "ƖǀΙⲒІӀⵏᛁꓲ𖼨𐊊𐌉ⳐᏞᒪꓡ𖼖𑢣𑢲𐐛𐔦ʟłƚ",
    "m": "ΜϺⲘМᎷᗰᛖꓟ𐊰𐌑ᴍм",
    "n": "ոռΝⲚꓠ𐔓ɴηŋɲпи",
    "o": "ᴏᴑꬽοσⲟоჿօഠဝ𐓪𑣈𑣗𐐬ΟⲞОՕⵔዐଠ𐓂ꓳ𑢵𐊒𐊫𐐄𐔖øɵ",
    "p": "ρⲣрΡⲢРᏢᑭꓑ𐊕ᴘƥ",
    "q": "ԛգզⵕ",
    "r": "ꭇꭈᴦⲅгꮁƦᎡᏒ𐒴ᖇꓣ𖼵ɹʀя",
    "s": "ꜱƽѕꮪ𑣁𐑈ЅՏᏕᏚꓢ𖼺𐊖𐐠",
    "t": "ΤⲦТᎢꓔ𖼊𑢼𐊗𐊱𐌕ʇᴛŧτт",
    "u": "ꞟᴜꭎꭒʋυս𐓶𑣘Սሀ𐓎ᑌꓴ𖽂𑢸μ",
    "v": "ᴠνѵ𑜆ꮩ𑣀ѴⴸᏙᐯꛟꓦ𖼈𑢠𐔝ʌ",
    "w": "ɯᴡѡԝա𑜊𑜎𑜏ꮃԜᎳᏔꓪʍωш",
    "x": "хᕁᕽꞳΧⲬХⵝᚷꓫ𐊐𐊴𐌗𐔧χ",
    "y": "ɣᶌʏỿꭚγуүყ𑣜ΥⲨУҮᎩᎽꓬ𖽃𑢤𐊲ʎ",
    "z": "ᴢꮓ𑣄ΖᏃꓜ𑢩ƶ",
}
_SPELLED = (0x1F150, 0x1F170, 0x1F1E6)  # white on black, white on a square, flags: a to z from here on
LETTERS: dict[str, str] = {form: letter for letter, forms in _LETTERS.items() for form in forms} | {
    chr(first + place): letter for first in _SPELLED for place, letter in enumerate(_LETTERS)
}

# Letters, figures and signs that stand for each other; a class carries the name of a letter.
_CLASSES = {
    "a": "4@⍺",
    "b": "8",
    "c": "¢🝌",
    "e": "3℮⋿€",
    "g": "9",
    "f": "𝈓",
    "i": "l1!|∣⏽￨⍳𝈪",
    "o": "0°",
    "p": "⍴",
    "r": "𝈖",
    "s": "5$",
}
_CLASSES |= {"t": "7+⊤⟙🝨", "u": "∪⋃", "v": "∨⋁𝈍", "x": "×⨯╳", "z": "2"}
CLASSES: dict[str, str] = {sign: letter for letter, signs in _CLASSES.items() for sign in signs}

# What is typed for a character of a word of two, where a whole table of sounds would find too much.
SUBSTITUTES: dict[str, str] = {
    "逼": "比币笔屄彼必",
    "傻": "煞沙莎鲨杀啥",
    "操": "草艹曹肏",
    "妈": "马玛麻嘛",
    "脑": "恼瑙闹",
    "残": "惨蚕",
    "贱": "践溅",
    "婊": "表裱",
    "屌": "吊叼",
    "嫖": "瓢",
    "赌": "堵睹",
    "微": "薇威徽维",
    "加": "珈咖",
    "票": "嘌漂飘",
    "贷": "袋戴",
    "证": "正政症",
}

# Radicals, Japanese letters, and strokes and dashes that only part what stands beside them.
IDEOGRAPHS: dict[str, str] = dict(
    zip(
        "⺄⺅⺉⺖⺘⺟⺠⺡⺨⺩⺭⺮⺯⺾⺿⻀⻁⻂⻄⻅⻈⻉⻋⻌⻍⻏⻐⻓⻔⻖⻙⻚⻛⻜⻝⻠⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳ロカエトニタハ丶丨丿乀亅ヽー",
        "乙亻刂忄扌母民氵犭王礻竹纟艹艹艹虎衤西见讠贝车辶辶阝钅长门阝韦页风飞食饣马鬼鱼鸟卤麦黄齐齿龙龟口力工卜二夕八·······",
        strict=True,
    )
)

# First part, then pairs: the second part and the character both make.
_PARTS = """
亻 弋代叚假尤优介价氐低言信故做戈伐木休尔你专传立位牛件壬任分份方仿半伴本体可何乍作更便呆保昔借责债到倒直值尝偿建健共供
亻 吏使贞侦也他门们寸付山仙匕化为伪
讠 正证人认十计周调己记井讲午许司词方访成诚果课寺诗兑说青请炎谈射谢平评吾语乍诈者诸仑论只识殳设卖读
扌 召招甲押比批彐扫戈找丁打巴把出拙包抱立拉安按支技殳投足捉甬捅白拍少抄斤折由抽妾接受授免挽非排合拾是提奂换旦担兆挑桑搡
纟 工红吉结田细合给召绍充统冬终及级己纪会绘勺约色绝
钅 艮银失铁同铜十针戋钱肖销昔错中钟
氵 去法工江胡湖每海可河由油台治舌活羊洋青清先洗戋浅少沙票漂
犭 句狗苗猫者猪虫独良狼
忄 青情生性夬快每悔白怕亡忙
饣 反饭包饱官馆
女 马妈子好且姐未妹台始也她口如又奴良娘方妨昏婚乔娇某媒家嫁支妓票嫖表婊干奸
口 马吗巴吧尼呢欠吹乞吃及吸斤听票嘌
力 口加
王 里理元玩求球见现不环
禾 中种少秒呈程口和火秋兑税多移只积必秘厶私刂利
木 几机又权寸村目相不杯每梅交校公松才材反板示标各格乔桥兰栏娄楼羊样
石 马码皮破欠砍少砂更硬宛碗
贝 反贩才财刂则
马 扁骗户驴奇骑也驰
目 青睛艮眼垂睡民眠
日 月明寸时免晚央映青晴未昧召昭
月 巴肥旦胆土肚要腰凶胸生胜几肌
火 丁灯包炮少炒考烤因烟
土 也地成城夬块里埋不坏曾增
车 仑轮专转交较九轨
令 页领
工 页项力功
川 页顺
丁 页顶
耳 只职关联又取
巾 长帐冒帽
礻 申神畐福土社
衤 库裤由袖寸衬
艹 化花早草牙芽
其 月期欠欺
至 刂到
另 刂别
歹 刂列
半 刂判
亥 刂刻
辶 反返斤近元远井进力边大达关送首道束速寸过云运不还舌适文这
又 欠欢寸对鸟鸡见观力劝隹难
弓 长张虽强
走 召超己起取趣
且 力助
云 力动
足 包跑兆跳各路
酉 己配卒醉
鱼 羊鲜
身 寸射朵躲
"""
PARTS: dict[str, str] = {
    first + pairs[place]: pairs[place + 1]
    for first, pairs in (line.split() for line in _PARTS.strip().splitlines())
    for place in range(0, len(pairs), 2)
}


def seconds_by_first() -> dict[str, str]:
    """For each first part of PARTS all second parts."""
    found: dict[str, str] = {}
    for both in PARTS:
        found[both[0]] = found.get(both[0], "") + both[1]
    return found
