/// Who was told what about a briefing, and what they answered. An invitation, an update and a
/// cancellation are worked out from the briefing as it stands and from what each recipient was told
/// last. Table `invitation`: see `V4__invitation.sql`.
@NullMarked
package vn.giaoban.scheduler.invitation;

import org.jspecify.annotations.NullMarked;
