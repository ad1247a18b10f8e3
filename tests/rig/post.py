"""A real SMTP server for tests, on a free port of this machine."""

import socket
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller


class Box:
    """Takes mails and answers each with `answer`; `.mails` holds (recipients, message)."""

    def __init__(self, answer: str = "250 OK"):
        self.answer, self.mails = answer, []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  (aiosmtpd's name)
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return self.answer


def serve(box: Box) -> Controller:
    """A running server in front of this box; whoever starts it stops it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    return server
