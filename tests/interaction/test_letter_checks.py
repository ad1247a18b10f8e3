"""What is looked at before an answer goes out: nothing a good answer needs, everything a bad one hides."""

import pytest

from interaction.letter_checks import check, only_passes_on
from people.models import Department
from tests.interaction.desk import ANSWER

PLACE = Department(name="住建局")


def keys(text, department=PLACE):
    return [one.key for one in check(text, department=department)]


@pytest.mark.parametrize(
    "text",
    [
        ANSWER,
        f"您好，来信收悉。{ANSWER}咨询电话0532-88997766，或写信到 zjj@laoshan.gov.cn。",
        f"您反映的问题已转区交通局，{ANSWER}",
        "Hello. The lift is built in December by the housing bureau; it takes half a year until it runs.",
    ],
)
def test_good_answers_have_nothing_against_them(text):
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("已阅。", ["short"]),
        ("办" * 5001, ["long"]),
        ("请持身份证370212190001010009到一楼窗口办理，当天就能办完。", ["never"]),
        ("退款到银行卡6222021234567890128，三个工作日内到账，请注意查收短信。", ["never"]),
        (f"{ANSWER}请联系张工13912345678。", ["personal"]),
        (f"{ANSWER}请写信给 zhang@example.com。", ["personal"]),
        (f"{ANSWER}您的车鲁B12345已移走。", ["personal"]),
        ("您好，您反映的问题已转交区交通运输局处理，感谢您的关注和支持！", ["passed-on"]),
        ("来信收悉。我们已将您的诉求转至相关部门，请您耐心等待。", ["passed-on"]),
        ("Dear citizen, thank you. Your letter was forwarded to the transport bureau.", ["passed-on"]),
    ],
)
def test_bad_answers_are_told_why(text, found):
    assert keys(text) == found


def test_answer_without_a_department_is_stopped():
    (found,) = check(ANSWER, department=None)

    assert (found.key, found.stops) == ("department", True)


def test_places_of_what_was_found_are_told():
    text = f"{ANSWER}请联系张工13912345678。"
    (found,) = check(text, department=PLACE)

    assert [text[one.start : one.end] for one in found.places] == ["13912345678"]


def test_passing_on_with_substance_is_an_answer():
    assert not only_passes_on("此事已转办。区交通局十二月十日前到现场划线，年底前装好两处减速带，逾期可拨打12345。")
