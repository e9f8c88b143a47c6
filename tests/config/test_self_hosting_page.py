import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def names_in(path: str) -> set[str]:
    return set(re.findall(r"\b(?:VINCULO_[A-Z_]+|DATABASE_URL)\b", (ROOT / path).read_text(encoding="utf-8")))


def test_every_setting_from_the_environment_is_explained_and_none_is_invented() -> None:
    explained = {
        name
        for name in names_in("docs/self-hosting.md")
        if f"| `{name}` |" in (ROOT / "docs/self-hosting.md").read_text()
    }

    assert explained == names_in("config/settings.py") | names_in("config/database.py")
