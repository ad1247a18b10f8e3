"""在线访谈: a live interview, streamed."""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from interaction import workflow
from interaction.channels.base import Channel, Visibility
from interaction.forms.occasion import InterviewForm
from interaction.forms.question import QuestionForm
from interaction.models import Occasion, Participant

Part = Participant.Part


class Interview(Channel):
    """Citizens ask, moderators read, the host airs, guests answer, everybody sees it."""

    key, name = "interview", _("Live interviews")
    hint = _("Ask officials while they answer live")
    group = "take-part"
    occasion_workflow = workflow.INTERVIEW
    workflow = workflow.LIVE
    visibility = Visibility.PUBLIC
    target_minutes = 5
    form = QuestionForm
    occasion_form = InterviewForm
    occasion_parts: ClassVar[Mapping[str, int]] = {Part.HOST: 1, Part.GUEST: 1, Part.TRANSCRIBER: 0, Part.MODERATOR: 2}
    open_states = ("collecting", "live", "paused", "interrupted")

    def takes_new(self, occasion: Occasion | None) -> bool:
        return bool(occasion and occasion.state in self.open_states and occasion.policy != Occasion.Policy.CLOSED)
