"""The staff account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff who can log in to the admin.

    The site has its own user model from the start, since Django cannot swap it in later.
    """

    def __str__(self) -> str:
        return self.get_full_name() or self.username
