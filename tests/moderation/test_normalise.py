import unicodedata

from moderation.normalise import MARKS, fold, piled_marks, run_starts, squeezed, tight


def test_fold_takes_width_case_and_traditional_forms_together():
    assert fold("ＡbＣ國家①").text == "abc国家1"


def test_fold_drops_invisible_characters_and_remembers_places():
    folded = fold("a\u200bb\u202ec")

    assert folded.text == "abc"
    assert list(folded.at) == [0, 2, 4]
    assert folded.span(1, 3) == (2, 5)


def test_fold_lets_one_character_stand_for_several():
    folded = fold("㎏x")

    assert folded.text == "kgx"
    assert folded.span(0, 2) == (0, 1)


def test_fold_drops_accents_and_overlays_but_spans_include_them():
    folded = fold("e\u0301b")

    assert folded.text == "eb"
    assert folded.span(0, 1) == (0, 2)
    assert fold("é").text == "e"


def test_fold_reads_cyrillic_lookalikes_as_latin():
    assert fold("аpple").text == "apple"


def test_fold_counts_an_endless_ligature_as_one_letter():
    assert len(fold("\ufdfa" * 100).text) == 100


def test_tight_keeps_only_letters_and_digits():
    letters = tight(fold("傻 - 逼!1"))

    assert letters.text == "傻逼1"
    assert letters.span(0, 2) == (0, 5)


def test_squeezed_and_run_starts_fit_each_other():
    assert squeezed("aabccc") == "abc"
    assert run_starts("aabccc") == [0, 2, 3, 6]
    assert run_starts("") == [0]


def test_piled_marks_allows_what_a_language_needs():
    assert piled_marks("a" + "\u0301" * MARKS) is None
    assert piled_marks("ab" + "\u0301" * (MARKS + 1) + "c") == (2, 2 + MARKS + 1)


def test_fold_never_sorts_a_long_run_of_marks(monkeypatch):
    longest = []
    monkeypatch.setattr(
        "moderation.normalise.unicodedata.normalize",
        lambda form, text: longest.append(len(text)) or unicodedata.ucd_3_2_0.normalize(form, text),
    )

    fold("é" + "\u0323\u0307" * 5_000)

    assert max(longest, default=0) <= 18


def test_fold_reads_what_a_mark_turns_backwards():
    folded = fold("a\u202eb逼傻\u202cc")

    assert folded.text == "a傻逼bc"
    assert folded.span(1, 3) == (3, 5)


def test_fold_takes_the_last_planes_for_nothing():
    assert fold("a\U000e0041b\U000f0000c\U00020000").text == "abc\U00020000"
