/// `/api/calendar`: days and holidays, briefings by time, and the calendars programs subscribe to
/// at `/calendar/{token}.ics`. How it works: `docs/calendar.md`.
@NullMarked
package vn.giaoban.web.calendar;

import org.jspecify.annotations.NullMarked;
