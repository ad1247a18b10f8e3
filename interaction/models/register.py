"""What is set up rather than sent: rules, calendar, reasons, templates, people; each with a chained history."""

from django.db import models

from interaction.models.chained import Chained


class Register(Chained):
    """One part of the configuration ("rules", "calendar", "channel-enquiry"), whose every change is an Event."""

    key = models.CharField(max_length=40, primary_key=True)

    def __str__(self):
        return self.key
