import re
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from vinculo.web import storage as storage_module
from vinculo.web.storage import ENTRY, HashedStaticFiles


def collected(folder):
    """The static files of vinculo.web as `collectstatic` leaves them, post-processed."""
    from django.contrib.staticfiles.finders import AppDirectoriesFinder

    storage = HashedStaticFiles(location=folder, base_url="/static/")
    paths = {}
    for path, source in AppDirectoriesFinder(app_names=["vinculo.web"]).list([]):
        if path.startswith(("vinculo/css", "vinculo/fonts")):
            with source.open(path) as file:
                storage._save(path, ContentFile(file.read()))
            paths[path] = (source, path)
    list(storage.post_process(paths))
    return storage


def test_production_gets_one_sheet_with_the_layers_in_order(tmp_path):
    storage = collected(tmp_path)

    sheet = (tmp_path / storage.hashed_files[ENTRY]).read_text()
    assert sheet.count("@import") == 0
    assert sheet.count("{") == sheet.count("}")
    layers = list(dict.fromkeys(re.findall(r"^@layer (\w+) {", sheet, re.MULTILINE)))
    assert layers == ["reset", "tokens", "base", "layout", "components", "pages", "utilities", "print"]


def test_fonts_are_asked_for_by_their_hashed_names(tmp_path):
    storage = collected(tmp_path)

    sheet = (tmp_path / storage.hashed_files[ENTRY]).read_text()
    assert len(re.findall(r'url\("\.\./fonts/[\w-]+\.[0-9a-f]{12}\.woff2"\)', sheet)) == 4


def test_the_source_sheet_stays_as_it_is(tmp_path):
    collected(tmp_path)

    source = FileSystemStorage(Path(storage_module.__file__).parent / "static")
    with source.open(ENTRY) as file:
        assert b"@import" in file.read()
