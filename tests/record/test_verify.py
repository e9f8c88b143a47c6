"""T35 on the database: what somebody with the file in hand may do to the record, and which entry the check names."""

import json

import pytest
from django.db import connection

from tests.record.making import AT, MAREK, as_owner, write
from vinculo.commands.main import main
from vinculo.record.chain import CHAIN, STRAND, Act, append, link
from vinculo.record.erasing import erase
from vinculo.record.models import Entry, Opening, Witness
from vinculo.record.verify import check
from vinculo.record.witnesses import note

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    return write(9)


def broken(**options) -> tuple[int, str] | None:
    fault = check(**options).fault
    return (fault.seq, fault.what) if fault else None


def run(statement: str, *values) -> None:
    with as_owner() as cursor:
        cursor.execute(statement, list(values))


def rewrite_from(seq: int) -> None:
    """Changes an entry and gives it and all after it hashes that fit, as somebody who read our code would."""
    with as_owner() as cursor:
        previous, strands = "0" * 64, {}
        for entry in Entry.objects.in_order():
            told = json.loads(entry.body)
            if entry.seq == seq:
                told["facts"]["promised_on"] = "2026-09-09"
            if entry.seq >= seq:
                strand_previous = strands.get(entry.strand, "0" * 64)
                told["strand"]["previous"] = strand_previous
                entry.body = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                entry.hash = link(CHAIN, previous, entry.seq, entry.body)
                entry.strand_hash = link(STRAND, strand_previous, entry.strand_seq, entry.body)
                cursor.execute(
                    "UPDATE record_entry SET body = %s, previous = %s, hash = %s, strand_previous = %s,"
                    " strand_hash = %s WHERE seq = %s",
                    [entry.body, previous, entry.hash, strand_previous, entry.strand_hash, entry.seq],
                )
            previous, strands[entry.strand] = entry.hash, entry.strand_hash


def test_a_whole_record_is_whole(entries):
    checked = check()

    assert (checked.fault, checked.entries, checked.openings) == (None, 9, 27)
    assert (checked.seq, checked.head) == (9, entries[-1].hash)


def test_an_empty_record_is_whole():
    assert broken() is None


def test_edited_text_is_named(entries):
    run("UPDATE record_entry SET body = replace(body, '2026-03-20', '2026-04-20') WHERE seq = 4")

    assert broken() == (4, "edited")


def test_an_edited_column_is_named(entries):
    run("UPDATE record_entry SET client_id = 99 WHERE seq = 4")

    assert broken() == (4, "edited")


def test_a_missing_entry_is_named(entries):
    run("DELETE FROM record_opening WHERE entry_id = %s", entries[3].pk)
    run("DELETE FROM record_entry WHERE seq = 4")

    assert broken() == (4, "missing")


def test_swapped_texts_are_named(entries):
    with as_owner() as cursor:
        for seq, other in ((4, entries[4]), (5, entries[3])):
            cursor.execute("UPDATE record_entry SET body = %s WHERE seq = %s", [other.body, seq])

    assert broken() == (4, "swapped")


def test_a_hash_that_was_made_to_fit_breaks_the_next_link(entries):
    body = entries[3].body.replace("2026-03-20", "2026-04-20")
    run("UPDATE record_entry SET body = %s, hash = %s WHERE seq = 4", body, link(CHAIN, entries[2].hash, 4, body))

    assert broken()[0] in (4, 5)


def test_an_inserted_entry_is_named(entries):
    run(
        "INSERT INTO record_entry (seq, at, kind, subject, body, previous, hash, strand, strand_seq, strand_previous,"
        " strand_hash) SELECT 10, at, kind, subject, body, %s, hash, strand, 99, strand_previous, strand_hash"
        " FROM record_entry WHERE seq = 3",
        entries[-1].hash,
    )

    assert broken() == (10, "swapped")


def test_a_changed_value_behind_a_commitment_is_named(entries):
    run("UPDATE record_opening SET value = 'Another promise' WHERE entry_id = %s AND name = 'what'", entries[5].pk)

    assert broken() == (6, "opening")


def test_a_cut_end_is_noticed_by_a_witness(entries):
    note(entries[8], how=Witness.How.MAIL, at=AT)
    with as_owner() as cursor, connection.constraint_checks_disabled():
        cursor.execute("DELETE FROM record_witness")
        cursor.execute("DELETE FROM record_opening WHERE entry_id = %s", [entries[8].pk])
        cursor.execute("DELETE FROM record_entry WHERE seq = 9")

    assert broken(known_heads=[(9, entries[8].hash)]) == (9, "cut")


def test_control_without_a_witness_a_cut_end_is_not_noticed(entries):
    run("DELETE FROM record_opening WHERE entry_id = %s", entries[8].pk)
    run("DELETE FROM record_entry WHERE seq = 9")

    assert broken() is None


def test_a_record_written_anew_is_noticed_by_a_witness(entries):
    note(entries[6], how=Witness.How.MAIL, at=AT)
    rewrite_from(3)

    assert broken() == (7, "witness")


def test_control_without_a_witness_a_record_written_anew_is_not_noticed(entries):
    rewrite_from(3)

    assert broken() is None


def test_a_letter_is_a_witness_that_nobody_here_can_change(entries):
    rewrite_from(3)

    assert broken(known_heads=[(7, entries[6].hash)]) == (7, "witness")


def test_checking_may_begin_in_the_middle(entries):
    assert (broken(from_seq=5), check(from_seq=5).entries) == (None, 5)


def test_what_lies_before_is_not_looked_at(entries):
    run("UPDATE record_entry SET kind = 'x' WHERE seq = 2")

    assert (broken(from_seq=5), broken(from_seq=2)) == (None, (2, "edited"))


def test_erasing_a_person_leaves_the_chain_whole(entries):
    erased = erase(of="contact:4", ground="consent withdrawn", actor=MAREK, at=AT)

    assert erased == 9
    assert not Opening.objects.filter(of="contact:4").exists()
    assert broken() is None
    assert Entry.objects.newest_first().first().kind == "record.erased"


def test_control_erasing_from_the_entries_would_break_it(entries):
    run("UPDATE record_entry SET body = '{}' WHERE seq = 1")

    assert broken() == (1, "swapped")


def test_what_is_erased_stands_nowhere_in_the_entries(entries):
    erase(of="contact:4", ground="consent withdrawn", actor=MAREK, at=AT)

    assert not [entry for entry in Entry.objects.all() if "Promise 3" in entry.body or "Marek" in entry.body]


def test_the_terminal_says_whole_or_names_the_entry(entries, capsys):
    assert main(["record", "verify"]) == 0
    run("UPDATE record_entry SET kind = 'x' WHERE seq = 2")

    assert main(["record", "verify"]) == 1
    assert "BROKEN at entry 2 (edited)" in capsys.readouterr().out


def test_the_terminal_takes_a_head_from_a_letter(entries, capsys):
    assert main(["record", "verify", "--head", f"3:{entries[2].hash}"]) == 0
    assert main(["record", "verify", "--head", f"3:{'0' * 64}"]) == 1
    assert "BROKEN at entry 3 (witness)" in capsys.readouterr().out


def test_a_fraction_is_no_fact():
    with pytest.raises(ValueError, match="no fractions"):
        append(Act("promise.made", facts={"hours": 1.5}), actor=MAREK, at=AT)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kinds"):
        append(Act("promise.eaten"), actor=MAREK, at=AT)
