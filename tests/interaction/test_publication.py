"""The approver sees exactly what everybody will read; the copies are clean and masked, and go with the consent."""

import pytest
from django.utils import timezone

from interaction import files
from interaction.actions.consent import withdraw_consent
from interaction.actions.following_up import follow_up
from interaction.actions.letters import assign, hand_in
from interaction.actions.letters_release import release
from interaction.actions.submit import submit
from interaction.models import Message, Submission, Upload
from interaction.public_texts import Words, parted, public_answer, public_letter
from interaction.queries import archive, search
from interaction.queries.archive_copy import copy_of
from interaction.queries.report import public_text
from moderation.actions import approve
from moderation.actions.redact import redact
from people.models import Role
from people.refusals import Stale
from tests.factories import letter as written_letter
from tests.interaction.desk import approver, assigned, officer, report, written
from tests.interaction.making import case_of, department, moderator, person

pytestmark = pytest.mark.django_db
CONTACT = {"name": "朱小明", "phone": "13912345678", "mail": "zhu@example.org", "address": "银川西路"}
BODY = "我叫朱小明，住在银川西路，电话13912345678，小区东门的路灯坏了。"
SAID = "朱小明您好：东门路灯本周五前由区住建局修好。可拨0532-88996655或13700001111，或写信给 zjj@laoshan.gov.cn。"


def waiting(text: str = SAID, **more):
    """A letter whose writer agreed, with an answer that waits for its approver: letter, answer, approver."""
    given = {"title": "朱小明家门口的路灯", "body": BODY, "contact": CONTACT, "byline": "朱**"}
    letter = assigned(**given | more)
    return letter, written(letter, text), approver(letter.department)


def let_out(letter, answer, chief, **more) -> Submission:
    release(letter, by=chief, version=answer.version, confirmed=["personal"], **more)
    return Submission.objects.get(pk=letter.pk)


def file_of(letter, name="照片.jpg", **more) -> Upload:
    given = {"stored": f"{name}-{letter.pk}", "kind": "image", "mime": "image/jpeg", "size": 1, "digest": "0"}
    message = letter.messages.filter(kind="letter").first()
    return Upload.objects.create(submission=letter, message=message, name=name, sent_at=timezone.now(), **given | more)


@pytest.mark.parametrize(
    ("public", "words"),
    [
        ("路灯\n坏了", Words("路灯", "坏了")),
        ("改过的题目\n坏了", Words("改过的题目", "坏了")),
        ("坏了", Words("路灯", "坏了")),
        ("路灯", Words("路灯", "路灯")),
        ("", Words("路灯", "坏了")),
    ],
)
def test_a_copy_falls_into_title_and_text(public, words):
    read = "路灯\n坏了" if public.startswith("改") else ""

    assert parted(public, title="路灯", sent="坏了", read=read) == words


def test_numbers_and_places_of_offices_stay_and_the_writers_do_not():
    said = "请到仙霞岭路18号3楼302室，电话0532-88996655。您家12号楼3单元502室已记下，手机13912345678。"

    assert public_answer(said, {}, "我住12号楼3单元502室") == (
        "请到仙霞岭路18号3楼302室，电话0532-88996655。您家***已记下，手机139****5678。"
    )


def test_a_writer_is_not_named_in_letter_or_answer():
    assert public_letter("朱小明住银川西路", CONTACT) == "朱**住***"
    assert public_letter("无人署名", {}) == "无人署名"


def test_the_approver_sees_exactly_what_everybody_reads_afterwards():
    letter, answer, chief = waiting()
    seen = copy_of(letter, answer)

    done = let_out(letter, answer, chief, seal=seen.seal)

    read = archive.letter(done)
    assert (done.title, read.text, read.answers[0].text) == (seen.title, seen.text, seen.answer)
    assert seen.title == "朱**家门口的路灯"
    assert seen.text == "我叫朱**，住在***，电话139****5678，小区东门的路灯坏了。"
    assert seen.answer == (
        "朱**您好：东门路灯本周五前由区住建局修好。可拨0532-88996655或137****1111，或写信给 zjj@laoshan.gov.cn。"
    )


