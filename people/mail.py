"""Plain text mail, the only kind this site sends."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection

from people.refusals import NotSent

logger = logging.getLogger(__name__)
TIMEOUT = 10  # seconds a mail server may take to answer


def send_mail_text(to: str, subject: str, body: str, *, headers: dict[str, str] | None = None) -> None:
    """Sends one plain text mail at once, with further headers; raises NotSent if the mail server does not take it.

    The subject is read on lock screens and in logs of mail servers: it never carries private content.
    """
    message = EmailMessage(subject, body, to=[to], headers=headers, connection=get_connection(timeout=TIMEOUT))
    try:
        message.send()
    except (SMTPException, OSError) as error:
        logger.warning("mail not sent: %s", type(error).__name__)
        raise NotSent() from error
