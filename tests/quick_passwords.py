"""The program's own way of keeping passwords, with one round in place of a million.

A school of the tests has dozens of users and each costs half a second otherwise. The algorithm bears the
same name, so that a server started by a journey reads what the test wrote.
"""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    iterations = 1
