"""Many tables in one step, and back."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from vinculo.db.create_all import CreateAll

ID = ("id", models.BigAutoField(primary_key=True))
STEPS = [
    migrations.CreateModel("Hen", [ID, ("name", models.CharField(max_length=20))]),
    migrations.CreateModel("Egg", [ID, ("hen", models.ForeignKey("yard.Hen", models.CASCADE))]),
    migrations.AddField("Hen", "first_egg", models.ForeignKey("yard.Egg", models.CASCADE, null=True)),
    migrations.AddIndex("Hen", models.Index(fields=["name"], name="hen_name")),
]


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith("yard_")}


@pytest.mark.django_db(transaction=True)
def test_models_that_need_each_other_are_made_at_once_with_what_follows():
    before, after, operation = ProjectState(), ProjectState(), CreateAll(STEPS)
    operation.state_forwards("yard", after)

    with connection.schema_editor() as editor:
        operation.database_forwards("yard", editor, before, after)
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "yard_hen")
    columns = {column for one in constraints.values() for column in one["columns"]}

    assert (tables(), "hen_name" in constraints) == ({"yard_hen", "yard_egg"}, True)
    assert columns == {"id", "name", "first_egg_id"}

    with connection.schema_editor() as editor:
        operation.database_backwards("yard", editor, after, before)

    assert tables() == set()
