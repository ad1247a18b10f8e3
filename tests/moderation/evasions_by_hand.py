"""Disguises written down one by one, as people type them; those at odd places are FROZEN like the frozen rules.

A line: the term, the sign that says what is asked (`=` held, `~` marked is enough), the text; `|` stands around the
disguise where the text is more than it.
"""

WRITTEN = """
傻逼 = 你就是个|傻 逼|吧
傻逼 = 物业经理|傻.逼|一个
傻逼 = |傻_逼|物业
傻逼 = |傻傻傻逼逼逼|
傻逼 = 真|傻❤逼|
傻逼 = |傻~逼~~|办事员
傻逼 ~ 这帮|傻比|
傻逼 ~ |煞笔|城管
傻逼 ~ 是不是|傻b|
傻逼 ~ 真|傻B|啊
傻逼 ~ |沙比|一个
傻逼 ~ 门卫|SHABI|
傻逼 = |[傻][逼]|
傻逼 = |傻......逼|
王八蛋 = |王*八*蛋|
王八蛋 = 你个|王八 蛋|
王八蛋 = |王 八 蛋|开发商
王八蛋 = |王王八八蛋蛋|们
王八蛋 ~ |王八旦|
王八蛋 ~ |忘八蛋|
王八蛋 ~ |王8蛋|物业
王八蛋 ~ |王巴蛋|
狗杂种 = |狗雜種|
狗杂种 = |狗、杂种|滚出去
狗东西 = |狗東西|
狗东西 = 这|狗-东-西|
操你妈 = |操你媽|
操你妈 = |操/你/妈|
操你妈 ~ |草你妈|的
操你妈 ~ |艹你妈|
操你妈 ~ |操泥马|
操你妈 ~ |C你妈|
脑残 = |腦殘|
脑残 = |脑　残|领导
脑残 ~ 你|naocan|吗
脑残 ~ |闹残|
办假证 = |办假証|
办假证 = |辦假證|联系我
办假证 = |办.假.证|
办假证 = |办假☎证|
办假证 ~ |办假正|
办假证 ~ |办假zheng|
办假证 = |办假讠正|
办假证 = |办亻叚证|
代办假证 = |代~办~假~证|
代办假证 = |代办【假证】|
代办假证 = |代丶办丶假丶证|
代办假证 = |代
办
假
证|
代办假证 ~ |代办假政|
代办假证 ~ |呆办假证|
代办假证 = |代辦假證|当天取
代办假证 = |〖代〗〖办〗〖假〗〖证〗|
刻章办证 = |刻章-办证|
刻章办证 = |刻 章 办 证|
刻章办证 ~ |刻张办证|
刻章办证 ~ |刻章办正|
刻章办证 = |刻章/办证|电话
刻章办证 = |刻章办證|
代开发票 = |代开发️票|
代开发票 = |代開發票|
代开发票 = |代·开·发·票|
代开发票 = |代\\开\\发\\票|
代开发票 ~ |代开发嘌|
代开发票 ~ |代开发漂|
代开发票 ~ |代开fa票|
代开发票 ~ |带开发票|
代开发票 = |代开 发票|税点低
代开发票 = |⒈代开⒉发票|
刷单返利 = |刷單返利|
刷单返利 = |刷单→返利|
刷单返利 ~ |刷单反利|
刷单返利 ~ |刷丹返利|
刷单返利 = |刷-单-返-利|
刷单返利 = |刷💰单💰返💰利|
高额返利 = |高額返利|
高额返利 = |高·额·返·利|
高额返利 ~ |高额反利|
高额返利 ~ |高鹅返利|
贷款秒批 = |貸款秒批|
贷款秒批 = |贷.款.秒.批|
贷款秒批 ~ |代款秒批|
贷款秒批 ~ |贷款妙批|
贷款秒批 = |贷款★秒批|
贷款秒批 = |贷款@秒批|
无抵押贷款 = |無抵押貸款|
无抵押贷款 = |无抵押-贷款|
无抵押贷款 ~ |无低押贷款|
无抵押贷款 ~ |无抵押代款|
无抵押贷款 = |无 抵 押 贷 款|
无抵押贷款 = |无抵押貸款|
加微信优惠 = |加微 信优惠|
加微信优惠 = |加微*信*优惠|
加微信优惠 ~ |加薇信优惠|
加微信优惠 ~ |加威信优惠|
加微信优惠 = |力口微信优惠|
加微信优惠 = |加微信亻尤惠|
扫码领红包 = |扫碼領紅包|
扫码领红包 = |掃码领红包|
扫码领红包 = |扫码#领红包|
扫码领红包 = |扫【码】领红包|
扫码领红包 ~ |扫马领红包|
扫码领红包 ~ |扫玛领红包|
招代理 = |招*代*理|
招代理 = |招‌代‌理|
招代理 = |招亻弋理|
招代理 = |扌召代理|
招代理 ~ |招代里|
招代理 ~ |找代理|
兼职日结 = |兼職日結|
兼职日结 = |兼 职 日 结|
兼职日结 ~ |兼值日结|
兼职日结 ~ |肩职日结|
全程代办 = |全程代辦|
全程代办 = |全程+代办|
全程代办 ~ |全成代办|
全程代办 ~ |全呈代办|
免费领取 = |免費領取|
免费领取 = |免-费-领-取|
低价出售 = |低價出售|
低价出售 = |低价/出售|
低价出售 ~ |低价出受|
低价出售 ~ |低介出售|
内部名额 = |內部名額|
内部名额 = |内部·名额|
fuck = |f u c k| this
fuck = |F*U*C*K|
fuck = what the |fuсk|
fuck = |fuuuuuck|
fuck = |f.u.c.k.|
fuck = |ƒuck|
fuck = |Fúck| off
fuck = |𝓯𝓾𝓬𝓴|
asshole = you |a$$hole|
asshole = you |@sshole|
asshole = |assh0le|
asshole = |a55hole|
asshole = |a-s-s-h-o-l-e|
asshole = |аsshole|
bullshit = |bu11shit|
bullshit = |bullsh1t|
bullshit = |bullsh!t|
bullshit = |b u l l s h i t|
bullshit = |вullshit|
bullshit = |BULLSHIT|
idiot = |1diot|
idiot = |id10t|
idiot = |i.d.i.o.t|
idiot = |ⓘⓓⓘⓞⓣ|
idiot = |îdîöt|
idiot = |ＩＤＩＯＴ|
casino = |c4sino|
casino = |cas1n0|
viagra = |v1agra|
viagra = |vi@gra|
"""


def written(*, frozen: bool) -> list[tuple[str, str, int, int, bool]]:
    """Term, text, where the disguise stands, and whether a mark is enough; one half of the list."""
    lines = [line.strip("\n") for line in _lines()]
    return [_parsed(line) for line in lines[1 if frozen else 0 :: 2]]


def _lines() -> list[str]:
    """One disguise each; a line that goes on without a term belongs to the one before."""
    whole: list[str] = []
    for line in WRITTEN.strip().split("\n"):
        if " = " in line or " ~ " in line:
            whole.append(line)
        else:
            whole[-1] += f"\n{line}"
    return whole


def _parsed(line: str) -> tuple[str, str, int, int, bool]:
    term, sign, text = line.split(" ", 2)
    before, disguise, after = text.split("|")
    return term, f"{before}{disguise}{after}", len(before), len(before) + len(disguise), sign == "~"
