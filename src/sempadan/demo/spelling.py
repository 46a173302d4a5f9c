"""How a name comes to stand differently on each list: written without regard to any linkage rule.

Facts about the names of this border: old and new spelling (1947, 1972), Malay beside Indonesian
spelling, the usual abbreviations, patronymics that come and go, titles, and what happens at a desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.draws import chance

if TYPE_CHECKING:
    import random

    from sempadan.demo.people import FullName

SHORT = {
    "muhammad": ("Mohd", "Muhd", "Muh.", "Moh.", "Moch.", "M.", "Muhamad", "Mohammad", "Mohamad"),
    "siti": ("St.", "Sitti", "Siti"),
    "sitti": ("Siti", "St."),
    "nur": ("Nor", "Noor", "Noer", "Nur"),
    "nurul": ("Norul", "Nurul"),
    "abdul": ("Abd.", "Abd", "Abdoel"),
    "ahmad": ("Achmad", "Akhmad", "Ahmat", "Amat"),
    "sri": ("Srie",),
    "dewi": ("Dewie", "Devi"),
    "syarifah": ("Sharifah", "Sy."),
    "hj": ("Hj.", "Hajah"),
    "h": ("H.", "Haji"),
    "yohanes": ("Johanes", "Yohannes"),
    "fransiskus": ("Fransiscus", "Frans"),
    "agustina": ("Agustine", "Agustin"),
}
PARTICLES = {
    "bin": ("bin", "bin", "b.", "Bin"),
    "binti": ("binti", "binti", "bt.", "bte", "binte", "Bt"),
    "a/l": ("a/l", "A/L", "anak lelaki"),
    "a/p": ("a/p", "A/P", "anak perempuan"),
    "anak": ("anak", "ak", "anak"),
}
SPELLINGS = (
    ("u", "oe"), ("oe", "u"), ("j", "dj"), ("dj", "j"), ("c", "tj"), ("tj", "c"), ("y", "j"), ("sy", "sh"),
    ("sy", "sj"), ("ny", "nj"), ("kh", "ch"), ("z", "j"), ("z", "s"), ("f", "p"), ("v", "f"), ("f", "v"), ("q", "k"),
    ("t", "th"), ("d", "dh"), ("ah", "a"), ("udin", "uddin"), ("din", "ddin"), ("i", "ie"), ("oo", "u"),
    ("sh", "sy"), ("k", "q"),
)  # fmt: skip
TITLES = {"female": ("Hj.", "Ibu", "Sdri.", "Ny.", "Pn."), "male": ("H.", "Bpk.", "Sdr.", "Tn.", "En.")}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Hand:
    """How an agency's officer writes names.

    Args:
        patronymic: Share of names written with the particle and the father's name.
        alias: Share of known aliases written beside the name.
        capitals: `upper`, `title` or `mixed`.
    """

    patronymic: float
    alias: float
    capitals: str


def written_name(rng: random.Random, name: FullName, sex: str, hand: Hand) -> str:
    """Write a person's name as an officer would, errors included; the alias is not part of it."""
    tokens = [_token(rng, token) for token in name.own]
    if len(tokens) == 1:
        tokens = _single(rng, tokens[0], name)
    elif chance(rng, 0.07):
        tokens.pop(rng.randrange(1, len(tokens)))
    if len(tokens) > 1 and chance(rng, 0.03):
        tokens = [*tokens[1:], tokens[0]]
    if len(tokens) > 1 and chance(rng, 0.04):
        tokens = [tokens[0] + tokens[1].lower(), *tokens[2:]]
    if chance(rng, 0.04):
        tokens = [rng.choice(TITLES[sex]), *tokens]
    if name.particle and chance(rng, hand.patronymic):
        tokens += [rng.choice(PARTICLES[name.particle]), written_parent(rng, name)]
    return capitals(rng, " ".join(tokens), hand.capitals)


def written_parent(rng: random.Random, name: FullName) -> str:
    """Write the father's name, one token of it or all."""
    tokens = name.parent if chance(rng, 0.6) else name.parent[-1:]
    return " ".join(_token(rng, token) for token in tokens)


def written_alias(rng: random.Random, name: FullName, hand: Hand) -> str:
    """The alias if this agency notes it."""
    return capitals(rng, name.alias, hand.capitals) if name.alias and chance(rng, hand.alias) else ""


def capitals(rng: random.Random, text: str, habit: str) -> str:
    """Write in capitals as the agency does; `mixed` is as it comes."""
    if habit == "upper" or (habit == "mixed" and chance(rng, 0.25)):
        return text.upper()
    return text.lower() if habit == "mixed" and chance(rng, 0.08) else text


def _single(rng: random.Random, token: str, name: FullName) -> list[str]:
    """A form wants two names and the person has one: repeat it, write a dot, or take the father's."""
    if not chance(rng, 0.3):
        return [token]
    return rng.choice(([token, token], [token, "."], [token, name.parent[-1]]))


def _token(rng: random.Random, token: str) -> str:
    short = SHORT.get(token.lower())
    if short is not None and chance(rng, 0.35):
        return rng.choice(short)
    if chance(rng, 0.08):
        return other_spelling(rng, token)
    return typing_error(rng, token) if chance(rng, 0.045) else token


def other_spelling(rng: random.Random, token: str) -> str:
    """Write one sound of the name in another spelling that is in use."""
    lower = token.lower()
    able = [(old, new) for old, new in SPELLINGS if old in lower]
    if not able:
        return token
    old, new = rng.choice(able)
    return lower.replace(old, new, 1).capitalize()


def typing_error(rng: random.Random, token: str) -> str:
    """Change, lose, add or swap one letter (not the first) of a name of four letters or more."""
    if len(token) < 4:
        return token
    place = rng.randrange(1, len(token) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return token[:place] + rng.choice(LETTERS) + token[place + 1 :]
    if kind == 1:
        return token[:place] + token[place + 1 :]
    if kind == 2:
        return token[:place] + token[place] + token[place:]
    return token[:place] + token[place + 1] + token[place] + token[place + 2 :]
