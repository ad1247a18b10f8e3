import pytest
from django.utils import timezone

from moderation import actions
from moderation.models import Case
from people.refusals import Closed
from realtime.models import Frame

pytestmark = pytest.mark.django_db


def test_open_case_screens_and_tells(make_case):
    case = make_case("物业电话13900001234", byline="海风", author_key="k")

    assert (case.state, case.version, case.byline, case.author_key) == ("waiting", 1, "海风", "k")
    assert case.findings == [{"start": 4, "end": 15, "kind": "personal", "rule": "mobile", "weight": 40}]
    told = Frame.objects.get(stream__topic="interview-7-desk")
    assert told.data == {
        "id": case.pk,
        "scope": "interview-7",
        "version": 1,
        "at": timezone.localtime(case.opened_at).isoformat(timespec="seconds"),
        "priority": False,
        "findings_count": 1,
        "looking": "",
    }


def test_frames_carry_neither_text_nor_author(make_case):
    make_case("物业电话13900001234", byline="海风九号", author_key="key-of-author")

    told = str(list(Frame.objects.values_list("data", flat=True)))

    for secret in ("13900001234", "物业", "海风", "key-of-author", "mobile"):
        assert secret not in told


def test_a_blocked_term_is_held_and_never_dropped(make_case):
    case = make_case("专业办假证")

    assert case.state == "waiting"
    assert max(one["weight"] for one in case.findings) == 100


def test_a_second_case_about_the_same_waits_only_once(case):
    again = actions.open_case(case.about, scope=case.scope, text=case.text)

    assert again.pk == case.pk
    with pytest.raises(Closed):
        actions.open_case(case.about, scope=case.scope, text="另一段话")
    assert Case.objects.count() == 1


def test_withdraw_takes_it_off_the_queue(case, moderator):
    withdrawn = actions.withdraw_case(case.about)

    assert (withdrawn.pk, withdrawn.state, withdrawn.version) == (case.pk, "withdrawn", 2)
    assert actions.withdraw_case(case.about) is None
    with pytest.raises(Closed):
        actions.approve(case, by=moderator, version=2)
    last = Frame.objects.filter(stream__topic="desk-moderation").latest("seq")
    assert (last.kind, last.data["state"], last.data["by"]) == ("decision", "withdrawn", "")
