"""Addresses and pages of the studio, as tests ask for them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def at(occasion, step, *more):
    return reverse(f"interaction:studio_{step}", args=[occasion.pk, *more])


def page(client, address, user=None, language="en"):
    if user:
        client.force_login(user)
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
