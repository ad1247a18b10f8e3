import pytest

from moderation.masking import mask
from moderation.normalise import fold
from moderation.personal import find_personal


def found(text: str, **more) -> list[tuple[str, str]]:
    return [(one.rule, text[one.start : one.end]) for one in find_personal(fold(text), **more)]


@pytest.mark.parametrize(
    ("text", "rule", "piece", "public"),
    [
        ("物业电话13900001234，很吵", "mobile", "13900001234", "物业电话139****1234，很吵"),
        ("打１３９００００１２３４吧", "mobile", "１３９００００１２３４", "打１３９****１２３４吧"),
        ("139-0000-1234", "mobile", "139-0000-1234", "139-****-1234"),
        ("1 3 9 0 0 0 0 1 2 3 4", "mobile", "1 3 9 0 0 0 0 1 2 3 4", "1 3 9 * * * * 1 2 3 4"),
        ("139\u200b0000\u200b1234", "mobile", "139\u200b0000\u200b1234", "139\u200b****\u200b1234"),
        ("幺三九零零零零幺二三四", "mobile", "幺三九零零零零幺二三四", "幺三九****幺二三四"),
        ("①③⑨00001234", "mobile", "①③⑨00001234", "①③⑨****1234"),
        ("+86 13900001234", "mobile", "13900001234", "+86 139****1234"),
        ("8613900001234", "mobile", "13900001234", "86139****1234"),
        ("办公室0532-88891234转801", "landline", "0532-88891234", "办公室0532-****1234转801"),
        ("(0532)88891234", "landline", "0532)88891234", "(0532)****1234"),
        ("01088891234", "landline", "01088891234", "010****1234"),
        ("联系电话：88891234", "landline", "88891234", "联系电话：****1234"),
        ("身份证370212190001010009", "id-number", "370212190001010009", "身份证37**************09"),
        ("37021219000105903X", "id-number", "37021219000105903X", "37**************3X"),
        ("370212 19000102 0012", "id-number", "370212 19000102 0012", "37**** ******** **12"),
        ("4111 1111 1111 1111", "bank-card", "4111 1111 1111 1111", "**** **** **** 1111"),
        ("卡6222020000000000000", "bank-card", "6222020000000000000", "卡***************0000"),
        ("写信zhang.san@example.com！", "e-mail", "zhang.san@example.com", "写信z***@example.com！"),
        ("ａ＠example.com", "e-mail", "ａ＠example.com", "ａ***＠example.com"),
        ("车牌鲁B·12345停着", "plate", "鲁B·12345", "车牌鲁B·*****停着"),
        ("鲁BD12345", "plate", "鲁BD12345", "鲁B******"),
        ("家住海尔路83号3号楼2单元501室", "address", "83号3号楼2单元501室", "家住海尔路***"),
        ("丽景小区5-2-301漏水", "address", "5-2-301", "丽景小区***漏水"),
        ("3号楼2单元501漏水", "address", "3号楼2单元501", "***漏水"),
        ("一号楼二单元五零一漏水", "address", "一号楼二单元五零一", "***漏水"),
        ("5栋三单元六楼东户", "address", "5栋三单元六楼东户", "***"),
        ("王家村3组15号", "address", "3组15号", "王家村***"),
        ("塘坊组48号", "address", "48号", "塘坊组***"),
        ("1栋1501号房", "address", "1栋1501号房", "***"),
        ("+86-532-8889 1234", "landline", "532-8889 1234", "+86-***-**** 1234"),
        ("零五三二八八八九一二三四", "landline", "零五三二八八八九一二三四", "零五三二****一二三四"),
        ("洞五三二-八八八九幺二三四", "landline", "洞五三二-八八八九幺二三四", "洞五三二-****幺二三四"),
        ("身份证 3 7 0 2 1 2 1 9 0 0 0 1 0 1 0 0 0 9", "id-number", "3 7 0 2 1 2 1 9 0 0 0 1 0 1 0 0 0 9", None),
        ("37021219000105903×", "id-number", "37021219000105903×", "37*************03×"),
        ("居住证810000199901011236", "id-number", "810000199901011236", "居住证81**************36"),
        ("老身份证370212600101123", "id-number", "370212600101123", "老身份证37***********23"),
        ("护照号码：E 1234 5678", "passport", "E 1234 5678", "护照号码：E 1*** **78"),
        ("通行证C12345678", "passport", "C12345678", "通行证C1*****78"),
        ("zhang3(at)163.com", "e-mail", "zhang3(at)163.com", "z***(at)163.com"),
        ("zhang3 at 163 dot com", "e-mail", "zhang3 at 163 dot com", "z*** at 163 dot com"),
        ("zhang3艾特163点com", "e-mail", "zhang3艾特163点com", "z***艾特163点com"),
        ("zhang3（ＡＴ）163.com", "e-mail", "zhang3（ＡＴ）163.com", "z*****（**）***.***"),
        ("鲁 B 12345", "plate", "鲁 B 12345", "鲁 B *****"),
        ("鲁B1234学", "plate", "鲁B1234学", "鲁B*****"),
        ("微信号123456789", "wechat", "123456789", "微信号12*******"),
        ("q q：1234 5678", "qq", "1234 5678", "q q：12** ****"),
    ],
)
def test_personal_data_is_found_at_its_exact_place_and_masked(text, rule, piece, public):
    assert found(text) == [(rule, piece)]
    assert public is None or mask(text) == public


@pytest.mark.parametrize(
    "text",
    [
        "请拨打12345或110、119、120",
        "咨询12345热线，0532-12345",
        "370212190001010008",
        "订单号20200115123456789",
        "1，3、4、5、6、7、8、9、10、11、12",
        "面积1500 200 3000平米",
        "2026.01.15 13-14 16",
        "3号楼2单元电梯坏了",
        "2栋120户居民同意",
        "3号楼1200元",
        "5号楼800米外",
        "新apple16上市",
        "第3号楼",
        "邮编266061",
        "用微信payment付款",
        "加VIPmember有优惠",
        "微信2023年缴费12345678元",
        "护照2023年到期",
        "黎托村60号令",
        "一座650吨的加油站",
        "44栋724户居民",
        "进群有QQ50000人",
        "meet me at example.com tomorrow",
        "12900001234",
    ],
)
def test_what_is_no_personal_data_stays(text):
    assert found(text) == []
    assert mask(text) == text


def test_numbers_of_the_caller_are_kept_in_any_writing():
    text = "拨打0532-88891234或 0532 8889 1234，不要打13900001234"

    assert found(text, keep=["0532-88891234"]) == [("mobile", "13900001234")]
    assert mask(text, keep=["88891234"]) == "拨打0532-88891234或 0532 8889 1234，不要打139****1234"


def test_mask_reads_the_whole_of_a_long_text():
    text = "好" * 6_000 + "13900001234"

    assert mask(text, []) == "好" * 6_000 + "139****1234"


def test_mask_hides_a_private_contact_and_keeps_public_words():
    assert mask("加微信号: abc12345 或 qq群 12345678") == "加微信号: ab****** 或 qq群 12******"
    assert mask("微信公众号很好") == "微信公众号很好"


def test_mask_of_masked_is_the_same():
    once = mask("电话13900001234，邮箱a@example.com，海尔路83号501室")

    assert mask(once) == once
