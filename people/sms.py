"""Text messages: an HTTP gateway of the operator's choice; in the demo a file beside the demo mail."""

import json
import logging
import secrets
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils import timezone

from people.refusals import NotSent

logger = logging.getLogger(__name__)
TIMEOUT = 5  # seconds the gateway may take to answer


def can_send() -> bool:
    """Whether this site can send text messages at all."""
    return bool(settings.SMS_URL) or settings.DEMO


def send(phone: str, text: str) -> None:
    """Sends one text message at once; raises NotSent if no gateway takes it.

    The gateway at SMS_URL gets a POST of JSON `{"phone": "13…", "text": "…"}` and answers 2xx.
    """
    if settings.SMS_URL:
        _post(phone, text)
    elif settings.DEMO:
        _write(phone, text)
    else:
        raise NotSent()


def _post(phone: str, text: str) -> None:
    body = json.dumps({"phone": phone, "text": text}).encode()
    call = Request(settings.SMS_URL, data=body, headers={"Content-Type": "application/json"}, method="POST")
    try:
        with urlopen(call, timeout=TIMEOUT):  # noqa: S310  (the operator's own address, never a citizen's)
            return
    except (URLError, OSError) as error:
        logger.warning("text message not sent: %s", type(error).__name__)
        raise NotSent() from error


def _write(phone: str, text: str) -> None:
    folder = settings.DATA_DIR / "mail"
    folder.mkdir(exist_ok=True)
    at = timezone.now()
    name = f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.sms"
    (folder / name).write_text(json.dumps({"phone": phone, "text": text, "at": at.isoformat()}), encoding="utf-8")
