from moderation.near import ALIKE, likeness, pairs


def test_the_same_words_in_another_order_are_alike():
    assert likeness(pairs("一楼要不要出钱？"), pairs("要不要出钱，一楼？")) > 0.6


def test_the_same_question_in_other_words_is_alike():
    assert likeness(pairs("加装电梯一楼有没有补偿"), pairs("一楼有没有加装电梯的补偿")) >= ALIKE


def test_another_question_is_not_alike():
    assert likeness(pairs("加装电梯一楼有没有补偿"), pairs("公交车什么时候通到村里")) == 0.0


def test_nothing_is_alike_to_nothing():
    assert likeness(pairs(""), pairs("")) == 0.0
