"""A believable site of a fictional municipality."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A believable site of a fictional municipality."""

    name = "demo"
    label = "demo"
