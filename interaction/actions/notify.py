"""notify(): tells the author of a submission about one event, once."""

from interaction.models import Event, Notice, Submission
from people.crypto import blind_index


def notify(submission: Submission, event: Event) -> list[Notice]:
    """Writes one notice per person and contact to be told of this event; `tick` sends them."""
    notices = []
    if submission.author:
        notices.append(Notice(event=event, user=submission.author, language=submission.author.language))
    mail = submission.contact.get("mail", "")
    index = blind_index("mail", mail) or ""
    if mail and not (submission.author and submission.author.mail_index == index):
        language = submission.contact.get("language", "zh-hans")
        notices.append(Notice(event=event, contact=mail, contact_index=index, language=language))
    return Notice.objects.bulk_create(notices, ignore_conflicts=True)
