"""What may() asks about submissions and occasions, and which moderation scopes a person has."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from interaction import registry
from interaction.models import Contribution, Faq, Message, Occasion, Participant, Submission
from people.models import Role, User
from people.permissions import departments_where, holds, may, rule
from people.queries import holders_in


def _has_part(user, occasion_id: int | None, *parts: str) -> bool:
    if not user.is_authenticated or occasion_id is None:
        return False
    return Participant.objects.filter(occasion_id=occasion_id, user_id=user.pk, part__in=parts).exists()


@rule("produce", Occasion)
def may_produce(user, occasion) -> bool:
    """Producers of its department or the whole district."""
    return holds(user, Role.PRODUCER, occasion.department_id)


@rule("sign-off", Occasion)
def may_sign_off(user, occasion) -> bool:
    """A second person: a producer or approver of its department who neither made nor submitted it."""
    if user.is_anonymous or user.pk in (occasion.created_by_id, occasion.submitted_by_id):
        return False
    return holds(user, Role.PRODUCER, occasion.department_id) or holds(user, Role.APPROVER, occasion.department_id)


@rule("host", Occasion)
def may_host(user, occasion) -> bool:
    """Its hosts, and its producer when a host must be stood in for."""
    return _has_part(user, occasion.pk, "host") or may(user, "produce", occasion)


@rule("studio", Occasion)
def may_enter_studio(user, occasion) -> bool:
    """Host, guests, transcriber and producer."""
    return _has_part(user, occasion.pk, "host", "guest", "transcriber") or may(user, "produce", occasion)


@rule("follow-up", Occasion)
def may_follow_up(user, occasion) -> bool:
    """Adds notes below its answers: whoever may enter the studio, and officers of a department that answered there."""
    if may(user, "studio", occasion):
        return True
    places = departments_where(user, Role.OFFICER)
    answers = Message.objects.filter(submission__occasion=occasion, kind=Message.Kind.ANSWER)
    answers = answers.filter(state=Message.State.RELEASED)
    own = answers.filter(department_id__in=[place for place in places if place])
    return bool(places) and (answers if None in places else own).exists()


@rule("show-picture", Occasion)
def may_show_picture(user, occasion) -> bool:
    """Whoever may host it, and its transcribers."""
    return _has_part(user, occasion.pk, "transcriber") or may(user, "host", occasion)


@rule("export", Occasion)
def may_export(user, occasion) -> bool:
    """All questions with states and reasons, as a file: its producers, and auditors."""
    return may(user, "produce", occasion) or may(user, "audit")


@rule("moderate", Occasion)
def may_moderate_occasion(user, occasion) -> bool:
    """Its own moderators, and the district's."""
    return _has_part(user, occasion.pk, "moderator") or may(user, "moderate")


@rule("run-question", Submission)
def may_run_question(user, question) -> bool:
    """Shortlist and air: whoever may host the occasion."""
    return question.occasion_id is not None and may(user, "host", question.occasion)


@rule("merge", Submission)
def may_merge(user, question) -> bool:
    """Whoever may host its occasion or moderate it."""
    return may(user, "run-question", question) or may(user, "moderate", question)


@rule("release-answer", Participant)
def may_release_answer(user, guest) -> bool:
    """Lets out what was written for this guest: the hosts and producers of the occasion, and the guest."""
    return guest.user_id == user.pk or may(user, "host", guest.occasion)


@rule("answer-as", Participant)
def may_answer_as(user, guest) -> bool:
    """A guest for themself; host, transcriber and producer type for a guest, who is the one shown."""
    if guest.part != Participant.Part.GUEST:
        return False
    if guest.user_id == user.pk:
        return True
    return _has_part(user, guest.occasion_id, "transcriber") or may(user, "host", guest.occasion)


@rule("correct", Message)
def may_correct(user, message) -> bool:
    """A dated correction: the hosts, producers and transcribers of its interview, and the guest whose answer it is."""
    occasion = _occasion_of(message)
    if occasion is None or user is None or not user.is_authenticated:
        return False
    is_own = message.participant is not None and message.participant.user_id == user.pk
    return is_own or _has_part(user, occasion.pk, "transcriber") or may(user, "host", occasion)


@rule("add-progress", Message)
def may_add_progress(user, message) -> bool:
    """How the matter went on: the guest whose answer it is, its producers, and officers of its department."""
    occasion = _occasion_of(message)
    if occasion is None or message.kind != Message.Kind.ANSWER or user is None or not user.is_authenticated:
        return False
    is_own = message.participant is not None and message.participant.user_id == user.pk
    departments = {message.department_id, message.submission.department_id} - {None}
    return is_own or may(user, "produce", occasion) or any(holds(user, Role.OFFICER, one) for one in departments)


def _occasion_of(message) -> Occasion | None:
    return message.submission.occasion if message.submission else message.occasion


@rule("answer-question", Submission)
def may_answer_question(user, question) -> bool:
    """Anybody in the studio of its occasion; as whom is asked by answer-as."""
    return question.occasion_id is not None and may(user, "studio", question.occasion)


@rule("moderate", Submission)
def may_moderate(user, submission) -> bool:
    """The district's moderators, and the moderators of its occasion."""
    return may(user, "moderate") or _has_part(user, submission.occasion_id, "moderator")


@rule("withdraw", Submission)
def may_withdraw(user, submission) -> bool:
    """Its author."""
    return user.is_authenticated and submission.author_id == user.pk


@rule("dispatch", Submission)
def may_dispatch(user, submission) -> bool:
    """Dispatchers."""
    return holds(user, Role.DISPATCHER, submission.department_id)


