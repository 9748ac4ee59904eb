"""What a rule of the grammar sees (the frame) and what it gives back (the match)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claimx.meaning.times.atoms import Atoms
from claimx.meaning.times.tense import tense_at
from claimx.meaning.times.values import GRAINS, Moment, Stretch, of_date
from claimx.meaning.times.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Match:
    """A time that ends before atom `end`.

    `value` None: the words are a time but say no date. `form` names the kind of expression, which
    tells what may be joined to it: ``year``, ``month``, ``day``, ``part`` (a part of a day),
    ``clock``, ``span`` (any other interval), ``duration``, ``set``, ``vague``. `anchor` as in
    `claimx.schema.facts.Time`. `text` is the value where it is no stretch (``P6Y``). `ambiguous`
    asks for an Issue. `dated` is True if the words themselves fix the year. `aside` times do not
    become the narrative's current date ("the 2020 census").
    """

    end: int
    value: Stretch | None
    form: str
    anchor: str = ""
    text: str | None = None
    ambiguous: bool = False
    dated: bool = False
    aside: bool = False

    @property
    def edtf(self) -> str | None:
        return self.value.edtf() if self.value else self.text


@dataclass(frozen=True, slots=True)
class Frame:
    """The article as far as it has been read.

    `story` holds the narrative's current date at each grain: the last time expression before here
    that is at least that precise. `floor` is the atom where the last match ended and `last_form`
    its form. `opening` is the year with which the sentence of the last match opened ("In 2016, …"),
    and that sentence.
    """

    atoms: Atoms
    words: Vocabulary
    dateline: date | None
    story: tuple[tuple[str, Moment], ...] = ()
    floor: int = 0
    last_form: str = ""
    opening: tuple[int, int] = (-1, 0)

    def opened_in(self, i: int) -> int | None:
        """The past year with which the sentence of atom `i` opens: its days and months are that
        year's ("In 2016, the vote was put off, until June")."""
        sentence, year = self.opening
        past = self.dateline is None or year < self.dateline.year
        return year if sentence == self.atoms.sentence[i] and past else None

    def low(self, i: int) -> str:
        return self.atoms.low[i]

    def now(self) -> Moment | None:
        """The dateline as a moment."""
        return of_date(self.dateline) if self.dateline else None

    def current(self, grain: str) -> tuple[Moment | None, str]:
        """The narrative's date at `grain` or finer and its anchor; else the dateline's."""
        for name, moment in self.story:
            if name == grain:
                return moment, "narrative"
        return self.now(), "dateline"

    def anchored(self, anchor: str, grain: str) -> tuple[Moment | None, str]:
        """The moment that a relative expression with this anchor counts from."""
        if anchor == "narrative":
            return self.current(grain)
        return self.now(), "dateline"

    def spoken(self, i: int) -> tuple[Moment | None, str]:
        """The day from which "yesterday" at atom `i` counts.

        Between quotation marks that is the day of speaking: the narrative's, if it is of the week
        before the dateline; else the dateline.
        """
        moment, anchor = self.current("day")
        if self.atoms.quoted[i] and anchor == "narrative" and moment and self.dateline:
            day = moment.date()
            if day and 0 <= (self.dateline - day).days < 7:
                return moment.cut("day"), anchor
        return self.now(), "dateline"

    def after(self, match: Match) -> Frame:
        """The frame once `match` has been read."""
        moved = replace(self, floor=match.end, last_form=match.form)
        value = match.value
        if value is None:
            return moved
        moment = value.end or value.start
        if match.form == "part":
            moment = value.start  # the night of Monday to Tuesday is told as Monday's
        if moment is None or match.form in ("duration", "set"):
            return moved
        if match.form == "year" and match.dated and value.point and self._opens(match.end - 1):
            moved = replace(moved, opening=(self.atoms.sentence[match.end - 1], moment.year))
        if match.aside:
            return moved
        story = dict(self.story)
        reach = GRAINS.index(moment.grain)
        old_clock, day = story.get("hour"), moment.date()
        if old_clock and day and old_clock.date() != day:
            # A clock time belongs to its day: "an hour later" must not reach back past it.
            del story["hour"]
        for grain in GRAINS[: min(reach, 3) + 1]:
            story[grain] = moment
        return replace(moved, story=tuple(story.items()))

    def _opens(self, i: int) -> bool:
        """Whether a preposition, with an article or not, opens the sentence right before atom `i`
        ("In the 2016 election, …")."""
        k = i - 2 if self.low(i - 1) == "the" else i - 1
        sentence = self.atoms.sentence
        return self.low(k) in ("in", "during") and sentence[k - 1] != sentence[i]


def tense(frame: Frame, start: int, end: int) -> str:
    """The tense around the time at atoms `start:end`, see `tense_at`."""
    return tense_at(frame.atoms, start, end)


def future(frame: Frame, start: int, end: int) -> bool:
    """Whether the time at atoms `start:end` stands in a future context."""
    return tense_at(frame.atoms, start, end) == "future"
