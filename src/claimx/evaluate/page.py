"""An evaluation as one page of HTML that needs nothing beside itself.

Its style and script lie in `data/`. Without the script it shows the same, but cannot be filtered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from rich.table import Table

from claimx.evaluate import report as reports
from claimx.evaluate.article_page import KINDS, article_html
from claimx.evaluate.causes import cause_counts, cause_tables
from claimx.evaluate.run import Report
from claimx.evaluate.why import MISSES, SPURIOUS
from claimx.schema.inventory import Inventory

# Nothing may be fetched, and nothing run but our script: the texts are anybody's.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

_BAR = """<form id="bar">
<label>Relation <select id="relation"><option value="">all</option>{relations}</select></label>
<label>Show <select id="why"><option value="">all</option>{whys}</select></label>
<button type="reset">Clear</button>
<button type="button" id="open">Open all</button>
<button type="button" id="close">Close all</button>
<output id="total"></output>
<span class="legend"><span class="g">gold</span> <span class="r">run</span>
<span class="g r">both</span></span>
</form>
"""


def page(report: Report, inventory: Inventory | None = None) -> str:
    """The figures, the causes, and every article with a claim, the worst F1 first.

    The same report gives the same text.
    """
    data = files("claimx.evaluate") / "data"
    style, script = (
        (data / name).read_text(encoding="utf-8") for name in ("page.css", "page.js")
    )
    scored = report.score.articles
    stems = [stem for stem in scored if scored[stem].same.gold + scored[stem].same.predicted]
    stems.sort(key=lambda stem: (scored[stem].same.f1, stem))
    articles = (
        article_html(f"a{number}", stem, report.articles[stem], scored[stem], inventory)
        for number, stem in enumerate(stems)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Claims against gold</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<h1>Claims against gold</h1>\n{_figures(report)}{_bar(report)}"
        f'<main>\n{"".join(articles)}</main>\n<script>\n{script}</script>\n</body>\n</html>\n'
    )


def _figures(report: Report) -> str:
    score = report.score
    folded = (
        reports.scored_table("Relations", "relation", score.relations),
        *cause_tables(report),
        reports.confusion_table(score),
    )
    return (
        f"<section>\n{_table(reports.summary_table(report))}</section>\n"
        f'<section class="side-by-side">\n{_table(reports.field_table(score), titled=True)}'
        f"{''.join(_causes(report))}</section>\n"
        + "".join(
            f"<details><summary>{escape(str(table.title))}</summary>\n{_table(table)}</details>\n"
            for table in folded
            if table.rows
        )
    )


def _table(table: Table, *, titled: bool = False) -> str:
    """A table of the report as HTML; the first cell of a row is its heading."""
    names = [str(column.header) for column in table.columns]
    rows = zip(*(map(str, column.cells) for column in table.columns), strict=True)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        + "</tr>\n"
        for first, *rest in rows
    )
    caption = f"<caption>{escape(str(table.title))}</caption>\n" if titled else ""
    note = f'<p class="note">{escape(str(table.caption))}</p>\n' if table.caption else ""
    return (
        f'<div class="figure">\n<table class="{escape(names[0])}">\n{caption}'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>\n{note}</div>\n"
    )


def _choices(report: Report) -> dict[str, list[tuple[str, str, int]]]:
    """kind → (cause or field, its meaning, how many claims) of those that occur."""
    counts = cause_counts(report)
    missed, spurious = (
        sum((Counter(row) for row in rows.values()), Counter()) for rows in counts.values()
    )
    fields = report.score.fields
    return {
        "miss": [(c.value, c.means, missed[c.value]) for c in MISSES if missed[c.value]],
        "spurious": [(c.value, c.means, spurious[c.value]) for c in SPURIOUS if spurious[c.value]],
        "differs": [
            (name, "", field.total - field.right)
            for name, field in fields.items()
            if field.right < field.total
        ],
    }


def _causes(report: Report) -> Iterator[str]:
    """A list of causes a kind, each a button that filters by it, with its share as a bar."""
    for kind, causes in _choices(report).items():
        most = max((count for _, _, count in causes), default=0)
        rows = "".join(
            f'<li><button type="button" data-why="{kind}:{name}" title="{escape(means)}">'
            f'<span class="bar" style="width:{100 * count / most:.0f}%"></span>'
            f'<span class="name">{name}</span> <span class="count">{count}</span></button></li>\n'
            for name, means, count in causes
        )
        if rows:
            yield f'<div class="causes"><h2>{KINDS[kind]}</h2>\n<ul>\n{rows}</ul></div>\n'


def _bar(report: Report) -> str:
    """The filter: a choice of relation, and one of kind of claim, cause or field."""
    relations = (_option(name, name) for name in report.score.relations)
    choices = _choices(report)
    whys = []
    for kind, heading in KINDS.items():
        causes = choices.get(kind, [])
        options = [_option(kind, f"{heading.lower()}: all" if causes else heading.lower())]
        options += [_option(f"{kind}:{name}", f"{name} ({count})") for name, _, count in causes]
        whys.append(f'<optgroup label="{heading}">{"".join(options)}</optgroup>')
    return _BAR.format(relations="".join(relations), whys="".join(whys))


def _option(value: str, text: str) -> str:
    return f'<option value="{escape(value)}">{escape(text)}</option>'
