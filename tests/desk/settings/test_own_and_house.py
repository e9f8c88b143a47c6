import pytest
from django.urls import reverse
from django.utils import timezone

from vinculo.people.models import Holiday, Organization, Person, Role
from vinculo.people.organization_form import USUAL_WEEK

MINE = {
    "name": "Zofia Kos",
    "title": "Intern",
    "phone": "+48 600 000 000",
    "language": "pl",
    "theme": "dark",
    "time_zone": "Europe/Warsaw",
    "hours-mon-from1": "10:00",
    "hours-mon-until1": "15:00",
}
HOUSE = {
    "name": "Taller Faro",
    "language": "es",
    "time_zone": "Europe/Madrid",
    "currency": "EUR",
    "country": "ES",
    "region": "Canarias",
    "mail_domains": "faro.example",
    "question_clock": "working",
    "hours-fri-from1": "08:00",
    "hours-fri-until1": "15:00",
}


def test_preferences(world, signed_in):
    client = signed_in(world.zofia)

    response = client.post("/settings/preferences/", MINE)
    page = client.get("/settings/preferences/")

    zofia = Person.objects.get(pk=world.zofia.pk)
    assert response.status_code == 302
    assert (zofia.theme, zofia.time_zone, zofia.single_keys) == ("dark", "Europe/Warsaw", False)
    assert zofia.hours == {"mon": [["10:00", "15:00"]]}
    assert (page["Content-Language"], 'data-theme="dark"' in page.content.decode()) == ("pl", True)


def test_back_to_the_theme_of_the_device(world, signed_in):
    client = signed_in(world.zofia)
    client.post("/settings/preferences/", MINE)

    client.post("/settings/preferences/", {**MINE, "theme": "device"})

    assert Person.objects.get(pk=world.zofia.pk).theme == ""


@pytest.mark.parametrize(
    ("field", "value"), [("theme", "pink"), ("language", "xx"), ("time_zone", "Mars/Base"), ("name", "")]
)
def test_what_cannot_be_preferred(world, signed_in, field, value):
    response = signed_in(world.zofia).post("/settings/preferences/", {**MINE, field: value})

    assert response.status_code == 200
    assert Person.objects.get(pk=world.zofia.pk).title == ""


def test_nobody_prefers_to_be_administrator(world, signed_in):
    more = {"role": "administrator", "email": "rita@faro.example", "is_active": "", "teams": world.south.pk}

    signed_in(world.zofia).post("/settings/preferences/", {**MINE, **more})

    zofia = Person.objects.get(pk=world.zofia.pk)
    assert (zofia.role, zofia.email, zofia.is_active) == (Role.MEMBER, "zofia@faro.example", True)
    assert list(zofia.teams.all()) == [world.north]


def test_the_organization(world, signed_in):
    client = signed_in(world.rita)

    client.post("/settings/organization/", HOUSE)
    page = client.get("/settings/organization/").content.decode()

    house = Organization.objects.get()
    assert (house.region, house.question_clock, house.hours) == ("CN", "working", {"fri": [["08:00", "15:00"]]})
    assert 'value="Canarias"' in page


def test_the_organization_says_what_is_wrong(world, signed_in):
    response = signed_in(world.rita).post("/settings/organization/", {**HOUSE, "region": "Bayern"})

    assert "We know these: Andalucía" in response.content.decode()
    assert Organization.objects.get().hours != {"fri": [["08:00", "15:00"]]}


def test_a_house_without_any_hours_is_asked_again(world, signed_in):
    closed = {name: value for name, value in HOUSE.items() if not name.startswith("hours-")}

    response = signed_in(world.rita).post("/settings/organization/", closed)

    assert ">This is still missing." in response.content.decode()


def test_days_off(world, signed_in):
    client, year = signed_in(world.rita), timezone.localdate().year
    client.post("/settings/days-off/", {"on": f"{year}-08-14", "name": "Closed for summer"})

    page = client.get("/settings/days-off/").content.decode()
    twice = client.post("/settings/days-off/", {"on": f"{year}-08-14", "name": "Again"})
    client.post(reverse("settings:remove_day_off", args=[Holiday.objects.get().pk]))

    assert "Closed for summer" in page
    assert "is in the list already" in twice.content.decode()
    assert not Holiday.objects.exists()


def test_public_holidays_are_those_of_the_region(world, signed_in):
    world.organization.region = "AN"
    world.organization.save()

    page = signed_in(world.rita).get("/settings/days-off/").content.decode()

    assert "Andalu" in page


@pytest.mark.parametrize("language", ["en", "es", "pl"])
def test_the_door_speaks_the_language_one_chooses(world, client, language):
    client.post(reverse("people:language"), {"language": language, "next": "/account/sign-in/"})

    response = client.get("/account/sign-in/")

    assert response["Content-Language"] == language
    assert f'<html lang="{language}"' in response.content.decode()


def test_regions_of_a_country(client, world):
    assert "Cataluña" in client.get("/regions/?country=ES").json()["regions"]
    assert client.get("/regions/?country=XX").json() == {"regions": []}
    assert client.get("/regions/?country=" + "E" * 5000).json() == {"regions": []}


def test_the_usual_week_is_a_week():
    assert list(USUAL_WEEK) == ["mon", "tue", "wed", "thu", "fri"]