def test_what_was_sent_and_answered_stays_as_it_was():
    letter, answer, chief = waiting()

    done = let_out(letter, answer, chief)

    sent, said = done.messages.order_by("pk")
    assert (done.answers["title"], sent.text, said.text) == ("朱小明家门口的路灯", BODY, SAID)


def test_nobody_finds_a_published_letter_by_what_was_masked():
    done = let_out(*waiting())

    assert list(search.results("路灯")) == [done]
    for secret in ("朱小明", "13912345678", "银川西路", "13700001111"):
        assert list(search.results(secret)) == []


def test_a_title_that_a_moderator_changed_is_the_one_published():
    sent = submit(written_letter(title="王五打人了请处理", body="东门的路灯坏了，请修。", contact=CONTACT)).submission
    approve(case_of(sent), by=moderator(), version=1, text="邻居纠纷请处理\n东门的路灯坏了，请修。")
    assign(sent, department(), by=person(Role.DISPATCHER))
    letter = Submission.objects.get(pk=sent.pk)

    done = let_out(letter, written(letter), approver(letter.department))

    assert (done.title, archive.letter(done).text) == ("邻居纠纷请处理", "东门的路灯坏了，请修。")


def test_another_copy_than_was_seen_is_not_published():
    letter, answer, chief = waiting()
    seen = copy_of(letter, answer).seal
    letter.messages.filter(kind="letter").update(public_text="朱小明家门口的路灯\n别的话")

    with pytest.raises(Stale):
        let_out(letter, answer, chief, seal=seen)

    assert Submission.objects.get(pk=letter.pk).published_at is None


def test_only_the_files_that_were_ticked_are_let_out():
    letter, answer, chief = waiting()
    one, other = file_of(letter), file_of(letter, "身份证.jpg")
    elsewhere = file_of(assigned(), "别人的.jpg")

    done = let_out(letter, answer, chief, files=[one.pk, elsewhere.pk])

    assert list(Upload.objects.filter(is_public=True)) == [one]
    assert done.events.get(kind="release").data["public_files"] == [one.pk]
    assert other.pk not in done.events.get(kind="release").data["public_files"]


def test_an_answer_kept_from_everybody_publishes_nothing_but_is_masked_for_later():
    letter, answer, chief = waiting()
    one = file_of(letter)

    done = let_out(letter, answer, chief, keep_private=True, files=[one.pk])

    assert (done.published_at, done.title, Upload.objects.filter(is_public=True).count()) == (None, letter.title, 0)
    assert "13700001111" not in done.messages.get(kind="answer").public_text


@pytest.mark.parametrize("more", [{"wants_public": False}, {"channel": "complaint", "kind": "market"}])
def test_without_consent_and_in_private_channels_nothing_is_published(more):
    letter, answer, chief = waiting(**more)

    assert copy_of(letter, answer) is None
    assert let_out(letter, answer, chief).published_at is None


def test_a_report_is_never_published_whatever_its_row_says():
    sent = report()
    Submission.objects.filter(pk=sent.pk).update(wants_public=True, department=department())

    assert copy_of(Submission.objects.get(pk=sent.pk), Message(text=SAID)) is None


def test_consent_taken_back_while_the_approver_reads_is_heeded():
    letter, answer, chief = waiting()
    withdraw_consent(Submission.objects.get(pk=letter.pk), with_code=True)

    done = let_out(letter, answer, chief)

    assert done.published_at is None


def asked_again(**more):
    """A published letter whose writer asked about the answer, and the answer to that."""
    done = let_out(*waiting())
    follow_up(done, "谢谢，那朱小明家西门的灯什么时候修？", with_code=True)
    done.refresh_from_db()
    second = hand_in(done, "西门路灯下周一前由区住建局修好，届时张贴告示。", by=officer(done.department), version=0)
    done.refresh_from_db()
    return done, second, approver(done.department)


