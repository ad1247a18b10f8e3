"""Producers make and change occasions: fields in the history, no texts; two at once; the cover; the copy."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from interaction import files
from interaction.actions import casting, cloning, editing, occasions
from interaction.models import Occasion, ThemeVote
from interaction.queries.produce import edition
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.making import approved, department, person
from tests.interaction.producing import announced, draft, one, producer
from tests.interaction.told import kinds

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def changed(occasion, **more) -> dict:
    """The texts of an occasion with some of them changed."""
    names = ("title", "title_en", "summary", "summary_en", "policy", "needs_second")
    return {name: getattr(occasion, name) for name in names} | more


def picture(colour="navy") -> BytesIO:
    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    content.seek(0)
    return content


def test_draft_is_its_makers_and_seen_by_nobody_outside(maker):
    made = draft(maker)

    assert (made.state, made.created_by, made.is_demo) == ("draft", maker, False)
    assert [theme.name for theme in made.themes.all()] == ["温度", "缴费"]
    assert not Occasion.objects.visible_to(person()).filter(pk=made.pk).exists()


def test_draft_of_a_demo_account_goes_with_the_demo():
    assert draft(producer_of_demo()).is_demo is True


def producer_of_demo():
    return person(Role.PRODUCER, is_demo=True)


def test_producer_of_one_department_makes_nothing_for_another():
    ours = department()
    maker = producer(ours)

    assert draft(maker, where=ours).department == ours
    with pytest.raises(NotAllowed):
        draft(maker, where=department())
    with pytest.raises(NotAllowed):
        draft(person(), where=ours)


def test_edit_names_the_fields_in_the_history_and_never_the_texts(maker):
    made = draft(maker)

    edited = editing.edit(made, changed(made, title="新的题目", needs_second=True), by=maker, seen=edition(made))

    assert (edited.title, edited.needs_second, edited.version) == ("新的题目", True, made.version + 1)
    event = edited.events.get(kind="edited")
    assert event.data == {"fields": ["title", "needs_second"]}


def test_form_left_as_it_was_writes_nothing(maker):
    made = draft(maker)

    same = editing.edit(
        made, changed(made, themes=[("温度", "Temperature"), ("缴费", "")]), by=maker, seen=edition(made)
    )

    assert same.version == made.version
    assert not made.events.filter(kind="edited").exists()


def test_two_producers_at_once_and_the_later_is_told(maker):
    made = draft(maker)
    seen = edition(made)
    editing.edit(made, changed(made, title="先到的"), by=producer(), seen=seen)

    with pytest.raises(Stale):
        editing.edit(made, changed(made, title="后到的"), by=maker, seen=seen)

    made.refresh_from_db()
    assert made.title == "先到的"


def test_what_happens_on_air_does_not_make_an_edit_stale(maker):
    made = announced(maker, producer())
    seen = edition(made)
    moved = occasions.postpone(
        made,
        by=maker,
        version=made.version,
        reason="改期",
        starts_at=made.starts_at + timedelta(days=1),
        ends_at=made.ends_at + timedelta(days=1),
    )

    assert editing.edit(moved, changed(moved, title="新的题目"), by=maker, seen=seen).title == "新的题目"


def test_dates_and_department_are_fixed_once_announced(maker):
    made = announced(maker, producer())

    with pytest.raises(Closed):
        editing.edit(made, {"starts_at": made.starts_at + timedelta(days=1)}, by=maker, seen=edition(made))
    with pytest.raises(Closed):
        editing.edit(made, {"department": department()}, by=maker, seen=edition(made))


def test_policy_changed_after_the_announcement_is_told_to_the_room(maker):
    made = announced(maker, producer())

    editing.edit(made, changed(made, policy="slow"), by=maker, seen=edition(made))

    assert kinds(made.topic) == ["phase", "phase"]


def test_afterword_is_written_when_it_is_over_and_nothing_else(maker):
    made = announced(maker, producer())
    Occasion.objects.filter(pk=made.pk).update(state="archived")

    edited = editing.edit(made, {"afterword": "三件事已答应。", "afterword_en": ""}, by=maker, seen=edition(made))

    assert edited.afterword == "三件事已答应。"
    with pytest.raises(Closed):
        editing.edit(made, {"title": "改历史"}, by=maker, seen=edition(made))


def test_stranger_and_other_departments_producer_change_nothing(maker):
    made = draft(maker)

    for other in (person(), producer(department()), person(Role.APPROVER)):
        with pytest.raises(NotAllowed):
            editing.edit(made, changed(made, title="别人的"), by=other, seen=edition(made))


def test_draft_is_not_moved_into_a_department_of_others():
    ours = department()
    maker = producer(ours)
    made = draft(maker, where=ours)

    with pytest.raises(NotAllowed):
        editing.edit(made, {"department": department()}, by=maker, seen=edition(made))


def test_themes_follow_the_lines_and_used_ones_stay(maker):
    made = draft(maker)
    voted, free = made.themes.all()
    ThemeVote.objects.create(occasion=made, theme=voted, person_key="k")

    edited = editing.edit(made, {"themes": [("管网", ""), ("温度", "Warmth")]}, by=maker, seen=edition(made))

    assert [(theme.name, theme.name_en) for theme in edited.themes.all()] == [("管网", ""), ("温度", "Warmth")]
    assert edited.themes.get(name="温度").pk == voted.pk
    assert not edited.themes.filter(pk=free.pk).exists()
    with pytest.raises(Refusal, match="refused"):
        editing.edit(made, {"themes": [("管网", "")]}, by=maker, seen=edition(made))
    assert made.themes.count() == 2


def test_lines_in_another_order_are_kept_in_it(maker):
    made = draft(maker)

    editing.edit(made, {"themes": [("缴费", ""), ("温度", "Temperature")]}, by=maker, seen=edition(made))

    assert [theme.name for theme in made.themes.all()] == ["缴费", "温度"]


def test_cover_is_shown_instead_of_the_one_before(maker):
    made = draft(maker)
    first = editing.set_cover(made, picture(), alt="会场", by=maker)
    second = editing.set_cover(made, picture("green"), alt="供热站", alt_en="Heating plant", by=maker)

    made.refresh_from_db()
    first.refresh_from_db()
    assert (made.cover, second.in_stream) == (second, False)
    assert first.withdrawn_at is not None


def test_cover_is_taken_off_and_is_the_producers(maker):
    made = draft(maker)
    editing.set_cover(made, picture(), alt="会场", by=maker)

    with pytest.raises(NotAllowed):
        editing.hang(made, None, by=person())
    assert editing.hang(made, None, by=maker).cover is None


def test_file_that_is_no_picture_leaves_the_cover_as_it_was(maker):
    made = draft(maker)
    cover = editing.set_cover(made, picture(), alt="会场", by=maker)

    with pytest.raises(Refusal):
        editing.set_cover(made, BytesIO(b"no picture"), alt="会场", by=maker)

    made.refresh_from_db()
    assert made.cover == cover


def test_copy_has_texts_people_and_cover_but_no_dates_states_or_questions(maker, frozen):
    source = announced(maker, producer(), collects_from=timezone.now())
    casting.add_person(source, "guest", one(None, name="赵工"), by=maker)
    cover = editing.set_cover(source, picture(), alt="会场", by=maker)
    approved(source, "暖气不热找谁？")
    other = producer()

    made = cloning.clone(source, by=other)

    assert (made.state, made.created_by, made.title, made.summary_en) == (
        "draft",
        other,
        source.title,
        "Questions about heating.",
    )
    assert (made.collects_from, made.postponed_from, made.submitted_by) == (None, None, None)
    assert (made.starts_at - timezone.now()) == timedelta(days=7)
    assert made.ends_at - made.starts_at == source.ends_at - source.starts_at
    people = [(p.part, p.name, p.user_id) for p in source.participants.all()]
    assert [(p.part, p.name, p.user_id) for p in made.participants.all()] == people
    assert [theme.name for theme in made.themes.all()] == ["温度", "缴费"]
    assert (made.submissions.count(), source.submissions.count()) == (0, 1)
    assert made.cover.name != cover.name
    assert files.read(made.cover.name) == files.read(cover.name)


def test_copying_is_for_producers_of_the_department(maker):
    made = draft(maker)

    with pytest.raises(NotAllowed):
        cloning.clone(made, by=producer(department()))
