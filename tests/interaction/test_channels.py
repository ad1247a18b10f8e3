"""The contract every listed channel keeps."""

import json

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.module_loading import import_string

from interaction import registry
from interaction.models import Occasion, Submission
from interaction.queries.deadlines import rule_for
from interaction.queries.home import GROUPS
from people import permissions
from tests.interaction.making import interview

CARRIED_ON = {"forwarded"}  # hand_over() moves such a question to another channel in the same transaction
ANSWERS = {"body": "小区东门的路灯坏了。", "title": "路灯", "byline": "海风"}

pytestmark = pytest.mark.django_db
each_channel = pytest.mark.parametrize("channel", registry.channels.values(), ids=lambda channel: channel.key)


def tables(channel):
    """Its workflows with the model whose states they are."""
    yield channel.workflow, Submission
    if channel.occasion_workflow:
        yield channel.occasion_workflow, Occasion


def said(text, language: str) -> str:
    with translation.override(language):
        return str(text)


def test_registry_holds_what_settings_list():
    assert [type(channel) for channel in registry.channels.values()] == [*map(import_string, settings.CHANNELS)]


def test_key_taken_by_another_class_is_refused():
    class Impostor(type(registry.get("enquiry"))):
        pass

    with pytest.raises(ValueError, match="two channels are called enquiry"):
        registry.add(Impostor())
    registry.add(type(registry.get("enquiry"))())


@each_channel
def test_everything_it_says_is_said_in_both_languages(channel):
    labels = [label for table, _ in tables(channel) for label in (*table.states.values(), *table.steps.values())]
    texts = [channel.name, channel.hint, *(one.label for one in labels)]

    assert [said(text, "en") for text in texts if said(text, "en") == said(text, "zh-hans")] == []


@each_channel
def test_it_stands_in_a_group_of_the_home_page(channel):
    assert channel.group in {group for group, *_ in GROUPS}


@each_channel
def test_steps_lead_between_states_that_exist(channel):
    for table, _ in tables(channel):
        assert {state for step in table.steps.values() for state in (*step.sources, step.target)} <= set(table.states)


@each_channel
def test_no_state_is_a_dead_end(channel):
    for table, _ in tables(channel):
        stuck = {key for key, state in table.states.items() if not state.is_final and not table.steps_from(key)}

        assert stuck <= CARRIED_ON


@each_channel
def test_every_right_its_steps_ask_for_has_a_rule(channel):
    for table, model in tables(channel):
        assert {step.verb for step in table.steps.values() if (step.verb, model) not in permissions._rules} == set()


@each_channel
def test_clocks_start_with_a_step_and_have_a_period(channel):
    for clock in channel.clocks:
        assert clock.starts_with in channel.workflow.steps
        assert rule_for(channel.key, clock.name, timezone.localdate()) is not None


@each_channel
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_front_page_renders(client, channel, language):
    answer = client.get(reverse(f"interaction:{channel.key}"), headers={"accept-language": language})

    assert answer.status_code == 200
    assert escape(said(channel.name, language)) in answer.content.decode()


@pytest.mark.parametrize(
    "form_class", [one.form for one in registry.channels.values() if one.form and not one.takes_letters]
)
def test_what_its_form_takes_is_json(form_class):
    form = form_class(ANSWERS)

    assert form.is_valid(), form.errors
    assert json.loads(json.dumps(form.cleaned_data)) == form.cleaned_data


@pytest.mark.parametrize("channel", [one for one in registry.channels.values() if one.takes_letters])
def test_every_field_of_a_letter_stands_on_one_of_its_steps(channel):
    form = channel.form(channel=channel)

    assert sorted(name for _title, names in form.steps for name in names) == sorted(form.fields)
    assert {kind for clock in channel.clocks for kind in clock.kinds} <= {key for key, _label in channel.kinds}
    assert set(channel.restricted_kinds) <= {key for key, _label in channel.kinds}


@each_channel
def test_whether_something_may_be_sent_is_a_plain_yes_or_no(channel):
    assert channel.takes_new(None) is (channel.occasion_workflow is None)


def test_an_interview_takes_questions_while_it_collects_runs_or_pauses():
    states = registry.get("interview").occasion_workflow.states
    taking = {state for state in states if registry.get("interview").takes_new(interview(state))}

    assert taking == {"collecting", "live", "paused", "interrupted"}
    assert not registry.get("interview").takes_new(interview("live", policy=Occasion.Policy.CLOSED))


def test_channel_without_occasions_has_no_workflow_for_one():
    with pytest.raises(LookupError, match="enquiry opens no occasions"):
        registry.get("enquiry").workflow_of(interview())
