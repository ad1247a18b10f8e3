"""Two moderators, one author and any order of acts: no illegal state, one decision per act, a record that verifies."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from time_machine import travel

from interaction.models import Event, Submission
from interaction.queries.verify_decisions import verify
from moderation import actions
from moderation.actions.appeals import appeal, overturn, uphold
from moderation.actions.hide import hide, show
from moderation.models import Appeal, Case, Decision
from people.refusals import Refusal
from tests.conftest import TUESDAY
from tests.interaction.making import case_of, interview, moderator, question

State = Case.State
# What an act may make of a case; whatever it does from any other state is a fault.
LEGAL = {
    "approve": {(State.WAITING, State.APPROVED)},
    "reject": {(State.WAITING, State.REJECTED)},
    "merge": {(State.WAITING, State.MERGED)},
    "separate": {(State.MERGED, State.WAITING)},
    "undo": {(state, State.WAITING) for state in (State.APPROVED, State.REJECTED, State.MERGED)}
    | {(State.HIDDEN, State.APPROVED), (State.APPROVED, State.HIDDEN)},
    "hide": {(State.APPROVED, State.HIDDEN), (State.HIDDEN, State.HIDDEN)},
    "show": {(State.HIDDEN, State.APPROVED)},
    "overturn": {(State.REJECTED, State.APPROVED), (State.HIDDEN, State.APPROVED)},
    "uphold": {(State.REJECTED, State.REJECTED), (State.HIDDEN, State.HIDDEN)},
}
# What the submission then is: its own state, and whether it is public.
FOLLOWS = {
    State.WAITING: ({"waiting"}, False),
    State.APPROVED: ({"approved"}, True),
    State.REJECTED: ({"rejected"}, False),
    State.MERGED: ({"merged"}, False),
}
WHO, WHICH = st.integers(0, 1), st.integers(0, 10**6)


class Desk(RuleBasedStateMachine):
    """One live interview with its cases; every act goes through the product's actions, whatever comes of it."""

    @initialize()
    def open(self):
        self.clock = travel(TUESDAY, tick=False)
        self.traveller = self.clock.start()
        self.occasion, self.moderators = interview(), [moderator(), moderator()]
        self.cases: list[int] = []
        self.decided: Counter[int] = Counter()
        self.ask()

    def teardown(self):
        if hasattr(self, "clock"):
            self.clock.stop()

    @rule()
    def ask(self):
        number = Submission.objects.count()
        asked = question(self.occasion, f"第{number}个问题：路灯什么时候修？", visitor=f"v{number}")
        self.cases.append(case_of(asked).pk)

    @rule(seconds=st.sampled_from([1, 9, 11, 300]))
    def wait(self, seconds):
        self.traveller.shift(seconds)

    @rule(which=WHICH, who=WHO)
    def claim(self, which, who):
        case = self.case(which)
        actions.claim(case, by=self.moderators[who])
        after = Case.objects.get(pk=case.pk)
        assert (after.state, after.version) == (case.state, case.version)

    @rule(which=WHICH, who=WHO, edit=st.booleans())
    def approve(self, which, who, edit):
        text = "路灯什么时候修？" if edit else ""
        self.act("approve", which, who, lambda case, **by: actions.approve(case, text=text, **by))

    @rule(which=WHICH, who=WHO)
    def reject(self, which, who):
        self.act("reject", which, who, lambda case, **by: actions.reject(case, reason="too-vague", **by))

    @rule(which=WHICH, into=WHICH, who=WHO)
    def merge(self, which, into, who):
        self.act("merge", which, who, lambda case, **by: actions.merge(case, self.case(into), **by))

    @rule(which=WHICH, who=WHO)
    def separate(self, which, who):
        self.act("separate", which, who, actions.separate)

    @rule(which=WHICH, who=WHO)
    def undo(self, which, who):
        case, by = self.case(which), self.moderators[who]
        done = self.act("undo", which, who, actions.undo)
        assert not done or case.decided_by_id == by.pk or case.state == State.HIDDEN

    @rule(which=WHICH, who=WHO, reason=st.sampled_from(["privacy", "insult"]))
    def hide(self, which, who, reason):
        self.act("hide", which, who, lambda case, **by: hide(case, reason=reason, **by))

    @rule(which=WHICH, who=WHO)
    def show(self, which, who):
        self.act("show", which, who, show)

    @rule(which=WHICH)
    def appeal(self, which):
        case = self.case(which)
        had = Appeal.objects.filter(case=case).exists()
        try:
            appeal(case, "请再看一次，我说的是事实。")
        except Refusal:
            assert had or case.state not in (State.REJECTED, State.HIDDEN)
        else:
            assert not had

    @precondition(lambda self: bool(self.appeals()))
    @rule(which=WHICH, who=WHO, right=st.booleans())
    def answer(self, which, who, right):
        waiting = self.appeals()
        asked, by = waiting[which % len(waiting)], self.moderators[who]
        done = self.act(
            "overturn" if right else "uphold",
            self.cases.index(asked.case_id),
            who,
            lambda case, **more: overturn(asked, **more) if right else uphold(asked, answer="已复核，维持。", **more),
        )
        asked.refresh_from_db()
        assert not done or asked.against_id != by.pk
        assert (asked.state != Appeal.State.OPEN) is done

    @rule(which=WHICH, who=WHO)
    def approve_what_has_changed(self, which, who):
        case = self.case(which)
        case.version -= 1
        with pytest.raises(Refusal):
            actions.approve(case, by=self.moderators[who], version=case.version)

    def newest(self) -> list[Case]:
        """The last case of each question; whoever stands apart from a hidden question comes to the desk anew."""
        if not hasattr(self, "cases"):
            return []
        asked = Case.objects.filter(pk__in=self.cases).values_list("about_id", flat=True)
        rows = list(Case.objects.filter(scope=self.occasion.topic, about_id__in=list(asked)).order_by("pk"))
        self.cases += [row.pk for row in rows if row.pk not in self.cases]
        return list({row.about_id: row for row in rows}.values())

    def appeals(self) -> list[Appeal]:
        """The open ones of this run: what earlier runs left in the database is none of its business."""
        open_ones = Appeal.objects.filter(state=Appeal.State.OPEN, case__in=getattr(self, "cases", []))
        return list(open_ones.order_by("pk"))

    def case(self, which: int) -> Case:
        return Case.objects.get(pk=self.cases[which % len(self.cases)])

    def act(self, name, which, who, call) -> bool:
        """Does it, or is refused; either way nothing but what is legal has happened. Whether it was done."""
        before = self.case(which)
        try:
            call(before, by=self.moderators[who], version=before.version)
        except Refusal:
            after = Case.objects.get(pk=before.pk)
            assert (after.state, after.version) == (before.state, before.version)
            assert name not in ("approve", "reject") or before.state != State.WAITING
            return False
        after = Case.objects.get(pk=before.pk)
        assert (before.state, after.state) in LEGAL[name]
        assert after.version == before.version + 1
        self.decided[before.pk] += 1
        return True

    @invariant()
    def one_decision_for_each_act(self):
        if hasattr(self, "cases"):
            rows = Counter(Decision.objects.filter(case__in=self.cases).values_list("case_id", flat=True))
            assert rows == +self.decided

    @invariant()
    def submissions_follow(self):
        for case in self.newest():
            about = Submission.objects.get(pk=case.about_id)
            if case.state == State.HIDDEN:
                assert about.published_at is None
                assert about.hidden_from is not None
                continue
            states, is_public = FOLLOWS[State(case.state)]
            assert about.state in states
            assert (about.published_at is not None) is is_public
            assert about.hidden_from is None

    @invariant()
    def refusals_have_reasons(self):
        refused = Case.objects.filter(pk__in=getattr(self, "cases", []), state__in=(State.REJECTED, State.HIDDEN))
        assert not refused.filter(reason=None).exists()

    @invariant()
    def the_record_verifies(self):
        if hasattr(self, "cases"):
            assert verify().broken == []
            told = Event.objects.filter(data__has_key="decision", occasion=self.occasion)
            assert told.count() == sum(self.decided.values())


@pytest.mark.django_db
@pytest.mark.database
def test_any_order_of_acts_leaves_everything_in_order():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
