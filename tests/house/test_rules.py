"""The source keeps the rules of the house, and each rule catches what it is there for."""

import pytest

from tests.house import rules
from tests.house.source import Module, modules, product

# (rule, where the bad line stands, the bad line, where the same line is allowed)
CAUGHT = [
    (rules.writes_outside_actions, "people/views.py", "user.save()", "people/actions.py"),
    (rules.writes_outside_actions, "people/views.py", "publish('a', 'b', {})", "people/actions/publish.py"),
    (rules.writes_outside_actions, "interaction/queries/a.py", "notify(event)", "interaction/actions/a.py"),
    (rules.writes_outside_actions, "interaction/views/a.py", "publish.publish('a', 'b', {})", "moderation/actions.py"),
    (rules.states_set_outside_actions, "interaction/views/a.py", "case.state = 'open'", "interaction/actions/a.py"),
    (rules.queries_in_views, "people/views.py", "User.objects.all()", "people/queries.py"),
    (rules.queries_in_views, "interaction/views/a.py", "get_object_or_404(User, pk=1)", "interaction/queries/a.py"),
    (rules.roles_outside_permissions, "moderation/views.py", "from people.models import Role", "moderation/rules.py"),
    (rules.roles_outside_permissions, "moderation/rules.py", "from people.models import Membership", "people/a.py"),
    (rules.roles_outside_permissions, "moderation/a.py", "user.memberships.first()", "people/a.py"),
    (rules.async_outside_realtime, "interaction/views/a.py", "async def a(): pass", "realtime/hub.py"),
    (rules.async_outside_realtime, "people/a.py", "from asgiref.sync import async_to_sync", "config/asgi.py"),
    (rules.environment_outside_env, "config/settings.py", "os.environ['A']", "config/env.py"),
    (rules.environment_outside_env, "people/a.py", "from os import getenv", "config/env.py"),
    (rules.imports_inside_functions, "people/a.py", "def a():\n    import os", None),
    (rules.signals_beside_case_decided, "people/a.py", "from django.dispatch import Signal", "moderation/signals.py"),
    (rules.signals_beside_case_decided, "people/a.py", "from django.db.models.signals import post_save", None),
    (rules.channels_told_apart_by_key, "people/a.py", "channel.key == 'interview'", None),
    (rules.channels_told_apart_by_key, "people/a.py", "if submission.channel != 'interview': pass", None),
    (rules.save_overrides, "people/models.py", "class A:\n    def save(self): pass", "people/forms.py"),
    (rules.too_long, "people/a.py", "a = 1\n" * 301, None),
    (rules.too_long, "people/a.py", "def a():\n" + "    a = 1\n" * 40, None),
    (rules.without_docstring, "people/actions.py", "'''Says.'''\ndef a(): pass", "people/views.py"),
    (rules.without_docstring, "people/models.py", "'''Says.'''\nclass A: pass", "people/forms.py"),
]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_source_keeps(rule):
    broken = [module.at(node) for module in product() for node in rule(module)]

    assert broken == [], rule.__doc__


def test_tests_and_tools_stay_short():
    broken = [module.at(node) for module in modules("tests", "scripts", "bench") for node in rules.too_long(module)]

    assert broken == [], rules.too_long.__doc__


def named(value) -> str:
    """The same in every process, as pytest-xdist needs it."""
    return getattr(value, "__name__", str(value)[:40])


@pytest.mark.parametrize(("rule", "path", "text", "allowed"), CAUGHT, ids=named)
def test_rule_catches(rule, path, text, allowed):
    assert list(rule(Module(path, text)))
    if allowed:
        assert not list(rule(Module(allowed, text)))


def test_every_rule_has_an_example():
    assert {rule for rule, *_ in CAUGHT} == set(rules.RULES)


def test_there_is_source_to_read():
    paths = {module.path for module in product()}

    assert {"config/env.py", "people/permissions.py", "realtime/publish.py", "moderation/models/case.py"} <= paths
    assert not any("migrations" in path for path in paths)
