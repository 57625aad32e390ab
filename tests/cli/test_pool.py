"""``fledge pool``: needs typed, people counted, mistakes said."""

from __future__ import annotations

import json

import pytest

_REFERENCE = ["--need", "python", "--need", "pytorch|tensorflow", "--need", "aws|azure|gcp"]
_REFERENCE += ["--need", "docker|kubernetes", "--years", "5"]


def test_the_reference_query_is_near_what_the_whole_survey_shows(fledge) -> None:
    """414 of 11,341 respondents; six times as many without the framework."""
    said = fledge("pool", *_REFERENCE, "--format", "json")
    found = json.loads(said.stdout)

    assert (said.returncode, said.stderr) == (0, "")
    assert found["panel"]["name"] == "stack-overflow-2023-us"
    assert found["panel"]["synthetic"] is True
    assert found["pool"]["low"] <= 414 / 11341 <= found["pool"]["high"]
    prices = {price["need"]: price["leave_one_out"] for price in found["prices"]}
    assert 5 <= prices.pop("PyTorch or TensorFlow") <= 8
    assert all(1 <= price < 1.6 for price in prices.values())
    assert sum(price["shapley"] for price in found["prices"]) == pytest.approx(1)


def test_the_keys_are_those_that_are_promised(fledge) -> None:
    found = json.loads(fledge("pool", *_REFERENCE, "-f", "json").stdout)
    promised = {
        "panel": ["name", "year", "respondents", "synthetic"],
        "pool": ["count", "share", "low", "high", "n", "answered_only_share", "without_tick_everything_share"],
        "people": ["base", "estimate", "low", "high"],
    }
    for part, keys in promised.items():
        assert set(keys) <= set(found[part])
    assert set(found["funnel"][0]) >= {"need", "share"}
    assert set(found["prices"][0]) >= {"need", "leave_one_out", "low", "high", "shapley"}
    assert set(found["near_misses"][0]) >= {"need", "count", "share"}
    assert found["not_measured"] == []


def test_the_surveys_own_words_are_understood(fledge) -> None:
    own = ["--need", "Torch/PyTorch|TensorFlow", "--need", "Amazon Web Services (AWS)|Microsoft Azure|Google Cloud"]
    ours = ["--need", "pytorch|tensorflow", "--need", "aws|azure|gcp"]
    both = [json.loads(fledge("pool", *words, "-f", "json").stdout)["pool"] for words in (own, ours)]
    assert both[0] == both[1]


def test_what_nobody_was_asked_about_is_not_measured_and_not_zero(fledge) -> None:
    found = json.loads(fledge("pool", "--need", "python", "--need", "langchain", "-f", "json").stdout)
    assert found["not_measured"] == ["LangChain"]
    assert found["pool"]["share"] > 0.3


def test_many_questions_are_answered_in_one_run(fledge, tmp_path) -> None:
    questions = [
        {"id": "a", "needs": ["python", "sql"]},
        {"id": "b", "needs": ["python"], "years": 10},
        {"id": 3, "needs": ["java", "kafka"], "industry": "finance"},
    ]
    file = tmp_path / "needs.jsonl"
    file.write_text("".join(json.dumps(q) + "\n" for q in questions), encoding="utf-8")
    said = fledge("pool", "--needs", str(file))
    answers = [json.loads(line) for line in said.stdout.splitlines()]

    assert (said.returncode, said.stderr) == (0, "")
    assert [answer["id"] for answer in answers] == ["a", "b", 3]
    one = json.loads(fledge("pool", "--need", "python", "--years", "10", "-f", "json").stdout)
    assert answers[1]["pool"] == one["pool"]


def test_an_assumed_share_is_taken_in(fledge) -> None:
    said = fledge("pool", "--need", "python", "--need", "langchain", "--assume", "LangChain=0.1", "-f", "json")
    found = json.loads(said.stdout)
    assert found["with_assumed"]["share"] == pytest.approx(found["pool"]["share"] / 10)


def test_people_of_one_country_are_counted(fledge) -> None:
    found = json.loads(fledge("pool", "--need", "python", "--where", "india", "-f", "json").stdout)
    assert found["panel"]["name"] == "kaggle-2022"
    assert found["pool"]["n"] < 5000


def test_known_margins_weigh_people(fledge, tmp_path) -> None:
    file = tmp_path / "margins.csv"
    file.write_text("question,answer,share\nrole,Data scientist or machine learning specialist,0.5\n", encoding="utf-8")
    plain, weighed = (
        json.loads(fledge("pool", "--need", "pytorch", *more, "-f", "json", "--panel", "stack-overflow-2023-us").stdout)
        for more in ([], ["--margins", str(file)])
    )
    assert weighed["pool"]["share"] > 1.5 * plain["pool"]["share"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--need", "pythn"], "nothing goes by the name 'pythn'; did you mean Python, IPython or CPython?"),
        (["--need", "python", "--years", "-1"], "-1 years cannot be; give 0 to 50 years"),
        (["--need", "python", "--years", "51"], "51 years cannot be; give 0 to 50 years"),
        (["--need", "python||sql"], "'python||sql' has an empty alternative; write \"pytorch|tensorflow\""),
        (["--need", "python", "--panel", "nobody"], "there is no panel 'nobody'"),
        (["--need", "python", "--assume", "langchain"], "--assume 'langchain' has no share"),
        (["--need", "python", "--assume", "langchain=15"], "--assume 'langchain=15' is not a share"),
        (["--need", "python", "--degree", "doctor"], "'doctor' is not a degree"),
        (["--need", "python", "--format", "xml"], "there is no format 'xml'; use text or json"),
        (["--industry", "finance", "--industry", "insurance"], "nobody works in "),
        ([], "nothing is asked for"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(fledge, given, says) -> None:
    said = fledge("pool", *given)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(f"fledge: {says}")
    assert len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": 1, "needs": "python"}', 'has no "id" or no list of "needs"'),
        ('{"id": 1, "needs": ["python"], "yeers": 3}', "has 'yeers', which nobody knows"),
        ('{"id": 1, "needs": ["python"], "years": "3"}', "\"years\" is '3'; give a number"),
        ('{"id": 1, "needs": ["pythn"]}', "nothing goes by the name 'pythn'"),
        ("[1]", "is not a JSON object"),
        ('{"id": 1', "is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(fledge, tmp_path, line, says) -> None:
    file, out = tmp_path / "needs.jsonl", tmp_path / "out.jsonl"
    file.write_text('{"id": 0, "needs": ["python"]}\n' + line + "\n", encoding="utf-8")
    said = fledge("pool", "--needs", str(file), "--out", str(out))
    assert said.returncode == 2
    assert said.stderr.startswith(f"fledge: {file} line 2: {says}")
    assert not out.exists()
