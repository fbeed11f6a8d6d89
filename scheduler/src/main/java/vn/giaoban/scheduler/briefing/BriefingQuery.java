package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which briefings are asked for.
///
/// @param from those that end after it; null: from the beginning
/// @param to those that start before it; null: without end
/// @param unit those this unit's code is invited to or chairs
/// @param q part of the title, with or without diacritics
/// @param limit at most so many, 1..1000
public record BriefingQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String unit,
    @Nullable String q,
    int limit) {}
