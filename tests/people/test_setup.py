import pytest

from tests.people.door import path_of
from vinculo.people.models import Organization, Person, Role, SetUpKey
from vinculo.people.organization_form import USUAL_WEEK
from vinculo.people.setup import AlreadySetUp, is_needed, opens, set_up, setup_link

pytestmark = pytest.mark.django_db

WEEK = {
    f"organization-hours-{day}-{end}{n}": clock
    for day, spans in USUAL_WEEK.items()
    for n, span in enumerate(spans, start=1)
    for end, clock in zip(("from", "until"), span, strict=True)
}
ANSWERS = {
    "organization-name": "Taller Faro",
    "organization-language": "es",
    "organization-time_zone": "Europe/Madrid",
    "organization-currency": "EUR",
    "organization-country": "ES",
    "organization-region": "andalucia",
    "organization-mail_domains": "faro.example, Rita@FARO.test",
    "administrator-name": "Rita Solano",
    "administrator-email": "Rita@faro.example",
    "administrator-password": "una-frase-larga-42",
    **WEEK,
}


def opened(client):
    client.get(path_of(setup_link()))
    return client


@pytest.mark.parametrize("path", ["/", "/clients/", "/account/sign-in/", "/nowhere/"])
def test_before_set_up_every_page_leads_there(client, path):
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, "/setup/")


def test_without_the_link_the_page_says_where_to_find_it(client):
    response = client.get("/setup/")

    assert response.status_code == 403
    assert "?token=" in response.content.decode()
    assert b"administrator-password" not in response.content


def test_a_wrong_key_opens_nothing(client):
    setup_link()

    response = client.get("/setup/?token=guessed", follow=True)

    assert response.status_code == 403


def test_the_key_leaves_the_address(client):
    response = client.get(path_of(setup_link()))

    assert (response["Location"], response["Referrer-Policy"], response["Cache-Control"]) == (
        "/setup/",
        "no-referrer",
        "no-store",
    )


def test_only_the_newest_link_works(client):
    first = path_of(setup_link())
    setup_link()

    assert client.get(first, follow=True).status_code == 403


def test_the_key_is_not_in_the_database():
    secret = setup_link().partition("token=")[2]

    [key] = SetUpKey.objects.all()

    assert secret not in key.secret_hash
    assert opens(secret)


def test_setting_up(client):
    response = opened(client).post("/setup/", ANSWERS)

    house, person = Organization.objects.get(), Person.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/")
    assert (house.name, house.region, house.mail_domains, house.hours) == (
        "Taller Faro",
        "AN",
        ["faro.example", "faro.test"],
        USUAL_WEEK,
    )
    assert (person.email, person.role, person.language) == ("rita@faro.example", Role.ADMINISTRATOR, "es")
    assert client.get("/settings/").status_code == 200


def test_afterwards_the_page_is_gone_and_the_link_too(client):
    link = path_of(setup_link())
    opened(client).post("/setup/", ANSWERS)
    client.logout()

    assert (client.get("/setup/").status_code, client.get(link).status_code) == (404, 404)
    assert client.post("/setup/", ANSWERS).status_code == 404
    assert (setup_link(), is_needed(), SetUpKey.objects.exists()) == (None, False, False)


def test_nobody_sets_up_without_the_key(client):
    response = client.post("/setup/", ANSWERS)

    assert response.status_code == 403
    assert not Person.objects.exists()


def test_whoever_comes_second_is_too_late():
    setup_link()
    facts = {"name": "Rita", "email": "rita@faro.example", "password": "una-frase-larga-42"}
    set_up(organization={"name": "Taller Faro"}, administrator=facts)

    with pytest.raises(AlreadySetUp):
        set_up(organization={"name": "Otro"}, administrator={**facts, "email": "otra@faro.example"})


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organization-region", "Atlantis", "We know these: Andalucía"),
        ("organization-mail_domains", "faro", "“faro” is not a mail domain"),
        ("organization-hours-mon-until1", "08:00", "Monday: 09:00 is not before 08:00."),
        ("organization-hours-tue-from2", "", "Tuesday: give both, from and until."),
        ("administrator-password", "faro", "too short"),
        ("administrator-email", "", ">This is still missing."),
    ],
)
def test_it_says_what_is_wrong(client, field, value, sentence):
    response = opened(client).post("/setup/", {**ANSWERS, field: value})

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Person.objects.exists()


def test_roles_are_not_for_the_asking(client):
    opened(client).post("/setup/", {**ANSWERS, "administrator-role": "guest", "administrator-is_active": ""})

    assert Person.objects.get().role == Role.ADMINISTRATOR
