"""An agency's file becomes Cases and Problems. Names exist here."""

from sempadan.read.annotate import annotate
from sempadan.read.choices import Choices, Profile
from sempadan.read.clean import write_clean
from sempadan.read.faults import problem_messages
from sempadan.read.lists import Checked, ColumnPlace, Looked, OrderFound, look, read_list
from sempadan.read.profiles import load_profile, save_profile

__all__ = [
    "Checked", "Choices", "ColumnPlace", "Looked", "OrderFound", "Profile", "annotate", "load_profile", "look",
    "problem_messages", "read_list", "save_profile", "write_clean",
]  # fmt: skip
