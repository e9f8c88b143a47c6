"""Contacts: staged, matched, written, imported twice."""

from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from tests.exchange.importing import bring, import_now, record
from tests.world import World
from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.refusals import Refused

LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Eva,Río,https://www.linkedin.com/in/eva,eva@sol.example,Sol S.L.,Director,05 Mar 2024\n"
    "Jan,Kot,https://www.linkedin.com/in/jan,,Sol S.L.,Designer,05 Mar 2024\n"
).encode()


def test_staging_changes_nothing_of_the_record(world: World) -> None:
    before = record()

    run = bring(LINKEDIN, world.marek)

    assert record() == before
    assert (run.state, run.counts, run.percent) == (State.PREVIEW, {"new": 2}, 100)


def test_contacts_arrive_with_client_role_and_addresses(world: World) -> None:
    import_now(LINKEDIN, world.marek)

    eva = Contact.objects.get(email="eva@sol.example")
    role = eva.roles.get()
    assert (eva.name, role.title, role.client.name, role.client.owner) == (
        "Eva Río", "Director", "Sol S.L.", world.marek
    )  # fmt: skip
    assert [(point.kind, point.normal, point.label) for point in eva.points.all()] == [
        ("url", "linkedin.com/in/eva", "LinkedIn")
    ]
    assert Client.objects.filter(name="Sol S.L.").count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "made/es_contactos_cp1252.csv",
        "made/pl_kontakty_cp1250.csv",
        "contacts/linkedin_connections_synthetic.csv",
        "contacts/outlook_action_column.csv",
        "vcard/gmail-single2.vcf",
        "vcard/John_Doe_ANDROID.vcf",
        "made/formula_injection_contacts.csv",
        "made/names_nfc_nfd.csv",
    ],
)
def test_the_same_file_twice_adds_and_changes_nothing(world: World, name: str) -> None:
    first = import_now(name, world.marek)
    before = record()

    second = import_now(name, world.marek)

    assert record() == before
    assert first.counted("new") > 0
    assert (second.counted("new"), second.counted("updated")) == (0, 0)


def test_one_person_twice_in_a_file_is_one_contact(world: World) -> None:
    run = import_now("made/names_nfc_nfd.csv", world.marek)

    assert run.counts == {"new": 1, "unchanged": 1}
    assert Contact.objects.filter(email="jose@ejemplo.example").count() == 1


def test_a_known_contact_is_completed_and_never_overwritten(world: World) -> None:
    data = (
        "Name;E-mail;Phone;Language;Position;Company\n"
        f"Ana P.;{world.ana.email};+34 611 111 111;español;Boss;Café Luna\n"
    ).encode()

    run = import_now(data, world.marek)

    world.ana.refresh_from_db()
    assert run.counts == {"updated": 1}
    assert (world.ana.name, world.ana.phone, world.ana.language) == ("Ana Prado", "+34 600 000 000", "es")
    assert world.ana.roles.get().title == "Owner"
    assert list(world.ana.points.values_list("kind", "value")) == [("phone", "+34 611 111 111")]


@pytest.mark.parametrize(
    "row",
    [
        "Someone Else,ANA@{client}.client.example,,",
        "Someone Else,second@luna.example,,",
        "Someone Else,,https://linkedin.com/in/ANA-prado/?x=1,",
        "ANA  PRADO,,,cafe luna",
    ],
)
def test_a_contact_is_known_by_address_profile_or_name_and_company(world: World, row: str) -> None:
    ContactPoint.objects.create(
        contact=world.ana, kind="email", value="Second@Luna.example", normal="second@luna.example"
    )
    ContactPoint.objects.create(
        contact=world.ana, kind="url", value="https://www.linkedin.com/in/ana-prado", normal="linkedin.com/in/ana-prado"
    )

    run = bring(f"Name,Email,LinkedIn,Company\n{row.format(client=world.luna.pk)}\n".encode(), world.marek)

    assert run.counted("new") == 0


def test_the_same_name_at_another_company_is_somebody_else(world: World) -> None:
    run = bring(b"Name,Company\nAna Prado,Other S.L.\n", world.marek)

    assert run.counts == {"new": 1}


