package vn.giaoban.scheduler.briefing;

import org.jspecify.annotations.Nullable;

/// Where those meet who are not at their own site.
///
/// @param hall code of a hall of the register, which is booked; null: in words only, nothing is
///   booked
/// @param name the hall's name, or the words
public record Place(@Nullable String hall, String name) {}
