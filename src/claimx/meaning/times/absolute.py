"""Dates that name themselves: days, months, years, decades, centuries, quarters."""

from __future__ import annotations

from datetime import date

from claimx.lexicon.load import words
from claimx.meaning.times.frame import Frame, Match, future, tense
from claimx.meaning.times.numbers import read_ordinal
from claimx.meaning.times.values import (
    Moment,
    Stretch,
    at,
    century,
    shift_days,
    shift_months,
    valid,
)

# A bare number is a year only between these; further off, "BC", "AD" or a month must say so.
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# With only a noun to vouch for it ("the 2016 referendum"), nearer still.
_FIRST_MODIFIER = 1800
# Words before the noun phrase in which a year is a mere modifier; "s" is the genitive's.
_ARTICLES = ("the", "a", "his", "her", "its", "their", "our", "this", "s")
_DECADE_BEFORE = ("the", "early", "late", "mid", "-")
_ERA_BEFORE, _ERA_AFTER = ("bc", "bce"), ("ad", "ce")


def plain_year(frame: Frame, i: int) -> int | None:
    """The year that the four digits at atom `i` would be, whatever stands around them."""
    low, glued = frame.atoms.low, frame.atoms.glued
    if not (len(low[i]) == 4 and low[i].isdecimal() and _FIRST_YEAR <= int(low[i]) <= _LAST_YEAR):
        return None
    after = low[i + 1]
    if after in "%‰°":
        return None
    # Decimals, thousands and clock times; with a blank after the sign a new word begins.
    if glued[i + 1] and glued[i + 2] and after in (".", ",", ":") and low[i + 2].isdecimal():
        return None
    if low[i - 1] in "$£€¥#" or (glued[i] and low[i - 1] in ".,:"):
        return None
    return int(low[i])


def year_at(frame: Frame, i: int) -> tuple[int, int] | None:
    """A year after a month or another date, where its place vouches for it: (end, year)."""
    year = plain_year(frame, i)
    return (i + 1, year) if year is not None else None


def _licensed(frame: Frame, i: int) -> bool:
    """Whether the words around a bare number of four digits make it a year."""
    low = frame.atoms.low
    before, after = low[i - 1], low[i + 1]
    if after in words("times_counted") or (frame.atoms.glued[i] and before not in "-(/'\"["):
        return False
    # "in 2000 cases": a round number before a plural is a count.
    if low[i].endswith("00") and after.endswith("s") and after.isalpha() and len(after) > 3:
        return False
    if before in words("times_year_before"):
        return True
    if before in ("and", "or", ",") and frame.last_form == "year" and frame.floor in (i - 1, i - 2):
        return True
    if before in ("(", "[") and after in (")", "]", "-", ","):
        return True
    if int(low[i]) < _FIRST_MODIFIER:
        return False
    head = after in words("times_year_heads") or frame.atoms.word[i + 1][:1].isupper()
    owned = before in _ARTICLES
    if before == "s" and low[i - 2] != "'":
        owned = False
    if owned:
        return after.isalpha() and (head or not after.endswith("s"))
    return (after in words("times_year_heads") and not before.isdecimal()) or (
        after == "'" and low[i + 2] == "s"
    )


def bare_year(frame: Frame, i: int, *, licensed: bool = False) -> Match | None:
    """A year, a decade, or a span of years by a dash, at the number at atom `i`."""
    low, glued = frame.atoms.low, frame.atoms.glued
    era = _with_era(frame, i)
    if era:
        return era
    if low[i + 1] == "s" and glued[i + 1]:
        return _decade(frame, i)
    if low[i + 1 : i + 3] == ("'", "s") and low[i].endswith("0") and low[i - 1] in _DECADE_BEFORE:
        return _decade(frame, i) if not low[i + 3].isalpha() else None
    year = plain_year(frame, i)
    if year is None or not (licensed or _licensed(frame, i)):
        return None
    end = i + 1
    if low[end] in ("-", "/") and glued[end] and glued[end + 1] and low[end + 1].isdecimal():
        tail = low[end + 1]
        last = int(tail) if len(tail) == 4 else year // 100 * 100 + int(tail)
        if len(tail) in (2, 4) and year < last <= _LAST_YEAR and low[end + 2] not in ("-", "/"):
            return Match(end + 2, Stretch(Moment(year), Moment(last)), "year", dated=True)
        return None
    if low[end] == "-" and glued[end] and low[end + 1].isalpha() and glued[end + 1]:
        return None  # "a 2016-era law"
    aside = not licensed and low[i - 1] in _ARTICLES and low[end].isalpha()
    return Match(end, at(Moment(year)), "year", dated=True, aside=aside)


