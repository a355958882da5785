"""How the network moves: who rises and fades, who leads each period, how old sources are, which verbs grow stronger."""

from __future__ import annotations

from collections import Counter

from kg.network import CitationNetwork
from kg.network.measures import ranked
from kg.network.periods import Ages, Period, Tone, ages, tones
from kg.reports import naming, plots
from kg.reports.centrality.rankings import TEXT, Scores
from kg.reports.report import Cell, Column, Section, Table
from kg.reports.wording import are, count, number, opening

MOVED = 10
"""Texts shown that rise, and that fade."""
FEWEST = 5
"""Citing texts that a text must have in all to be said to rise or fade."""
CALM = 0.25
"""Change of the mean weight of verbs below which a text is said to be invoked as before."""
OLDEST = 100
"""Ages above this many years share the last column."""


def movement(network: CitationNetwork, spans: tuple[Period, ...]) -> tuple[Section, ...]:
    """Return who rises and who fades from the first period to the last, and who leads in each."""
    if len(spans) < 2:
        return ()
    first, last = spans[0], spans[-1]
    total = Counter[str]()
    for span in spans:
        total.update(span.cited)
    change = {key: last.share(key) - first.share(key) for key, amount in total.items() if amount >= FEWEST}
    up = sorted((key for key in change if change[key] > 0), key=lambda key: (-change[key], key))[:MOVED]
    down = sorted((key for key in change if change[key] < 0), key=lambda key: (change[key], key))[:MOVED]
    tables = [
        _moved("rising", "Who rises", network, spans, up),
        _moved("fading", "Who fades", network, spans, down),
        _leaders(network, spans),
    ]
    text = (
        "The part of the citing texts of each period that cites a text, so that a period with many documents weighs no more than "
        f"one with few. Periods hold about as many citing texts each and never divide a year. Texts cited by fewer than {FEWEST} "
        "texts are left out. A text cannot be cited before it was adopted: many that rise are simply young.",
    )
    return (Section("movement", "Who rises, who fades", text, (), tuple(table for table in tables if table.rows)),)


def _moved(key: str, title: str, network: CitationNetwork, spans: tuple[Period, ...], keys: list[str]) -> Table:
    columns = (TEXT, *(Column(span.name, span.name, "share") for span in spans))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (naming.references(network, (one,))[0], *(span.share(one) for span in spans)) for one in keys
    )
    return Table(
        key,
        title,
        columns,
        rows,
        note="Part of the period’s citing texts that cite the text.",
        layout="matrix",
        shades="amount",
    )


def _leaders(network: CitationNetwork, spans: tuple[Period, ...]) -> Table:
    columns = (
        *(Column("period", "Period"), Column("texts", "Citing texts", "count")),
        *(Column("authorities", "Leading authorities"), Column("hubs", "Leading hubs")),
    )
    rows = tuple(
        (span.name, span.texts, naming.references(network, span.authorities), naming.references(network, span.hubs))
        for span in spans
    )
    return Table(
        "leaders", "Authorities and hubs of each period", columns, rows,
        note="HITS on the citations of the period’s texts alone: which sources they agree on, and which texts name most of them.",
    )  # fmt: skip


