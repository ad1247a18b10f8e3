"""Mail to a real SMTP server, text messages to a real HTTP gateway, and what the demo shows of both."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from people import sms
from people.demo_mail import sent_messages
from people.mail import send_mail_text
from people.refusals import NotSent
from people.telling import tell
from tests.people.conftest import MAIL, PHONE
from tests.rig.post import Box


@pytest.fixture
def gateway(settings):
    """A real HTTP gateway for text messages; `.status` is what it answers, `.taken` what it got."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802  (http.server's name)
            self.server.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.taken, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/send"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_mail_arrives_at_a_real_server(smtp):
    box = smtp(Box())

    send_mail_text(MAIL, "您的账号", "您的验证码是 123456。\n第二行")

    recipients, message = box.mails[0]
    assert recipients == [MAIL]
    assert (message["Subject"], message["From"]) == ("您的账号", "xinqiao@localhost")
    assert message.get_content_type() == "text/plain"
    assert message.get_content().split() == ["您的验证码是", "123456。", "第二行"]


def test_mail_that_the_server_refuses_is_not_sent(smtp):
    smtp(Box("550 no"))

    with pytest.raises(NotSent):
        send_mail_text(MAIL, "x", "y")


def test_mail_to_a_server_that_is_away_is_not_sent(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(NotSent):
        send_mail_text(MAIL, "x", "y")


@pytest.mark.django_db
def test_page_says_so_when_the_code_could_not_be_sent(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert client.post(reverse("people:signup"), {"contact": MAIL}).status_code == 503


def test_tell_chooses_by_the_kind_of_contact(gateway):
    tell(PHONE, "subject", "body")
    tell(MAIL, "subject", "body")

    assert gateway.taken == [{"phone": PHONE, "text": "body"}]
    assert [(message.subject, message.body) for message in django_mail.outbox] == [("subject", "body")]


def test_text_message_that_the_gateway_refuses_is_not_sent(gateway):
    gateway.status = 500

    with pytest.raises(NotSent):
        sms.send(PHONE, "您好")


def test_text_message_without_a_gateway_is_not_sent(settings):
    settings.DEMO = False

    assert sms.can_send() is False
    with pytest.raises(NotSent):
        sms.send(PHONE, "您好")


@pytest.fixture
def demo_post(settings):
    """The demo's own way of sending: files."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(settings.DATA_DIR / "mail")
    return settings.DATA_DIR / "mail"


def test_demo_shows_mails_and_texts_newest_first(demo_post, frozen):
    send_mail_text(MAIL, "第一封", "一\n" + "-" * 79 + "\n二")
    frozen.shift(60)
    sms.send(PHONE, "第二条")
    frozen.shift(60)
    send_mail_text(MAIL, "第三封", "三")

    shown = sent_messages(demo_post)

    assert [(sent.kind, sent.to, sent.subject) for sent in shown] == [
        ("mail", MAIL, "第三封"),
        ("sms", PHONE, ""),
        ("mail", MAIL, "第一封"),
    ]
    assert [sent.body for sent in shown] == ["三", "第二条", "一\n" + "-" * 79 + "\n二"]


@pytest.mark.django_db
def test_demo_page_makes_links_and_nothing_else_of_a_text(client, demo_post):
    send_mail_text(MAIL, "<b>x</b>", "打开 http://testserver/accounts/ <script>alert(1)</script>")

    page = client.get("/demo/mail/").content.decode()

    assert 'href="http://testserver/accounts/"' in page
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


@pytest.mark.django_db
def test_demo_page_exists_only_in_the_demo(client, settings, demo_post):
    assert client.get("/demo/mail/").status_code == 200
    settings.DEMO = False

    assert client.get("/demo/mail/").status_code == 404
