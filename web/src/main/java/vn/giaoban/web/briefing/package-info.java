/// `/api/briefings`: the calendar, and the life of one briefing up to its close.
@NullMarked
package vn.giaoban.web.briefing;

import org.jspecify.annotations.NullMarked;
