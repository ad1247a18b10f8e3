"""The demo's people and offices."""

from functools import cached_property

from people.models import Department, User


class Cast:
    """The demo's accounts and departments, each read once."""

    @cached_property
    def users(self) -> dict[str, User]:
        return {user.handle: user for user in User.objects.filter(is_demo=True)}

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.slug: department for department in Department.objects.all()}

    def __getitem__(self, handle: str) -> User:
        return self.users[f"demo-{handle}"]
