"""Dates that hold a month's name, in all English orders."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.meaning.times.absolute import (
    day_in_month,
    month_near,
    named_year,
    nearest_day,
)
from claimx.meaning.times.frame import Frame, Match, tense
from claimx.meaning.times.numbers import read_ordinal
from claimx.meaning.times.values import Moment, Stretch, at
from claimx.meaning.times.vocabulary import Month

#: News in the past tense names days that are no more than so many ahead without their year ("called
#: a vote on May 3"); one further on is that of the year before.
_AHEAD = 90


def month_word(frame: Frame, i: int) -> tuple[int, Month] | None:
    """The month's name at atom `i`, with its full stop if it is an abbreviation."""
    month = frame.words.months.get(frame.low(i))
    if month is None or not frame.atoms.word[i][:1].isupper():
        return None
    end = i + 1
    if month.short and frame.low(end) == "." and frame.atoms.glued[end]:
        end += 1
    return end, month


def _day(frame: Frame, i: int) -> tuple[int, int] | None:
    """A day of the month at atom `i`: "3", "3rd", "third"."""
    low, glued = frame.atoms.low, frame.atoms.glued
    ordinal = read_ordinal(frame, i)
    if ordinal:
        return ordinal if 1 <= ordinal[1] <= 31 else None
    if not low[i].isdecimal() or len(low[i]) > 2 or not 1 <= int(low[i]) <= 31:
        return None
    after = low[i + 1]
    if after in "%°" or after in words("times_counted"):
        return None
    if glued[i + 1] and after in (":", ".", ",") and low[i + 2].isdecimal() and glued[i + 2]:
        return None
    return i + 1, int(low[i])


def _year_after(frame: Frame, i: int) -> tuple[int, int | None, str] | None:
    """A year after a month or day: "2019", ", 2019", "of last year", "this year"."""
    low = frame.atoms.low
    k = i + 1 if low[i] in (",", "of", "in") else i
    if low[k] == "," and low[k - 1] == ",":
        return None
    found = named_year(frame, k)
    if found and low[i] == "in" and found[2] == "":
        return None  # "on July 4 in 1776" is left to be two times
    if found and low[i] == "," and found[2]:
        return None  # "in August, last year's winner"
    return found


def _dates(
    frame: Frame, i: int, end: int, month: int, day: int, last: tuple[int, int] | None
) -> Match | None:
    """The match for a day, or a run of days up to `last` (month, day), with the year after it."""
    found = _year_after(frame, end)
    anchor, dated = "", False
    if found:
        end, year, anchor = found
        dated = year is not None
        if year is None:
            return Match(end, None, "day", anchor)
        moment = day_in_month(year, month, day)
    elif (year := frame.opened_in(i)) is not None:
        moment, anchor = day_in_month(year, month, day), "narrative"
    elif frame.dateline is None:
        return Match(end, None, "day")
    else:
        moment, anchor = nearest_day(frame.dateline, month, day), "dateline"
        away = ((moment and moment.date()) or frame.dateline) - frame.dateline
        when = tense(frame, i, end) if moment else ""
        if moment and when == "future" and away.days < 0:
            moment = day_in_month(moment.year + 1, month, day) or moment
        elif moment and when == "past" and away.days > _AHEAD:
            moment = day_in_month(moment.year - 1, month, day) or moment
    if moment is None:
        return None
    close: Moment | None = moment
    if last:
        close = day_in_month(moment.year + (last[0] < month), *last)
    if close is None:
        return None
    return Match(end, Stretch(moment, close), "day", anchor, dated=dated)


def month_first(frame: Frame, i: int, *, licensed: bool = False) -> Match | None:
    """ "February 3, 2019", "Feb. 3", "February 3-5", "February 2019", "February"."""
    found = month_word(frame, i)
    if found is None:
        return None
    end, month = found
    low = frame.atoms.low
    k = end + 1 if low[end] == "the" else end
    day = _day(frame, k)
    if day and day[1] <= 31 and not (k > end and low[day[0] - 1].isdecimal()):
        return _month_day(frame, i, month.number, day)
    year = _year_after(frame, end)
    if year:
        stop, number, anchor = year
        value = at(Moment(number, month.number)) if number is not None else None
        return Match(stop, value, "month", anchor, dated=number is not None)
    if not (licensed or _alone(frame, i, end, month)):
        return None
    shared = _shared_year(frame, end)
    if shared is not None:
        return Match(end, at(Moment(shared, month.number)), "month", dated=True)
    opened = frame.opened_in(i)
    if opened is not None:
        return Match(end, at(Moment(opened, month.number)), "month", "narrative")
    moment = month_near(frame, month.number, i, end)
    return Match(end, at(moment), "month", "dateline" if moment else "")


