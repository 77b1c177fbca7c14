import pytest

from eval.wording import names, names_kept, rouge, words


def test_rouge_agrees_with_a_count_by_hand() -> None:
    found = rouge("the cat sat", "the cat slept")
    assert found["rouge1"] == pytest.approx(2 / 3)
    assert found["rouge2"] == pytest.approx(1 / 2)
    assert found["rougeL"] == pytest.approx(2 / 3)


def test_rouge_l_takes_bullets_in_any_order() -> None:
    assert rouge("b bullet\na bullet", "a bullet\nb bullet")["rougeL"] == pytest.approx(1.0)


def test_words_count_figures_once() -> None:
    assert words("Revenue rose 2.39 billion, i.e. 3,000-fold, by O'Neill.") == 8


@pytest.mark.parametrize(
    ("german", "english", "expected"),
    [
        ("Die Lufthansa kauft Boeing.", "Airline Lufthansa buys Boeing.", ["Lufthansa", "Boeing"]),
        ("Im August stieg der Dax.", "In August, the Dax rose.", ["Dax"]),
        ("In München.", "In Munich.", []),
        ("EZB senkt. BMW steigt.", "BMW rises.", ["BMW"]),
        ("Siemens' Chef.", "The chief of Siemens's board.", ["Siemens"]),
    ],
)
def test_names(german: str, english: str, expected: list[str]) -> None:
    assert names(german, english) == expected


def test_names_kept() -> None:
    german, reference = "Die Lufthansa kauft Boeing.", "Airline Lufthansa buys Boeing."
    assert names_kept(german, reference, "Lufthansa's purchase") == (1, 2)
