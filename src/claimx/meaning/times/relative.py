"""Times that lean on another: weekdays, "yesterday", "last November", "the following week"."""

from __future__ import annotations

from datetime import date

from claimx.meaning.times.absolute import named_year, next_day
from claimx.meaning.times.calendar import (
    holiday,
    weekday_after,
    weekday_before,
    weekday_of_week,
)
from claimx.meaning.times.frame import Frame, Match, future, tense
from claimx.meaning.times.months import day_first, month_first, month_word
from claimx.meaning.times.numbers import read_count
from claimx.meaning.times.values import (
    Moment,
    Stretch,
    at,
    day_of,
    of_date,
    on,
    period,
    shift,
    shift_months,
    valid,
)
from claimx.meaning.times.vocabulary import Season, Step


def part_after(frame: Frame, i: int) -> int:
    """The atom after a part of the day at atom `i` ("morning"); `i` if there is none."""
    low = frame.atoms.low
    if low[i] == "," or low[i] == "-":
        return i
    k = i + 1 if low[i] in ("early", "late") else i
    if low[k] in frame.words.parts and low[k] not in ("overnight",):
        return k + 1
    if low[i] == "in" and low[i + 1] == "the" and low[i + 2] in frame.words.article_parts:
        return i + 3
    return i


def weekday(frame: Frame, i: int) -> Match | None:
    """ "Thursday", "Thursday night", "Thursday, February 3", "Thursday last week", "Mondays"."""
    word = frame.words.weekdays.get(frame.low(i))
    if word is None or not frame.atoms.word[i][:1].isupper():
        return None
    low = frame.atoms.low
    end = i + 1
    if word.kind == "plural":
        return Match(end, None, "set")
    if word.kind == "short" and low[end] == ".":
        end += 1
    dated = _dated(frame, end)
    if dated:
        return dated
    if word.kind == "short":
        return None
    after = part_after(frame, end)
    k = after + 1 if low[after] == "of" else after
    step = frame.words.determiners.match(frame.atoms, k)
    if step and low[step[0]] == "week" and step[1].by in (-1, 0, 1):
        moment, anchor = frame.anchored(step[1].anchor, "day")
        day = moment.date() if moment else None
        found = weekday_of_week(day, word.number, step[1].by) if day else None
        return _day_match(step[0] + 1, found, anchor, part=after > end)
    if frame.dateline is None:
        return Match(after, None, "part" if after > end else "day")
    found = _near_weekday(frame.dateline, word.number, tense(frame, i, end))
    return _day_match(after, found, "dateline", part=after > end)


def _near_weekday(now: date, number: int, when: str) -> date | None:
    """The weekday that the tense asks for: the next, the nearest, or the last one."""
    before, after = weekday_before(now, number), weekday_after(now, number)
    if when == "future" or (when == "near" and (number - now.weekday()) % 7 <= 3):
        return after
    return before


def _dated(frame: Frame, end: int) -> Match | None:
    """The day of the month that follows a weekday ("Thursday, Feb. 3", "Thursday the 3rd of …")."""
    low = frame.atoms.low
    k = end
    after = part_after(frame, k)
    if low[after] == "," and after > k:
        k = after
    k = k + 1 if low[k] == "," else k
    k = k + 1 if low[k] == "the" else k
    found = month_first(frame, k) or day_first(frame, k)
    return found if found and found.form == "day" else None


def _day_match(end: int, day: date | None, anchor: str, *, part: bool = False) -> Match:
    form = "part" if part else "day"
    return Match(end, on(day) if day else None, form, anchor if day else "")


def deictic(frame: Frame, i: int) -> Match | None:
    """ "today", "yesterday morning", "tonight", "the day after tomorrow", "today, 10 September"."""
    found = frame.words.deictics.match(frame.atoms, i)
    if found is None:
        return None
    end, (count, part) = found
    word = frame.atoms.word[i]
    if word[:1].isupper() and frame.atoms.word[i - 1][:1].isupper() and count == 0:
        return None  # "USA Today", "Politics Tonight"
    dated = _dated(frame, end) if frame.low(end) == "," else None
    if dated:
        return dated
    after = part_after(frame, end)
    now, anchor = frame.spoken(i)
    moment = next_day(now, count) if now else None
    form = "part" if part or after > end else "day"
    return Match(after, at(moment), form, anchor if moment else "")


