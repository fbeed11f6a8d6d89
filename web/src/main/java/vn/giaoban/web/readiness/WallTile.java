package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One site on the wall.
///
/// @param causes why it is not green, the worst first
/// @param here whether it is in the room
/// @param duty who is on duty, or was the last time
/// @param phone of the unit itself
/// @param email of the unit, for when nobody knows a number
@JsonInclude(JsonInclude.Include.NON_NULL)
record WallTile(
    String site,
    String name,
    Level level,
    List<Finding> causes,
    boolean ready,
    @Nullable OffsetDateTime readyAt,
    boolean here,
    @Nullable Integer people,
    Duty duty,
    @Nullable String phone,
    @Nullable String email,
    @Nullable SiteCheck check,
    @Nullable OffsetDateTime checkedAt) {}
