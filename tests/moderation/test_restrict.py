"""An author is silenced in one place for a while, and may write again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation import actions, doors, queries
from moderation.models import Case, Reason, Restriction
from moderation.queries.restricted import is_read_first, silence_of
from moderation.queries.restrictions import restrictions_listed
from moderation.senders import Sender
from people.refusals import Closed, NotAllowed, Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(make_case):
    """A case whose author is known."""
    return make_case(author_key="k", byline="海风")


def test_restrict_holds_in_its_place_until_its_time(said, moderator, frozen):
    made = actions.restrict(said, by=moderator, minutes=10, reason="insult")

    assert (made.until - timezone.now(), made.reason_id, made.made_by) == (timedelta(minutes=10), "insult", moderator)
    assert queries.restriction_of("interview-7", "k") == made
    assert queries.restriction_of("interview-8", "k") is None
    assert queries.restriction_of("interview-7", "other") is None
    frozen.shift(600)
    assert queries.restriction_of("interview-7", "k") is None


def test_nobody_is_silenced_without_a_key():
    assert queries.restriction_of("interview-7", "") is None
    assert queries.restriction_of("interview-7") is None


def test_restrict_needs_an_author_a_time_and_an_active_reason(said, make_case, moderator):
    Reason.objects.filter(code="insult").update(is_active=False)
    wrong = [(make_case(), 10, "privacy"), (said, 0, "privacy"), (said, 10**6, "privacy"), (said, 10, "insult")]

    for case, minutes, reason in wrong:
        with pytest.raises(Refusal):
            actions.restrict(case, by=moderator, minutes=minutes, reason=reason)

    assert Restriction.objects.count() == 0


def test_restrict_is_refused_to_a_stranger_and_told_to_the_second_moderator(said, moderator, other_moderator, stranger):
    with pytest.raises(NotAllowed):
        actions.restrict(said, by=stranger, minutes=10, reason="insult")
    actions.restrict(said, by=moderator, minutes=10, reason="insult")

    with pytest.raises(Closed):
        actions.restrict(said, by=other_moderator, minutes=60, reason="insult")

    assert Restriction.objects.count() == 1


def test_lift_lets_the_author_write_at_once_and_only_once(said, moderator, other_moderator, stranger):
    made = actions.restrict(said, by=moderator, minutes=10, reason="insult")
    with pytest.raises(NotAllowed):
        actions.lift(made, by=stranger)

    assert actions.lift(made, by=other_moderator).lifted_at is not None

    assert queries.restriction_of("interview-7", "k") is None
    with pytest.raises(Closed):
        actions.lift(made, by=moderator)


def test_a_moderator_of_one_room_silences_and_lifts_there_only(make_case, moderator, room_moderator):
    here = make_case(author_key="k", scope="interview-7")
    there = actions.restrict(make_case(author_key="k", scope="interview-8"), by=moderator, minutes=10, reason="insult")
    made = actions.restrict(here, by=room_moderator, minutes=10, reason="insult")

    assert list(queries.restrictions_for(room_moderator)) == [made]
    assert list(queries.restrictions_for(moderator)) == [made, there]
    with pytest.raises(NotAllowed):
        actions.lift(there, by=room_moderator)


def test_the_list_tells_the_last_text_and_name_of_the_author(said, make_case, moderator):
    make_case("后来的话", author_key="k", byline="海风二号")
    actions.restrict(said, by=moderator, minutes=10, reason="insult")

    [row] = queries.restrictions_for(moderator)

    assert (row.text, row.byline) == ("后来的话", "海风二号")


def test_reads_first_holds_beside_a_silence_and_names_account_and_device(make_case, moderator):
    case = open_case_of(make_case, "k", "acc", "dev")

    read_first = actions.restrict(case, by=moderator, minutes=60, reason="insult", kind="read-first")
    silence = actions.restrict(case, by=moderator, minutes=10, reason="insult")

    assert [one.kind for one in (read_first, silence)] == ["read-first", "silence"]
    assert (silence.author_key, silence.account_key, silence.device_key) == ("k", "acc", "dev")
    assert is_read_first("interview-7", Sender("other", "acc"))
    with pytest.raises(Closed):
        actions.restrict(case, by=moderator, minutes=10, reason="insult", kind="read-first")


def test_everywhere_is_for_moderators_of_the_district_and_for_accounts(make_case, moderator, room_moderator):
    known, visitor = open_case_of(make_case, "k", "acc", ""), make_case(author_key="v")
    for case, by in ((known, room_moderator), (visitor, moderator)):
        with pytest.raises(Refusal):
            actions.restrict(case, by=by, minutes=10, reason="insult", everywhere=True)

    made = actions.restrict(known, by=moderator, minutes=10, reason="insult", everywhere=True)

    assert made.scope == ""
    assert silence_of("enquiry", Sender("x", "acc")) == made
    with pytest.raises(NotAllowed):
        actions.lift(made, by=room_moderator)
    with pytest.raises(Closed):
        actions.restrict(known, by=moderator, minutes=10, reason="insult")
    assert actions.lift(made, by=moderator).lifted_by == moderator


def test_author_is_told_of_it_and_of_its_end(said, moderator, monkeypatch):
    told = []
    monkeypatch.setattr(doors, "_tellers", [lambda restriction, kind: told.append((restriction.pk, kind))])

    made = actions.restrict(said, by=moderator, minutes=10, reason="insult")
    actions.lift(made, by=moderator)

    assert told == [(made.pk, "restricted"), (made.pk, "restriction-ended")]


def test_list_tells_live_and_past_ones_apart(client, frozen, make_case, moderator):
    client.force_login(moderator)
    over = actions.restrict(make_case("早先的话", author_key="a"), by=moderator, minutes=10, reason="insult")
    frozen.shift(700)
    lifted = actions.restrict(make_case("后来的话", author_key="b"), by=moderator, minutes=60, reason="insult")
    actions.lift(lifted, by=moderator)
    live = actions.restrict(make_case("现在的话", author_key="c"), by=moderator, minutes=60, reason="insult")

    assert list(restrictions_listed(moderator)) == [live]
    assert list(restrictions_listed(moderator, show="past")) == [lifted, over]
    assert list(restrictions_listed(moderator, show="past", q="早先")) == [over]
    page = client.get("/moderation/silenced/?show=past").content.decode()
    assert "后来的话" in page
    assert "现在的话" not in page


def open_case_of(make_case, author, account, device):
    """A case whose sender is known by browser, account and device."""
    case = make_case(author_key=author)
    Case.objects.filter(pk=case.pk).update(account_key=account, device_key=device)
    return Case.objects.get(pk=case.pk)
