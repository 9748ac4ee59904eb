"""The map from clean to raw: exact, for any text and any edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.schema.article import CleanText
from claimx.text.offsets import Edit, apply_edits, refine


@st.composite
def edited(draw: st.DrawFn, size: int, low: int = 0) -> list[Edit]:
    """Valid edits of the characters `low:size`: cuts in order, taken in pairs."""
    cuts = sorted(draw(st.lists(st.integers(low, size), max_size=12)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(a, b, draw(st.text("ab c", max_size=3))) for a, b in pairs]


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, int, int, list[Edit]]:
    raw = draw(st.text(max_size=40))
    start = draw(st.integers(0, len(raw)))
    end = draw(st.integers(start, len(raw)))
    return raw, start, end, draw(edited(end, start))


def check_map(clean: CleanText, start: int, end: int) -> None:
    assert len(clean.text) == len(clean.starts) == len(clean.ends)
    assert list(clean.starts) == sorted(clean.starts)
    assert list(clean.ends) == sorted(clean.ends)
    assert all(start <= a <= b <= end for a, b in zip(clean.starts, clean.ends, strict=True))


def expected(text: str, start: int, end: int, edits: list[Edit]) -> str:
    """`text[start:end]` edited from the back, the plain way."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
        end += len(edit.replacement) - (edit.end - edit.start)
    return text[start:end]


@given(cases())
def test_every_edit_maps_as_a_whole_and_the_rest_to_itself(
    case: tuple[str, int, int, list[Edit]],
) -> None:
    raw, start, end, edits = case
    clean = apply_edits(raw, start, end, edits)
    assert clean.text == expected(raw, start, end, edits)
    check_map(clean, start, end)
    position, at = start, 0
    for edit in [*edits, Edit(end, end, "")]:
        kept = edit.start - position
        if kept:
            assert clean.raw_range(at, at + kept) == (position, edit.start)
            assert raw[position : edit.start] == clean.text[at : at + kept]
        at += kept
        for i in range(at, at + len(edit.replacement)):
            assert (clean.starts[i], clean.ends[i]) == (edit.start, edit.end)
        at += len(edit.replacement)
        position = edit.end


@given(cases(), st.data())
def test_edits_upon_edits_keep_the_map(
    case: tuple[str, int, int, list[Edit]], data: st.DataObject
) -> None:
    raw, start, end, edits = case
    first = apply_edits(raw, start, end, edits)
    more = data.draw(edited(len(first.text))) if first.text else []
    second = refine(first, more)
    assert second.text == expected(first.text, 0, len(first.text), more)
    check_map(second, start, end)
    # What both rounds left alone is found letter by letter in the raw text.
    changed = {i for edit in edits for i in range(edit.start, edit.end)}
    for i, char in enumerate(second.text):
        a, b = second.starts[i], second.ends[i]
        untouched = b == a + 1 and a not in changed
        if untouched and not any(e.start < e.end and e.replacement for e in more):
            assert raw[a] == char


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 3, ""), Edit(1, 2, "")],
        [Edit(1, 3, ""), Edit(2, 4, "")],
        [Edit(3, 2, "")],
        [Edit(0, 1, "")],
        [Edit(4, 6, "")],
    ],
)
def test_edits_out_of_order_or_place_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order or outside"):
        apply_edits("abcdefg", 1, 5, edits)
    with pytest.raises(ValueError, match="out of order or outside"):
        refine(apply_edits("abcdefg", 1, 5, []), [Edit(3, 5, "")])


def test_an_example_by_hand() -> None:
    clean = apply_edits("a&amp;b – c", 0, 11, [Edit(1, 6, "&"), Edit(7, 7, "!"), Edit(8, 10, "")])
    assert clean.text == "a&b! c"
    assert clean.starts == (0, 1, 6, 7, 7, 10)
    assert clean.ends == (1, 6, 7, 7, 8, 11)
