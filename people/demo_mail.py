"""The demo's post room: every mail and text message the demo has sent."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

SHOWN = 100
RULE = re.compile(rb"\n-{79}\n(?=Content-Type:|\Z)")  # what Django's file backend writes between mails


@dataclass(frozen=True)
class Sent:
    """One message as it left."""

    at: datetime
    kind: str
    to: str
    subject: str
    body: str


@require_safe
def sent(request):
    """What was sent, newest first; only in the demo."""
    if not settings.DEMO:
        raise Http404
    return render(request, "people/demo_mail.html", {"sent": sent_messages(settings.DATA_DIR / "mail")})


def sent_messages(folder: Path) -> list[Sent]:
    """The newest messages kept in this folder, newest first."""
    files = sorted(folder.glob("*.log"), reverse=True)[:SHOWN] + sorted(folder.glob("*.sms"), reverse=True)[:SHOWN]
    found = [message for file in files for message in (_texts(file) if file.suffix == ".sms" else _mails(file))]
    return sorted(found, key=lambda message: message.at, reverse=True)[:SHOWN]


def _mails(file: Path) -> list[Sent]:
    parts = [part for part in RULE.split(file.read_bytes()) if part.strip()]
    return [_mail(part.lstrip()) for part in parts]


def _mail(raw: bytes) -> Sent:
    message = message_from_bytes(raw, policy=default)
    body = message.get_body(("plain",))
    return Sent(
        at=parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC),  # Django writes it in UTC, without a zone
        kind="mail",
        to=message["To"],
        subject=message["Subject"],
        body=body.get_content().strip() if body else "",
    )


def _texts(file: Path) -> list[Sent]:
    text = json.loads(file.read_text(encoding="utf-8"))
    return [Sent(at=datetime.fromisoformat(text["at"]), kind="sms", to=text["phone"], subject="", body=text["text"])]