def test_a_question_about_the_answer_is_public_only_if_the_approver_says_so():
    done, second, chief = asked_again()
    seen = copy_of(done, second)
    assert seen.follow_up == "谢谢，那朱**家西门的灯什么时候修？"

    kept = let_out(done, second, chief, seal=seen.seal)

    assert [one.kind for one in archive.letter(kept).exchange] == ["answer", "answer"]
    assert list(search.results("西门的灯")) == []


def test_a_question_that_was_let_out_stands_masked_before_its_answer():
    done, second, chief = asked_again()

    kept = let_out(done, second, chief, follow_up=True)

    exchange = archive.letter(kept).exchange
    assert [one.kind for one in exchange] == ["answer", "follow-up", "answer"]
    assert exchange[1].text == "谢谢，那朱**家西门的灯什么时候修？"
    assert list(search.results("西门的灯")) == [kept]


def test_a_published_letter_that_is_redacted_keeps_title_and_text_apart():
    done = let_out(*waiting())
    case = case_of(done)

    redact(case, by=moderator(), version=case.version, text="路灯\n小区东门的路灯坏了。", reason="privacy")

    done.refresh_from_db()
    assert (done.title, archive.letter(done).text) == ("路灯", "小区东门的路灯坏了。")
    assert public_text(done) == "路灯\n小区东门的路灯坏了。"


def test_with_the_consent_everything_goes_from_everywhere(client):
    letter, answer, chief = waiting()
    one = file_of(letter, stored=files.store(b"picture", ".jpg"))
    done = let_out(letter, answer, chief, files=[one.pk])
    pages = ["/enquiry/", f"/enquiry/{done.pk}/", "/search/?q=路灯", "/"]
    assert all("家门口" in client.get(url).content.decode() for url in pages[:3])
    assert client.get(f"/uploads/{one.pk}/").status_code == 200

    withdraw_consent(done, with_code=True)

    for url in pages:
        html = client.get(url).content.decode()
        assert "家门口" not in html
    assert client.get(f"/enquiry/{done.pk}/").status_code == 404
    assert client.get(f"/uploads/{one.pk}/").status_code == 404
    assert not Upload.objects.filter(is_public=True).exists()


def test_the_desk_shows_the_copy_and_its_files_to_the_approver_only(client):
    letter, answer, chief = waiting()
    one = file_of(letter)
    client.force_login(chief)

    html = client.get(f"/desk/{letter.pk}/").content.decode()

    seen = copy_of(letter, answer)
    assert f'name="seal" value="{seen.seal}"' in html
    assert "朱**您好" in html
    assert f'name="let_out" value="{one.pk}"' in html

    client.force_login(answer.author)
    assert 'name="seal"' not in client.get(f"/desk/{letter.pk}/").content.decode()


def test_the_form_lets_out_what_was_ticked_and_keeps_ticks_when_something_is_missing(client):
    letter, answer, chief = waiting()
    one = file_of(letter)
    client.force_login(chief)
    sent = {"version": answer.version, "seal": copy_of(letter, answer).seal, "let_out": [one.pk]}

    back = client.post(f"/desk/{letter.pk}/release/", sent)

    assert back.status_code == 422
    assert f'value="{one.pk}" checked' in back.content.decode()

    done = client.post(f"/desk/{letter.pk}/release/", sent | {"confirmed": ["personal"]})
    assert done.status_code == 302
    assert Upload.objects.get(is_public=True) == one


@pytest.mark.parametrize("files", ["abc", "9" * 40, "-1"])
def test_files_that_make_no_sense_are_refused_plainly(client, files):
    letter, answer, chief = waiting()
    client.force_login(chief)

    sent = {"version": answer.version, "confirmed": ["personal"], "let_out": [files]}
    response = client.post(f"/desk/{letter.pk}/release/", sent)

    assert response.status_code == 400
    assert Submission.objects.get(pk=letter.pk).state == "in-review"
