"""What is looked at in a written answer before it goes out: length, substance, personal data, the department."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from moderation.findings import Finding
from moderation.masking import personal_data
from people.models import Department

SHORTEST, LONGEST = 20, 5000  # characters
SUBSTANCE = 30  # characters that must be left when courtesy and passing-on are taken out
MOST_COPIES = 3  # other letters that may have got nearly the same answer
WARNINGS = ("personal", "passed-on", "copied", "ground", "remedy")  # keys of what an approver may confirm
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
_REFUSES = re.compile(
    r"不予|无法(?:办理|受理|支持|解决|满足|同意|纳入)|不能(?:办理|受理|支持|同意|满足)|不(?:同意|采纳|支持|符合|具备)|未予|难以(?:支持|满足|纳入)"
    r"|暂(?:不|无法)|\b(?:cannot|can't|unable to|refused?|declined?|rejected)\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"因为|由于|因(?!此)|根据|依据|按照|依照|原因|理由|规定|《|第.{1,6}条|鉴于"
    r"|\b(?:because|since|under|according to|due to|reason)\b",
    re.IGNORECASE,
)
_REMEDY = re.compile(
    r"行政复议|诉讼|起诉|复核|申诉|异议|重新(?:申请|提交)|可(?:以)?(?:向|到|拨打|联系|咨询|通过|申请)|请(?:向|到|拨打|联系|咨询)|联系电话|咨询电话|电话[：:]"
    r"|\b(?:appeal|court|review|object|contact|call|ask|apply)\b",
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


def check(text: str, *, department: Department | None, copies: int = 0) -> list[Check]:
    """Everything that stands against this answer, what stops it first; nothing for a good one.

    `copies` is how many other letters were answered with nearly the same words (queries/letter_alike.py).
    """
    private = [one for one in personal_data(text) if not is_official(text, one)]
    never = tuple(one for one in private if one.rule in NEVER)
    others = tuple(one for one in private if one.rule not in NEVER)
    return [*_wrong(text.strip(), department, never), *_doubtful(text.strip(), others, copies)]


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


def _doubtful(text: str, private: tuple[Finding, ...], copies: int) -> list[Check]:
    """What a second person looks at and may confirm."""
    found = []
    if private:
        sentence = _("There may be personal data in the answer. Make sure that it belongs to an office.")
        found.append(Check("personal", sentence, places=private))
    if len(text) >= SHORTEST and only_passes_on(text):
        sentence = _("The answer seems to say only that the matter was passed on. Say who does what, and until when.")
        found.append(Check("passed-on", sentence))
    if copies > MOST_COPIES:
        sentence = _("Nearly the same answer went to %(number)d other letters. Make sure that it answers this one.")
        found.append(Check("copied", sentence % {"number": copies}))
    return found + _refusing(text)


def _refusing(text: str) -> list[Check]:
    """What a no must say: on which ground, and where the writer can turn to."""
    if not _REFUSES.search(text):
        return []
    found = []
    if not _GROUND.search(text):
        found.append(Check("ground", _("The answer seems to say no without a ground. Name the rule or the reason.")))
    if not _REMEDY.search(text):
        sentence = _("The answer seems to say no and names no way on. Say whom the writer can ask, or how to object.")
        found.append(Check("remedy", sentence))
    return found


def only_passes_on(text: str) -> bool:
    """Whether hardly more than courtesy is left of the text without the clauses that pass the matter on."""
    clauses = _CLAUSE.findall(text)
    passing = [one for one in clauses if _PASSED_ON.search(one)]
    rest = "".join(one.strip() for one in clauses if not _PASSED_ON.search(one) and not _COURTESY.search(one))
    return bool(passing) and len(rest) < SUBSTANCE


def is_official(text: str, finding: Finding) -> bool:
    """Telephone numbers of offices belong into an answer, and so do their mail addresses."""
    if finding.rule == "landline":
        return True
    return finding.rule == "e-mail" and bool(_OFFICIAL_MAIL.search(text[finding.start : finding.end].replace(" ", "")))
