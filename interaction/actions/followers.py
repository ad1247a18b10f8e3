"""tell_everyone(): tells all who follow an occasion, and all who asked in it, about one of its events."""

from collections.abc import Iterator

from interaction.follow_tokens import Receiver
from interaction.models import Event, Notice, Occasion
from interaction.queries.follow import followers, silenced
from people.contacts import kind_of
from people.crypto import blind_index
from people.models import User
from realtime.publish import action


@action
def tell_everyone(occasion: Occasion, event: Event) -> int:
    """Writes one notice per person about an event of this occasion and returns how many; `tick` mails them.

    Told are those who follow it and those who asked in it, by account or by the mail address or mobile number they
    gave; nobody twice, and nobody who has ended the mail about this occasion. Calling it again tells nobody again.
    """
    notices: dict[Receiver, Notice] = {}
    unwanted = silenced(occasion)
    for notice in (*_to_followers(occasion, event), *_to_askers(occasion, event)):
        receiver = Receiver(occasion.pk, notice.user_id, notice.contact_index)
        if receiver not in unwanted:
            notices.setdefault(receiver, notice)
    _without_doubles(notices)
    told = set(event.notices.values_list("user_id", "contact_index"))
    new = [notice for notice in notices.values() if (notice.user_id, notice.contact_index) not in told]
    Notice.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    return len(new)


def _to_followers(occasion: Occasion, event: Event) -> Iterator[Notice]:
    for follow in followers(occasion):
        language = follow.user.language if follow.user else follow.language
        yield Notice(
            event=event, user=follow.user, contact=follow.contact, contact_index=follow.contact_index, language=language
        )


def _to_askers(occasion: Occasion, event: Event) -> Iterator[Notice]:
    asked = occasion.submissions.exclude(state="withdrawn").select_related("author")
    for question in asked.defer("title", "search", "answers"):
        if question.author:
            yield Notice(event=event, user=question.author, language=question.author.language)
        contact = question.contact.get("mail") or question.contact.get("phone") or ""
        if contact:
            index = blind_index(kind_of(contact), contact) or ""
            language = question.contact.get("language", "zh-hans")
            yield Notice(event=event, contact=contact, contact_index=index, language=language)


def _without_doubles(notices: dict[Receiver, Notice]) -> None:
    """An account whose own address was also given as a contact is told once, at the account."""
    own = {index for notice in notices.values() if notice.user for index in indexes_of(notice.user)}
    for receiver in [receiver for receiver in notices if receiver.contact_index in own]:
        del notices[receiver]


def indexes_of(user: User) -> set[str]:
    """The blind indexes of an account's own contacts."""
    return {index for index in (user.mail_index, user.phone_index) if index}
