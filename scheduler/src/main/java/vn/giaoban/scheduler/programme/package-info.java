/// The week's programme that everybody may read (*lịch công tác tuần*): whether it is published,
/// and which briefings stand in it.
@NullMarked
package vn.giaoban.scheduler.programme;

import org.jspecify.annotations.NullMarked;
