"""A document with its citations linked: as a page to read and as Akoma Ntoso XML."""

from kg.link.akn import to_akn
from kg.link.marks import Piece, address, pieces
from kg.link.page import to_html
from kg.link.write import FORMS, write_linked

__all__ = ["FORMS", "Piece", "address", "pieces", "to_akn", "to_html", "write_linked"]
