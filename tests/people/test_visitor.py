from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from people.visitor import keep_visitor, person_key, visitor_hash, visitor_of


def asks(cookie=None, user=None):
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    if cookie:
        request.COOKIES["visitor"] = cookie
    return request


def answer(request, look=visitor_of):
    return keep_visitor(lambda request: HttpResponse(str(look(request))))(request)


def test_visitor_is_made_once_per_request():
    request = asks()

    assert visitor_of(request) == visitor_of(request)


def test_visitor_cookie_is_signed_hidden_from_scripts_and_kept_400_days():
    cookie = answer(asks()).cookies["visitor"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 400 * 24 * 3600)
    assert cookie["secure"] == ""


def test_visitor_cookie_is_secure_with_https(settings):
    settings.HTTPS = True

    assert answer(asks()).cookies["visitor"]["secure"] is True


def test_visitor_comes_back_by_the_cookie_and_gets_no_new_one():
    first = answer(asks())

    again = answer(asks(first.cookies["visitor"].value))

    assert again.content == first.content
    assert "visitor" not in again.cookies


def test_visitor_with_a_forged_cookie_is_a_new_one():
    first = answer(asks())
    raw = first.content.decode()

    forged = answer(asks(f"{raw}:1wqZ0b:AAAA"))

    assert forged.content.decode() != raw
    assert "visitor" in forged.cookies


def test_visitor_who_is_not_asked_for_gets_no_cookie():
    assert "visitor" not in answer(asks(), look=lambda request: "page").cookies


def test_visitor_hash_cannot_be_joined_across_scopes(settings):
    seven = visitor_hash("raw", "interview-7")

    assert seven == visitor_hash("raw", "interview-7")
    assert seven != visitor_hash("raw", "interview-8")
    settings.SECRET_KEY = "another" * 10
    assert seven != visitor_hash("raw", "interview-7")


def test_person_key_tells_registered_people_from_guests(citizen):
    key, tier = person_key(asks(user=citizen), "interview-7")
    guest_key, guest_tier = person_key(asks(), "interview-7")

    assert (tier, guest_tier) == ("registered", "guest")
    assert len(key) == len(guest_key) == 64
    assert key == person_key(asks(user=citizen), "interview-7")[0]
    assert key != person_key(asks(user=citizen), "interview-8")[0]
