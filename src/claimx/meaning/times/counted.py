"""Counts of units: durations ("for six years"), distances ("two days earlier"), repetitions."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.meaning.times.frame import Frame, Match, future
from claimx.meaning.times.numbers import Count, read_count
from claimx.meaning.times.values import Moment, Stretch, at, shift
from claimx.meaning.times.vocabulary import Step, Unit

_LEADS = ("for", "within", "in")
_FEW_HOURS = 12  # a distance of fewer hours, told without a clock, stays within the day
# Bounds that leave the amount open, so that the duration has no value; the rest ("about six
# years") are approximations, and ISO 8601 durations know no mark for these.
_OPEN = frozenset(["more", "less", "fewer", "over", "under", "up", "least", "most"])
_ENDS = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        ")",
        "]",
        "!",
        "?",
        "and",
        "but",
        "or",
        "-",
        "in",
        "on",
        "at",
        '"',
        "”",
        "by",
        "with",
        "to",
        "when",
        "while",
    ]
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, ending before atom `end`; `count` None where no number is named.

    `bare` marks an article ("a week"), `the` the article of "the day before"; `open` a bound such
    as "more than"; `about` an approximation.
    """

    end: int
    count: int | None
    unit: Unit
    halves: int = 0
    bare: bool = False
    open: bool = False
    about: bool = False


def amount_at(frame: Frame, i: int) -> Amount | None:
    """The amount at atom `i` ("six years", "more than two weeks", "a few days", "years")."""
    low = frame.atoms.low
    bound = frame.words.bounds.match(frame.atoms, i)
    k = bound[0] if bound else i
    inexact = bool(bound) and not _OPEN.isdisjoint(low[i:k])
    about = bool(bound) and low[i] not in ("only", "just", "exactly", "another")
    count = read_count(frame, k)
    if count is None:
        unit = frame.words.units.get(low[k])
        if unit is None or not unit.plural or bound:
            return None
        return Amount(k + 1, None, unit)
    other = _alternative(frame, count)
    end = other.end if other else count.end
    unit = _unit(frame, end, count)
    if unit is None or _is_age(frame, end + 1):
        return None
    end += 1
    halves = count.halves
    if low[end : end + 3] == ("and", "a", "half"):
        end, halves = end + 3, 1
    value = None if other else count.value
    return Amount(end, value, unit, halves, count.bare, inexact, about or count.rough)


def _alternative(frame: Frame, count: Count) -> Count | None:
    """The second number of "two to three", "10 or 15", "5-6"."""
    low = frame.atoms.low
    if low[count.end] not in ("to", "or", "-") or count.bare:
        return None
    return read_count(frame, count.end + 1)


def _unit(frame: Frame, i: int, count: Count) -> Unit | None:
    unit = frame.words.units.get(frame.low(i))
    if unit is None or (frame.low(i) == "second" and count.bare):
        return None
    if unit.plural or count.value == 1 or (count.value == 0 and count.halves):
        return unit
    return None


def _is_age(frame: Frame, i: int) -> bool:
    """Whether "old" or "of age" follows: "41-year-old", "41 years old"."""
    low = frame.atoms.low
    return low[i] == "old" or low[i : i + 2] == ("of", "age") or (
        low[i] == "-" and low[i + 1] == "old"
    )  # fmt: skip


def _hyphened(frame: Frame, i: int, end: int) -> bool:
    """Whether a hyphen ties the count to the unit: an adjective ("two-day", "24-hour")."""
    atoms = frame.atoms
    return atoms.low[end - 2] == "-" or (atoms.low[end] == "-" and atoms.glued[end]) or (
        atoms.low[i - 1] == "-" and atoms.glued[i]
    )  # fmt: skip


def counted(frame: Frame, i: int) -> Match | None:
    """A count of units at atom `i`: moved from an anchor, or a duration."""
    low = frame.atoms.low
    lead = low[i] if low[i] in _LEADS else ""
    k = i + 1 if lead else i
    step_the = low[k] == "the"
    amount = _the_unit(frame, k) if step_the else amount_at(frame, k)
    if amount is None or _hyphened(frame, k, amount.end):
        return None
    found = frame.words.shifts.match(frame.atoms, amount.end)
    if found and not lead:
        end, step = found
        return moved(frame, amount, step, end, definite=step_the)
    if step_the or (amount.count is None and not lead and not amount.halves):
        return None if step_the or not low[k][0].isalnum() else _vague(k, amount)
    if lead == "within":
        return Match(amount.end, None, "vague")
    if lead == "in":
        return _in(frame, i, amount)
    if amount.bare and not lead:
        return None
    return Match(amount.end, None, "duration", text=_iso(amount))


def _vague(i: int, amount: Amount) -> Match | None:
    """ "a few years": a duration without number; the bare plural ("years") is none."""
    return None if amount.end == i + 1 else Match(amount.end, None, "duration")


def _the_unit(frame: Frame, i: int) -> Amount | None:
    """ "the day before", "the year after": one unit, where a word of order follows."""
    unit = frame.words.units.get(frame.low(i + 1))
    if unit is None or unit.plural or frame.low(i + 1) in ("second", "minute"):
        return None
    after = frame.low(i + 2)
    return Amount(i + 2, 1, unit) if after in ("before", "after", "prior") else None