def _with_era(frame: Frame, i: int) -> Match | None:
    """ "44 BC", "250 C.E.", "AD 79"."""
    low = frame.atoms.low
    if low[i] == "ad" and frame.atoms.word[i] == "AD" and low[i + 1].isdecimal():
        year = int(low[i + 1]) if len(low[i + 1]) <= 4 else 0
        return Match(i + 2, at(Moment(year)), "year", dated=True) if year else None
    if not low[i].isdecimal() or len(low[i]) > 4:
        return None
    text, end = "", i + 1
    while len(text) < 3 and low[end].isalpha() and len(low[end]) <= 3:
        text, end = text + low[end], end + 1
        if low[end] == "." and frame.atoms.glued[end] and len(low[end - 1]) == 1:
            end += 1
        if text in _ERA_BEFORE + _ERA_AFTER and not (text == "bc" and low[end] in ("e", "E")):
            break
    if text not in _ERA_BEFORE + _ERA_AFTER or frame.atoms.word[i + 1] in ("ad", "ce"):
        return None
    number = int(low[i])
    year = 1 - number if text in _ERA_BEFORE else number
    return Match(end, at(Moment(year)), "year", dated=True) if number else None


def _decade(frame: Frame, i: int) -> Match | None:
    """ "1990s", "the '90s"; "1800s" is the century."""
    low, end = frame.atoms.low, i + 2
    if low[i + 1] == "'":
        end = i + 3
    digits = low[i]
    if len(digits) == 4 and digits.endswith("0") and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        year = int(digits)
        # "The 2000s" is used for the decade, "the 1800s" for the century.
        length = 100 if year % 100 == 0 and year < 2000 else 10
    elif len(digits) == 2 and digits.endswith("0") and low[i - 1] in (*_DECADE_BEFORE, "'"):
        if low[i - 1] == "'" and low[i - 2] in words("times_owners") - {"early", "late", "mid"}:
            return None
        year, length = 1900 + int(digits), 10
    else:
        return None
    return Match(end, Stretch(Moment(year), Moment(year + length - 1)), "span", dated=True)


def numbered(frame: Frame, i: int) -> Match | None:
    """ISO days and days in figures: "2019-02-03", "13/04/2019", "03.04.2019"."""
    low, glued = frame.atoms.low, frame.atoms.glued
    mark = low[i + 1]
    if mark not in ("-", "/", ".") or low[i + 3] != mark or not all(glued[i + 1 : i + 5]):
        return None
    parts = (low[i], low[i + 2], low[i + 4])
    if not all(part.isdecimal() for part in parts):
        return None
    if low[i + 5] in ("-", "/") and glued[i + 5]:
        return None
    sizes = tuple(len(part) for part in parts)
    a, b, c = (int(part) for part in parts)
    if sizes == (4, 2, 2) and valid(a, b, c):
        return Match(i + 5, at(Moment(a, b, c)), "day", dated=True)
    if sizes[2] != 4 or max(sizes[:2]) > 2 or not _FIRST_YEAR <= c <= _LAST_YEAR:
        return None
    month_first, day_first = valid(c, a, b), valid(c, b, a)
    if month_first and day_first and a != b:
        return Match(i + 5, None, "day", ambiguous=True)
    if not (month_first or day_first):
        return None
    moment = Moment(c, a, b) if month_first else Moment(c, b, a)
    return Match(i + 5, at(moment), "day", dated=True)


