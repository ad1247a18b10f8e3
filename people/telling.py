"""Telling a person something at the contact they gave, whichever kind it is."""

from people import mail, sms
from people.contacts import kind_of


def tell(contact: str, subject: str, body: str) -> None:
    """Sends body to a mail address or mobile number at once; a text message has no subject. Raises NotSent."""
    if kind_of(contact) == "mail":
        mail.send_mail_text(contact, subject, body)
    else:
        sms.send(contact, body)
