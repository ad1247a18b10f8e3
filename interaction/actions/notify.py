"""notify(): tells the author of a submission about one event, once."""

from interaction.actions.followers import indexes_of
from interaction.follow_tokens import Receiver
from interaction.models import Event, Notice, Submission
from interaction.queries.follow import silenced
from people.contacts import kind_of
from people.crypto import blind_index


def notify(submission: Submission, event: Event) -> list[Notice]:
    """Writes one notice per person and contact to be told of this event; `tick` sends them.

    Whoever has ended the mail about the submission's occasion is not told.
    """
    notices = []
    if submission.author:
        notices.append(Notice(event=event, user=submission.author, language=submission.author.language))
    contact = submission.contact.get("mail") or submission.contact.get("phone") or ""
    index = (contact and blind_index(kind_of(contact), contact)) or ""
    if index and not (submission.author and index in indexes_of(submission.author)):
        language = submission.contact.get("language", "zh-hans")
        notices.append(Notice(event=event, contact=contact, contact_index=index, language=language))
    return Notice.objects.bulk_create(_wanted(submission, notices), ignore_conflicts=True)


def _wanted(submission: Submission, notices: list[Notice]) -> list[Notice]:
    if not notices or submission.occasion is None:
        return notices
    unwanted, place = silenced(submission.occasion), submission.occasion.pk
    return [one for one in notices if Receiver(place, one.user_id, one.contact_index) not in unwanted]
