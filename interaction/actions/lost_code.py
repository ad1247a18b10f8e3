"""A lost query code: a one-time code goes to the contact of the submission, and opens a new query code."""

import secrets

from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion
from interaction.models import Submission
from interaction.receipts import Receipt, code_hash, query_code
from people.actions.codes import new_code, redeem
from people.contacts import kind_of, plain_contact
from people.crypto import blind_index
from people.models import User
from people.telling import tell
from realtime.publish import action

KIND = "code-replaced"  # of the event
NOBODYS = "query-0"  # the purpose of codes that open nothing


def send_lost_code(number: str, contact: str) -> None:
    """Sends a one-time code to the contact, if the submission has it, else a sentence that says no; at the same cost.

    Raises NotSent.
    """
    found = _with_contact(number, contact)
    code = new_code(f"query-{found.pk}" if found else NOBODYS, contact)
    sentence = _("There is no submission %(number)s for this address or number.")
    if found:
        sentence = _(
            "Your code is %(code)s. It is valid for 20 minutes and gives submission %(number)s a new query code."
        )
    tell(contact, _("Your query code"), sentence % {"code": code, "number": number.strip().upper()[:24]})


@action
def replace_code(number: str, contact: str, code: str) -> Receipt | None:
    """A new query code for whoever has the one-time code; the old one is dead from then on, and the author is told.

    None for whatever does not fit together, without saying what.
    """
    found = _with_contact(number, contact)
    if not redeem(f"query-{found.pk}" if found else NOBODYS, contact, code.strip()) or found is None:
        return None
    if found.occasion_id:
        lock_occasion(found)
    fresh = lock(found)
    new = query_code(secrets.token_urlsafe(24), fresh.pk)
    fresh.code_hash = code_hash(new)
    fresh.save(update_fields=["code_hash"])
    notify(fresh, record(fresh, KIND))
    return Receipt(fresh, new)


def _with_contact(number: str, contact: str) -> Submission | None:
    """The submission of this number, if this is the contact given with it or one of its author's account."""
    index = blind_index(kind_of(contact), contact)
    found = Submission.objects.filter(number=number.strip().upper()).select_related("occasion").first()
    holders = set(User.objects.with_contact(contact).values_list("pk", flat=True))
    if found is None or not index:
        return None
    given = (plain_contact(str(found.contact.get(name) or "")) for name in ("mail", "phone"))
    fits = {blind_index(kind_of(one), one) for one in given if one}
    return found if index in fits or found.author_id in holders else None
