"""Following an occasion: an account by one click, a mail address once its holder has said yes, the end by one click."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from interaction.follow_tokens import Receiver, confirm_token, read_confirm_token
from interaction.models import Follow, Occasion
from people.crypto import blind_index
from people.mail import send_mail_text
from people.models import User
from people.refusals import Closed
from realtime.publish import action

OVER = ("archived", "cancelled", "discarded")


def check_open(occasion: Occasion) -> None:
    """Raises Closed for an occasion of which nothing more will be told."""
    if occasion.state in OVER:
        raise Closed(_("This interview is over; there is nothing more to follow. Its page keeps everything."))


@action
def follow(occasion: Occasion, user: User) -> Follow:
    """This account follows the occasion from now on; asking twice changes nothing. Raises Closed."""
    check_open(occasion)
    wish = {"confirmed_at": timezone.now(), "language": user.language}
    return Follow.objects.update_or_create(occasion=occasion, user=user, defaults=wish)[0]


def ask_to_confirm(occasion: Occasion, mail: str, language: str) -> None:
    """Mails the link that confirms a wish to follow, the same mail to everybody; nothing is stored before.

    Raises Closed, or NotSent when the mail server takes nothing.
    """
    check_open(occasion)
    token = confirm_token(occasion.pk, mail, language)
    with translation.override(language):
        title = " ".join(occasion.said("title").split())
        subject = _("Please confirm that you follow: %(title)s") % {"title": title}
        body = _(
            "Somebody, we think you, wants to be told by mail about the live interview no. %(number)s:\n%(title)s\n\n"
            "Press the button on this page within a day, and you will hear when it begins, when it is moved, and when "
            "it can be read again:\n%(address)s\n\n"
            "If it was not you, do nothing: this address has not been kept, and no further mail comes."
        ) % {
            "number": occasion.pk,
            "title": title,
            "address": settings.SITE_URL + reverse("interaction:follow_confirm", args=[token]),
        }
    send_mail_text(mail, subject, body)


@action
def confirm(token: str) -> Follow:
    """The holder of the address says yes; pressing twice changes nothing. Raises Closed for an old or foreign link."""
    read = read_confirm_token(token)
    occasion = Occasion.objects.filter(pk=read[0]).first() if read else None
    if read is None or occasion is None:
        raise Closed(_("This link no longer works. Ask for a new one on the page of the interview."))
    check_open(occasion)
    _pk, mail, language = read
    wish = {"contact": mail, "language": language, "confirmed_at": timezone.now()}
    index = blind_index("mail", mail) or ""
    return Follow.objects.update_or_create(occasion=occasion, user=None, contact_index=index, defaults=wish)[0]


@action
def stop(receiver: Receiver) -> Follow:
    """Ends all mail about one occasion to one receiver, also about their own questions; the address is forgotten.

    What stays is the row that says so. Raises Closed for an occasion that no longer exists.
    """
    if not Occasion.objects.filter(pk=receiver.occasion_id).exists():
        raise Closed(_("There is nothing left to end: this interview no longer exists."))
    whom = (
        {"user_id": receiver.user_id} if receiver.user_id else {"user": None, "contact_index": receiver.contact_index}
    )
    ended = {"confirmed_at": None, "contact": ""}
    return Follow.objects.update_or_create(occasion_id=receiver.occasion_id, **whom, defaults=ended)[0]


@action
def forget_follows(user: User) -> None:
    """Deletes what an account follows, when it is erased."""
    Follow.objects.filter(user=user).delete()
