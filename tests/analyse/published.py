"""Published counts of people by the lists they are on, typed in from where they were published.

A pattern has a sign for each list in its order, 1 for on it; patterns nobody shows are left out.
"""

from __future__ import annotations

import numpy as np

from sempadan.analyse.models.capture import Captures

TABLES = {
    # UK 2013: local authority, NGO, police force, government organisation, general public, National Crime Agency.
    # Silverman (2014), Home Office; Bales, Hesketh & Silverman (2015), Significance 12(3), 16-21; the table as in
    # SparseMSE.
    "uk6": (
        "LA NG PF GO GP NCA",
        """
        100000:54 010000:463 001000:907 000100:695 000010:316 000001:57 110000:15 101000:19 100100:3
        011000:56 010100:19 010010:1 010001:3 001100:69 001010:10 001001:31 000110:8 000101:6 000011:1
        111000:1 110100:1 011100:4 011001:3 001101:1 111100:1
        """,
    ),
    # The same with police force and National Crime Agency as one list. Bales, Hesketh & Silverman (2015); Chan,
    # Silverman & Vincent (2021), JASA 116, 1297-1306.
    "uk5": (
        "LA NG PFNCA GO GP",
        """
        10000:54 01000:463 00100:995 00010:695 00001:316 11000:15 10100:19 10010:3 01100:62 01010:19 01001:1
        00110:76 00101:11 00011:8 11100:1 11010:1 01110:4 11110:1
        """,
    ),
    # The same without the general public. Silverman (2020), JRSS A 183, 691-736.
    "uk4": (
        "LA NG PFNCA GO",
        """
        1000:54 0100:464 0010:1006 0001:703 1100:15 1010:19 1001:3 0110:62 0101:19 0011:76 1110:1 1101:1
        0111:4 1111:1
        """,
    ),
    # A site in the western United States. Farrell et al. (2019), NIJ 252520, as in Chan, Silverman & Vincent
    # (2021).
    "western5": (
        "A B C D E",
        """
        10000:52 01000:90 00100:114 00010:45 00001:21 10100:4 10010:2 10001:5 01100:6 01010:1 00011:3
        10101:1 01110:1
        """,
    ),
    # New Orleans, version in which one person is on C and D only. Bales, Murphy & Silverman (2020), Journal of
    # Human Trafficking 6; Chan, Silverman & Vincent (2021).
    "neworleans8_n185": (
        "A B C D E F G H",
        """
        10000000:25 01000000:5 00100000:70 00010000:33 00001000:6 00000100:6 00000010:6 00000001:21
        10100000:1 10010000:2 10001000:1 01000100:1 00110000:1 00101000:1 00100010:1 00011000:2 00001001:1
        10100010:1 10011000:1
        """,
    ),
    # The same with B, E, F and G as one list. As before.
    "neworleans5_n185": (
        "A BEFG C D H",
        """
        10000:25 01000:24 00100:70 00010:33 00001:21 11000:1 10100:1 10010:2 01100:2 01010:2 01001:1 00110:1
        11100:1 11010:1
        """,
    ),
    # New Orleans, version in which two people are on C and D only. Bales, Murphy & Silverman (2020); Silverman,
    # Chan & Vincent (2024), Stat. Comput. 34, 44.
    "neworleans8_n186": (
        "A B C D E F G H",
        """
        10000000:25 01000000:5 00100000:70 00010000:33 00001000:6 00000100:6 00000010:6 00000001:21
        10100000:1 10010000:2 10001000:1 01000100:1 00110000:2 00101000:1 00100010:1 00011000:2 00001001:1
        10100010:1 10011000:1
        """,
    ),
    # The same with B, E, F and G as one list. As before.
    "neworleans5_n186": (
        "A BEFG C D H",
        """
        10000:25 01000:24 00100:70 00010:33 00001:21 11000:1 10100:1 10010:2 01100:2 01010:2 01001:1 00110:2
        11100:1 11010:1
        """,
    ),
    # Netherlands 2010-2015, six lists. van Dijk, Cruyff, van der Heijden & Kragten-Heerdink (2017), UNODC;
    # Silverman (2020), table 2.
    "netherlands6": (
        "I K O P R Z",
        """
        100000:352 010000:1299 001000:403 000100:4466 000010:650 000001:632 101000:1 100100:18 100010:3
        100001:16 011000:1 010100:44 010001:4 001100:59 001010:2 001001:57 000110:82 000101:125 000011:2
        101100:4 100101:4 001110:2 001101:7 000111:1
        """,
    ),
    # The same with I and O as one list. As before.
    "netherlands5": (
        "IO K P R Z",
        """
        10000:756 01000:1299 00100:4466 00010:650 00001:632 11000:1 10100:81 10010:5 10001:73 01100:44
        01001:4 00110:82 00101:125 00011:2 10110:2 10101:11 00111:1
        """,
    ),
    # Australia 2015-16 to 2016-17, four lists. Lyneham, Dowling & Bricknell (2019), AIC Statistical Bulletin 16.
    "australia4": (
        "A B C D",
        """
        1000:34 0100:13 0010:198 0001:100 1100:3 1010:4 1001:1 0110:36 0101:2 1110:6 1101:1 0111:15 1111:1
        """,
    ),
    # Killings in Kosovo 1999: no trafficking, but the benchmark of the method. Ball, Betts, Scheuren, Dudukovic &
    # Asher (2002), AAAS/ABA.
    "kosovo4": (
        "EXH ABA OSCE HRW",
        """
        1000:1131 0100:845 0010:936 0001:306 1100:177 1010:228 1001:106 0110:217 0101:31 0011:123 1110:181
        1101:18 1011:42 0111:32 1111:27
        """,
    ),
    # Women in Palembang in the Second World War. Ball, Shin & Yang (2018), as in MSETools.
    "korea3": (
        "b c d",
        """
        100:5 010:5 001:41 110:54 101:6 111:12
        """,
    ),
    # The example of models without estimate. Chan, Silverman & Vincent (2021), table 2.
    "artificial3": (
        "A B C",
        """
        100:40 010:30 001:20 110:6
        """,
    ),
}


def published(name: str) -> Captures:
    """One of the published tables."""
    lists, cells = TABLES[name]
    return captures(lists, dict(cell.split(":") for cell in cells.split()))


def captures(lists: str, cells) -> Captures:
    """A table from patterns such as 101 and their counts."""
    names = tuple(lists.split())
    counts = np.zeros(1 << len(names), np.int64)
    for pattern, count in cells.items():
        counts[int(pattern[::-1], 2)] = int(count)
    return Captures(names, counts)
