"""Which published text a report is about."""

from django.contrib.contenttypes.models import ContentType

from interaction.models import Message, Submission
from moderation.models import Case


def reportable(pk: int) -> Submission | None:
    """A submission that everybody may read; None for anything else."""
    return Submission.objects.published().select_related("occasion").filter(pk=pk).first()


def case_of(submission: Submission) -> Case | None:
    """Its newest case; None for what was imported and never stood before a moderator."""
    kind = ContentType.objects.get_for_model(Submission)
    return Case.objects.filter(about_type=kind, about_id=submission.pk).order_by("-pk").first()


def scope_of(submission: Submission) -> str:
    """The place it stands in: its interview's, else its channel's."""
    return submission.occasion.topic if submission.occasion else submission.channel


def public_text(submission: Submission) -> str:
    """What everybody may read of the text itself, with its title in the first line where it has one."""
    sent = submission.messages.filter(kind=Message.Kind.LETTER, state=Message.State.RELEASED).first()
    public, title = sent.public_text if sent else "", submission.title
    if not public or public == title:
        return title
    return public if submission.occasion_id or public.startswith(f"{title}\n") else f"{title}\n{public}"
