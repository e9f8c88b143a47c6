from vinculo.documents.folders import private_folder


def mode(folder):
    return folder.stat().st_mode & 0o777


def test_what_is_missing_is_made_for_us_alone(tmp_path):
    assert mode(private_folder(tmp_path / "kept")) == 0o700


def test_one_that_others_could_open_is_closed(tmp_path):
    open_ = tmp_path / "kept"
    open_.mkdir()
    open_.chmod(0o755)

    assert (private_folder(open_), mode(open_)) == (open_, 0o700)
