"""What makes one talk, what stands alone, and what waits for another week. No database."""

from vinculo.practices.practice import CONSIDER, NOW, TODAY, WEEK
from vinculo.practices.today.folding import Waiting, fold, hold_back

BAD_NEWS, SLIP, ANSWER, PROMISE, HELLO, STATUS = "ours", "slip", "answer", "due", "keep_warm", "status_first"


def nudge(pk, practice, urgency=TODAY, contact=5):
    return Waiting(pk, practice, 1, contact, urgency)


def talks(*nudges):
    return [(talk.nudge.pk, [also.pk for also in talk.also]) for talk in fold(nudges)]


def test_nothing_waits_while_they_heard_little():
    shown, waiting = hold_back(fold([nudge(1, HELLO, CONSIDER)]), {5: 2}, cap=3)

    assert ([talk.nudge.pk for talk in shown], waiting) == ([1], [])


def test_bad_news_is_never_put_under_something_else():
    assert talks(nudge(1, PROMISE, NOW), nudge(2, BAD_NEWS), nudge(3, PROMISE)) == [(1, [3]), (2, [])]


def test_several_pieces_of_bad_news_are_one_talk_and_come_before_all_else_in_it():
    several = [nudge(1, STATUS), nudge(2, BAD_NEWS, WEEK), nudge(3, BAD_NEWS, NOW), nudge(4, SLIP, NOW)]

    assert talks(*several) == [(3, [4, 2, 1])]
    assert talks(nudge(1, BAD_NEWS), nudge(2, BAD_NEWS, contact=6)) == [(1, []), (2, [])]
    assert talks(nudge(1, BAD_NEWS, contact=None), nudge(2, BAD_NEWS, contact=None)) == [(1, []), (2, [])]


def test_what_must_be_said_now_is_not_put_under_bad_news():
    assert talks(nudge(1, BAD_NEWS, NOW), nudge(2, PROMISE, NOW), nudge(3, BAD_NEWS)) == [(1, [3]), (2, [])]


def test_a_kindness_never_hangs_on_bad_news():
    found = talks(nudge(1, BAD_NEWS), nudge(2, STATUS), nudge(3, HELLO, CONSIDER), nudge(4, HELLO, CONSIDER))

    assert found == [(1, [2]), (3, [4])]


def test_within_one_urgency_it_goes_by_what_happens_if_nobody_acts():
    apart = [nudge(pk, practice, contact=pk) for pk, practice in enumerate((HELLO, PROMISE, STATUS, ANSWER, BAD_NEWS))]

    assert [pk for pk, _also in talks(*apart)] == [4, 3, 2, 1, 0]


def test_who_hears_from_us_often_enough_is_not_called_for_small_things():
    found = fold([nudge(1, HELLO, CONSIDER), nudge(2, PROMISE, WEEK, contact=6)])

    shown, waiting = hold_back(found, {5: 3, 6: 1}, cap=3)

    assert ([talk.nudge.pk for talk in shown], [talk.nudge.pk for talk in waiting]) == ([2], [1])


def test_what_cannot_wait_never_waits():
    urgent = [
        nudge(1, PROMISE, NOW),
        nudge(2, BAD_NEWS, WEEK),
        nudge(3, ANSWER, WEEK, contact=6),
        nudge(4, HELLO, TODAY),
    ]

    shown, waiting = hold_back(fold(urgent), {5: 9, 6: 9}, cap=1)

    assert (len(shown), waiting) == (len(fold(urgent)), [])
