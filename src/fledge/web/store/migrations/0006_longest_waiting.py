"""Columns of the board show whoever has waited longest first."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0005_applicants")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(
                fields=["role", "standing", "stage", "since", "id"], name="store_appli_role_id_b560cd_idx"
            ),
        ),
    ]
