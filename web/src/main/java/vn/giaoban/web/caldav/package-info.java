/// Read-only CalDAV (RFC 4791, RFC 4918, collection synchronisation of RFC 6578) at `/caldav/`: one
/// calendar for each token of [vn.giaoban.web.calendar.CalendarFeeds], which is the password.
///
/// ```text
/// /caldav/                              where a client starts (/.well-known/caldav leads here)
/// /caldav/principals/{feed}/            who is signed in
/// /caldav/calendars/{feed}/             the home: holds one calendar
/// /caldav/calendars/{feed}/lich/        the calendar
/// /caldav/calendars/{feed}/lich/x.ics   one briefing
/// ```
@NullMarked
package vn.giaoban.web.caldav;

import org.jspecify.annotations.NullMarked;
