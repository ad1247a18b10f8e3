"""How a mail ends: why it came, and the one click that ends mails like it (RFC 8058)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from interaction.follow_tokens import Receiver, stop_token
from interaction.mail_tokens import DEPARTMENT, LETTER, LetterMail, WatchMail, end_token
from interaction.models import NoMail, Notice, Watch
from interaction.queries.mail_words import site


@dataclass(frozen=True)
class Mail:
    """A message ready to be sent; `headers` let a mail program offer "unsubscribe" (RFC 8058), `short` fits a phone."""

    subject: str
    body: str
    short: str
    headers: dict[str, str] = field(default_factory=dict)


def ended(mail: Mail, why: str, address: str) -> Mail:
    """The same mail with the sentence that says why it came, and the address that ends such mails."""
    headers = {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return Mail(mail.subject, f"{mail.body}\n\n-- \n{why}\n{address}", mail.short, headers)


def ended_for_followers(mail: Mail, notice: Notice) -> Mail:
    """Of an interview: to whoever follows it or has asked in it."""
    token = stop_token(Receiver(notice.event.occasion_id or 0, notice.user_id, notice.contact_index))
    why = _("You get this because you follow this interview or have asked in it. No more mail about it:")
    return ended(mail, why, site("interaction:follow_stop", token))


def ended_for_author(mail: Mail, notice: Notice) -> Mail:
    """Of a letter: to whoever has sent it."""
    about = LetterMail(notice.event.submission_id or 0, notice.user_id, notice.contact_index)
    why = _("You get this because you have sent this letter. No more mail about it:")
    return ended(mail, why, site("interaction:mail_end", end_token(about)))


def ended_for_watcher(mail: Mail, watch: Watch) -> Mail:
    """Of what an account watches."""
    kind, pk = (DEPARTMENT, watch.department_id) if watch.department_id else (LETTER, watch.submission_id)
    why = _("You get this because you asked to be told of new public answers. No more of them:")
    return ended(mail, why, site("interaction:mail_end", end_token(WatchMail(watch.user_id, kind, pk or 0))))


def wants_no_mail(notice: Notice) -> bool:
    """Whether the receiver has ended the mails about this letter; the notice itself stays to be read on the site."""
    letter = notice.event.submission_id
    if letter is None:
        return False
    who: dict[str, object] = {"user_id": notice.user_id, "contact_index": notice.contact_index}
    return NoMail.objects.filter(submission_id=letter, **who).exists()
