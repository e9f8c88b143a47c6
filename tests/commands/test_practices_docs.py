from vinculo.commands import practices_docs
from vinculo.commands.practices_docs import FOLDER, out_of_date, pages


def test_the_pages_are_current():
    assert list(out_of_date(FOLDER)) == []


def test_says_which_pages_are_missing_changed_or_left_over(tmp_path):
    for name, text in pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "PROM-03.md").write_text("Something else", encoding="utf-8")
    (tmp_path / "TALK-05.md").unlink()
    (tmp_path / "OLD-01.md").write_text("A practice that went", encoding="utf-8")
    (tmp_path / "season-and-weather.md").write_text("Written by hand", encoding="utf-8")

    assert list(out_of_date(tmp_path)) == ["PROM-03.md", "TALK-05.md", "OLD-01.md"]


def test_writes_what_is_out_of_date_and_nothing_else(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(practices_docs, "FOLDER", tmp_path)
    (tmp_path / "OLD-01.md").write_text("A practice that went", encoding="utf-8")
    (tmp_path / "season-and-weather.md").write_text("Written by hand", encoding="utf-8")
    parser = practices_docs.argparse.ArgumentParser()
    practices_docs.add_arguments(parser)

    assert practices_docs.run(parser.parse_args(["--check"])) == 1
    assert practices_docs.run(parser.parse_args([])) == 0
    assert practices_docs.run(parser.parse_args(["--check"])) == 0
    assert {page.name for page in tmp_path.iterdir()} == {*pages(), "season-and-weather.md"}
    assert "PROM-03.md: out of date" in capsys.readouterr().out


def test_a_page_holds_the_advice_the_rule_and_the_numbers():
    page = pages()["PROM-01.md"]

    assert page.startswith("# PROM-01 A promise is due\n\nKeep the promise while there is still time.\n")
    assert "| Says | “Send the catalogue” is due on Fri 21 Nov: Ana counts on it. |" in page
    assert "| `workdays` | 2 | 0 | 10 | workdays |" in page
