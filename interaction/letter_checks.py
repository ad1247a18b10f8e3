"""What is looked at in a written answer before it goes out: length, substance, personal data, the department."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from moderation.findings import Finding
from moderation.masking import personal_data
from people.models import Department

SHORTEST, LONGEST = 20, 5000  # characters
SUBSTANCE = 30  # characters that must be left when courtesy and passing-on are taken out
NEVER = frozenset({"id-number", "bank-card"})
_CLAUSE = re.compile(r"[^。！？!?；;，,\n]+")
_PASSED_ON = re.compile(
    r"已(?:经)?(?:将|把)?.{0,20}?(?:转(?:交|办|至|给|到|有关|相关|由)|移交|交由|反映给)|已转|转办|转交"
    r"|(?:passed|forwarded|transferred|referred) (?:it |your .{0,30}?)?(?:on )?to",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"您好|你好|已?收悉|收到您的|感谢您?|谢谢|祝您|欢迎.{0,8}监督|此复|特此(?:回复|答复)|敬请谅解|答复如下"
    r"|^\s*(?:dear|hello|thank you|thanks|kind regards|yours)\b",
    re.IGNORECASE,
)
_OFFICIAL_MAIL = re.compile(r"@[\w.\-]*\.?gov\.cn$", re.IGNORECASE)


@dataclass(frozen=True)
class Check:
    """One thing found: `stops` must be put right, anything else an approver looks at and confirms.

    `places` are where in the text it stands, empty for what is about the whole.
    """

    key: str
    sentence: str
    stops: bool = False
    places: tuple[Finding, ...] = ()


def check(text: str, *, department: Department | None) -> list[Check]:
    """Everything that stands against this answer, what stops it first; nothing for a good one."""
    private = [one for one in personal_data(text) if not _is_official(text, one)]
    never = tuple(one for one in private if one.rule in NEVER)
    others = tuple(one for one in private if one.rule not in NEVER)
    return [*_wrong(text.strip(), department, never), *_doubtful(text.strip(), others)]


def _wrong(text: str, department: Department | None, never: tuple[Finding, ...]) -> list[Check]:
    """What must be put right."""
    found = []
    if department is None:
        found.append(Check("department", _("No department answers it yet. Assign the letter first."), stops=True))
    if len(text) < SHORTEST:
        found.append(
            Check("short", _("This is too short for an answer. Say what is done, and until when."), stops=True)
        )
    if len(text) > LONGEST:
        found.append(Check("long", _("An answer has at most 5,000 characters. Shorten it."), stops=True))
    if never:
        sentence = _("An ID number or a bank card number stands in the answer. Take it out.")
        found.append(Check("never", sentence, stops=True, places=never))
    return found


def _doubtful(text: str, private: tuple[Finding, ...]) -> list[Check]:
    """What a second person looks at and may confirm."""
    found = []
    if private:
        sentence = _("There may be personal data in the answer. Make sure that it belongs to an office.")
        found.append(Check("personal", sentence, places=private))
    if len(text) >= SHORTEST and only_passes_on(text):
        sentence = _("The answer seems to say only that the matter was passed on. Say who does what, and until when.")
        found.append(Check("passed-on", sentence))
    return found


def only_passes_on(text: str) -> bool:
    """Whether hardly more than courtesy is left of the text without the clauses that pass the matter on."""
    clauses = _CLAUSE.findall(text)
    passing = [one for one in clauses if _PASSED_ON.search(one)]
    rest = "".join(one.strip() for one in clauses if not _PASSED_ON.search(one) and not _COURTESY.search(one))
    return bool(passing) and len(rest) < SUBSTANCE


def _is_official(text: str, finding: Finding) -> bool:
    """Telephone numbers of offices belong into an answer, and so do their mail addresses."""
    if finding.rule == "landline":
        return True
    return finding.rule == "e-mail" and bool(_OFFICIAL_MAIL.search(text[finding.start : finding.end].replace(" ", "")))
