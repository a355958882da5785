"""The sample documents are labelled, well formed, complete in their lineages, and nobody else's words."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from specimens import body, documents, sentences, symbol_in_name, words

from kg.samples import LABEL, samples

TRUTH = Path(__file__).parent / "truth"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
README = samples().parent / "README.md"
NAMES = {path.name for path in documents()}

RESERVED = (
    r"A_RES_39\d\d\([IVXL]+\)",
    r"A_(RES|DEC)_\d\d_9\d\d",
    r"S_RES_99\d\d\(\d{4}\)",
    r"S_PRST_\d{4}_9\d",
    r"E_RES_29\d\d\([IVXL]+\)",
    r"E_RES_\d{4}_9\d",
    r"A_HRC_RES_\d\d_9\d",
    r"A_HRC_DEC_\d\d_19\d",
    r"E_CN\.4_RES_\d{4}_19\d",
    r"A_(HRC|C\.\d)_\d\d_L\.19\d",
)
"""The ranges of numbers that were never used, as README.md explains them."""

LINEAGES = (
    ("A_HRC_38_L.191.txt", "A_HRC_RES_38_91.xml", "A_HRC_RES_41_92.md", "A_HRC_RES_47_93.txt"),
    ("A_C.2_72_L.191.md", "A_RES_72_901.xml", "A_RES_74_902.xml", "A_RES_76_903.txt"),
)
CARRIED = (
    "reminds all holders of public records that the duty to preserve evidence of violations does not lapse with a change "
    "of government with the end of a conflict or with the passing of time",
    "stresses that a path that is open in every season is worth more to a village than a road that is open in one and that "
    "upkeep should be budgeted for before construction begins",
)
ANSWERS = (
    ("A_HRC_RES_38_91.xml", "at its forty-first session", "A_HRC_RES_41_92.md", "A/HRC/41/191"),
    ("A_HRC_RES_38_91.xml", "summary report on the workshop", "A_HRC_RES_41_92.md", "A/HRC/40/191"),
    ("A_HRC_RES_41_92.md", "at its forty-seventh session", "A_HRC_RES_47_93.txt", "A/HRC/47/191"),
    ("A_HRC_RES_47_93.txt", "study on archives kept by private companies", "A_HRC_RES_50_94.xml", "A/HRC/50/191"),
    ("A_RES_72_901.xml", "at its seventy-fourth session a report", "A_RES_74_902.xml", "A/74/1901"),
    ("A_RES_74_902.xml", "at its seventy-sixth session, a report", "A_RES_76_903.txt", "A/76/1902"),
    ("A_RES_74_902.xml", "a note on inventories", "A_RES_76_903.txt", "E/2021/1901"),
    ("E_RES_2019_91.txt", "a biennial report on village crossings", "E_RES_2024_92.xml", "E/2021/1902"),
    ("S_PRST_2019_91.xml", "a report on the trade in looted records", "S_RES_9903(2021).txt", "S/2021/1901"),
    ("S_RES_9903(2021).txt", "a final report", "S_RES_9904(2022).xml", "S/2022/1901"),
)
PLANTED = (
    ("E_RES_2019_91.txt", "69/213 of 19 December 2017"),
    ("E_RES_2019_91.txt", "74/235 of 19 December 2019"),
    ("A_C.3_75_L.191.txt", "resolution 12/9 "),
)
ACT_BEGINS = re.compile(
    r"(?:The (?:General Assembly|Human Rights Council|Security Council|Economic and Social Council|Commission on Human Rights)"
    r"|Le Conseil des droits de l’homme)\s*,|At its|At the"
)
BIBLIOGRAPHIC = ("report of the ", "see official records ", "see fccc ")
"""How footnotes open that give the title of a publication, which is a fact and not anybody's sentence."""


def number(name: str) -> str:
    """How later texts print the number of a resolution: `38/91`."""
    return re.sub(r"^.*_(\d+)_(\d+)\.\w+$", r"\1/\2", name)


