/// Short letters of the office's to the invitees of a briefing.
@NullMarked
package vn.giaoban.scheduler.notice;

import org.jspecify.annotations.NullMarked;
