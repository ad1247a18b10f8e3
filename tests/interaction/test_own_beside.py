"""Of what authors say later nothing is public; letters that belong together point to each other."""

import pytest
from django.urls import reverse

from interaction.actions.following_up import follow_up
from interaction.actions.supplements import supplement
from tests.interaction.making import person
from tests.interaction.own import accepted, answer, assigned
from tests.interaction.test_own_pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_later_words_are_never_public(client):
    sent = assigned(wants_public=True)
    supplement(sent.submission, "补充：施工期间怎么上下楼？", with_code=True)
    answer(sent.submission)
    follow_up(sent.submission, "追问：施工期间怎么上下楼？", with_code=True)
    answer(sent.submission, "施工期间保留一部楼梯通行，每层有人值守，夜间十点以后停止，请居民放心出入小区。")

    found = f"/enquiry/{sent.submission.pk}/"
    for address in (found, "/enquiry/", "/search/?q=施工期间保留", "/search/?q=怎么上下楼"):
        shown = client.get(address)
        assert shown.status_code == 200
        assert "怎么上下楼" not in shown.content.decode().replace('value="怎么上下楼"', "").replace("“怎么上下楼”", "")
    assert found in client.get("/search/?q=施工期间保留").content.decode()
    assert found not in client.get("/search/?q=怎么上下楼").content.decode()


def test_parted_letters_point_to_each_other(client):
    author = person()
    first = accepted(author=author)
    second = accepted(author=author, split_from=first.submission)
    client.force_login(author)

    for here, there in ((first, second), (second, first)):
        shown = client.get(reverse("interaction:my_one", args=[here.number])).content.decode()
        assert reverse("interaction:my_one", args=[there.number]) in shown


def test_entered_by_a_clerk_says_so(client):
    assert "a clerk, for you" in page(client, accepted(entered_by=person()))
