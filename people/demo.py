"""The people and organisations of the demo: real organisations of Laoshan District, invented people."""

from django.contrib.auth.hashers import check_password, make_password

from people.crypto import blind_index
from people.demo_district import ACCOUNTS, DEPARTMENTS, MAIL
from people.models import Department, Membership, User
from realtime.publish import action


@action
def plant_people(password: str) -> None:
    """Departments and one account per role, all with this password; may be run again without a trace."""
    departments = {slug: _department(slug, *facts) for slug, *facts in DEPARTMENTS}
    encoded = _encoded(password)
    for handle, name, role, place in ACCOUNTS:
        user = _account(handle, name, encoded)
        if role:
            department = departments[place] if place else None
            Membership.objects.get_or_create(user=user, role=role, department=department)


def _department(slug: str, kind: str, name: str, name_en: str, duties: str) -> Department:
    facts = {
        "kind": kind,
        "name": name,
        "name_en": name_en,
        "duties": duties,
        "place": [row[0] for row in DEPARTMENTS].index(slug),
        "parent": Department.objects.filter(kind=Department.Kind.GOVERNMENT, parent=None).first(),
    }
    department, _is_new = Department.objects.get_or_create(slug=slug, defaults=facts)
    return department


def _account(handle: str, name: str, encoded: str) -> User:
    facts = {"name": name, "password": encoded, "is_demo": True, "is_active": True}
    if handle in MAIL:
        facts |= {"mail": MAIL[handle], "mail_index": blind_index("mail", MAIL[handle])}
    user, _is_new = User.objects.update_or_create(handle=handle, defaults=facts)
    return user


def _encoded(password: str) -> str:
    """The password hashed once for all accounts; the present hash if it fits, so that nobody is signed out."""
    present = User.objects.filter(handle=ACCOUNTS[0][0], is_demo=True).first()
    return present.password if present and check_password(password, present.password) else make_password(password)
