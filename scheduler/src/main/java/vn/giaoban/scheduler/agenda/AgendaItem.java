package vn.giaoban.scheduler.agenda;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One item of an agenda.
///
/// @param duration whole seconds, more than none
/// @param presenter a unit's code or a person's user name; null: nobody in particular
/// @param presenterName how the presenter is called; null with `presenter`
public record AgendaItem(
    UUID id,
    String title,
    Duration duration,
    @Nullable String presenter,
    @Nullable String presenterName) {}
