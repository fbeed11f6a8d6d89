/// Days: the lunar calendar of Vietnam, public holidays, days off in lieu, and which days are
/// working days.
///
/// Tables `calendar_year` and `calendar_day`, see `V30__calendar.sql`. What the law says is
/// computed; what the Government announces for one year (a swap, a longer Tết) is kept there.
@NullMarked
package vn.giaoban.scheduler.calendar;

import org.jspecify.annotations.NullMarked;
