/// The week's programme for everybody: `/lich-tuan` as a page, `.pdf`, `.rss` and `.ics`, without
/// signing in; and how the office publishes it, `/api/calendar/programme`.
@NullMarked
package vn.giaoban.web.programme;

import org.jspecify.annotations.NullMarked;
