"""notify(): tells the author of a submission about one event, once."""

from interaction.models import Event, Notice, Submission
from people.crypto import blind_index


def notify(submission: Submission, event: Event) -> list[Notice]:
    """Writes one notice per person and contact to be told of this event; `tick` sends them."""
    notices = []
    if submission.author:
        notices.append(Notice(event=event, user=submission.author, language=submission.author.language))
    mail = submission.contact.get("mail", "")
    if mail:
        language = submission.contact.get("language", "zh-hans")
        index = blind_index("mail", mail) or ""
        notices.append(Notice(event=event, contact=mail, contact_index=index, language=language))
    return Notice.objects.bulk_create(notices, ignore_conflicts=True)
