"""Ready sentences for the answer to an appeal, in both languages; what is stored is the Chinese one."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Phrase:
    """One ready sentence; `key` is what a form sends."""

    key: str
    sentence: str
    sentence_en: str

    def said(self) -> str:
        """The sentence in the reader's language."""
        return self.sentence if (get_language() or "zh").startswith("zh") else self.sentence_en


STANDS = (
    Phrase(
        "right",
        "另一位审核员重新看了您的内容和申诉，认为原来的理由成立，处理结果不变。",
        "Another moderator has read your text and your appeal again and finds the reason right; the decision stands.",
    ),
    Phrase(
        "nothing-new",
        "您补充的情况我们已经看到，但不影响这一处理；如有新的事实，欢迎写明后另行提交。",
        "We have read what you added; it does not change the decision. If there are new facts, please send them in a "
        "text of their own.",
    ),
    Phrase(
        "edit",
        "去掉理由中指出的部分以后，您反映的事情本身是可以公开的；请修改后再次提交。",
        "Without what the reason names, the matter itself may be published; please edit your text and send it again.",
    ),
    Phrase(
        "elsewhere",
        "您反映的事情不适合在这里公开，但可以由主管部门书面答复；请在“政府在线”提交。",
        "Your matter is not fit to be published here, but the department in charge can answer it in writing; please "
        "send it to “Government Online”.",
    ),
)
RIGHT = (
    Phrase(
        "sorry",
        "您说得对，原来的处理不妥，现已改正。给您带来不便，请您谅解。",
        "You are right: the first decision was wrong and has been put right. We apologise for the trouble.",
    ),
)
_KNOWN = {phrase.key: phrase for phrase in (*STANDS, *RIGHT)}
_BY_SENTENCE = {phrase.sentence: phrase for phrase in _KNOWN.values()}


def written(key: str, words: str) -> str:
    """The answer to store: the ready sentence with this key, if any, and the moderator's own words below it."""
    phrase = _KNOWN.get(key)
    return "\n".join(part for part in (phrase.sentence if phrase else "", words.strip()) if part)


def answer_said(answer: str) -> str:
    """A stored answer for the reader: ready sentences in their language, own words as they were written."""
    lines = (_BY_SENTENCE[line].said() if line in _BY_SENTENCE else line for line in answer.split("\n"))
    return "\n".join(lines)