@rule("supervise", Submission)
def may_supervise(user, submission) -> bool:
    """Supervisors of its department or of the whole district."""
    return holds(user, Role.SUPERVISOR, submission.department_id)


@rule("ask-correction", Submission)
def may_ask_correction(user, submission) -> bool:
    """Whoever reads it first: moderators and dispatchers."""
    return may(user, "moderate", submission) or may(user, "dispatch", submission)


@rule("clock", Submission)
def may_stand_in_for_the_clock(user, submission) -> bool:
    """Nobody: only `tick` takes these steps, as the system itself."""
    return False


@rule("handle", Submission)
def may_handle(user, submission) -> bool:
    """Officers of its department."""
    return submission.department_id is not None and holds(user, Role.OFFICER, submission.department_id)


@rule("release", Submission)
def may_release(user, submission) -> bool:
    """Approvers of its department."""
    return submission.department_id is not None and holds(user, Role.APPROVER, submission.department_id)


def is_restricted(letter: Submission) -> bool:
    """Whether it is of a kind that is never public and whose writer only named people may know."""
    return bool(letter.kind) and letter.kind in registry.get(letter.channel).restricted_kinds


@rule("read-identity", Submission)
def may_read_identity(user, letter) -> bool:
    """Who wrote it: everybody who works on it; for a restricted kind only its named handler and its approvers."""
    if not is_restricted(letter):
        return any(may(user, verb, letter) for verb in ("handle", "release", "dispatch", "supervise"))
    is_named = letter.handler_id is not None and letter.handler_id == user.pk and may(user, "handle", letter)
    return is_named or may(user, "release", letter)


@rule("name-handler", Submission)
def may_name_handler(user, letter) -> bool:
    """Says who writes the answer: dispatchers, supervisors, approvers; officers too, but for restricted kinds."""
    if any(may(user, verb, letter) for verb in ("dispatch", "supervise", "release")):
        return True
    return not is_restricted(letter) and may(user, "handle", letter)


@rule("contribute", Contribution)
def may_contribute(user, contribution) -> bool:
    """Officers of the department that was asked to add something."""
    return holds(user, Role.OFFICER, contribution.department_id)


@rule("keep-faq", Faq)
def may_keep_faq(user, standing) -> bool:
    """Writes, changes and retires a standing answer: approvers of its department."""
    return holds(user, Role.APPROVER, standing.department_id)


def keeps_faq_in(user) -> set[int | None]:
    """Ids of the departments whose standing answers this person keeps; None among them means the whole district."""
    return departments_where(user, Role.APPROVER)


class Places(NamedTuple):
    """Ids of the departments in which a person has each part in letters; None among them means the whole district."""

    handled: set[int | None]
    released: set[int | None]
    dispatched: set[int | None]
    supervised: set[int | None]


def places_of(user) -> Places:
    """Where this person handles, releases, dispatches and supervises letters."""
    roles = (Role.OFFICER, Role.APPROVER, Role.DISPATCHER, Role.SUPERVISOR)
    return Places(*(departments_where(user, role) for role in roles))


def produces_in(user) -> set[int | None]:
    """Ids of the departments whose occasions this person produces; {None} among them means the whole district."""
    return departments_where(user, Role.PRODUCER)


def signs_off_in(user) -> set[int | None]:
    """Ids of the departments whose occasions this person may read before they are announced, to sign them off."""
    return produces_in(user) | departments_where(user, Role.APPROVER)


def moderated_scopes(user) -> set[str]:
    """The scopes of occasions in which this person is a moderator, like "interview-7"."""
    if user is None or not user.is_authenticated:
        return set()
    parts = Participant.objects.filter(user_id=user.pk, part=Participant.Part.MODERATOR)
    return {f"{channel}-{pk}" for channel, pk in parts.values_list("occasion__channel", "occasion_id")}


def officers_of(letter: Submission) -> QuerySet[User]:
    """Whoever handles letters where this one is: its department's own officers, else those of the whole district."""
    return _nearest(Role.OFFICER, letter.department_id)


def approvers_of(letter: Submission) -> QuerySet[User]:
    """Whoever releases the answer to this letter: its department's own approvers, else those of the whole district."""
    return _nearest(Role.APPROVER, letter.department_id)


def dispatchers_of(letter: Submission) -> QuerySet[User]:
    """Whoever may assign this letter: the dispatchers of its department and of the whole district."""
    return holders_in(Role.DISPATCHER, letter.department_id)


def contributors_of(contribution: Contribution) -> QuerySet[User]:
    """Whoever may add what was asked for: the officers of that department, else those of the whole district."""
    return _nearest(Role.OFFICER, contribution.department_id)


def officers_at(ids: set[int | None]) -> QuerySet[User]:
    """The officers of these departments and of the whole district, who may sign in; everywhere where None is in it."""
    held = Q(memberships__department=None) | Q(memberships__department__in=[one for one in ids if one])
    places = Q() if None in ids else held
    return User.objects.filter(places, memberships__role=Role.OFFICER, is_active=True).distinct().order_by("pk")


def supervisors_of(letter: Submission) -> QuerySet[User]:
    """Whoever supervises this letter: the supervisors of its department and of the whole district."""
    return holders_in(Role.SUPERVISOR, letter.department_id)


def supervisors_in(department_id: int | None) -> QuerySet[User]:
    """The supervisors of this department and of the whole district; of the district alone where it is None."""
    return holders_in(Role.SUPERVISOR, department_id)


def _nearest(role: str, department_id: int | None) -> QuerySet[User]:
    own = holders_in(role, department_id, wide=False)
    return own if own.exists() else holders_in(role, department_id)