def _shared_year(frame: Frame, i: int) -> int | None:
    """The year of a month that follows "and" or "or": "June and July of 1973"."""
    if frame.low(i) not in ("and", "or"):
        return None
    other = month_word(frame, i + 1)
    year = _year_after(frame, other[0]) if other else None
    return year[1] if year and not year[2] else None


def _month_day(frame: Frame, i: int, month: int, day: tuple[int, int]) -> Match | None:
    """A month with its day, and perhaps a last day: "February 3-5", "June 30 to July 2"."""
    low = frame.atoms.low
    end, number = day
    closing = _day(frame, end + 1) if low[end] == "and" else None
    if closing and closing[1] == number + 1 and not low[closing[0]].isalnum():
        ranged = _dates(frame, i, closing[0], month, number, (month, closing[1]))
        if ranged:
            return ranged
    if low[end] in ("-", "to", "through", "until", "till"):
        last = _day(frame, end + 1)
        other = month_word(frame, end + 1)
        other_day = _day(frame, other[0]) if other else None
        if last and last[1] > number and low[last[0]] not in ("-", ":"):
            ranged = _dates(frame, i, last[0], month, number, (month, last[1]))
            if ranged:
                return ranged
        if other and other_day and low[end] != "until":
            ranged = _dates(frame, i, other_day[0], month, number, (other[1].number, other_day[1]))
            if ranged:
                return ranged
    return _dates(frame, i, end, month, number, None)


def _alone(frame: Frame, i: int, end: int, month: Month) -> bool:
    """Whether a month's name without day and year is a month here.

    Sure names are, unless a capitalised word before makes them part of a name ("Black September").
    "May", "March", "April", "June" and "August" are names and verbs too and need a word before
    them; abbreviations need the same and their full stop.
    """
    atoms = frame.atoms
    before = atoms.low[i - 1]
    licensed = before in words("times_month_before")
    if month.short and atoms.low[end - 1] != ".":
        return False
    if month.sure:
        return licensed or not (atoms.word[i - 1][:1].isupper() and len(before) > 3)
    if not licensed:
        # "its March deadline", "the April vote", "May's vote"
        owned = before in ("the", "a", "its", "their", "his", "her", "s", "an")
        noun = atoms.low[end].isalpha() and atoms.word[end].islower()
        return owned and noun and atoms.low[end] not in ("on", "for", "to", "in", "of", "through")
    if before in ("to", "for", "of", "and", "or", "from", "by", "before", "after", "between"):
        # Persons stand here too: "according to April Jones", "a ministry of May's".
        after = atoms.word[end]
        person = after[:1].isupper() or atoms.low[end] in ("'", "said", "who", "and", "has", "was")
        return not (person or _name_in_article(frame, atoms.low[i]))
    return True


def _name_in_article(frame: Frame, low: str) -> bool:
    """Whether the article calls somebody by this month's name ("Theresa May")."""
    atoms = frame.atoms
    for i, word in enumerate(atoms.low):
        if word == low and atoms.word[i][:1].isupper():
            before = atoms.word[i - 1]
            if before[:1].isupper() and atoms.low[i - 1] not in words("times_month_before"):
                return True
    return False


def day_first(frame: Frame, i: int) -> Match | None:
    """ "3 February 2019", "the 3rd of February", "3-5 February", "30 June to 2 July 2019"."""
    day = _day(frame, i)
    if day is None:
        return None
    low = frame.atoms.low
    end, number = day
    last: tuple[int, int] | None = None
    if low[end] in ("-", "to", "and", "through") and (closing := _day(frame, end + 1)):
        if closing[1] <= number:
            return None
        end, last = closing[0], closing
    of = low[end] == "of"
    end = end + 1 if of else end
    month = month_word(frame, end)
    if month is None or (
        not of and low[end - 1].isalpha() and last is None and not _suffix(frame, end)
    ):
        return None
    stop = month[0]
    run = (month[1].number, last[1]) if last else None
    if last is None and low[stop] in ("-", "to", "through", "until"):
        closing = _day(frame, stop + 1)
        other = month_word(frame, closing[0]) if closing else None
        if closing and other:
            run, stop = (other[1].number, closing[1]), other[0]
    return _dates(frame, i, stop, month[1].number, number, run)


def _suffix(frame: Frame, end: int) -> bool:
    """Whether the word before atom `end` is the end of "3rd"; "third February" is no date."""
    return frame.low(end - 1) in ("st", "nd", "rd", "th")
