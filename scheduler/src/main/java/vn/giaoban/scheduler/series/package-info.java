/// Meetings that recur. A [vn.giaoban.scheduler.series.Series] says by a rule of RFC 5545 when;
/// each meeting is a briefing of its own, with its own agenda, documents, journal and room, linked
/// by series and recurrence id. Tables `series` and two columns of `briefing`, see
/// `V41__series.sql`.
@NullMarked
package vn.giaoban.scheduler.series;

import org.jspecify.annotations.NullMarked;
