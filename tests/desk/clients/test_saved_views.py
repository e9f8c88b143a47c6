from vinculo.clients.models import SavedView


def links(response):
    return {str(view.name): view.href for view in response.context["views"]}


def test_a_list_is_kept_under_a_name(world, signed_in):
    there = signed_in(world.zofia)

    response = there.post("/clients/views/new/?season=summer&sort=last&page=2&evil=1", {"name": "Busy"})

    assert response.url == "/clients/?season=summer&sort=last"
    assert links(there.get("/clients/"))["Busy"] == "?season=summer&sort=last"


def test_a_private_view_stays_private_and_a_shared_one_does_not(world, signed_in):
    SavedView.objects.create(person=world.zofia, name="Private", query="q=a")
    SavedView.objects.create(person=world.zofia, name="Shared", query="q=b", is_shared=True)

    seen = links(signed_in(world.iga).get("/clients/"))

    assert "Private" not in seen
    assert seen["Shared"] == "?q=b"


def test_a_name_is_used_once(world, signed_in):
    SavedView.objects.create(person=world.zofia, name="Busy", query="q=a")

    response = signed_in(world.zofia).post("/clients/views/new/?q=b", {"name": "Busy"})

    assert response.status_code == 200
    assert "You have a view of that name already" in response.content.decode()


def test_only_its_owner_removes_a_view(world, signed_in):
    view = SavedView.objects.create(person=world.zofia, name="Shared", query="q=b", is_shared=True)

    assert signed_in(world.iga).post(f"/clients/views/{view.pk}/remove/").status_code == 404
    assert signed_in(world.zofia).post(f"/clients/views/{view.pk}/remove/").status_code == 302
    assert not SavedView.objects.exists()
