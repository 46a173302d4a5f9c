"""Spellings of one name meet, common names that are two stay apart, and folding is folding once."""

import string
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity.ruleset import rules
from sempadan.identity.spelling import canonical_token

SAME = """
Soeharto Suharto | Soekarno Sukarno | Djoko Joko | Tjahjadi Cahyadi | Sjahrir Syahrir | Noerdin Nurdin | Achmad Ahmad
Chairil Khairil | Joesoef Yusuf | Mohd Muhammad | Sharifah Syarifah | Azizah Ajijah | Soerjani Suryani | Jusuf Yusuf
Djaja Jaya | Tjokro Cokro | Hidajat Hidayat | Wahjuni Wahyuni | Njoman Nyoman | Sofjan Sofyan | Mulja Mulya
Prijono Priyono | Soegijanto Sugianto | Hariyanto Harianto | Supriyadi Supriadi | Rachmat Rahmat
Bachtiar Bakhtiar | Bahtiar Bakhtiar | Chusnul Khusnul | Choirul Khoirul | Khoerul Khoirul | Machmud Mahmud
Mohamed Mohammad | Moch Muhamad | Md Mohd | Akhmad Ahmad | Abdoel Abdul | Abd Abdul | Sitti Siti | Noor Nur | Nor Noer
Zainab Jainab | Zaenab Zainab | Jenab Zainab | Zulkifli Julkifli | Dzulkifli Zulkifli | Sulkifli Zulkifli
Zainal Sainal | Marzuki Marjuki | Fauzi Fauji | Rizal Rijal | Rizky Rizqi | Riski Rizki | Faizal Faisal | Aziz Ajis
Hafiz Hafidz | Fatimah Patimah | Sarif Syarip | Yusup Yusuf | Novi Nopi | Fitri Fitrie | Thalib Talib | Ramadhan Ramadan
Ridho Rido | Razaq Razak | Qamaruddin Kamarudin | Ghazali Gazali | Usman Othman | Osman Utsman | Umar Omar | Haron Harun
Hussein Husin | Sulaiman Suleiman | Khadijah Katijah | Chadidjah Khadijah | Yakob Yaacob | Yaakub Jakub | Michael Mikael
Rahmah Rahma | Aisyah Aishah | Aisjah Aisyah | Safiyah Safia | Rasyid Rashid | Raheem Rahim | Dewie Dewi | Watie Wati
Susy Susi | Lestarie Lestari | Hassan Hasan | Ummi Umi | Santy Shanti | Puteri Putri | Seri Sri | Norhayati Nurhayati
Rahmad Rahmat | Ayub Ayup | Christina Kristina | Fransisca Fransiska | Marcelina Marselina | Laurentius Laurensius
Yohanes Johannes | Juliana Yuliana | Felix Feliks | Victor Viktor | Stephanus Stefanus | Elizabeth Elisabet
Chandra Candra | Suwarno Suarno | Zaenal Zainal | Lie Lee | Liem Lim | Oei Wee | Oey Ooi | Tjan Chan | Tjoa Chua
Thio Teo | Njoo Yeo | Kwee Quek | Jap Yap | Tjong Chong | Gouw Goh | Khouw Khaw | Tjia Cheah | Lauw Lau | Soen Soon
"""

APART = """
Siti Sita | Dewi Dedi | Rina Rini | Wati Wasti | Yanti Yati | Ani Ana | Hasan Hasnah | Rahma Rahmi | Laila Lailan
Nur Nora | Nur Nurul | Sari Sara | Salma Salwa | Fajar Fajri | Huda Hidayah | Sri Sari | Dewi Devi | Budi Rudi
Lina Lena | Rita Rika | Eka Ika | Dina Diana | Tini Tina | Yuni Yuli | Agus Bagus | Andi Adi | Hadi Adi | Doni Dani
Toni Tono | Joni Juni | Jumiati Sumiati | Jamila Salma | Suji Susi | Sujana Susana | Sujono Suyono | Nurjanah Nuryana
Marjono Maryono | Harjanto Haryanto | Umi Ami | Eni Ani | Heni Hani | Endah Indah | Ahmad Muhammad | Mahmud Muhammad
Hamid Ahmad | Hamdan Hamid | Husni Husin | Hasan Husin | Idris Idrus | Yusuf Yunus | Ismail Ismet | Rahman Rahmat
Rohani Rohana | Salim Salam | Karim Karima | Latif Latifah | Aminah Amin | Halimah Halim | Nadia Nida | Rosa Rossi
Maria Marni | Mira Mirna | Ratna Ratih | Wulan Wulandari | Fitri Putri | Vina Vini | Mega Meta | Lestari Lastri
Bambang Bujang | Sulastri Lastri | Candra Kandar | Cici Kiki | Tan Chan | Tan Tian | Lim Lin | Wong Ong | Khoo Hu
Khan Han | Chua Chew | Teo Teh | Goh Gooi | Kho Khoo | Suparman Suparmin | Joko Eko | Wayan Nyoman | Putu Made
Gede Gading | Fong Pong | Fat Pat | Hong Khong | Foo Poh
"""


