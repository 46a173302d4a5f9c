from __future__ import annotations

from sempadan.encode import kinds
from sempadan.encode.kinds import KINDS
from sempadan.identity.names import canonical_token
from sempadan.schema.codes import Codes

NUMBERS = {"whole NIK", "whole MyKad number", "whole passport number"}


def test_every_kind_has_a_number_of_its_own_that_fits_codes_and_a_mask_of_64_bits():
    numbers = [kind.number for kind in KINDS]
    assert sorted(numbers) == list(range(len(KINDS)))
    assert max(numbers) < 63
    assert Codes.COLUMNS.field("kinds").type.value_type.bit_width == 8


def test_every_kind_has_a_name_of_its_own_and_says_why_it_is_there():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(kind.why for kind in KINDS)


def test_no_kind_is_made_of_one_attribute_but_a_whole_document_number():
    alone = [kind for kind in KINDS if len(kind.attributes) == 1]
    assert {kind.attributes[0] for kind in alone} == NUMBERS


def test_every_number_constant_is_a_kind():
    wanted = {
        value for name, value in vars(kinds).items() if name.isupper() and isinstance(value, int) and name != "PARTS"
    }
    assert wanted <= {kind.number for kind in KINDS}


def test_common_tokens_are_spelling_classes_of_their_own():
    folded = [canonical_token(token) for token in kinds.COMMON]
    assert len(set(folded)) == len(folded)
