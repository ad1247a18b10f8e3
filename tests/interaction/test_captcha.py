"""The captcha is taken once, by the form it was made for, in time; it earns a pass of half an hour."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from captcha.models import CaptchaStore
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from interaction.actions.captcha import ask, purge, solve
from interaction.forms import captcha as form_module
from interaction.forms.captcha import CaptchaForm, challenge, grant, has_pass
from people.models import User
from people.refusals import TooSoon

pytestmark = pytest.mark.django_db
KEY, VISITOR = "nonce.signature", "raw-visitor-id"


def digits_of(asked):
    return CaptchaStore.objects.get(hashkey=asked.image_url.split("/")[-2]).response


def wrong_for(asked):
    return digits_of(asked).translate(str.maketrans("23456789", "34567892"))


def at_once(number, call):
    """The answers of that many threads that start together, each with a database connection of its own."""
    start = threading.Barrier(number)

    def run(_number):
        try:
            start.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(run, range(number)))


def test_solve_accepts_the_right_digits_once():
    asked = ask(KEY)
    digits = digits_of(asked)

    answers = [solve(asked.token, digits, key=KEY), solve(asked.token, digits, key=KEY)]

    assert answers == [True, False]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_solve_accepts_exactly_one_of_sixteen_parallel_tries_in_each_of_twenty_rounds():
    accepted = []
    for round_number in range(20):
        asked = ask(f"form-{round_number}")
        digits = digits_of(asked)

        def submit(asked=asked, digits=digits, key=f"form-{round_number}"):
            with transaction.atomic():
                return solve(asked.token, digits, key=key)

        accepted.append(sum(at_once(16, submit)))

    assert accepted == [1] * 20


@pytest.mark.parametrize("is_right", [True, False])
def test_solve_decides_by_one_delete(is_right):
    asked = ask(KEY)
    answer = digits_of(asked) if is_right else wrong_for(asked)

    with CaptureQueriesContext(connection) as queries:
        solved = solve(asked.token, answer, key=KEY)

    assert solved is is_right
    assert sum(query["sql"].startswith("DELETE") for query in queries) == 1


def test_solve_wrong_answer_burns_the_challenge():
    asked = ask(KEY)
    digits = digits_of(asked)

    answers = [solve(asked.token, wrong_for(asked), key=KEY), solve(asked.token, digits, key=KEY)]

    assert answers == [False, False]


def test_solve_gives_the_try_back_when_the_submission_rolls_back():
    asked = ask(KEY)
    digits = digits_of(asked)

    with transaction.atomic():
        first = solve(asked.token, digits, key=KEY)
        transaction.set_rollback(True)

    assert (first, solve(asked.token, digits, key=KEY)) == (True, True)


def test_solve_refuses_another_form_and_leaves_the_challenge_to_its_own():
    asked = ask(KEY)
    digits = digits_of(asked)

    answers = [solve(asked.token, digits, key="another form"), solve(asked.token, digits, key=KEY)]

    assert answers == [False, True]


def test_solve_refuses_a_token_this_site_did_not_sign():
    asked, own = ask(KEY), ask("another form")
    hashkey = asked.image_url.split("/")[-2]
    mark_and_signature = own.token.partition(".")[2]

    forged = [f"{hashkey}.{mark_and_signature}", hashkey, asked.token + "x", "", "\x00:中"]

    assert [solve(token, digits_of(asked), key="another form") for token in forged] == [False] * 5


@pytest.mark.parametrize(("seconds", "in_time"), [(599, True), (600, False)])
def test_solve_accepts_for_ten_minutes(frozen, seconds, in_time):
    asked = ask(KEY)
    digits = digits_of(asked)

    frozen.shift(seconds)

    assert solve(asked.token, digits, key=KEY) is in_time


@pytest.mark.parametrize(
    "typed", ["7392", " 7 3 9 2 ", "7,3,9,2", "７３９２", "七三九二", "七、三、九、二。", "1392", "一三九二"]
)
def test_solve_reads_digits_as_people_type_them(monkeypatch, typed):
    monkeypatch.setattr(form_module, "challenge", lambda: ("7392", "7392"))
    asked = ask(KEY)

    assert solve(asked.token, typed, key=KEY) is True


@pytest.mark.parametrize("typed", ["", " ", "739", "73922", "73 9", "\x007393", "̈̇" * 50_000])
def test_solve_takes_nothing_else(monkeypatch, typed):
    monkeypatch.setattr(form_module, "challenge", lambda: ("7392", "7392"))
    asked = ask(KEY)

    assert solve(asked.token, typed, key=KEY) is False


def test_ask_limits_how_often_one_form_asks(frozen):
    for _time in range(30):
        ask(KEY)

    with pytest.raises(TooSoon):
        ask(KEY)
    assert ask("another form")


def test_purge_deletes_only_what_has_expired(frozen):
    ask(KEY)
    frozen.shift(400)
    young = ask(KEY)
    frozen.shift(300)

    deleted = purge()

    assert deleted == 1
    assert solve(young.token, digits_of(young), key=KEY) is True


def test_challenge_draws_every_digit_from_the_systems_random_source(monkeypatch):
    random.seed(7)
    first = [challenge() for _time in range(20)]
    random.seed(7)
    second = [challenge() for _time in range(20)]
    monkeypatch.setattr(form_module.secrets, "choice", lambda digits: digits[5])

    assert first != second
    assert challenge() == ("7777", "7777")


def test_form_shows_every_way_with_a_label(client):
    asked = ask(KEY)

    html = str(CaptchaForm(asked=asked))

    assert '<label for="id_answer">' in html
    assert 'id="id_answer"' in html
    assert f'value="{asked.token}"' in html
    for address in (asked.image_url, asked.sound_url, f"{asked.sound_url}?lang=en", asked.text_url):
        assert f'"{address}"' in html
        assert client.get(address).status_code == 200
    assert client.get(asked.image_url)["Content-Type"] == "image/png"


def test_form_after_a_mistake_has_the_new_token_and_says_so():
    old, new = ask(KEY), ask(KEY)
    posted = CaptchaForm({"token": old.token, "answer": "2345"}, asked=new)

    form = CaptchaForm.after_mistake(new)

    assert all(f'value="{new.token}"' in str(shown["token"]) for shown in (form, posted))
    assert form.errors["answer"] == [form_module.WRONG]
    assert "2345" not in str(posted["answer"])


def test_form_hands_over_what_was_sent():
    form = CaptchaForm({"token": "t", "answer": "7392"}, asked=None)

    assert form.is_valid()
    assert form.cleaned_data == {"token": "t", "answer": "7392"}


def anonymous(cookies=None):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.COOKIES.update({name: cookie.value for name, cookie in (cookies or {}).items()})
    return request


def test_pass_holds_for_this_visitor_for_half_an_hour(frozen):
    response = HttpResponse()
    grant(response, VISITOR)
    request = anonymous(response.cookies)

    held = [has_pass(request, VISITOR), has_pass(request, "another"), has_pass(anonymous(), VISITOR)]
    frozen.shift(30 * 60 + 1)

    assert held == [True, False, False]
    assert has_pass(request, VISITOR) is False


@pytest.mark.parametrize("https", [True, False])
def test_pass_is_out_of_reach_of_scripts_and_names_nobody(settings, https):
    settings.HTTPS = https
    response = HttpResponse()

    grant(response, VISITOR)

    cookie = response.cookies["human"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], bool(cookie["secure"])) == (
        True,
        "Lax",
        1800,
        https,
    )
    assert VISITOR not in cookie.value


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\x00", "中:中:中"])
def test_pass_cannot_be_made_up(forged):
    request = anonymous()
    request.COOKIES["human"] = forged

    assert has_pass(request, VISITOR) is False


def test_pass_is_not_asked_of_people_who_signed_in_or_where_there_is_no_captcha(settings):
    known, unknown = anonymous(), anonymous()
    known.user = User()

    signed_in = has_pass(known, VISITOR)
    settings.CAPTCHA = False

    assert (signed_in, has_pass(unknown, VISITOR)) == (True, True)
