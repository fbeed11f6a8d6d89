/// Meetings between calendars (iTIP, RFC 5546, in iCalendar, RFC 5545): requests and cancellations
/// are written here, replies and counter-proposals read.
///
/// Written by hand, not by ical4j: its folding counts characters, not octets, which breaks the 75
/// octets of RFC 5545 section 3.1 for Vietnamese; and the time zone it supplies has offsets with
/// seconds and a history since 1906 that old Outlooks refuse. Read with ical4j's parser.
@NullMarked
package vn.giaoban.mail.itip;

import org.jspecify.annotations.NullMarked;