def present(frame: Frame, i: int) -> Match | None:
    """ "currently": a time without a value; "so far": until the dateline."""
    found = frame.words.present.match(frame.atoms, i)
    if found is None:
        return None
    if found[1] == "now":
        return Match(found[0], None, "vague")
    if frame.low(found[0]) in ("as", "in", "away", "from", "off", "apart"):
        return None  # "as far as", "so far away"
    now = frame.now()
    value = Stretch(None, now) if now else None
    return Match(found[0], value, "span", "dateline" if now else "")


def determined(frame: Frame, i: int) -> Match | None:
    """ "last November", "this week", "the following day", "that year", "the past four years"."""
    found = frame.words.determiners.match(frame.atoms, i)
    if found is None:
        return None
    k, step = found
    low = frame.atoms.low
    words = low[i:k]
    edge_of_next = low[k + 1] == "of" and words[-1] in ("last", "next", "following", "past")
    if low[k] in (
        "weekend",
        "week",
        "month",
        "year",
        "day",
        "quarter",
        "decade",
        "century",
        "date",
    ):
        if edge_of_next or (words in (("this",), ("last",)) and low[k] == "day"):
            return None
        if words in (("next",),) and low[k] == "day":
            step = Step(1, "narrative")
        if words[-1] == "past" and low[k] == "weekend":
            step = Step(-1, "dateline")
        elif words[-1] == "past" or words == ("the", "last"):
            return _window(frame, k + 1, low[k], 1, -1)
        return _unit(frame, k + 1, "day" if low[k] == "date" else low[k], step)
    if low[k] in frame.words.article_parts or low[k] == "night":
        return _part(frame, i, k + 1, step)
    weekday_word = frame.words.weekdays.get(low[k])
    if weekday_word and weekday_word.kind == "full" and frame.atoms.word[k][:1].isupper():
        return _weekday(frame, k, weekday_word.number, step)
    if month_word(frame, k):
        return _month(frame, k, step)
    season = frame.words.seasons.get(low[k])
    if season:
        return _season(frame, k + 1, season, step)
    day = frame.words.holidays.match(frame.atoms, k)
    if day and frame.atoms.word[k][:1].isupper():
        return _holiday(frame, day[0], day[1], step)
    return _counted_window(frame, k, words, step)


def _unit(frame: Frame, end: int, unit: str, step: Step) -> Match:
    """ "last week", "the following month": the calendar unit so many away."""
    grain = unit if unit in ("year", "month") else "day"
    grain = {"decade": "year", "century": "year", "quarter": "month"}.get(unit, grain)
    moment, anchor = frame.anchored(step.anchor, grain)
    moved: Moment | None = moment
    if moment is not None and step.by:
        size, name = {
            "decade": (10, "year"), "century": (100, "year"), "quarter": (3, "month"),
            "weekend": (1, "week"),
        }.get(unit, (1, unit))  # fmt: skip
        moved = shift(moment, step.by * size, name)
    if unit == "weekend" and moment and step.by == 0 and step.anchor == "dateline":
        return _this_weekend(frame, end)
    value = period(moved, unit) if moved else None
    form = unit if unit in ("year", "month", "day") else "span"
    return Match(end, value, form, anchor if value else "")


def _this_weekend(frame: Frame, end: int) -> Match:
    """The weekend nearest to the dateline, or the next one in a future context."""
    assert frame.dateline is not None
    back = frame.dateline.weekday() in (0, 1) and not future(frame, end - 2, end)
    moment = shift(of_date(frame.dateline), -1 if back else 0, "week")
    value = period(moment, "weekend") if moment else None
    return Match(end, value, "span", "dateline")


