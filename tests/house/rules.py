"""The rules of the house: each takes a parsed file and yields the places that break it."""

import ast
from collections.abc import Iterator

from tests.house.source import Function, Module, calls, functions, imported

ROLE_WORDS = {"memberships", "groups", "is_superuser", "user_permissions"}
QUERY_DOORS = {"objects", "_default_manager", "_base_manager"}
ASYNC = ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith
MOST_LINES, MOST_IN_FUNCTION = 300, 40


def writes_outside_actions(module: Module) -> Iterator[ast.AST]:
    """save(), publish() and notify() are called only in actions."""
    if module.is_part("actions"):
        return
    for call in calls(module.tree):
        by_name = isinstance(call.func, ast.Name) and call.func.id in {"publish", "notify"}
        by_attribute = isinstance(call.func, ast.Attribute) and call.func.attr == "save"
        if by_name or by_attribute or _of_module(call.func, {"publish", "notify"}):
            yield call


def _of_module(func: ast.expr, names: set[str]) -> bool:
    """Whether it is `publish.publish` or the like."""
    return isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == func.attr in names


def states_set_outside_actions(module: Module) -> Iterator[ast.AST]:
    """A state changes only in actions."""
    if module.is_part("actions"):
        return
    for node in ast.walk(module.tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
            yield node


def queries_in_views(module: Module) -> Iterator[ast.AST]:
    """Views ask queries; they never touch `.objects` nor hand a whole model to get_object_or_404."""
    if not module.is_part("views"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in QUERY_DOORS:
            yield node
    for call in calls(module.tree):
        first = call.args[0] if call.args else None
        asks = isinstance(call.func, ast.Name) and call.func.id in {"get_object_or_404", "get_list_or_404"}
        if asks and isinstance(first, ast.Name) and first.id[:1].isupper():
            yield call


def roles_outside_permissions(module: Module) -> Iterator[ast.AST]:
    """Roles and groups are asked only in people/permissions.py; rules.py and scopes.py may name a role to it."""
    if module.app == "people":
        return
    hidden = {"people.models.Membership", "people.permissions.roles_of"}
    hidden |= set() if module.is_part("rules") or module.is_part("scopes") else {"people.models.Role"}
    yield from (statement for statement, name in imported(module.tree) if name in hidden)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in ROLE_WORDS:
            yield node


def async_outside_realtime(module: Module) -> Iterator[ast.AST]:
    """Async code lives only in realtime/ and config/asgi.py."""
    if module.app == "realtime" or module.path == "config/asgi.py":
        return
    yield from (node for node in ast.walk(module.tree) if isinstance(node, ASYNC))
    yield from (node for node, name in imported(module.tree) if name.split(".")[0] in {"asyncio", "asgiref"})


def environment_outside_env(module: Module) -> Iterator[ast.AST]:
    """The environment is read only in config/env.py."""
    if module.path == "config/env.py":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"}:
            yield node
    yield from (
        node for node, name in imported(module.tree) if name in {"os.environ", "os.getenv"} or name == "environ"
    )


def imports_inside_functions(module: Module) -> Iterator[ast.AST]:
    """Imports stand at the top of the file."""
    for function in functions(module.tree):
        yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def signals_beside_case_decided(module: Module) -> Iterator[ast.AST]:
    """case_decided is the only signal, and no model signal is listened to."""
    if module.path != "moderation/signals.py":
        yield from (node for node, name in imported(module.tree) if name == "django.dispatch.Signal")
    yield from (node for node, name in imported(module.tree) if name.startswith("django.db.models.signals."))


def channels_told_apart_by_key(module: Module) -> Iterator[ast.AST]:
    """An `if channel.key == …` is a missing attribute of the channel."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides = [node.left, *node.comparators]
            text = any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)
            if text and any(_names_channel(side) for side in sides):
                yield node


def _names_channel(side: ast.expr) -> bool:
    if not isinstance(side, ast.Attribute):
        return False
    owner = side.value
    owner_name = getattr(owner, "id", getattr(owner, "attr", ""))
    return side.attr == "channel" or (side.attr == "key" and owner_name == "channel")


def save_overrides(module: Module) -> Iterator[ast.AST]:
    """No model overrides save() or delete(); what must hold is a database constraint."""
    if not module.is_part("models"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and not node.name.endswith("QuerySet"):
            yield from (item for item in node.body if isinstance(item, Function) and item.name in {"save", "delete"})


def too_long(module: Module) -> Iterator[ast.AST]:
    """Files stop at 300 lines, functions at 40."""
    if len(module.text.splitlines()) > MOST_LINES:
        yield module.tree
    yield from (node for node in functions(module.tree) if node.end_lineno - node.lineno + 1 > MOST_IN_FUNCTION)


def without_docstring(module: Module) -> Iterator[ast.AST]:
    """Every public class and function of actions, queries, models, channels and realtime says what it promises."""
    parts = ("actions", "queries", "models", "channels", "screening", "publish", "topics", "bell", "permissions")
    if not any(module.is_part(part) for part in parts):
        return
    for node in module.tree.body:
        named = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
        if named and not ast.get_docstring(node):
            yield node
    if not ast.get_docstring(module.tree) and module.tree.body:
        yield module.tree


RULES = (
    writes_outside_actions,
    states_set_outside_actions,
    queries_in_views,
    roles_outside_permissions,
    async_outside_realtime,
    environment_outside_env,
    imports_inside_functions,
    signals_beside_case_decided,
    channels_told_apart_by_key,
    save_overrides,
    too_long,
    without_docstring,
)
