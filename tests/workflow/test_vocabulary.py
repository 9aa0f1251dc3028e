from __future__ import annotations

import pytest

from tests.checks.small_dictionary import vocabulary


def test_words_are_cut_by_the_longest_match_without_those_of_grammar() -> None:
    assert vocabulary().words("孩子们的早上") == ["孩子们", "早上"]


@pytest.mark.parametrize(
    ("word", "en", "said"),
    [
        ("孩子们", "Two children came.", True),
        ("踢足球", "They were playing.", True),
        ("王芳", "Ms Wangfang was there.", True),  # by its sound
        ("报纸", "He read a book.", False),
    ],
)
def test_a_word_is_said_by_its_glosses_or_its_sound(word: str, en: str, said: bool) -> None:
    words = vocabulary()
    assert words.says(words.read(en), word) is said