def ordinal_first(frame: Frame, i: int) -> Match | None:
    """ "19th century", "the first quarter of 2020", "the second half of the nineties"."""
    found = read_ordinal(frame, i)
    if found is None:
        return None
    end, number = found
    low = frame.atoms.low
    end = end + 1 if low[end] == "-" else end
    if low[end] in ("century", "centuries") and 1 <= number <= 30:
        after = end + 1
        if low[after] in ("bc", "bce"):
            first = 1 - number * 100
            return Match(after + 1, Stretch(Moment(first), Moment(first + 99)), "span", dated=True)
        if low[end] == "centuries" and number == 0:
            return None
        return Match(after, century(number), "span", dated=True)
    if low[end] == "quarter" and 1 <= number <= 4:
        return _fraction(frame, end + 1, number, 3)
    if low[end] == "half" and 1 <= number <= 2:
        return _fraction(frame, end + 1, number, 6)
    return None


def quarter_sign(frame: Frame, i: int) -> Match | None:
    """ "Q3", "Q3 2019"."""
    low = frame.atoms.low
    digit = low[i + 1]
    if frame.atoms.word[i] != "Q" or digit not in ("1", "2", "3", "4"):
        return None
    return _fraction(frame, i + 2, int(digit), 3) if frame.atoms.glued[i + 1] else None


def _fraction(frame: Frame, end: int, number: int, months: int) -> Match | None:
    """The `number`-th stretch of so many months of the year that is named after `end`."""
    low = frame.atoms.low
    k = end + 1 if low[end] in ("of", ",", "in") else end
    k = k + 1 if low[k] in ("fiscal", "financial") else k
    first = (number - 1) * months + 1
    found = named_year(frame, k)
    if found:
        stop, year, anchor = found
        if year is None:
            return Match(stop, None, "span", anchor)
        value = Stretch(Moment(year, first), Moment(year, first + months - 1))
        return Match(stop, value, "span", anchor, dated=True)
    # Without a year, "first half" is rather of a match; "third quarter" may be either.
    if months != 3 or low[end] == "of":
        return None
    now = frame.now()
    if now is None or now.month is None:
        return Match(end, None, "span")
    last = Moment(now.year, first + 2)
    if first > now.month and not future(frame, end - 2, end):
        last = Moment(now.year - 1, first + 2)
    start = shift_months(last, -2)
    return Match(end, Stretch(start, last), "span", "dateline")


def named_year(frame: Frame, i: int) -> tuple[int, int | None, str] | None:
    """The year at atom `i`, in figures or as "last year", "that year": (end, year, anchor)."""
    low = frame.atoms.low
    found = year_at(frame, i)
    if found:
        return found[0], found[1], ""
    if low[i] == "the" and low[i + 1] == "year" and low[i + 2] not in ("before", "after"):
        moment, anchor = frame.current("year")
        return i + 2, moment.year if moment else None, anchor if moment else ""
    step = frame.words.determiners.match(frame.atoms, i)
    if step is None or low[step[0]] != "year":
        if low[i : i + 3] == ("the", "year", "before"):
            moment, anchor = frame.current("year")
            return i + 3, moment.year - 1 if moment else None, anchor if moment else ""
        return None
    moment, anchor = frame.anchored(step[1].anchor, "year")
    year = moment.year + step[1].by if moment else None
    return step[0] + 1, year, anchor if moment else ""


def nearest_day(anchor: date, month: int, day: int) -> Moment | None:
    """The day of the year nearest to the anchor, half a year either way."""
    best: tuple[int, Moment] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if valid(year, month, day):
            distance = abs((date(year, month, day) - anchor).days)
            if best is None or distance < best[0]:
                best = distance, Moment(year, month, day)
    return best[1] if best else None


def month_near(frame: Frame, month: int, start: int, end: int) -> Moment | None:
    """The month without a year: the nearest past one, or the next in a future context."""
    now = frame.dateline
    if now is None:
        return None
    when = tense(frame, start, end)
    if when == "future" or (when == "near" and (month - now.month) % 12 <= 6):
        return Moment(now.year + (month < now.month), month)
    return Moment(now.year - (month > now.month), month)


def day_in_month(year: int, month: int, day: int) -> Moment | None:
    """The day, or None if that month has no such day."""
    return Moment(year, month, day) if valid(year, month, day) else None


def next_day(moment: Moment, count: int) -> Moment | None:
    """`count` days after a day."""
    day = moment.date()
    moved = shift_days(day, count) if day else None
    return Moment(moved.year, moved.month, moved.day) if moved else None