def test_there_are_samples_of_every_organ_and_format() -> None:
    symbols = {symbol_in_name(path) for path in documents()}
    assert len(symbols) >= 20
    for opening in ("A_RES", "A_DEC", "A_C.", "A_HRC_RES", "A_HRC_DEC", "S_RES", "S_PRST", "E_RES", "E_CN.4"):
        assert any(symbol.startswith(opening) for symbol in symbols), opening
    for suffix, least in ((".xml", 6), (".md", 4), (".txt", 10)):
        assert sum(path.suffix == suffix for path in documents()) >= least, suffix


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_sample_is_labelled_and_numbered_outside_the_real_series(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".xml":
        assert re.match(rf"<akomaNtoso [^>]*>\s*<!--{LABEL}-->", text)
    else:
        assert text.splitlines()[0] == LABEL
    assert any(re.fullmatch(pattern, symbol_in_name(path)) for pattern in RESERVED)


@pytest.mark.parametrize("path", [p for p in documents() if p.suffix == ".xml"], ids=lambda path: path.name)
def test_xml_parses_states_its_symbol_and_numbers_each_identifier_once(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    printed = root.findtext(".//a:coverPage//a:docNumber", namespaces=space)
    assert printed is not None
    assert printed.replace(" ", "").replace("/", "_") == symbol_in_name(path)
    identifiers = [element.attrib["eId"] for element in root.iter() if "eId" in element.attrib]
    assert len(identifiers) == len(set(identifiers))
    for count in root.findall(".//a:count", space):
        voters = [element for element in count.iter() if element.tag.endswith("}organization")]
        assert len(voters) == int(count.attrib["value"])


@pytest.mark.parametrize(("lineage", "carried"), tuple(zip(LINEAGES, CARRIED, strict=True)))
def test_a_lineage_names_its_draft_recalls_its_predecessor_and_carries_a_paragraph(
    lineage: tuple[str, ...], carried: str
) -> None:
    folder = samples()
    draft, adopted = (folder / name for name in lineage[:2])
    assert f'as="{symbol_in_name(draft).replace("_", "/")}"' in adopted.read_text(encoding="utf-8")
    for earlier, later in pairwise(lineage[1:]):
        assert number(earlier) in body(folder / later), f"{later} does not cite {earlier}"
    for name in lineage:
        assert carried in words(body(folder / name)), name
    for earlier, later in pairwise(lineage):
        assert words(body(folder / earlier)) != words(body(folder / later))


@pytest.mark.parametrize(("asking", "request_", "answering", "report"), ANSWERS)
def test_a_request_is_answered_by_a_report_that_a_later_text_cites(
    asking: str, request_: str, answering: str, report: str
) -> None:
    folder = samples()
    assert words(request_) in words(body(folder / asking))
    assert report in body(folder / answering)


def test_one_document_in_two_formats_says_the_same() -> None:
    def act(suffix: str) -> str:
        text = body(samples() / f"A_RES_72_901.{suffix}", notes=False)
        begin = ACT_BEGINS.search(text)
        assert begin is not None
        footnotes_left_out = re.sub(r"(?m)^ (?:See |Resolution |A/CONF).*$", "", text[begin.start() :])
        return words(footnotes_left_out)

    assert act("xml") == act("txt")


@pytest.mark.parametrize(("name", "printed"), PLANTED)
def test_planted_errors_stand_where_the_readme_says(name: str, printed: str) -> None:
    text = " ".join(body(samples() / name).split())
    assert printed in text
    assert printed.split(" of ")[0].split()[-1] in README.read_text(encoding="utf-8")


def test_every_sample_cites_or_is_cited_by_another() -> None:
    texts = {path.name: " ".join(body(path).split()) for path in documents()}
    for path in documents():
        symbol = symbol_in_name(path)
        printed = re.sub(r"^(?:A_RES|A_DEC|A_HRC_RES|A_HRC_DEC|E_RES|S_RES|E_CN\.4_RES)_", "", symbol).replace("_", "/")
        printed = re.sub(r"(?<=\d)\(", " (", printed)
        cited = any(
            re.search(rf"(?<!\d){re.escape(printed)}", text) for name, text in texts.items() if name != path.name
        )
        specimens = r"\b(?:\d\d/9\d\d?|\d{4}/9\d|\d{4}/19\d|39\d\d \(|39\d\d [AB] |29\d\d \(|99\d\d \()"
        cites = bool(re.search(specimens, texts[path.name].replace(printed, "")))
        assert cited or cites, path.name


def test_the_readme_describes_every_file_and_no_other() -> None:
    described = set(re.findall(r"`([A-Z]+_[^`]+\.(?:txt|md|xml))`", README.read_text(encoding="utf-8")))
    assert described == NAMES


@pytest.mark.parametrize("path", sorted(TRUTH.glob("*.json")), ids=lambda path: path.stem)
def test_a_truth_file_belongs_to_a_sample_and_quotes_it(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    assert truth["file"] in NAMES
    sample = samples() / truth["file"]
    assert path.stem == symbol_in_name(sample)
    text = words(body(sample))
    without_notes = words(body(sample, notes=False))
    together = text.replace(" ", "") + without_notes.replace(" ", "")
    identifiers = [paragraph["id"] for paragraph in truth["paragraphs"]]
    assert len(identifiers) == len(set(identifiers))
    for paragraph in truth["paragraphs"]:
        assert words(paragraph["opening"]) in without_notes, paragraph["id"]
        assert paragraph["actions"] or "(" in paragraph["id"], f"{paragraph['id']} has no leading action"
        for citation in paragraph["citations"]:
            quoted = words(citation["text"]).replace(" ", "")
            assert quoted in together, f"{paragraph['id']}: {citation['text']}"
        for request in paragraph["requests"]:
            if request["required"]:
                assert request["due_text"] is None or words(request["due_text"]) in text


def test_truth_covers_each_organ_and_each_kind() -> None:
    truths = [json.loads(path.read_text(encoding="utf-8"))["document"] for path in TRUTH.glob("*.json")]
    assert {truth["organ"] for truth in truths} >= {
        "General Assembly",
        "Human Rights Council",
        "Security Council",
        "Economic and Social Council",
        "Commission on Human Rights",
    }
    assert {truth["status"] for truth in truths} == {"draft", "adopted"}
    assert {True, False} == {"/DEC/" in truth["symbol"] for truth in truths}
    assert any(truth["symbol"].startswith("S/PRST/") for truth in truths)


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus of real documents is not beside the project")
def test_no_sentence_of_twelve_words_is_taken_from_a_real_document() -> None:
    own: dict[str, str] = {}
    for path in documents():
        whole = body(path)
        begin = ACT_BEGINS.search(whole)
        assert begin is not None, path.name
        act = words(whole[begin.start() :])
        for sentence in sentences(path, at_least=12):
            if sentence in act and not sentence.startswith(BIBLIOGRAPHIC):
                own[sentence] = path.name
    assert len(own) > 200
    probes = {sentence: frozenset(word for word in sentence.split() if len(word) > 5) for sentence in own}
    taken = []
    for pattern in ("text/*/documents/*.txt", "text/security-council-1946-1994/*.txt", "seeds/*.txt"):
        for real in sorted((SHARED / "corpus").glob(pattern)):
            if re.search(r"secretariat-(?:ar|es|ru|zh)", str(real)):
                continue
            text = real.read_text(encoding="utf-8", errors="replace").lower()
            vocabulary = set(text.split())
            likely = [sentence for sentence, probe in probes.items() if len(probe - vocabulary) <= len(probe) // 4]
            if likely:
                normal = words(text)
                taken += [
                    f"{own[sentence]}: “{sentence}” stands in {real.name}" for sentence in likely if sentence in normal
                ]
    assert not taken, "\n".join(taken)
