"""An operation for migrations that replace a constraint by a wider one."""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations


class RemoveNarrowConstraint(migrations.RemoveConstraint):
    """Remove a constraint that new rows will not fulfil.

    The way back restores it for rows from then on. It does not check the rows that are there, because history is never
    deleted.
    """

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        constraint = to_state.models[app_label, self.model_name_lower].get_constraint_by_name(self.name)
        restored = AddConstraintNotValid(self.model_name, constraint)
        restored.database_forwards(app_label, schema_editor, from_state, to_state)
