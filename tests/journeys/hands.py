"""What hands do on a page: press a button, and once more where the page asks whether one is sure."""

from playwright.sync_api import Page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sure(page: Page, name: str, answer: str) -> None:
    press(page, name)
    page.get_by_role("dialog").get_by_role("button", name=answer, exact=True).click()
