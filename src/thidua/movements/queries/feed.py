"""The calendar as other programs read it: one file of all-day events (RFC 5545), made with `icalendar`."""

from datetime import date, timedelta

from icalendar import Calendar, Event

from thidua.core import clock
from thidua.movements.models import Feed
from thidua.movements.queries.calendar import entries_between
from thidua.units.access import member_of
from thidua.units.queries import appointments_on

BACK, AHEAD = timedelta(days=366), timedelta(days=550)


def feed_by_token(token: str) -> Feed | None:
    """The address, while whoever made it still holds a role in the unit."""
    feed = Feed.objects.filter(token=token, revoked_at=None).select_related("unit", "user").first()
    if feed is None or not appointments_on(feed.user, clock.today()).filter(unit=feed.unit).exists():
        return None
    return feed


def ics_of(feed: Feed, today: date, site: str = "") -> bytes:
    """From a year ago to a year and a half ahead. A name and a day, never a person's marks or results; not what is over.

    `site`: where the pages are found of which the events tell.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Thi Dua//Lich thi dua//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Thi đua · {feed.unit.short_name}")
    reader = member_of(feed.user, unit=feed.unit_id, on=today)
    entries = entries_between(feed.unit, today - BACK, today + AHEAD, reader) if reader else []
    for entry in (one for one in entries if not one.is_over):
        event = Event()
        event.add("uid", f"{entry.key}-{entry.on:%Y%m%d}@thi-dua")
        event.add("dtstamp", clock.now())
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.title)
        if told := "\n".join(filter(None, [entry.what, entry.who and f"Ai làm: {entry.who}"])):
            event.add("description", told)
        if entry.url and site:
            event.add("url", site.rstrip("/") + entry.url)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
