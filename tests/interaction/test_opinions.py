"""An answer helped, a theme matters most, an interview was good: one of each per person, with and without scripts."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from interaction.actions import interview as acts
from interaction.actions.ratings import rate
from interaction.actions.reactions import react
from interaction.actions.reply import draft_answer, release_answer
from interaction.actions.votes import vote
from interaction.models import Rating, Reaction, Theme, ThemeVote
from interaction.queries.room import room_counters, theme_votes
from interaction.queries.room_opinions import choices_of, marks_of, theme_lines
from people.refusals import Closed, NotAllowed, Refusal
from tests.interaction.making import approved, interview

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Mark = Rating.Mark


@pytest.fixture
def answer(occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    return release_answer(asked, guest, "今年都做。", by=host)


def themes(occasion):
    return [Theme.objects.create(occasion=occasion, name=name, place=at) for at, name in enumerate(("停车", "电梯"))]


def together(run, *, threads=8):
    """Runs it in so many threads at once, each with a connection of its own."""
    start = threading.Barrier(threads)

    def work(number):
        try:
            start.wait(30)
            run(number)
        finally:
            connections.close_all()

    running = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


def address(name, occasion, *more):
    return reverse(f"interaction:{name}", args=[occasion.pk, *more])


def test_reaction_counts_one_per_person_and_can_be_taken_back(occasion, answer):
    assert react(answer, person_key="a") == 1
    assert react(answer, person_key="a") == 1
    assert react(answer, person_key="b") == 2
    assert room_counters(occasion.pk)["helpful"] == {str(answer.pk): 2}
    assert choices_of(occasion, person_key="a").helped == [answer.pk]
    assert react(answer, person_key="a", wanted=False) == 1
    assert choices_of(occasion, person_key="a").helped == []


def test_reaction_is_only_to_a_published_answer(occasion, host, guest):
    asked = approved(occasion)
    draft = draft_answer(asked, guest, "草稿", by=host)
    words = acts.say(occasion, "各位好。", by=host)

    for other in (draft, words, asked.messages.get(kind="letter")):
        with pytest.raises(NotAllowed):
            react(other, person_key="a")
    assert not Reaction.objects.exists()


def test_reaction_is_taken_after_the_end_too_and_never_in_a_cancelled_interview(occasion, host, answer):
    acts.end(occasion, by=host)
    answer.submission.occasion.refresh_from_db()
    assert react(answer, person_key="a") == 1

    answer.submission.occasion.state = "cancelled"
    with pytest.raises(Closed):
        react(answer, person_key="b")


def test_helped_works_without_a_script(client, occasion, answer):
    page = address("helped", occasion, answer.pk)

    assert answer.text in client.get(page).content.decode()
    assert client.post(page, {"wanted": "1"}).url == f"{address('room', occasion)}#a{answer.pk}"
    assert Reaction.objects.count() == 1
    client.post(page, {"wanted": "0"})
    assert Reaction.objects.count() == 0


def test_helped_answers_a_script_with_the_count_and_choices_with_mine(client, occasion, answer):
    page = address("helped", occasion, answer.pk)

    told = client.post(page, {"wanted": "1"}, headers={"accept": "application/json"})

    assert told.json() == {"id": answer.pk, "count": 1}
    choices = client.get(address("choices", occasion))
    assert choices.json() == {"helped": [answer.pk], "theme": None}
    assert choices["Cache-Control"] == "private, no-store"


def test_answer_of_another_interview_is_not_found(client, answer):
    assert client.get(address("helped", interview(), answer.pk)).status_code == 404
    assert client.post(address("helped", interview(), answer.pk)).status_code == 404


def test_vote_is_one_per_person_and_moves():
    occasion = interview("collecting")
    first, second = themes(occasion)

    assert vote(first, person_key="a") == {first.pk: 1}
    assert vote(second, person_key="a") == {second.pk: 1}
    assert vote(second, person_key="b") == {second.pk: 2}
    assert choices_of(occasion, person_key="a").theme == second.pk
    assert room_counters(occasion.pk)["themes"] == {str(second.pk): 2}


@pytest.mark.django_db(transaction=True)
def test_parallel_votes_and_ratings_of_one_person_are_one():
    coming, past = interview("collecting"), interview("archived")
    offered = themes(coming)

    together(lambda number: vote(offered[number % 2], person_key="a"))
    together(lambda number: rate(past, person_key="a", mark=Mark.SATISFIED if number % 2 else Mark.BASICALLY))

    assert sum(theme_votes(coming.pk).values()) == ThemeVote.objects.count() == 1
    assert Rating.objects.count() == 1


@pytest.mark.parametrize("state", ["live", "archived", "cancelled"])
def test_vote_is_closed_from_the_beginning_on(client, state):
    occasion = interview(state)
    first, _second = themes(occasion)

    with pytest.raises(Closed):
        vote(first, person_key="a")
    refused = client.post(address("themes", occasion), {"theme": first.pk}, headers={"accept": "application/json"})
    assert refused.status_code == 409
    assert "投票" in refused.json()["sentence"] or "vote" in refused.json()["sentence"]
    assert "<form" not in client.get(address("themes", occasion)).content.decode().split("<main")[1].split("</main>")[0]


def test_vote_works_without_a_script(client):
    occasion = interview("collecting")
    first, second = themes(occasion)
    page = address("themes", occasion)

    assert f'value="{second.pk}" id="id_theme_1" checked' in client.get(
        f"{page}?theme={second.pk}"
    ).content.decode().replace('required id="id_theme_1" checked', 'id="id_theme_1" checked')
    assert client.post(page, {"theme": first.pk}).url == f"{address('room', occasion)}#themes"
    assert theme_votes(occasion.pk) == {first.pk: 1}


@pytest.mark.parametrize("theme", ["", "0", "x", "999999999999999999999"])
def test_vote_for_no_theme_of_this_interview_is_refused(client, theme):
    occasion = interview("collecting")
    themes(occasion)
    foreign = themes(interview("collecting"))[0]

    for wrong in (theme, foreign.pk):
        told = client.post(address("themes", occasion), {"theme": wrong}, headers={"accept": "application/json"})
        assert told.status_code == 422
        assert told.json()["sentence"]
        assert client.post(address("themes", occasion), {"theme": wrong}).status_code == 422
    assert client.get(f"{address('themes', occasion)}?theme={theme}").status_code == 200
    assert not ThemeVote.objects.exists()


def test_interview_without_themes_has_no_vote(client):
    assert client.get(address("themes", interview("collecting"))).status_code == 404


def test_theme_lines_share_out_all_votes():
    occasion = interview("collecting")
    first, second = themes(occasion)

    lines = theme_lines(occasion, {str(first.pk): 3, str(second.pk): 1})

    assert [(line.name, line.votes, line.share) for line in lines] == [("停车", 3, 75), ("电梯", 1, 25)]
    assert [line.share for line in theme_lines(occasion, {})] == [0, 0]


def test_rating_is_one_per_person_and_changes():
    occasion = interview("archived")

    rate(occasion, person_key="a", mark=Mark.SATISFIED)
    rate(occasion, person_key="a", mark=Mark.NOT, reason=" 没有答到重点。 ")

    rating = Rating.objects.get()
    assert (rating.mark, rating.reason) == (Mark.NOT, "没有答到重点。")
    assert (choices_of(occasion, person_key="a").mark, choices_of(occasion, person_key="b").mark) == (Mark.NOT, None)


@pytest.mark.parametrize(("mark", "reason"), [(Mark.NOT, ""), (Mark.NOT, "  "), (4, "好"), (0, "好")])
def test_rating_without_its_reason_or_of_no_mark_is_refused(mark, reason):
    with pytest.raises(Refusal):
        rate(interview("archived"), person_key="a", mark=mark, reason=reason)
    assert not Rating.objects.exists()


@pytest.mark.parametrize("state", ["announced", "collecting", "live", "cancelled"])
def test_rating_waits_for_the_end(client, state):
    occasion = interview(state)

    with pytest.raises(Closed):
        rate(occasion, person_key="a", mark=Mark.SATISFIED)
    assert client.post(address("rate", occasion), {"mark": "3"}).status_code == 409


def test_rating_page_saves_and_keeps_what_was_written(client):
    occasion = interview("archived")
    page = address("rate", occasion)

    refused = client.post(page, {"mark": "1", "reason": ""})
    assert refused.status_code == 422
    assert not Rating.objects.exists()
    saved = client.post(page, {"mark": "1", "reason": "太短。"}, follow=True)

    assert saved.redirect_chain == [(page, 302)]
    assert "太短。</textarea>" in saved.content.decode()
    part = client.post(page, {"mark": "3", "reason": ""}, headers={"x-fragment": "1"})
    assert "<html" not in part.content.decode()
    assert "data-rate-focus" in part.content.decode()
    assert Rating.objects.get().mark == Mark.SATISFIED


def test_result_stays_hidden_until_five_have_rated(client):
    occasion = interview("archived")
    for number in range(4):
        rate(occasion, person_key=str(number), mark=Mark.SATISFIED)
    assert marks_of(occasion) == []
    assert (
        "at least five people"
        in client.get(address("room", occasion), headers={"accept-language": "en"}).content.decode()
    )

    rate(occasion, person_key="5", mark=Mark.SATISFIED)

    assert [(mark.value, mark.count) for mark in marks_of(occasion)] == [(3, 5), (2, 0), (1, 0)]
    page = client.get(address("room", occasion), headers={"accept-language": "en"}).content.decode()
    assert "5 people have rated." in page


def test_pages_of_a_draft_are_not_found(client):
    occasion = interview("draft")
    themes(occasion)

    for name in ("themes", "rate", "choices"):
        assert client.get(address(name, occasion)).status_code == 404