def test_a_chosen_client_gets_everybody(world: World) -> None:
    import_now(LINKEDIN, world.marek, client=world.luna)

    assert ContactRole.objects.filter(client=world.luna).count() == 3
    assert not Client.objects.filter(name="Sol S.L.").exists()


def test_who_is_in_the_bin_stays_there_and_is_reported(world: World) -> None:
    world.ana.throw_away(by=world.marek, at=timezone.now())

    run = import_now(f"Name,Email\nAna,{world.ana.email}\n".encode(), world.marek)

    row = run.rows.get()
    assert (row.outcome, row.reason) == ("refused", "in_bin")


def test_a_member_never_meets_contacts_of_another_team(world: World) -> None:
    """Otto's client is of the south team; Zofia is of the north: her import must neither change nor reveal him."""
    data = f"Name,Email,Phone,Company\nOtto Otero,{world.otto.email},+34 699 999 999,Taller Otero\n".encode()

    hers = bring(data, world.zofia)
    his = bring(data, world.marek)

    assert hers.counts == {"new": 1}
    assert his.counts == {"updated": 1}


def test_a_role_at_a_client_of_another_team_is_none_an_import_knows_of(world: World) -> None:
    ContactRole.objects.create(client=world.otero, contact=world.ana, title="Buyer")
    data = f"Name,Email,Company\nAna,{world.ana.email},Taller Otero\nEva,eva@sol.example,Taller Otero\n"

    import_now(data.encode(), world.zofia)

    hers = Client.objects.get(name="Taller Otero", owner=world.zofia)
    assert set(hers.contacts.values_list("email", flat=True)) == {world.ana.email, "eva@sol.example"}
    assert world.ana.roles.get(client=world.otero).title == "Buyer"


def test_a_member_is_told_when_a_contact_would_belong_to_nobody(world: World) -> None:
    hers = bring(b"Name,Email\nEva,eva@sol.example\n", world.zofia)
    his = bring(b"Name,Email\nEva,eva@sol.example\n", world.marek)

    assert (hers.rows.get().reason, his.counts) == ("no_company", {"new": 1})


def test_rows_that_cannot_be_taken_say_why(world: World) -> None:
    run = bring("made/rtl_emoji_contacts.csv", world.marek)

    row = run.rows.get(outcome="refused")
    assert row.why == "The name is longer than 160 characters. Shorten it and import the row again."


def test_a_list_without_known_columns_waits_for_somebody_to_say_them(world: World) -> None:
    run = bring(b"a,b\nEva,eva@sol.example\n", world.marek)

    assert (run.state, run.rows.count()) == (State.MAPPING, 0)


def test_a_file_is_kept_under_a_random_name_and_only_while_it_is_needed(world: World) -> None:
    run = bring(LINKEDIN, world.marek, name="../../evil\x00.csv")

    folder = settings.DATA_DIR / "imports"
    assert run.file_name == "evil.csv"
    assert run.path.parent == folder and len(run.stored_as) == 40
    assert run.path.stat().st_mode & 0o777 == 0o600
    run.forget_file()
    assert not (folder / "evil.csv").exists() and not any(folder.glob("*evil*"))


def test_a_refused_file_leaves_nothing_behind(world: World) -> None:
    folder = settings.DATA_DIR / "imports"
    before = set(folder.glob("*")) if folder.exists() else set()

    with pytest.raises(Refused):
        receive([b"%PDF-1.4 ..."], "list.csv", by=world.marek)

    assert set(folder.glob("*")) == before
    assert ImportRun.objects.count() == 0


def test_reading_many_rows_takes_as_many_queries_per_thousand(world: World, django_assert_max_num_queries: Any) -> None:
    data = b"Name,Email,Company\n" + b"".join(b"Ana %d,a%d@x.example,Luna %d\n" % (n, n, n % 50) for n in range(2000))
    run = receive([data], "list.csv", by=world.marek)

    from vinculo.exchange.staging import stage

    with django_assert_max_num_queries(60):
        stage(run)
