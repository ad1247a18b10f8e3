"""What looks like personal data and is none; `KEPT` are the numbers of public bodies that the caller names."""

from collections.abc import Callable
from random import Random

from tests.moderation import personal_set_numbers as made
from tests.moderation.personal_set_forms import HAN, WIDE

Decoy = Callable[[Random], str]
KEPT = ("0532-88997766", "0532-85912345", "88998811", "13905320001")


def _(pattern: str) -> Decoy:
    """{d4} digits, {y} {m} {day} a date, {h} {min} a time, {n} a small number, {k} a big one, {han} a Chinese one."""

    def decoy(dice: Random) -> str:
        sizes = {f"d{size}": made.digits(dice, size, "123456789") for size in range(2, 21)}
        return pattern.format(
            **sizes,
            y=dice.randint(1990, 2026),
            m=dice.randint(1, 12),
            day=dice.randint(1, 28),
            h=dice.randint(0, 23),
            min=f"{dice.randint(0, 59):02d}",
            n=dice.randint(1, 60),
            n2=dice.randint(1, 60),
            k=dice.randint(100, 9999),
            k2=dice.randint(10000, 9999999),
            f=dice.randint(10, 99),
            han=HAN[dice.randint(1, 9)],
            han2=HAN[dice.randint(1, 9)],
            code=made.credit_code(dice),
            bad_id=made.wrong_id(dice),
            bad_card=made.wrong_card(dice),
            wide=made.digits(dice, 6, "123456789").translate(WIDE),
            kept=dice.choice(KEPT),
        )

    return decoy


TUNED = tuple(
    map(
        _,
        (
            "订单号{d12}一直不发货",
            "快递单号SF{d12}，查不到",
            "{y}年{m}月{day}日上午{h}:{min}停电",
            "{y}-{m}-{day} {h}:{min}到现在还没来水",
            "{y}.{m}.{day}-{y}.{m}.{day}期间",
            "鲁政发〔{y}〕{n}号",
            "青政办发[{y}]{n}号文件怎么执行",
            "依据第六十二条第{han}款",
            "补偿款{k2}元至今未付",
            "建筑面积{k}.{f}平方米",
            "我们小区{n}栋{k}户居民",
            "乘{n}路、{d3}路公交车",
            "请拨打12345或110、119、120",
            "咨询{kept}（区政务大厅）",
            "统一社会信用代码{code}",
            "东经120.{d4}，北纬36.{d4}",
            "系统版本{n}.{n2}.{k}打不开",
            "{n}号楼{n2}单元电梯坏了",
            "{n}号楼{k}元",
            "{n}、{n2}、{d3}、{d4}",
            "第{n}号提案",
            "邮编26{d4}",
            "身份证样例{bad_id}不对",
            "凭证号{bad_card}",
            "年收入{k}-{k2}元",
            "K{n}+{d3}处路面塌陷",
            "10086、95588客服推来推去",
            "400-{d3}-{d4}打不通",
            "{y}-{y}学年",
            "楼高{n}层，容积率{n2}.{f}",
            "微信公众号很好用",
            "QQ群里吵起来了",
            "面积{d4} {d3} {d4}平米",
            "离地铁{n}号线{d3}米",
            "工单号{y}{d8}",
            "二十四节气、三百六十五天、一千二百元",
        ),
    )
)

FROZEN = tuple(
    map(
        _,
        (
            "受理编号：QD{y}{d8}，无人回复",
            "运单YT{d13}丢件",
            "工单{y}{d10}已超期",
            "从{y}/{m}/{day}到{y}/{m}/{day}",
            "每天{h}:{min}-{h}:{min}施工",
            "《山东省物业管理条例》第{n}条、第{n2}条",
            "国发〔{y}〕{n}号、建房〔{y}〕{d3}号",
            "（{y}）鲁0212民初{d4}号判决",
            "总投资{k2}万元，已拨付{k}.{f}万",
            "占地{k}亩、房屋{d3}间、涉及{d3}户{d4}人",
            "3号楼和5号楼共{d3}户",
            "从{d3}路换乘隧道{n}路",
            "火警119、急救120、市民热线12345、12315、12319",
            "已经打过{kept}，让等通知",
            "请联系政务服务热线0532-12345",
            "企业代码：{code}，地址变更",
            "坐标36.{d6},120.{d6}",
            "APP {n}.{n2}版，安卓{n}系统，报错{d4}",
            "{n}号楼{n2}单元楼道灯不亮",
            "序号 {n} 数量 {d3} 单价 {d4} 合计 {d6}",
            "表：{d3} {d4} {d4}；{d3} {d4} {d4}",
            "门牌{n}号商铺招租",
            "合同编号HT-{y}-{d4}-{d4}",
            "施工许可证{d6}{y}{d8}",
            "不动产权第{d7}号",
            "发票号码{d8}，代码{d12}",
            "G{d2}高速{d4}公里处",
            "型号HP-{d4}的水表",
            "20{f}年—20{f}年",
            "气温-{n}℃到{n2}℃",
            "容积率1.{n}，绿地率{n2}%，车位{d4}个",
            "编号LS-{y}-{d6}",
            "{han}月{han2}日，{han}点{han2}分，二零二{han}年",
            "三号线、四季度、五百户、六千元、七八个人",
            "学号{y}{d6}，考号{d9}",
            "离婚率、QQ音乐、微信支付{d4}元",
            "苹果1{n}手机{d4}元，{d3}G内存",
            "{wide}户家庭用气",
            "彩票{n} {n2} {n} {n2} {n} {n2}",
            "{n}号楼{k}平方米，{n2}单元{n}部电梯",
            "湖南路{n}号、{n2}号院要不要拆",
            "卡号样式{bad_card}无效",
        ),
    )
)
