"""What opens once opens once also when many try at the same moment."""

import threading

import pytest
from django.db import connection

from people.actions.accounts import sign_up
from people.actions.codes import send_sign_up_code
from people.actions.roles import end_role
from people.actions.staff import accept, invite
from people.models import Membership, OneTimeCode, Role, User
from people.refusals import Refusal
from tests.people.conftest import MAIL, PASSWORD

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def at_once(work, times):
    """What each thread returned, or the refusal it met."""
    results, start = [], threading.Barrier(times)

    def run(number):
        start.wait()
        try:
            results.append(work(number))
        except Refusal as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_code_opens_one_account_for_eight_at_once(sent_code):
    send_sign_up_code(MAIL)
    code = sent_code()

    results = at_once(lambda number: sign_up(MAIL, code=code, name=f"n{number}", password=PASSWORD), 8)

    assert len([user for user in results if user]) == 1
    assert User.objects.count() == 1


def test_code_counts_at_most_five_of_eight_wrong_tries_at_once(sent_code):
    send_sign_up_code(MAIL)
    wrong = "000000" if sent_code() != "000000" else "111111"

    at_once(lambda number: sign_up(MAIL, code=wrong, name="n", password=PASSWORD), 8)

    assert OneTimeCode.objects.get().tries == 5
    assert sign_up(MAIL, code=sent_code(), name="n", password=PASSWORD) is None


def test_invitation_opens_for_one_of_eight_at_once(administrator):
    tokens = []
    invite("new@example.org", role=Role.HOST, department=None, link=lambda t: tokens.append(t) or t, by=administrator)

    results = at_once(lambda number: accept(tokens[0], name=f"n{number}", password=PASSWORD), 8)

    assert len([user for user in results if isinstance(user, User)]) == 1
    assert Membership.objects.filter(role=Role.HOST).count() == 1


def test_two_administrators_cannot_end_each_other_at_once(administrator):
    second = User.objects.add(name="二", mail="second@example.org")
    held = [administrator.memberships.get(), Membership.objects.create(user=second, role=Role.ADMIN)]
    by = [second, administrator]

    at_once(lambda number: end_role(held[number], by=by[number]), 2)

    assert Membership.objects.filter(role=Role.ADMIN).count() == 1
