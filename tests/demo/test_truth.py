"""The truth holds the people before detection and dirt, and shows the effects that were built in."""

import csv
from collections import Counter, defaultdict
from statistics import correlation

import pytest

from sempadan.border import load
from sempadan.schema.codebook import codebook


@pytest.fixture(scope="module")
def truth(written):
    done, _ = written
    return {name: list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for name, path in done.truth.items()}


def test_the_unseen_stand_in_the_truth(truth):
    persons = truth["persons.csv"]
    seen = {row["person"] for row in persons if row["seen"] == "1"}
    assert len(persons) == 5000
    assert seen == {row["person"] for row in truth["people.csv"]}


def test_the_columns_of_agencies_are_the_lists(truth):
    on_list = {(row["person"], row["list"]) for row in truth["people.csv"]}
    lists = {name for _, name in on_list}
    said = {(row["person"], name) for row in truth["persons.csv"] for name in lists if row[name] == "1"}
    assert said == on_list


def test_every_coded_fact_of_an_episode_is_known(truth):
    facts = {field.name for field in codebook().of_facts if field.coded}
    steps = {name.removesuffix("_agency") for name in facts if name.endswith("_agency")}
    assert steps == {row["step"] for row in truth["steps.csv"]}
    of_lists = {"age_band", "source_type", "agency", "sharing"}
    named = {*truth["episodes.csv"][0], *truth["persons.csv"][0]}
    assert facts - of_lists - steps - {f"{step}_agency" for step in steps} <= named


def test_the_codes_of_the_truth_are_those_of_the_codebook(truth):
    domains = load().domains()
    for field in codebook().of_facts:
        if field.coded and field.name in truth["episodes.csv"][0]:
            assert {row[field.name] for row in truth["episodes.csv"]} <= domains.codes(field), field.name


def test_months_add_up_to_the_episodes(truth):
    months = truth["months.csv"]
    assert len(months) == 72
    assert sum(int(m["episodes"]) for m in months) == len(truth["episodes.csv"])
    assert sum(int(m["seen"]) for m in months) == sum(e["seen"] == "1" for e in truth["episodes.csv"])
    assert 60 <= len(truth["episodes.csv"]) / 72 <= 80


def test_the_commitment_raises_detection_and_not_the_number_of_victims(truth):
    before, after = truth["months.csv"][12:48], truth["months.csv"][48:]
    episodes = [sum(int(m["episodes"]) for m in part) / len(part) for part in (before, after)]
    seen = [sum(int(m["seen"]) for m in part) / sum(int(m["episodes"]) for m in part) for part in (before, after)]
    assert 0.9 < episodes[1] / episodes[0] < 1.12
    assert seen[1] > seen[0] + 0.05
    stated = {r["on"]: float(r["size"]) for r in truth["effects.csv"] if r["effect"] == "commitment"}
    assert set(stated) == {"KJRI-KUCHING", "POLDA-KALBAR", "BP3MI-KALBAR"}
    assert all(size > 1 for size in stated.values())
    assert {r["first_month"] for r in truth["effects.csv"] if r["effect"] == "commitment"} == {"2023-01"}


def test_repatriation_rises_by_cohort(truth):
    back = {(s["person"], s["episode"]) for s in truth["steps.csv"] if s["step"] == "repatriated"}
    met, brought = Counter(), Counter()
    for episode in truth["episodes.csv"]:
        if episode["seen"] == "1" and episode["abroad"] == "yes":
            met[episode["ended"][:4]] += 1
            brought[episode["ended"][:4]] += (episode["person"], episode["episode"]) in back
    share = [brought[year] / met[year] for year in sorted(met)]
    assert len(share) == 6
    assert sum(share[4:]) / 2 > sum(share[:2]) / 2 + 0.1


def test_districts_differ_by_the_invented_factor(truth):
    home = [d for d in truth["districts.csv"] if float(d["factor"])]
    rate = [int(d["people"]) / float(d["residents"]) for d in home]
    assert len(home) == 14
    assert correlation([float(d["factor"]) for d in home], rate) > 0.6


def test_some_people_are_trafficked_again(truth):
    again = sum(int(row["episodes"]) > 1 for row in truth["persons.csv"])
    assert 0.02 < again / 5000 < 0.1


def test_the_shelter_takes_fewer_in_its_referral_only_year(truth):
    by_year = defaultdict(int)
    for month in truth["months.csv"]:
        by_year[month["month"][:4]] += int(month["ANAKBANGSA"])
    assert by_year["2020"] < 0.6 * by_year["2019"]
    assert by_year["2020"] < 0.6 * by_year["2021"]
    assert by_year["2020"] > 0


def test_steps_happen_in_their_order(truth):
    order = ("complaint", "investigated", "charged", "convicted", "restitution")
    days = defaultdict(dict)
    for step in truth["steps.csv"]:
        days[step["person"], step["episode"]][step["step"]] = step["day"]
    for known in days.values():
        chain = [known[name] for name in order if name in known]
        assert chain == sorted(chain)
        assert set(order[: len(chain)]) == {name for name in order if name in known}
        assert known.get("sheltered", "") <= known.get("left_shelter", "9")


def test_agencies_and_places_are_those_of_the_border_pack(truth):
    border = load()
    home = next(field for field in codebook().of_facts if field.name == "home_district")
    assert {s["agency"] for s in truth["steps.csv"]} - {""} <= {agency.code for agency in border.agencies}
    assert {row["home_district"] for row in truth["persons.csv"]} <= border.domains().codes(home)


def test_each_effect_is_written_down(truth):
    assert {row["effect"] for row in truth["effects.csv"]} == {
        "commitment", "commitment_on_people", "campaign", "referral_only", "recording", "repatriation",
        "district_factor", "trafficked_again",
    }  # fmt: skip
