from vinculo.practices.catalogue import all_practices, by_id, find_practice


def test_every_practice_has_its_own_id_and_code():
    practices = all_practices()

    assert (
        len({practice.id for practice in practices}) == len({practice.code for practice in practices}) == len(practices)
    )


def test_found_by_code_in_any_case_and_by_id():
    practice = all_practices()[0]

    assert find_practice(practice.code.lower()) is practice
    assert find_practice(practice.id) is practice
    assert find_practice("NOPE-99") is None
    assert by_id()[practice.id] is practice
