"""Errors as the reader meets them: a designed page in their language, or the same sentence for a script."""

import pytest
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from config.urls import handler400, handler403, handler404, handler500  # noqa: F401  (this module is a site map)
from config.urls import urlpatterns as site
from people.refusals import NotAllowed, Stale


def broken(request):
    raise ZeroDivisionError("secret detail")


def database_away(request):
    raise OperationalError("secret detail")


def refused(request):
    raise Stale(fresh={"state": "answered"})


def hidden(request):
    raise NotAllowed()


def nothing(request):
    raise Http404("secret detail")


@require_POST
def only_post(request):
    return HttpResponse("taken")


urlpatterns = [
    path("broken/", broken),
    path("away/", database_away),
    path("refused/", refused),
    path("hidden/", hidden),
    path("nothing/", nothing),
    path("only-post/", only_post),
    *site,
]
PAGES = [
    ("/broken/", 500, "我们这边出了点问题", "Something went wrong on our side"),
    ("/away/", 503, "系统正忙，请稍候", "We are busy for a moment"),
    ("/nothing/", 404, "没有找到这个页面", "There is no such page"),
    ("/no-such-address/", 404, "没有找到这个页面", "There is no such page"),
    ("/only-post/", 405, "这个地址不能这样使用", "This address cannot be used that way"),
    ("/refused/", 409, "这次操作没有成功", "This did not go through"),
]
SENTENCES = [
    ("/broken/", "500", "Nothing you sent before was lost. Try again in a minute."),
    ("/away/", "503", "Your text is kept in the form. Try again in a few seconds."),
    ("/nothing/", "404", "It may have moved, or it is not open to you. Start from the home page or search."),
    ("/only-post/", "405", "Go back to the page and use its buttons."),
]


@pytest.fixture(autouse=True)
def here(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(("url", "status", "chinese", "english"), PAGES)
def test_page_speaks_the_readers_language(visitor, url, status, chinese, english, language):
    answer = visitor.get(url, headers={"accept-language": language})

    page = answer.content.decode()
    wanted, other = (chinese, english) if language == "zh-CN" else (english, chinese)
    assert (answer.status_code, answer["Cache-Control"]) == (status, "private, no-store")
    assert f"<h1>{wanted}</h1>" in page
    assert other not in page
    assert "secret detail" not in page


@pytest.mark.parametrize(("url", "code", "sentence"), SENTENCES)
def test_script_gets_the_sentence_as_json(visitor, url, code, sentence):
    answer = visitor.get(url, headers={"accept": "application/json", "accept-language": "en"})

    assert answer.status_code == int(code)
    assert answer.json() == {"error": code, "sentence": sentence}


def test_refusal_carries_the_newer_state_to_a_script(visitor):
    answer = visitor.get("/refused/", headers={"accept": "application/json", "accept-language": "en"})

    assert answer.json() == {
        "error": "stale",
        "sentence": "Somebody else changed this first. Look at the newer state and decide again.",
        "fresh": {"state": "answered"},
    }


def test_busy_says_when_to_come_back(visitor):
    assert visitor.get("/away/")["Retry-After"] == "3"


def test_wrong_method_names_the_right_ones(visitor):
    assert visitor.get("/only-post/")["Allow"] == "POST"


def test_expired_form_is_told_what_to_do():
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/only-post/", headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


def test_what_one_may_not_see_names_no_reason(visitor):
    answer = visitor.get("/hidden/", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert "There is no such page, or it is not open to you." in answer.content.decode()
