"""People, the departments they work in, and the roles they hold there."""

import secrets

from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.crypto import EncryptedText, blind_index, keyed_hash


def new_handle() -> str:
    """A short random name for a person that says nothing about them."""
    return "u" + secrets.token_hex(5)


class UserManager(BaseUserManager["User"]):
    """Finds people by their contacts without reading them, and makes people with their contacts indexed."""

    def with_contact(self, contact: str) -> "models.QuerySet[User]":
        """Whoever has this mail address or mobile number as a confirmed contact."""
        kind = "mail" if "@" in contact else "phone"
        return self.filter(**{f"{kind}_index": blind_index(kind, contact) or "none"})

    def known_as(self, text: str) -> "User | None":
        """The person with this contact or handle; one query, whichever it is."""
        indexes = {f"{kind}_index": blind_index(kind, text) or "none" for kind in ("mail", "phone")}
        matches = models.Q(handle=text) | models.Q(**indexes, _connector=models.Q.OR)
        return self.filter(matches).first()

    def add(self, *, name: str, mail: str = "", phone: str = "", password: str | None = None, **more) -> "User":
        """A new person with hashed password and blind indexes of the contacts."""
        return self.create(
            name=name,
            mail=mail,
            phone=phone,
            mail_index=blind_index("mail", mail),
            phone_index=blind_index("phone", phone),
            password=make_password(password),
            **more,
        )


class User(AbstractBaseUser):
    """A person with an account: citizen or staff. Name and contacts are encrypted at rest."""

    handle = models.CharField(max_length=40, unique=True, default=new_handle)
    name = EncryptedText()
    mail = EncryptedText(blank=True, default="")
    mail_index = models.CharField(max_length=64, unique=True, null=True, blank=True)
    phone = EncryptedText(blank=True, default="")
    phone_index = models.CharField(max_length=64, unique=True, null=True, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS = []

    def __str__(self):
        return self.handle

    @property
    def is_staff(self) -> bool:
        """Whether the administration is open to this person."""
        return self.has_module_perms("admin")

    def has_perm(self, perm, obj=None) -> bool:
        """Asks the sign-in backend, which asks people.permissions; only Django's administration calls this."""
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())

    def has_module_perms(self, app_label) -> bool:
        """The same for a whole app."""
        return any(backend.has_module_perms(self, app_label) for backend in get_backends())  # type: ignore[attr-defined]

    def get_session_auth_hash(self):
        """Changes with the password, so that other sessions end with it."""
        return keyed_hash("session", self.password)


class Department(models.Model):
    """An organisation of the district, in a tree; seven kinds as portals list them (CHANNELS.md)."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("District government")
        DEPARTMENT = "department", _("Government department")
        INSTITUTION = "institution", _("Directly subordinate institution")
        DISPATCHED = "dispatched", _("Dispatched organ")
        SUBDISTRICT = "subdistrict", _("Subdistrict office")
        STATIONED = "stationed", _("Stationed department")
        COMMUNITY = "community", _("Community")

    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200, blank=True)
    duties = models.TextField(blank=True)
    place = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "id"]

    def __str__(self):
        return self.name

    def said(self, what: str) -> str:
        """`name` in the reader's language; the Chinese one where there is no English."""
        english = not (get_language() or "zh").startswith("zh") and getattr(self, f"{what}_en")
        return english or getattr(self, what)


class Role(models.TextChoices):
    """Who acts (CHANNELS.md, Actors). A role is held in one department, or in the whole district."""

    MODERATOR = "moderator", _("Moderator")
    DISPATCHER = "dispatcher", _("Dispatcher")
    OFFICER = "officer", _("Department officer")
    APPROVER = "approver", _("Department approver")
    SUPERVISOR = "supervisor", _("Supervisor")
    PRODUCER = "producer", _("Producer of activities")
    HOST = "host", _("Host")
    GUEST = "guest", _("Guest")
    TRANSCRIBER = "transcriber", _("Transcriber")
    DISCLOSURE = "disclosure-officer", _("Disclosure officer")
    REVIEW = "review-officer", _("Review officer")
    PETITION = "petition-officer", _("Petition officer")
    AUDITOR = "auditor", _("Auditor")
    ADMIN = "admin", _("Administrator")


class Membership(models.Model):
    """A person holds a role, in a department or (department empty) in the whole district."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=30, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "department", "role"], name="role_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(department=None), name="role_once_in_district"
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.role}"


class OneTimeCode(models.Model):
    """A short-lived code sent to a contact; only a keyed hash is kept and it opens once."""

    class Purpose(models.TextChoices):
        SIGN_UP = "sign-up", _("Sign up")
        RESET = "reset", _("Set a new password")

    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    contact_index = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "contact_index", "expires_at"])]

    def __str__(self):
        return f"{self.purpose} {self.contact_index[:8]}"


class Invitation(models.Model):
    """Opens a staff account with a role, for the holder of one mailed link; single use."""

    token_hash = models.CharField(max_length=64, unique=True)
    mail = EncryptedText(blank=True, default="")
    role = models.CharField(max_length=30, choices=Role.choices)
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.role} until {self.expires_at:%Y-%m-%d}"
