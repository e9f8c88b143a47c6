"""Rows of the portfolio drawn anew for a page that is open."""

from datetime import timedelta

from django.utils import timezone

from tests.world import make_project
from vinculo.live import tell


def rows_of(client, *projects, axis="739000-200"):
    asked = {"part": [f"project-{one.pk}" for one in projects], "axis": axis}
    return client.get("/projects/rows/", asked).content.decode()


def test_stays_quiet_about_projects_one_does_not_see(world, signed_in):
    page = rows_of(signed_in(world.iga), world.shop)

    assert world.shop.name not in page
    assert rows_of(signed_in(world.iga), world.workshop).count("<tr ") == 1


def test_a_row_is_the_one_of_the_page_on_its_axis(world, signed_in):
    client = signed_in(world.marek)
    world.shop.due_on = timezone.localdate() + timedelta(days=9)
    world.shop.save()
    page = client.get("/projects/").content.decode()
    axis = page.split('data-live-from="/projects/rows/?axis=')[1].split('"')[0]

    row = rows_of(client, world.shop, axis=axis).split("<tr ")[1]

    assert row.startswith(f'data-item id="project-{world.shop.pk}" data-live="client:{world.luna.pk}"')
    assert row.split("</tr>")[0] in page
    assert "live.js" in page


def test_the_number_of_queries_does_not_grow(world, signed_in, django_assert_max_num_queries):
    client = signed_in(world.marek)
    more = [make_project(world.luna, f"Part {number}") for number in range(3)]
    for projects in ([world.shop], [world.shop, *more]):
        with django_assert_max_num_queries(6):
            rows_of(client, *projects)


def test_an_axis_nobody_drew_is_no_trouble(world, signed_in):
    for axis in ("", "x-y", "1-1", "99999999-100", "739000-0"):
        assert world.shop.name in rows_of(signed_in(world.marek), world.shop, axis=axis)


def test_who_may_change_nothing_is_not_shown_what_was_drawn_for_another(world, signed_in):
    tell(f"client:{world.luna.pk}")

    assert 'type="checkbox"' in rows_of(signed_in(world.marek), world.shop)
    guests = rows_of(signed_in(world.teo), world.shop)
    assert world.shop.name in guests
    assert 'type="checkbox"' not in guests
    assert world.shop.name not in rows_of(signed_in(world.iga), world.shop)


def test_a_row_is_drawn_once_for_all_who_ask_after_one_change(world, signed_in, django_assert_max_num_queries):
    client = signed_in(world.marek)
    tell(f"client:{world.luna.pk}")
    first = rows_of(client, world.shop)

    with django_assert_max_num_queries(4):
        assert rows_of(client, world.shop) == first

    world.shop.name = "Shop of another name"
    world.shop.save()
    tell(f"client:{world.luna.pk}")
    assert "Shop of another name" in rows_of(client, world.shop)
