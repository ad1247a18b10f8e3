"""Questions hidden, shown again and answered, by the product's own actions."""

from interaction.actions.notes import add_note
from interaction.actions.reply import release_answer
from interaction.models import Message
from moderation.actions.hide import hide, show
from realtime.models import Frame
from tests.interaction.making import approved, case_of, moderator

TEXT = "独一无二的鳜鱼问题怎么办？"


def hidden(asked, by=None):
    case = case_of(asked)
    hide(case, by=by or moderator(), version=case.version, reason="insult")
    asked.refresh_from_db()
    return asked


def shown(asked, by=None):
    case = case_of(asked)
    show(case, by=by or moderator(), version=case.version)
    asked.refresh_from_db()
    return asked


def answered(occasion, guest, text=TEXT, **more):
    asked = approved(occasion, text, **more)
    answer = release_answer(asked, guest, "鳜鱼的答复是这样。", by=guest.user)
    add_note(answer, "鳜鱼另有进展。", kind=Message.Kind.PROGRESS, by=guest.user)
    asked.refresh_from_db()
    return asked


def all_frames():
    return str(list(Frame.objects.values_list("data", flat=True)))
