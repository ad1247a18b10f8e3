import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation.actions import approve, redact, reject
from moderation.forms_redact import CANNED
from moderation.models import Decision, Reason
from people.refusals import Closed, NotAllowed, Refusal, Stale

pytestmark = pytest.mark.django_db

TEXT = "王小明家的狗总是乱叫，谁来管管？"
CHANGED = "［删去：他人姓名］家的狗总是乱叫，谁来管管？"


@pytest.fixture
def public(make_case, moderator):
    """A published case in its second version."""
    return approve(make_case(TEXT), by=moderator, version=1)


def send(client, case, **fields):
    data = {"version": case.version, "text": CHANGED, "reason": "privacy"} | fields
    return client.post(reverse("moderation:redact", args=[case.pk]), data)


def test_redact_changes_the_public_text_and_keeps_what_was_sent(public, other_moderator):
    case = redact(public, by=other_moderator, version=public.version, text=f" {CHANGED} ", reason="privacy")

    assert (case.state, case.version, case.reason) == ("approved", public.version + 1, None)
    assert (case.text, case.public_text) == (TEXT, CHANGED)
    assert (case.decided_by, case.decided_at) == (public.decided_by, public.decided_at)
    row = case.decisions.latest("pk")
    assert (row.outcome, row.by, row.reason_id) == (Decision.Outcome.REDACTED, other_moderator, "privacy")
    assert (row.before["public"], row.after["public"]) == (TEXT, CHANGED)


def test_redact_again_goes_on_from_the_changed_text(public, moderator):
    once = redact(public, by=moderator, version=public.version, text=CHANGED, reason="privacy")

    twice = redact(once, by=moderator, version=once.version, text="谁来管管？", reason="insult")

    assert twice.public_text == "谁来管管？"
    assert [row.before["public"] for row in twice.decisions.filter(outcome="redacted")] == [TEXT, CHANGED]


def test_stranger_may_not_redact(public, stranger):
    with pytest.raises(NotAllowed):
        redact(public, by=stranger, version=public.version, text=CHANGED, reason="privacy")


def test_moderator_of_another_place_may_not_redact(make_case, moderator, room_moderator):
    elsewhere = approve(make_case(TEXT, scope="interview-8"), by=moderator, version=1)

    with pytest.raises(NotAllowed):
        redact(elsewhere, by=room_moderator, version=elsewhere.version, text=CHANGED, reason="privacy")


def test_of_two_who_redact_one_is_told_that_it_changed(public, moderator, other_moderator):
    redact(public, by=moderator, version=public.version, text=CHANGED, reason="privacy")

    with pytest.raises(Stale):
        redact(public, by=other_moderator, version=public.version, text="另一种改法", reason="privacy")

    assert public.decisions.filter(outcome="redacted").count() == 1


@pytest.mark.parametrize(
    "decide", [lambda case, by: case, lambda case, by: reject(case, by=by, version=1, reason="insult")]
)
def test_only_a_published_text_is_redacted(make_case, moderator, decide):
    case = decide(make_case(TEXT), moderator)

    with pytest.raises(Closed):
        redact(case, by=moderator, version=case.version, text=CHANGED, reason="privacy")


@pytest.mark.parametrize(
    ("text", "reason"),
    [(CHANGED, ""), (CHANGED, "no-such"), (CHANGED, "closed-case"), ("  \n ", "privacy"), (TEXT, "privacy")],
)
def test_redact_needs_a_reason_in_use_words_and_a_change(public, moderator, text, reason):
    Reason.objects.filter(code="closed-case").update(is_active=False)

    with pytest.raises(Refusal):
        redact(public, by=moderator, version=public.version, text=text, reason=reason)

    assert not public.decisions.filter(outcome="redacted").exists()


def test_page_shows_what_was_sent_and_what_the_public_reads(client, make_case, moderator):
    case = approve(make_case("打13900001234找我"), by=moderator, version=1)
    client.force_login(moderator)

    page = client.get(reverse("moderation:redact", args=[case.pk])).content.decode()

    assert "打13900001234找我" in page
    assert "打139****1234找我</textarea>" in page


def test_page_tells_of_earlier_changes_in_as_many_queries_for_three(
    client, public, moderator, django_assert_num_queries
):
    client.force_login(moderator)
    address = reverse("moderation:redact", args=[public.pk])
    redact(public, by=moderator, version=2, text="一", reason="insult")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number, text in enumerate("二三"):
        redact(public, by=moderator, version=3 + number, text=text, reason="privacy")

    with django_assert_num_queries(len(one)):
        page = client.get(address).content.decode()

    assert page.count("data-redaction") == 3
    assert moderator.name in page


def test_page_changes_the_text_and_leads_back(client, public, moderator):
    client.force_login(moderator)

    response = send(client, public, text=CHANGED.replace("，", "\r\n"))

    assert (response.status_code, response.url) == (302, reverse("moderation:case", args=[public.pk]))
    public.refresh_from_db()
    assert public.public_text == CHANGED.replace("，", "\n")


def test_words_are_replaced_by_a_canned_phrase_everywhere(client, public, moderator):
    client.force_login(moderator)

    send(client, public, text=f"{TEXT}王小明住哪？", piece="王小明", canned="name")

    public.refresh_from_db()
    words = CANNED["name"]
    assert public.public_text == f"{words}家的狗总是乱叫，谁来管管？{words}住哪？"


def test_words_are_taken_out_where_no_phrase_is_chosen(client, public, moderator):
    client.force_login(moderator)

    send(client, public, text=TEXT, piece="王小明家的")

    public.refresh_from_db()
    assert public.public_text == "狗总是乱叫，谁来管管？"


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"reason": ""}, CHANGED),
        ({"reason": "no-such"}, CHANGED),
        ({"piece": "李小红"}, CHANGED),
        ({"canned": "no-such"}, CHANGED),
        ({"text": TEXT}, TEXT),
        ({"text": TEXT, "piece": TEXT}, TEXT),
        ({"text": "好" * 5_001}, "好" * 5_001),
    ],
)
def test_what_does_not_go_through_is_shown_again_with_the_text(client, public, moderator, fields, kept):
    client.force_login(moderator)

    response = send(client, public, **fields)

    assert response.status_code == 422
    page = response.content.decode()
    assert f"{kept}</textarea>" in page
    assert 'class="errorlist' in page
    assert not public.decisions.filter(outcome="redacted").exists()


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999", "-1"])
def test_nonsense_for_a_version_is_a_plain_refusal(client, public, moderator, version):
    client.force_login(moderator)

    assert send(client, public, version=version).status_code == 400


def test_page_of_a_changed_or_waiting_text_says_how_it_stands(client, public, make_case, moderator):
    client.force_login(moderator)

    assert send(client, public, version=public.version - 1).status_code == 409
    assert client.get(reverse("moderation:redact", args=[make_case().pk])).status_code == 409


def test_nobody_else_is_told_that_there_is_such_a_page(client, public, stranger):
    address = reverse("moderation:redact", args=[public.pk])

    assert client.get(address).status_code == 404
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    assert send(client, public).status_code == 404


def test_decided_case_leads_to_the_page(client, public, make_case, moderator):
    client.force_login(moderator)

    published, waiting = (
        client.get(reverse("moderation:case", args=[case.pk])).content.decode() for case in (public, make_case())
    )

    assert reverse("moderation:redact", args=[public.pk]) in published
    assert "/redact/" not in waiting
