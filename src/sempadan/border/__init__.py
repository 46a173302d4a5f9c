"""One border as data: districts, gates, agencies, commitments, indicators, obstacles. A leaf.

The pack of West Kalimantan and Sarawak ships in `pack/`; another border is another folder of the
same files.
"""

from sempadan.border.border import Border
from sempadan.border.change import add_row, copy_pack
from sempadan.border.check import check_pack
from sempadan.border.codes import CODES, code_label
from sempadan.border.dates import first_day, last_day
from sempadan.border.faults import is_warning
from sempadan.border.load import load, load_indicators, load_published_counts
from sempadan.border.summary import BorderSummary, summary

__all__ = [
    "CODES", "Border", "BorderSummary", "add_row", "check_pack", "code_label", "copy_pack", "first_day", "is_warning",
    "last_day", "load", "load_indicators", "load_published_counts", "summary",
]  # fmt: skip
