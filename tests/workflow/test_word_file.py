from __future__ import annotations

import multiprocessing

import pytest

from reader.core.task import run
from reader.study.word_list import StudyWord, WordList, with_words, without_words
from reader.workflow.word_file import StoredWords, keep_words, read_words, word_list_file

NET, CITY, LAKE = (StudyWord(form, form, form) for form in ("网络", "城市", "湖"))


def there() -> tuple[StudyWord, ...]:
    return run(read_words(StoredWords())).words.words


def test_the_list_comes_back() -> None:
    assert there() == ()
    run(keep_words(WordList((NET, CITY)), StoredWords()))
    assert there() == (NET, CITY)


@pytest.mark.parametrize("damage", [b"{", b"\xff\xfe\x00", b'{"format": "other"}'])
def test_a_damaged_list_is_set_aside(damage: bytes) -> None:
    word_list_file().parent.mkdir(parents=True, exist_ok=True)
    word_list_file().write_bytes(damage)
    assert there() == ()
    assert word_list_file().with_name("words.json.damaged").read_bytes() == damage
    run(keep_words(WordList((NET,)), StoredWords()))
    assert there() == (NET,)


def test_two_windows_lose_nothing_of_each_other() -> None:
    ours = run(keep_words(WordList((NET,)), StoredWords()))
    theirs = run(read_words(StoredWords()))
    run(keep_words(with_words(theirs.words, [CITY]), theirs))
    ours = run(keep_words(with_words(ours.words, [LAKE]), ours))
    assert there() == ours.words.words
    assert {word.simplified for word in there()} == {"网络", "城市", "湖"}
    run(keep_words(without_words(theirs.words, [NET.key]), theirs))
    assert {word.simplified for word in there()} == {"城市", "湖"}


def test_a_list_that_is_gone_is_written_again() -> None:
    before = run(keep_words(WordList((NET,)), StoredWords()))
    word_list_file().unlink()
    run(keep_words(with_words(before.words, [CITY]), before))
    assert there() == (NET, CITY)


def test_a_lone_surrogate_is_no_trouble() -> None:
    broken = StudyWord("湖", zh="湖\ud800水")
    run(keep_words(WordList((broken,)), StoredWords()))
    assert there() == (broken,)


def _add(number: int) -> None:
    """As another process: several words, one after the other."""
    stored = StoredWords()
    for step in range(5):
        stored = run(keep_words(with_words(stored.words, [StudyWord(f"词{number}{step}")]), stored))


def test_processes_that_write_at_the_same_time_lose_nothing() -> None:
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    processes = [context.Process(target=_add, args=(number,)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(20)
    assert {word.simplified for word in there()} == {f"词{number}{step}" for number in range(3) for step in range(5)}
