"""The user and the one-time slip that lets a person in for the first time."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from thidua.core.ids import uuid7


class User(AbstractBaseUser):
    """Somebody who signs in by a login name. What they may do stands in `units.Appointment`, not here."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    # How often all open sessions of the account were ended at once: part of what each of them is checked by.
    sessions_ended = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.full_name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django asks each session for it: a session that holds an older one is over."""
        of_password: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # the stubs leave it out
        if not self.sessions_ended:
            return of_password
        return salted_hmac("thidua.sessions_ended", f"{of_password}:{self.sessions_ended}").hexdigest()


class ActivationSlip(models.Model):
    """A printed one-time code. Only its digest is kept; `unit` issued it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    unit = models.UUIDField()
    code_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SecondFactorReset(models.Model):
    """Somebody's second factor was taken off by an officer, or on the machine; kept until the person has been told."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    unit = models.UUIDField()
    officer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    # Whose account of the machine itself ran the command, where no officer did it.
    machine_account = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    @property
    def who(self) -> str:
        if self.officer is not None:
            return self.officer.full_name
        return f"Người giữ máy chủ (tài khoản máy “{self.machine_account}”)"
