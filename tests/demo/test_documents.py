"""No living person can hold a number of the demo, and the numbers say what their kind says."""

from sempadan.identity.numbers import Nik, read_nik


def test_numbers_are_of_ranges_that_nobody_holds(history):
    for life in history.lives:
        papers = life.person.documents
        assert papers.nik[4:6] in {"", "99"}
        assert papers.mykad[7:9] in {"", "99"}
        assert papers.phone[:4] in {"", "0840"}
        assert all(passport.number[0] in "QZ" for passport in papers.passports)


def test_an_identity_number_holds_birth_and_sex(history):
    people = [life.person for life in history.lives if life.person.documents.nik]
    assert len(people) > 4000
    for person in people:
        read = read_nik(person.documents.nik, pivot=2024)
        assert isinstance(read, Nik)
        assert read.sex == person.sex
        assert read.birth.iso[-5:] == person.birth.isoformat()[-5:]


def test_forged_passports_make_girls_and_boys_adult(history):
    forged = [(p, x) for life in history.lives for p in (life.person,) for x in p.documents.passports if x.forged]
    assert len(forged) > 100
    assert all(passport.birth < person.birth for person, passport in forged)
