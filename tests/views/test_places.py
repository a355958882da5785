"""On a timeline years run from left to right and no label lies on another text of its band."""

import itertools

import pytest

from kg.network import Node, network_from_rows
from kg.network.measures.communities import communities
from kg.views.names import short_label
from kg.views.places import LETTER, STRANDS, timeline, topics
from kg.views.topics import MOST, organ_names_of, topic_names
from tests.views.invented import NAMES, ORGANS, invented


@pytest.mark.parametrize("size", [1, 2, 12, 40, 300])
def test_no_label_covers_another_text(size: int) -> None:
    network = (
        invented(size)
        if size > 3
        else network_from_rows([Node(f"A/RES/70/{n}", "x", "resolution") for n in range(size)], [])
    )
    labels = [short_label(node, NAMES) for node in network.nodes]
    places = timeline(network, labels, organ_names_of(network.nodes, ORGANS))
    boxes = sorted((y, x, x + 25 + LETTER * len(label)) for (x, y), label in zip(places.points, labels, strict=True))
    for (y, _, end), (next_y, start, _) in itertools.pairwise(boxes):
        assert y != next_y or start >= end


def test_later_years_stand_further_right() -> None:
    network = invented(120)
    places = timeline(network, [node.label for node in network.nodes], organ_names_of(network.nodes, ORGANS))
    dated = sorted((node.year, x) for node, (x, _) in zip(network.nodes, places.points, strict=True) if node.year)
    assert [x for _, x in dated] == sorted(x for _, x in dated)
    undated = [x for node, (x, _) in zip(network.nodes, places.points, strict=True) if node.year is None]
    assert undated and max(undated) < dated[0][1]


@pytest.mark.parametrize("size", [120, 1100])
def test_bands_hold_their_texts_and_do_not_overlap(size: int) -> None:
    network = invented(size)
    places = timeline(network, [node.label for node in network.nodes], organ_names_of(network.nodes, ORGANS))
    for band, following in itertools.pairwise(places.bands):
        assert band.bottom <= following.top
    assert all(any(band.top < y < band.bottom for band in places.bands) for _, y in places.points)


@pytest.mark.parametrize("size", [0, 1, 40, 1100])
def test_every_text_has_a_place_in_both_layouts(size: int) -> None:
    network = invented(size) if size > 3 else network_from_rows([Node("A", "A", "other")] * size, [])
    labels = [node.label for node in network.nodes]
    groups = communities(network)
    subjects = topic_names(network, labels, groups)
    organs = organ_names_of(network.nodes, ORGANS)
    for places in (
        timeline(network, labels, organs),
        timeline(network, labels, subjects, STRANDS),
        topics(network, subjects, groups),
    ):
        assert len(places.points) == len(set(places.points)) == len(places.names) == len(network)


def test_a_topic_is_named_after_its_most_cited_text() -> None:
    network = invented(300)
    labels = [node.label for node in network.nodes]
    names = topic_names(network, labels, communities(network))
    cited_by = dict(network.digraph().in_degree())
    by_label = {node.label: node.key for node in network.nodes}
    assert 2 < len(set(names)) <= MOST + 1
    for name in set(names) & set(labels):
        members = [node.key for node, own in zip(network.nodes, names, strict=True) if own == name]
        assert by_label[name] in members
        assert cited_by[by_label[name]] == max(cited_by[key] for key in members)
