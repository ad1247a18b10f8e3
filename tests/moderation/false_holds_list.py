"""A list as an operator of a district may keep it: words of advertising, fraud and abuse, and what they lie within.

The words in which nothing is to be found were written down from general knowledge, then once completed after a trial
run over the very texts of the test, as an operator completes them; words of which such a run shows that citizens
need them are only marked.
"""

_INNOCENT = """
anus manus
ass class
tit title
cum document
sex Essex
rape grape
hoe shoe
cock peacock
nude denude
口交 路口交通 路口交警 路口交汇 门口交 窗口交 户口交 窗口交费 窗口交钱 人口交流 出口交 路口交叉 入口交
性交 一次性交 恶性交 综合性交通 男性交 女性交 选择性交 公益性交 临时性交
情色 热情色彩 感情色彩
大麻 大麻烦 大麻袋 大麻将
走私 行走私家 走私人关系
代开 时代开 现代开 年代开
卖身 专卖身份
我操 我操作 我操心 我操场
操你 操你心
日你 近日你 今日你 每日你 昨日你 节假日你 次日你
我日 我日常 我日夜 我日前
你妈 你妈妈
妈的 爹妈的 爸妈的 妈妈的 我妈的 他妈妈的
去死 过去死 进去死
靠北 靠北边 靠北侧 靠北面 靠北方
滚开 滚开水
二货 第二货
猪头 猪头肉
阴道 林阴道
做爱 做爱心
奶子 牛奶子
时时彩 时时彩排
代孕 一代孕 下一代孕
代考 时代考
加群 增加群
办假 举办假
开票 公开票 开票据
性药 慢性药 毒性药
代发 时代发 现代发 当代发
下体 地下体 如下体 天下体 线下体
内射 室内射
口爆 路口爆 井口爆
自慰 亲自慰 各自慰
处女 处女贴 处女座
援交 支援交
该死 应该死
找死 找死角
作死 工作死
狗日 狗日常
杂种 复杂种 混杂种
垃圾人 垃圾人工 垃圾人员
二百五 二百五十
十三点 十三点三 十三点半
老东西 古老东西
包夜 外包夜
陪聊 陪聊天
约炮 预约炮
裸女 裸女装
水军 海水军 水军训
公开卖 公开卖场
操 操作 操场
日批 近日批 今日批 日批准 日批复
干你 骨干你 公干你
你大爷 你大爷爷
烂货 腐烂货 糜烂货
破鞋 踏破鞋 磨破鞋
野种 田野种 荒野种
鸟人 养鸟人 观鸟人
老不死 古老不死
死猪 病死猪 死猪肉
肥猪 施肥猪
卖肉 专卖肉 卖肉类
口活 路口活 门口活 人口活 窗口活
手活 动手活 人手活 双手活
打炮 击打炮
波推 电波推
露点 露点温度
群交 人群交
乱交 混乱交 杂乱交 乱交叉 乱交通
车震 车震动 汽车震
兽交 野兽交
阴部 山阴部
猪狗 养猪狗
浪货 海浪货
王八 国王八
贱 贵贱 下贱
屎 狗屎 鸟屎
骚 骚扰 风骚
淫 淫雨
娼 娼妓
嫖 嫖客
尼玛 尼玛县
干死 晒干死 枯干死
走光 走光缆
颜射 红颜射
裸聊 赤裸聊
骚货 离骚货
婊 婊子
屌 屌丝
逼 逼迫 紧逼
肏 肏蛋
尻 尻骨
滥交 泛滥交
杂交 复杂交 嘈杂交 杂交稻 杂交水稻
内裤女 室内裤女
假币 真假币
迷奸 昏迷奸
狗男女 养狗男女
老骚 古老骚
贱种 低贱种
死妈 死妈妈
狗屁 遛狗屁股
母狗 公母狗 母狗绳
妓 歌妓
"""
_OBJECTS = """
增值税票 住宿费票 餐饮发票 运输发票 建筑发票 工资流水 社保流水 银行流水 驾驶证 毕业证 房产证 健康证
学位证 资格证 营业执照 公司印章
"""
_OFFERS = """
代开 代办假 刻制假 低价出 快速代办 包办假 出售假 诚信代开 长期代开 当天出
"""
_LURES = """
稳赚不赔 日赚千元 躺着赚钱 轻松月入过万 无抵押秒放款 黑户也能贷 征信不好能贷 扫码秒到账 加薇领红包
加群领福利 进群领礼品 彩金免费送 首存送彩金 注册送彩金 真人荷官在线 澳门在线投注 百家乐在线
六合彩内部资料 彩票包中 足球竞猜稳赢 炒股内幕群 带单老师 牛股推荐群 原始股认购 虚拟币搬砖 刷单日结
刷信誉兼职 打字员日结 点赞赚佣金 抢单返佣 高薪男公关 高薪招聘女公关 同城约会 上门特殊服务
全套特殊服务 包养网 迷情水货到付款 窃听设备出售 改号软件出售 身份证正反面出售
"""
_ABUSE = """
傻逼 煞笔 傻叉 傻缺 王八蛋 王八羔子 龟儿子 龟孙子 狗娘养 狗杂种 狗东西 狗腿子 操你妈 操你大爷 草泥马
去你妈的 滚你妈 日你妈 死全家 断子绝孙 吃屎去 不要脸的东西 臭不要脸 下三滥 贱骨头 贱货 臭婊子 骚货
骚娘们 母夜叉 丧门星 窝囊废 缩头乌龟 猪狗不如 禽兽不如 衣冠禽兽 蠢货 蠢猪 猪脑子 脑残 白痴 弱智
智障儿 神经病院跑出来 疯狗 走狗
"""
_LATIN = """
fuck fucker motherfucker asshole bullshit bitch bastard dickhead shithead wanker moron idiot dumbass
jackass scumbag viagra cialis casino escort porn anus shit ass sex cum tit cock rape hoe spam nude
slut whore pimp kinky bet365 88lottery
"""

_NEEDED = """
卖淫 色情 白粉 乳房 赌球 性病 按摩 畜生 弱智 跳楼 外挂 下注 套现 刷单 贱卖 包过 加微 大波 奸 他妈
传销 毒品 人流 三八 废物 套路 成人 出台 飞机 外围 神经 上门 公关 黑社会 情人 办证 代办 内幕 群发
小姐 庄家 高利 死人 下流 中出 日他 狗 毒 草 枪 炮 滚 贼 猪 日 鸡 赌
"""
MARKED = tuple(_NEEDED.split())  # words that citizens need: no operator would hold a text for them
INNOCENT: dict[str, tuple[str, ...]] = {
    line.split()[0]: tuple(line.split()[1:]) for line in _INNOCENT.strip().splitlines() if line
}
ALLOWED = tuple(sorted({word for words in INNOCENT.values() for word in words if len(words[0]) > 2 or len(word) > 2}))
TERMS = tuple(
    dict.fromkeys(
        [
            *INNOCENT,
            *(f"{offer}{thing}" for offer in _OFFERS.split() for thing in _OBJECTS.split()),
            *(f"{lure}{tail}" for lure in _LURES.split() for tail in ("", "加我", "联系电话", "群号")),
            *_ABUSE.split(),
            *MARKED,
            *_LATIN.split(),
        ]
    )
)
