"""A term may also be a word in which nothing is to be found."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("moderation", "0004_first_list_and_record")]

    operations = [
        migrations.AlterField(
            model_name="term",
            name="effect",
            field=models.CharField(
                choices=[
                    ("block", "Block"),
                    ("hold", "Hold for a moderator"),
                    ("mark", "Mark for the moderator"),
                    ("allow", "Never flag inside this word"),
                ],
                default="mark",
                max_length=10,
                verbose_name="Effect",
            ),
        ),
    ]
