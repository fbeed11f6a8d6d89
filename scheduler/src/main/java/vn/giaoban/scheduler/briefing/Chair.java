package vn.giaoban.scheduler.briefing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who chairs.
///
/// @param code a unit's code or a person's user name
/// @param name as people read it
/// @param unitId the unit; null: a person
public record Chair(String code, String name, @Nullable UUID unitId) {}
