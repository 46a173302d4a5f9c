"""The report: cleared answers as one HTML page in a reader's language, with pictures, tables and what they assume."""

from sempadan.release.report.document import Written, charts, report, written
from sempadan.release.report.pages import SIGN, Labels, Page, ReportMeta, Tile, tiles_of

__all__ = ["SIGN", "Labels", "Page", "ReportMeta", "Tile", "Written", "charts", "report", "tiles_of", "written"]
