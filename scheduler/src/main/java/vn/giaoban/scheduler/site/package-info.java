/// The sites (điểm cầu) of units with their equipment, down to hamlets and street groups, and whom
/// to call there. They belong to the unit's body, which outlives renames and moves.
///
/// Tables `site` and `contact`, see `V21__site.sql`.
@NullMarked
package vn.giaoban.scheduler.site;

import org.jspecify.annotations.NullMarked;
