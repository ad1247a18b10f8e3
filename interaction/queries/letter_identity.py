"""Who wrote a letter, for whoever may know."""

from dataclasses import dataclass

from interaction.models import Submission


@dataclass(frozen=True)
class Identity:
    """How the writer is named and reached; all empty for somebody who reported anonymously."""

    name: str
    phone: str
    mail: str
    address: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not (self.name or self.phone or self.mail or self.address)


def identity_of(letter: Submission) -> Identity:
    """What is known of the writer; whoever calls has asked may(user, "read-identity", letter)."""
    told, account = letter.contact, letter.author
    return Identity(
        name=told.get("name") or (account.name if account else ""),
        phone=told.get("phone") or (account.phone if account else ""),
        mail=told.get("mail") or (account.mail if account else ""),
        address=told.get("address", ""),
    )
