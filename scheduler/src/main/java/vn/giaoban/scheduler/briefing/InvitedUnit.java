package vn.giaoban.scheduler.briefing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A unit that is invited, as it is on the day of the briefing.
///
/// @param email where its invitation goes; null: none known
public record InvitedUnit(UUID id, String code, String name, @Nullable String email) {}