COMMON = """
siti nur sri dewi yanti wati rini rina ani ana yuni yuli sari susi lina tini tina eni heni rita rika dina maria ratna
indah fitri putri aminah fatimah halimah aisyah zainab mariam rohani salmah jamilah sumiati jumiati sulastri ahmad
muhammad abdul budi agus joko andi hendra rudi dedi eko adi hadi hasan husin umar usman ali yusuf ibrahim ismail idris
idrus karim rahman rahmat salim samsudin zainal zulkifli tan lim lee wong ong chua teo goh
"""


def groups(text):
    return [group.split() for line in text.strip().splitlines() for group in line.split(" | ")]


@pytest.mark.parametrize("spellings", groups(SAME), ids=" ".join)
def test_spellings_of_one_name_meet(spellings):
    assert len({canonical_token(name) for name in spellings}) == 1


@pytest.mark.parametrize("names", groups(APART), ids=" ".join)
def test_common_names_that_are_two_stay_apart(names):
    assert len({canonical_token(name) for name in names}) == len(names)


def test_the_tables_are_as_large_as_they_claim():
    assert len(groups(SAME)) >= 60
    assert len(groups(APART)) >= 60


@pytest.mark.parametrize("rule", [*rules("spelling"), *rules("words")], ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    written, _, other = rule.example.partition(" = ")
    assert canonical_token(written) == canonical_token(other) != ""


@pytest.mark.parametrize("rule", rules("words"), ids=lambda rule: rule.id)
def test_every_spelling_of_a_listed_name_is_of_its_class_and_of_no_other(rule):
    spellings = (rule.id, *rule.words("written"), *rule.words("short"))
    assert {canonical_token(spelling) for spelling in spellings} == {rule.id}


def test_a_spelling_is_listed_once():
    listed = [word for rule in rules("words") for word in (*rule.words("written"), *rule.words("short"))]
    assert [word for word in listed if listed.count(word) > 1] == []


def test_old_j_is_y_where_the_token_shows_its_age_and_j_where_it_does_not():
    assert canonical_token("Soejono") == canonical_token("Suyono")
    assert canonical_token("Soedjono") == canonical_token("Sujono")
    assert canonical_token("Tjahjono") == canonical_token("Cahyono")


@pytest.mark.parametrize(
    "text", ["SUHARTO", "suharto", "Súhartò", "Ｓｕｈａｒｔｏ", "Su\u200bharto", "Suharto.", " Suharto "]
)
def test_case_accents_and_invisible_signs_do_not_count(text):
    assert canonical_token(text) == "suharto"


LIKELY = st.lists(
    st.sampled_from(
        ["oe", "dj", "tj", "sj", "nj", "ch", "kh", "sy", "sh", "dz", "th", "dh", "gh", "ph", "ie", "ee", "oo", "ae",
         "iy", "uw", "ah", "z", "j", "y", "s", "c", "x", "v", "f", "q", "w", *"aeioubdgklmnprt", "uddin", "nur", "ajij",
         "ntius", "uter"],
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), st.text(string.ascii_lowercase, max_size=12), LIKELY))
@settings(max_examples=3000, deadline=None)
def test_folding_twice_is_folding_once_and_gives_letters_only(text):
    once = canonical_token(text)
    assert canonical_token(once) == once
    assert set(once) <= set(string.ascii_lowercase)


def test_classes_do_not_join_the_commonest_names():
    joined = [pair for pair in combinations(COMMON.split(), 2) if canonical_token(pair[0]) == canonical_token(pair[1])]
    assert joined == []
