package vn.giaoban.scheduler.agenda;

import org.jspecify.annotations.Nullable;

/// An agenda item as somebody writes it down, not checked yet.
///
/// @param id of an item that is there already and is kept; null: a new one
/// @param duration ISO 8601, e.g. `PT30M`
/// @param presenter a unit's code or a person's user name
public record AgendaItemForm(
    @Nullable String id,
    @Nullable String title,
    @Nullable String duration,
    @Nullable String presenter) {}
