"""When each scheduled job was last handed to the worker."""

from django.db import models


class Run(models.Model):
    """One row a job; the unique name lets two ticks of two servers start it only once a day."""

    name = models.CharField(max_length=80, primary_key=True)
    last = models.DateTimeField()
