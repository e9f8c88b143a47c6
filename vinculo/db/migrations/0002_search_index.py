"""The words of SearchDoc, in the engine's own index. Reversible: the index can always be built anew from the rows."""

from django.db import migrations

POSTGRES = (
    (
        "ALTER TABLE db_searchdoc ADD COLUMN words tsvector",
        "CREATE INDEX db_searchdoc_words ON db_searchdoc USING gin (words)",
    ),
    ("ALTER TABLE db_searchdoc DROP COLUMN words",),
)
SQLITE = (
    (
        """
        CREATE VIRTUAL TABLE db_searchdoc_fts USING fts5(
            title, body, marks, detail=column, columnsize=0, prefix='1 2 3 4 5 6 7 8',
            tokenize="ascii tokenchars ':=_'"
        )
        """,
        # Whatever deletes a row (a cascade, a test's flush) takes its words along.
        """
        CREATE TRIGGER db_searchdoc_gone AFTER DELETE ON db_searchdoc BEGIN
            DELETE FROM db_searchdoc_fts WHERE rowid = (OLD.seconds << 30) | OLD.id;
        END
        """,
    ),
    ("DROP TRIGGER db_searchdoc_gone", "DROP TABLE db_searchdoc_fts"),
)


def create(apps, schema_editor):
    forwards, _backwards = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in forwards:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    _forwards, backwards = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in backwards:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("db", "0001_initial")]

    operations = [migrations.RunPython(create, remove)]