def moved(
    frame: Frame, amount: Amount, step: Step, end: int, *, definite: bool, base: Match | None = None
) -> Match | None:
    """The time so many units away; `base` is the time named after "before" or "after", if any."""
    if base is not None:
        value = base.value
        start = (value.end if step.by > 0 else value.start) if value else None
        moment, anchor = start, base.anchor
    elif step.anchor == "event":
        return None
    elif frame.low(end - 1) in ("before", "after", "prior") and not definite:
        adverb = frame.low(end) in _ENDS or not frame.low(end).strip()
        if not adverb:
            return Match(end, None, "vague")
        moment, anchor = _origin(frame, amount, step)
    else:
        moment, anchor = _origin(frame, amount, step)
    if amount.count is None or amount.open or moment is None:
        return Match(end, None, "vague")
    return _at_distance(amount, step.by, moment, anchor, end)


def _origin(frame: Frame, amount: Amount, step: Step) -> tuple[Moment | None, str]:
    """What to count from and its anchor; no moment if that is a year and the unit is finer ("In
    2021 he was jailed; *six months later* he was freed")."""
    grain = {"year": "year", "month": "month", "week": "day", "day": "day"}.get(amount.unit.name)
    if grain is None:
        for name, hour in frame.story:
            if name == "hour" and step.anchor == "narrative":
                return hour, "narrative"
        return frame.anchored(step.anchor, "day")
    moment, anchor = frame.anchored(step.anchor, grain)
    if step.anchor == "narrative" and moment and _since_a_year(frame, amount.end, moment, anchor):
        return None, anchor
    return moment, anchor


def _since_a_year(frame: Frame, i: int, moment: Moment, anchor: str) -> bool:
    """Whether the narrative was last in a year that is not the moment's: no finer time was told, or
    the year opened this sentence or the one before ("*In 2021*, …")."""
    sentence, year = frame.opening
    if sentence >= 0 and frame.atoms.sentence[i - 1] - sentence <= 1:
        return year != moment.year
    told = dict(frame.story).get("year") if anchor == "dateline" else None
    return told is not None and told.year != moment.year


def _at_distance(amount: Amount, sign: int, moment: Moment, anchor: str, end: int) -> Match:
    """The moment `amount` away from `moment`."""
    count = (amount.count or 0) * amount.unit.count
    unit, about = amount.unit.name, amount.about
    if amount.halves:
        if unit != "year" or amount.unit.count != 1:
            return Match(end, None, "vague")
        if moment.month is None:
            about = True
        else:
            count, unit = 12 * count + 6, "month"
    if unit in ("hour", "minute", "second") and moment.hour is None:
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit] * count
        if hours >= _FEW_HOURS or moment.day is None:
            return Match(end, None, "vague")
        return Match(end, at(moment), "part", anchor)
    found = shift(moment, sign * count, unit)
    if found is None:
        return Match(end, None, "vague")
    form = {"year": "year", "month": "month", "hour": "clock", "minute": "clock"}.get(unit, "day")
    about = about or (unit == "hour" and amount.bare)  # "an hour later" is not to the minute
    return Match(end, Stretch(found, found, about), form, anchor)


def _in(frame: Frame, i: int, amount: Amount) -> Match:
    """ "in two weeks": a date ahead in a future context, else how long it took."""
    now = frame.now()
    if not future(frame, i, amount.end) or amount.count is None or amount.open:
        return Match(amount.end, None, "duration", text=_iso(amount))
    if now is None:
        return Match(amount.end, None, "day")
    return _at_distance(amount, 1, now, "dateline", amount.end)


def _iso(amount: Amount) -> str | None:
    """The ISO 8601 duration, or None where no exact amount is named."""
    if amount.count is None or amount.open:
        return None
    count, unit = amount.count * amount.unit.count, amount.unit.name
    if amount.halves:
        return _half_iso(amount)
    letter = unit[0].upper()
    return f"PT{count}{letter}" if unit in ("hour", "minute", "second") else f"P{count}{letter}"


def _half_iso(amount: Amount) -> str | None:
    """With half a unit: "two and a half years" is P2Y6M."""
    count = amount.count or 0
    half = {"year": (12, 6), "hour": (60, 30), "minute": (60, 30), "day": (24, 12)}
    if amount.unit.name not in half or amount.unit.count != 1:
        decade = amount.unit.name == "year" and amount.unit.count in (10, 100)
        return f"P{count * amount.unit.count + amount.unit.count // 2}Y" if decade else None
    smaller = half[amount.unit.name][1]
    whole = {"year": f"{count}Y", "hour": f"{count}H", "minute": f"{count}M", "day": f"{count}D"}
    first = whole[amount.unit.name] if count else ""
    return {
        "year": f"P{first}{smaller}M",
        "day": f"P{first}T{smaller}H",
        "hour": f"PT{first}{smaller}M",
        "minute": f"PT{first}{smaller}S",
    }[amount.unit.name]


def repeated(frame: Frame, i: int) -> Match | None:
    """ "every Tuesday", "each year", "every two weeks"."""
    low = frame.atoms.low
    k = i + 2 if low[i + 1] in ("other", "single") else i + 1
    vocabulary = frame.words
    if low[k] == "few" or (count := read_count(frame, k)) is not None:
        end = k + 1 if low[k] == "few" else (count.end if count else k + 1)
        return Match(end + 1, None, "set") if low[end] in vocabulary.units else None
    named = low[k] in vocabulary.weekdays or low[k] in vocabulary.months
    common = (
        low[k] in vocabulary.units
        or low[k] in vocabulary.seasons
        or low[k] in vocabulary.parts
        or low[k] == "weekend"
    )
    if low[k] == "second":
        return None
    if not (common or (named and frame.atoms.word[k][:1].isupper())):
        return None
    end = k + 1
    if named and low[end] in vocabulary.parts:
        end += 1
    return Match(end, None, "set")


def adverb_of_repetition(frame: Frame, i: int) -> Match | None:
    """ "annually": the word by itself."""
    lower = frame.atoms.word[i].islower()
    return Match(i + 1, None, "set") if lower else None
