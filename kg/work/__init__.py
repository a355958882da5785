"""Reading many documents: in this process, in several, or on a cluster; with limits, and in the order of the files."""

from kg.work.cluster import on_cluster
from kg.work.limits import Limits, in_time
from kg.work.pool import in_processes
from kg.work.reading import extract_files, make_files, make_one_aside, name_of, read_one

__all__ = [
    "Limits",
    "extract_files",
    "in_processes",
    "in_time",
    "make_files",
    "make_one_aside",
    "name_of",
    "on_cluster",
    "read_one",
]
