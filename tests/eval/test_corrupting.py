from eval.corrupting import corrupt


def test_every_third_line_with_a_billion_changes() -> None:
    lines = ["1 billion", "none", "2 billion, 3 billion", "4 Billion", "5 billion"]
    worse, changed = corrupt(lines)
    assert changed == 2
    assert worse == ["1 million", "none", "2 billion, 3 billion", "4 Billion", "5 million"]


def test_every_line() -> None:
    worse, changed = corrupt(["2 billion, 3 billions", "4 Billion"], every=1)
    assert changed == 2
    assert worse == ["2 million, 3 billions", "4 Million"]
