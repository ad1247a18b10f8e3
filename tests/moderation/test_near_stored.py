"""Fingerprints in the table: few, found by one query, and few again in a campaign."""

import pytest
from django.core.management import call_command

from moderation import queries
from moderation.actions import bands
from moderation.fingerprints import CLOSE, WIDE, fingerprints
from moderation.models import Band, Case
from moderation.near import NEAR, nearness, wording
from moderation.queries.near import PER_FINGERPRINT, near_to, sharing

pytestmark = pytest.mark.django_db
TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"
REWORDED = "老街路灯坏了三个星期了，晚上老人孩子不敢出门，请尽快派人来修！"
OTHER = "河西菜市场楼下的烧烤摊营业到凌晨，油烟和噪音让人没法睡。"


def prints_of(case: Case) -> set[int]:
    return set(Band.objects.filter(case=case, value__gt=0).values_list("value", flat=True))


def groups_of(*cases: Case) -> list[set[int]]:
    return [set(Band.objects.filter(case=case, value__lt=0).values_list("value", flat=True)) for case in cases]


def test_fingerprints_are_few_positive_and_the_same_each_time():
    long = fingerprints(TEXT * 40, "interview-7")

    assert len(long) <= WIDE + CLOSE
    assert all(0 < value < 2**63 for value in long)
    assert fingerprints(f"  {TEXT} ", "interview-7") == fingerprints(TEXT, "interview-7")
    assert fingerprints("", "interview-7") == fingerprints("。。！", "interview-7") == []
    assert len(fingerprints("修", "interview-7")) == 2


def test_of_another_place_only_the_wide_fingerprints_are_shared():
    here, there = set(fingerprints(TEXT, "interview-7")), set(fingerprints(TEXT, "interview-8"))

    assert len(here & there) == WIDE


def test_a_lone_surrogate_breaks_nothing():
    assert fingerprints("路灯坏了\ud83d", "enquiry")


def test_a_new_text_keeps_its_fingerprints(make_case):
    case = make_case(TEXT)

    assert prints_of(case) == set(fingerprints(TEXT, "interview-7"))
    assert groups_of(case) == [set()]


def test_near_to_finds_what_is_near_in_any_place_the_nearest_first(make_case):
    reworded, same, _other = make_case(REWORDED, scope="enquiry"), make_case(TEXT), make_case(OTHER)

    found = near_to(TEXT, fingerprints(TEXT, "interview-7"))

    assert [one.case for one in found] == [same, reworded]
    assert found[0].nearness == 1.0 > found[1].nearness >= NEAR


def test_sharing_reads_one_query_and_a_bounded_number_of_rows(make_case, django_assert_num_queries):
    case = make_case(TEXT)
    Band.objects.bulk_create([Band(case=case, value=7) for _row in range(3)])
    late = [make_case(f"第{number}件别的事情") for number in range(3)]
    Band.objects.bulk_create([Band(case=one, value=8) for one in late for _row in range(PER_FINGERPRINT)])

    with django_assert_num_queries(1):
        found = sharing([7, 8], most=10)

    assert found == [late[2].pk, case.pk]
    assert sharing([], most=10) == []


def test_a_rare_fingerprint_counts_more_than_several_common_ones(make_case):
    rare, *common = [make_case(f"{number}号") for number in range(5)]
    Band.objects.create(case=rare, value=7)
    Band.objects.bulk_create([Band(case=one, value=value) for one in common for value in (8, 9)])

    assert sharing([7, 8, 9], most=1) == [rare.pk]


def test_alike_is_found_behind_a_thousand_newer_texts(make_case, case):
    near = make_case("一楼有没有加装电梯的补偿")
    Case.objects.bulk_create(
        Case(about=case.about, scope="interview-7", text=f"别的问题 {number}", state=Case.State.WITHDRAWN)
        for number in range(1_000)
    )

    assert queries.alike(make_case("加装电梯一楼有没有补偿")) == [near]


def test_the_second_text_makes_a_group_and_the_third_joins_it(make_case):
    first, second, third = make_case(TEXT), make_case(REWORDED), make_case(TEXT)
    other, elsewhere = make_case(OTHER), make_case(TEXT, scope="interview-8")

    assert groups_of(first, second, third, other, elsewhere) == [{-first.pk}] * 3 + [set(), set()]


def test_a_text_near_two_groups_joins_one_of_them(make_case):
    first, second = make_case(TEXT), make_case(OTHER)
    Band.objects.bulk_create([Band(case=first, value=-first.pk), Band(case=second, value=-second.pk)])

    both = make_case(f"{TEXT}{OTHER}")

    assert groups_of(both) in ([{-first.pk}], [{-second.pk}])
    assert groups_of(first, second) == [{-first.pk}, {-second.pk}]


def test_the_copies_of_a_campaign_keep_one_row_each(make_case, monkeypatch):
    monkeypatch.setattr(bands, "FULL", 2)
    cases = [make_case(TEXT) for _time in range(5)]
    reworded = make_case(REWORDED)

    assert [len(prints_of(case)) > 0 for case in cases] == [True, True, False, False, False]
    assert groups_of(*cases, reworded) == [{-cases[0].pk}] * 6
    assert prints_of(reworded)


def test_fingerprints_are_given_to_cases_from_before(make_case, capsys):
    first, second, empty = make_case(TEXT), make_case(REWORDED), make_case("？！")
    Band.objects.all().delete()

    call_command("fingerprint")

    assert (prints_of(first), prints_of(second)) == tuple(
        set(fingerprints(text, "interview-7")) for text in (TEXT, REWORDED)
    )
    assert groups_of(first, second, empty) == [{-first.pk}, {-first.pk}, set()]
    assert "3" in capsys.readouterr().out
    assert bands.refill_bands() == 0


def test_short_texts_with_other_numbers_are_about_other_things():
    assert nearness(wording("第3号楼什么时候装电梯"), wording("第4号楼什么时候装电梯")) == 0.0
    assert nearness(wording("第3号楼什么时候装电梯"), wording("第３号楼，什么时候装电梯？")) == 1.0


def test_wording_looks_through_width_tradition_and_greeting():
    assert nearness(wording("尊敬的领导您好！老街的路灯坏了"), wording("老街的路燈 坏了")) == 1.0


def test_nothing_is_near_to_nothing():
    assert nearness(wording(""), wording("")) == 0.0
    assert nearness(wording("老街的路灯坏了"), wording("")) == 0.0
