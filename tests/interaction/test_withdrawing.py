"""Taking a submission back: by its author or by number and code; gone from the room at once, too late once answered."""

import pytest

from interaction import receipts
from interaction.actions.interview import air, end, shortlist
from interaction.actions.joining import join
from interaction.actions.reply import release_answer
from interaction.actions.submit import submit
from interaction.actions.withdrawing import withdraw
from interaction.models import Submission
from interaction.queries.room import room_state
from interaction.queries.search import results
from people.refusals import Closed, NotAllowed
from realtime.models import Frame
from tests.interaction.making import approved, case_of, interview, letter, moderator, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TEXT = "充电桩什么时候能装好？"


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(occasion):
    return participant(occasion, "host").user


def test_author_takes_a_waiting_question_off_the_queue(occasion):
    author = person()
    asked = question(occasion, TEXT, author=author)

    withdraw(asked, by=author)

    asked.refresh_from_db()
    assert (asked.state, case_of(asked).state) == ("withdrawn", "withdrawn")


def test_public_question_leaves_the_room_with_its_text_out_of_every_frame(occasion):
    asked = approved(occasion, TEXT)

    withdraw(asked, with_code=True)

    assert room_state(occasion)["questions"] == []
    frames = Frame.objects.filter(stream__topic=occasion.topic).order_by("seq")
    assert TEXT not in str(list(frames.values_list("data", flat=True)))
    told = frames.filter(kind="withdraw").get()
    assert told.data == {"what": "question", "id": asked.pk}
    studio = Frame.objects.filter(stream__topic=f"{occasion.topic}-studio")
    assert TEXT not in str(list(studio.values_list("data", flat=True)))


def test_question_on_air_goes_off_air(occasion, host):
    asked = approved(occasion, TEXT)
    air(asked, by=host)

    withdraw(asked, with_code=True)

    occasion.refresh_from_db()
    assert occasion.on_air_id is None


def test_shortlisted_question_leaves_the_list(occasion, host):
    asked = approved(occasion, TEXT)
    shortlist(asked, by=host)

    withdraw(asked, with_code=True)

    last = Frame.objects.filter(stream__topic=f"{occasion.topic}-studio", kind="shortlist").latest("seq")
    assert last.data == {"ids": []}


def test_questions_joined_to_it_stand_by_themselves_again(occasion):
    main, other = approved(occasion, TEXT), approved(occasion, "充电桩哪天能用？", visitor="v2")
    join(other, main, by=moderator())

    withdraw(main, with_code=True)

    other.refresh_from_db()
    assert (other.state, other.merged_into_id) == ("approved", None)


def test_joined_question_is_handed_over_when_its_main_one_is_taken_back_after_the_end(occasion):
    main, other = approved(occasion, TEXT), approved(occasion, "充电桩哪天能用？", visitor="v2")
    join(other, main, by=moderator())
    end(occasion, by=None)
    main.refresh_from_db()

    withdraw(main, with_code=True)

    other.refresh_from_db()
    assert (other.channel, other.state, other.deadlines.count()) == ("enquiry", "assigned", 1)
    assert not main.deadlines.open().exists()


def test_stranger_may_not(occasion):
    asked = approved(occasion, TEXT, author=person())

    for stranger in (person(), moderator(), None):
        with pytest.raises(NotAllowed):
            withdraw(asked, by=stranger)
    asked.refresh_from_db()
    assert asked.state == "approved"


def test_too_late_once_answered_and_only_once(occasion):
    guest, author = participant(occasion, "guest"), person()
    answered = approved(occasion, TEXT, author=author)
    release_answer(answered, guest, "明年三月。", by=guest.user)
    twice = approved(occasion, "第二个问题怎么办？", author=author)
    withdraw(twice, by=author)

    for late in (answered, twice):
        with pytest.raises(Closed):
            withdraw(late, by=author)


def test_it_is_no_longer_found(occasion):
    asked = approved(occasion, "独一无二的鳜鱼问题？")
    assert results("鳜鱼")

    withdraw(asked, with_code=True)

    assert not results("鳜鱼")


def test_number_and_code_take_back_and_the_page_says_so(client, occasion):
    sent = letter(occasion, TEXT)
    number = submit(sent).submission.number
    code = receipts.query_code(sent.key, Submission.objects.get().pk)
    page = client.post("/status/", {"number": number, "code": code}).content.decode()
    assert 'action="/status/withdraw/"' in page

    done = client.post("/status/withdraw/", {"number": number, "code": code})

    assert done.status_code == 200
    assert Submission.objects.get().state == "withdrawn"
    assert client.post("/status/withdraw/", {"number": number, "code": code}).status_code == 409


def test_wrong_code_and_other_accounts_get_404(client, occasion):
    asked = question(occasion, TEXT, author=person())

    assert client.post("/status/withdraw/", {"number": asked.number, "code": "0000-0000-0000-0000"}).status_code == 404
    assert client.post("/status/withdraw/", {"number": asked.number}).status_code == 404
    client.force_login(person())
    assert client.post("/status/withdraw/", {"number": asked.number}).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_author_takes_back_from_my_page(client, occasion):
    author = person()
    asked = question(occasion, TEXT, author=author)
    client.force_login(author)
    assert 'action="/status/withdraw/"' in client.get("/my/").content.decode()

    done = client.post("/status/withdraw/", {"number": asked.number}, follow=True)

    assert done.redirect_chain == [("/my/", 302)]
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
