"""The design of every HTML page that the project writes: colours, type, controls, the frame, the security policy."""

from kg.pages.page import (
    design,
    embedded,
    environment,
    inlined,
    policy,
    program,
    reading_page,
    reading_style,
    write_page,
)

__all__ = [
    "design",
    "embedded",
    "environment",
    "inlined",
    "policy",
    "program",
    "reading_page",
    "reading_style",
    "write_page",
]
