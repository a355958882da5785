"""The plain sentences that open the report on requests, computed from them."""

from __future__ import annotations

from collections import Counter

from kg.reports.requests.asked import Asked, Collection
from kg.reports.requests.tables import due_of
from kg.reports.wording import count, listed, number, opening, share

NAMES = {
    "other": ("other deliverable", "other deliverables"),
    "information": ("request for information", "requests for information"),
    "recommendations": ("set of recommendations", "sets of recommendations"),
    "study": ("study", "studies"),
}
"""One and many of the deliverables that do not take a plain -s."""


def findings(asked: tuple[Asked, ...], holdings: Collection) -> tuple[str, ...]:
    """Return what a reader should know first: who is asked, when it is due, and what is asked for."""
    if not asked:
        if holdings.documents == 1:
            return ("The one document in the collection asks for no report.",)
        return (f"None of the {number(holdings.documents)} documents asks for a report.",)
    return (_addressee(asked, holdings), _due(asked), _deliverable(asked))


def _addressee(asked: tuple[Asked, ...], holdings: Collection) -> str:
    documents = len({one.document.key for one in asked})
    sentence = f"{opening(count(documents, 'document'))} of {number(holdings.documents)} "
    sentence += f"{'asks' if documents == 1 else 'ask'} for reports, {count(len(asked), 'time')} in all."
    tally = Counter(name for one in asked for name in one.addressees)
    if not tally:
        return f"{sentence} No request names whom it asks."
    most = max(tally.values())
    leaders = sorted(name for name, amount in tally.items() if amount == most)
    if len(leaders) > 3:
        return f"{sentence} No addressee is asked more often than others."
    times = "once" if most == 1 else f"{count(most, 'time')} ({share(most, len(asked))} of all requests)"
    names = listed([_with_article(name) for name in leaders])
    if len(leaders) > 1:
        return f"{sentence} {opening(names)} are each asked {times}."
    return f"{sentence} {opening(names)} is asked most: {times}."


def _with_article(name: str) -> str:
    return name if name.casefold().startswith(("the ", "all ", "member states", "states")) else f"the {name}"


def _due(asked: tuple[Asked, ...]) -> str:
    timed = sum(one.timed for one in asked)
    silent = sum(not one.timed and one.recurrence is None for one in asked)
    if not timed:
        return "No request names a session or date at which it is due."
    sentence = f"{opening(count(timed, 'request'))} {'names' if timed == 1 else 'name'} a session or date"
    sentence += f", and {count(silent, 'request')} {'says' if silent == 1 else 'say'} neither when nor how often."
    tally = Counter(due for one in asked if (due := due_of(one)) is not None and one.due_session is not None)
    if tally:
        most = max(tally.values())
        leaders = sorted(due for due, amount in tally.items() if amount == most)
        if most > 1 and len(leaders) == 1:
            sentence += f" No session awaits more than the {leaders[0]}: {number(most)}."
    return sentence


def _deliverable(asked: tuple[Asked, ...]) -> str:
    tally = Counter(one.deliverable for one in asked)
    order = sorted(tally, key=lambda name: (-tally[name], name))
    kinds = listed([count(tally[name], *NAMES.get(name, (name, f"{name}s"))) for name in order[:4]], most=4)
    recurring = sum(one.recurrence is not None for one in asked)
    chiefly = "chiefly " if len(order) > 4 else ""
    sentence = f"Asked for {'is' if len(asked) == 1 else 'are'} {chiefly}{kinds}."
    if recurring:
        sentence += f" {opening(count(recurring, 'request'))} {'recurs' if recurring == 1 else 'recur'}"
        rhythm = Counter(one.recurrence for one in asked if one.recurrence)
        most = min(rhythm, key=lambda name: (-rhythm[name], name))
        sentence += f", most often “{most}”." if rhythm[most] > 1 else "."
    return sentence
