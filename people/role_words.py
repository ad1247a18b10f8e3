"""What each role is for, a sentence each, for whoever gives it to somebody."""

from django.utils.translation import gettext_lazy as _

from people.models import Role

ROLE_WORDS = {
    Role.MODERATOR: _("Reads what citizens send before it appears, and decides on it."),
    Role.DISPATCHER: _("Gives accepted letters to the department that answers them."),
    Role.OFFICER: _("Writes the answers of a department."),
    Role.APPROVER: _("Reads answers before they go out, and releases them."),
    Role.SUPERVISOR: _("Watches over deadlines, gives instructions, hands cases over and grants more time."),
    Role.PRODUCER: _("Prepares interviews and the other activities of a department."),
    Role.HOST: _("Leads live interviews in which they are named as host."),
    Role.GUEST: _("Answers in live interviews in which they are named as guest."),
    Role.TRANSCRIBER: _("Types what guests say in live interviews."),
    Role.DISCLOSURE: _("Handles applications for disclosure of information."),
    Role.REVIEW: _("Handles applications for administrative review."),
    Role.PETITION: _("Handles petitions."),
    Role.AUDITOR: _("Reads histories and records of decisions and changes nothing."),
    Role.ADMIN: _("Sets the site up: departments, people, rules, calendar, word lists."),
}
