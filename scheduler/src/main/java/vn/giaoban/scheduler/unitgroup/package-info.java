/// Groups of units that are invited together: fixed, or by a rule that is resolved on the day ("all
/// coastal communes"), so that a merger needs no mending.
///
/// Tables `unit_group` and `unit_group_member`, see `V22__unit_group.sql`.
@NullMarked
package vn.giaoban.scheduler.unitgroup;

import org.jspecify.annotations.NullMarked;
