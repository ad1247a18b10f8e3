"""Chinese is complete and what is compiled is what is written."""

import re

import pytest

from scripts import messages


@pytest.fixture(scope="module")
def texts():
    return messages.catalogue()


def pairs(texts):
    for text in texts:
        if text.id:
            ids = text.id if isinstance(text.id, tuple) else (text.id,)
            strings = text.string if isinstance(text.string, tuple) else (text.string,)
            yield ids, strings


def test_every_text_has_chinese(texts):
    assert messages.untranslated(texts) == []


def test_what_is_compiled_is_what_is_written(texts):
    assert messages.MO.read_bytes() == messages.compiled(texts)


def test_chinese_keeps_the_placeholders(texts):
    kept = re.compile(r"%\(\w+\)[sd]|\{\w+\}")

    wrong = [ids for ids, strings in pairs(texts) if not set(kept.findall(strings[-1])) <= set(kept.findall(ids[-1]))]

    assert wrong == []


def test_chinese_loses_no_placeholder(texts):
    kept = re.compile(r"%\(\w+\)[sd]|\{\w+\}")

    lost = [ids for ids, strings in pairs(texts) if set(kept.findall(ids[0])) - set(kept.findall(strings[-1]))]

    assert lost == []


def test_chinese_speaks_chinese(texts):
    words = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]*>")
    same_in_both = {"Cookies", "%(size)s KB", "%(size)s MB"}

    spoken = [(ids[0], words.sub("", ids[0]), strings[0]) for ids, strings in pairs(texts)]
    silent = {
        key
        for key, said, chinese in spoken
        if re.search(r"[A-Za-z]", said) and not re.search(r"[\u3400-\u9fff]", chinese)
    }

    assert silent <= same_in_both