def age_section(network: CitationNetwork) -> tuple[Section, ...]:
    """Return how old what is cited is, and its half-life; by organ as well."""
    whole = ages(network)
    if whole is None:
        return ()
    top = min(max(whole.counts), OLDEST)
    amounts = Counter[int]()
    for age, amount in whole.counts.items():
        amounts[min(age, top)] += amount
    span = [(age, (float(amounts[age]),)) for age in range(top + 1)]
    title = "Citations by age of what is cited, in years"
    plot = plots.columns_by_year("ages-plot", title, span, (("held", "pairs of texts"),), unit="years")
    table = Table(
        "ages",
        "Age of what is cited",
        (Column("age", "Age in years"), Column("pairs", "Pairs of texts", "count")),
        tuple(
            (f"{age} and more" if age == top == OLDEST else str(age), amounts[age])
            for age in range(top + 1)
            if amounts[age]
        ),
        folded=True,
    )
    text = [
        f"Half of what is cited is {_years(whole.median)} old or younger when it is cited – the half-life of a source here – a "
        f"quarter {_years(whole.quarter)} or less, and a quarter {_years(whole.three_quarters)} or more. Each pair of texts counts once.",
    ]
    if whole.unknown:
        text.append(f"{opening(count(whole.unknown, 'pair'))} without a known year {are(whole.unknown)} left out.")
    if whole.ahead:
        text.append(
            f"{opening(count(whole.ahead, 'pair'))} whose cited text is dated later than the citing one {are(whole.ahead)} left out: an "
            "error of a date or of a citation, or a text of another day of the same session."
        )
    return (
        Section("ages-section", "How old the sources are", tuple(text), (plot,), (table, *_by_organ(network, whole))),
    )


def _years(value: float) -> str:
    return f"{value:g} {'year' if value == 1 else 'years'}"


def _by_organ(network: CitationNetwork, whole: Ages) -> tuple[Table, ...]:
    organs = Counter(node.organ for node in network.nodes if node.held and node.organ)
    rows: list[tuple[Cell, ...]] = []
    for organ in sorted(organs, key=lambda key: (-organs[key], key)):
        found = ages(network, organ=organ)
        if found is not None and sum(found.counts.values()) >= 20:
            pairs = sum(found.counts.values())
            rows.append((naming.organ_name(organ), pairs, found.quarter, found.median, found.three_quarters))
    if len(rows) < 2:
        return ()
    rows.append(("All", sum(whole.counts.values()), whole.quarter, whole.median, whole.three_quarters))
    columns = (
        *(
            Column("organ", "Citing organ"),
            Column("pairs", "Pairs", "count"),
            Column("quarter", "Youngest quarter, up to", "number"),
        ),
        *(Column("median", "Half-life", "number"), Column("three_quarters", "Oldest quarter, from", "number")),
    )
    return (Table("half-lives", "Half-life by citing organ, in years", columns, tuple(rows), first=12),)


def tone_section(network: CitationNetwork, scores: Scores, spans: tuple[Period, ...], top: int) -> tuple[Section, ...]:
    """Return around which texts the verbs grew stronger or weaker from the first period to the last."""
    if len(spans) < 2 or not network.evidence:
        return ()
    keys = tuple(key for key, value in ranked(scores["citations"], top=4 * top) if value >= FEWEST)
    found = tones(network, spans, keys)
    if not found:
        return ()
    order = sorted(found, key=lambda tone: (-abs(tone.change), tone.key))[:top]
    columns = (
        TEXT,
        *(Column(span.name, span.name, "number") for span in spans),
        *(Column("change", "Change", "number"), Column("verbs", "First and last verb")),
    )
    rows = tuple((naming.references(network, (tone.key,))[0], *tone.means, tone.change, _verbs(tone)) for tone in order)
    strong, weak = (sum(side * tone.change >= CALM for tone in found) for side in (1, -1))
    text = (
        "The mean weight of the verbs under which a text is cited, period by period: 1 where it is only recalled, 2 where it is "
        f"reaffirmed or welcomed, 3 where something is decided or asked. Of {count(len(found), 'much cited text')} with verbs in the "
        f"first and the last period, {number(strong)} {are(strong)} invoked more strongly by at least {CALM:g}, {number(weak)} more "
        "weakly.",
    )
    table = Table(
        "tones",
        "Verbs strengthened and weakened",
        columns,
        rows,
        note="– stands for no citation under a verb.",
        layout="matrix",
    )
    return (Section("tones-section", "Verbs strengthened and weakened", text, (), (table,)),)


def _verbs(tone: Tone) -> str:
    return f"{tone.verbs[0] or '–'} → {tone.verbs[-1] or '–'}"
