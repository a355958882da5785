"""How far extraction can be trusted: documents scored against the links and marks of their own editors.

Also what a new version of the program reads otherwise: citations gained and lost between two extractions.
"""

from kg.evaluate.changes import CHANGES, Cited, Comparison, Difference, compare, read_extractions
from kg.evaluate.evaluation import Evaluation, Scored, evaluate_file, evaluation
from kg.evaluate.figures import GROUPS, Row, by_group, governing, leading, mastheads, overall
from kg.evaluate.forms import comparison_json, disagreements, evaluation_json
from kg.evaluate.known import Known, read_known
from kg.evaluate.links import Pair, outcome
from kg.evaluate.measure import Measure, Share
from kg.evaluate.verbs import Verb

__all__ = [
    "CHANGES",
    "GROUPS",
    "Cited",
    "Comparison",
    "Difference",
    "Evaluation",
    "Known",
    "Measure",
    "Pair",
    "Row",
    "Scored",
    "Share",
    "Verb",
    "by_group",
    "compare",
    "comparison_json",
    "disagreements",
    "evaluate_file",
    "evaluation",
    "evaluation_json",
    "governing",
    "leading",
    "mastheads",
    "outcome",
    "overall",
    "read_extractions",
    "read_known",
]
