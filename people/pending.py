"""The contact a visitor has just asked a code for, kept encrypted in their session for as long as the code lives."""

from people.actions.codes import LIFE
from people.crypto import seal, unseal


def remember(request, purpose: str, contact: str) -> None:
    """Keeps the contact for the next step."""
    request.session[_slot(purpose)] = seal(contact)


def waiting_contact(request, purpose: str) -> str | None:
    """The contact whose code is awaited; None if there is none or its time is over."""
    sealed = request.session.get(_slot(purpose))
    return unseal(sealed, seconds=int(LIFE.total_seconds())) if sealed else None


def forget(request, purpose: str) -> None:
    """Ends the step."""
    request.session.pop(_slot(purpose), None)


def _slot(purpose: str) -> str:
    return f"code:{purpose}"
