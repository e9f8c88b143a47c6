"""Clients as programs read and change them."""


def test_a_list(world, marek):
    answer = marek.get("/clients", order="name")

    assert (answer.status_code, [one["name"] for one in answer.json()["items"]]) == (200, ["Café Luna", "Taller Otero"])


def test_made_changed_and_taken_away(world, marek):
    made = marek.post("/clients", {"name": "Papelería Sol", "country": "ES"})
    where = made["Location"].removeprefix("/api/v1")
    changed = marek.patch(where, {"city": "Logroño"}, If_Match=made["ETag"])
    removed = marek.delete(where)

    assert (made.status_code, made.json()["owner_id"]) == (201, world.marek.pk)
    assert (changed.status_code, changed.json()["city"], changed.json()["country"]) == (200, "Logroño", "ES")
    assert (removed.status_code, marek.get(where).status_code) == (204, 404)