def _part(frame: Frame, i: int, end: int, step: Step) -> Match:
    """ "this morning", "last night", "that evening", "the next morning"."""
    if step.anchor == "narrative" or frame.low(i) == "next":
        moment, anchor = frame.current("day")
    else:
        moment, anchor = frame.spoken(i)
    moved = next_day(moment, step.by) if moment else None
    return Match(end, at(moved), "part", anchor if moved else "")


def _weekday(frame: Frame, i: int, number: int, step: Step) -> Match:
    """ "last Friday", "this coming Friday", "that Friday", "the following Friday"."""
    moment, anchor = frame.anchored(step.anchor, "day")
    day = moment.date() if moment else None
    found: date | None = None
    if day is not None:
        if step.by < 0:
            found = weekday_before(day, number, strictly=True)
        elif step.by > 0:
            found = weekday_after(day, number, strictly=True)
        elif step.anchor == "dateline" and (when := tense(frame, i, i + 1)):
            found = _near_weekday(day, number, when)
        else:
            found = weekday_of_week(day, number, 0)
    after = part_after(frame, i + 1)
    return _day_match(after, found, anchor, part=after > i + 1)


def _month(frame: Frame, i: int, step: Step) -> Match | None:
    """ "last November", "next May 5", "that June"."""
    found = month_first(frame, i, licensed=True)
    if found is None or found.dated:
        return found
    named = month_word(frame, i)
    moment, anchor = frame.anchored(step.anchor, "month" if step.by else "year")
    if named is None or moment is None:
        return Match(found.end, None, found.form)
    month, now = named[1].number, moment.month or 1
    years = {-1: -(month >= now), 0: 0, 1: int(month <= now)}[max(-1, min(1, step.by))]
    year = moment.year + years
    day = found.value.start.day if found.value and found.value.start else None
    if found.form == "day" and day and valid(year, month, day):
        return Match(found.end, at(Moment(year, month, day)), "day", anchor)
    return Match(found.end, at(Moment(year, month)), "month", anchor)


def season_of(year: int, season: Season) -> Stretch:
    """The season that begins in `year`; winter runs into the next."""
    last = Moment(year + (season.last < season.first), season.last)
    return Stretch(Moment(year, season.first), last)


def _season(frame: Frame, end: int, season: Season, step: Step) -> Match:
    """ "last summer", "this spring", "that winter"."""
    moment, anchor = frame.anchored(step.anchor, "year" if step.by == 0 else "month")
    if moment is None:
        return Match(end, None, "span")
    month = moment.month or 1
    wraps = season.last < season.first
    if step.by < 0:
        # The latest that is over.
        year = moment.year - 1 if wraps or season.last >= month else moment.year
        year = year - 1 if wraps and month <= season.last else year
    elif step.by > 0:
        year = moment.year + (season.first <= month)
    else:
        year = moment.year - (wraps and month <= season.last)
    return Match(end, season_of(year, season), "span", anchor)


def bare_season(frame: Frame, i: int) -> Match | None:
    """ "the spring of 2021", "summer 2019", "in the autumn"."""
    season = frame.words.seasons.get(frame.low(i))
    if season is None:
        return None
    low = frame.atoms.low
    k = i + 2 if low[i + 1] in ("of", ",") else i + 1
    found = named_year(frame, k)
    # "Sales will fall next year", "spring that year": doubtful words take a year in figures.
    doubtful = not season.sure and low[i - 1] != "the" and low[i + 1] != "of"
    if found and not (found[2] and (low[i + 1] == "," or doubtful)):
        stop, year, anchor = found
        value = season_of(year, season) if year else None
        return Match(stop, value, "span", anchor, dated=year is not None)
    article = low[i - 1] == "the"
    before = low[i - 2] if article else low[i - 1]
    if before not in ("in", "by", "since", "until", "during", "early", "late", "of", "throughout"):
        return None
    if (not article and not season.sure and low[i] == "fall") or low[i + 1] == "of":
        return None
    if low[i + 1].isalpha() and low[i + 1] not in ("and", "or", "when", "as", "after", "before"):
        # "in the summer heat", "in spring training"
        return None
    now = frame.now()
    if now is None or now.month is None:
        return Match(i + 1, None, "span")
    year = now.year + (future(frame, i, i + 1) and season.first < now.month)
    if season.first > now.month and not future(frame, i, i + 1):
        year -= 1
    return Match(i + 1, season_of(year, season), "span", "dateline")


