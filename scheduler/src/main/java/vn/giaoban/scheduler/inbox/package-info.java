/// Mail that comes in: kept raw first, each message once; then understood, or shown to the
/// secretary with the reason. Nothing is dropped. Table `inbox`: see `V4__invitation.sql`.
@NullMarked
package vn.giaoban.scheduler.inbox;

import org.jspecify.annotations.NullMarked;