def _holiday(frame: Frame, end: int, rule: str, step: Step) -> Match:
    """ "last Christmas", "this Easter"."""
    moment, anchor = frame.anchored(step.anchor, "day")
    day = moment.date() if moment else None
    if day is None:
        return Match(end, None, "day")
    years = [holiday(rule, day.year + k) for k in (-1, 0, 1)]
    known = [other for other in years if other]
    if step.by < 0:
        found = max((other for other in known if other < day), default=None)
    elif step.by > 0:
        found = min((other for other in known if other > day), default=None)
    else:
        found = holiday(rule, day.year)
    return _day_match(end, found, anchor)


def bare_holiday(frame: Frame, i: int) -> Match | None:
    """ "Christmas Day", "Easter Sunday 2019", "New Year's Eve"."""
    found = frame.words.holidays.match(frame.atoms, i)
    if found is None or not frame.atoms.word[i][:1].isupper():
        return None
    end, rule = found
    low = frame.atoms.low
    k = end + 1 if low[end] in (",", "of", "in") else end
    year = named_year(frame, k)
    if year and not (low[end] == "," and year[2]):
        day = holiday(rule, year[1]) if year[1] else None
        return _day_match(year[0], day, year[2])
    now = frame.dateline
    if now is None:
        return Match(end, None, "day")
    days = [day for k in (-1, 0, 1) if (day := holiday(rule, now.year + k))]
    if not days:
        return None
    ahead = future(frame, i, end)
    best = [day for day in days if (day >= now if ahead else day <= now)]
    nearest = min(best or days, key=lambda day: abs((day - now).days))
    return _day_match(end, nearest, "dateline")


def _counted_window(frame: Frame, i: int, words: tuple[str, ...], step: Step) -> Match | None:
    """ "the last four years", "the next two weeks", "the past several weeks"."""
    if step.by == 0 or words[-1] in ("that", "same"):
        return None
    low = frame.atoms.low
    count = read_count(frame, i)
    k = count.end if count and not count.bare else i
    unit = frame.words.units.get(low[k])
    if unit is None or not unit.plural or low[k + 1] == "of":
        return None
    if count is None or count.value is None or count.halves:
        return Match(k + 1, None, "vague")
    told = words != ("the", "next") or tense(frame, i, k + 1) == "past"
    if step.anchor == "narrative" and told:  # "spent the next ten years in prison"
        return Match(k + 1, None, "vague")
    return _window(frame, k + 1, unit.name, count.value * unit.count, step.by)


def _window(frame: Frame, end: int, unit: str, count: int, sign: int) -> Match:
    """From so many units ago to the dateline, or from it on.

    Years are given as years, several months as months, all else as days.
    """
    count, unit = {
        "decade": (count * 10, "year"), "century": (count * 100, "year"),
        "quarter": (count * 3, "month"), "weekend": (count, "week"),
    }.get(unit, (count, unit))  # fmt: skip
    now = frame.now()
    if now is None:
        return Match(end, None, "span")
    if unit in ("hour", "minute", "second"):
        if unit != "hour" or count % 24:
            return Match(end, None, "vague")
        count, unit = count // 24, "day"
    other: Moment | None
    if unit == "month" and count == 1:
        month = shift_months(now, sign)
        other = day_of(month, now.day or 1) if month else None
        near: Moment = now
    else:
        other = shift(now, sign * count, unit)
        near = now.cut(unit) if unit in ("year", "month") else now
    if other is None:
        return Match(end, None, "span")
    value = Stretch(other, near) if sign < 0 else Stretch(near, other)
    return Match(end, value, "span", "dateline")
