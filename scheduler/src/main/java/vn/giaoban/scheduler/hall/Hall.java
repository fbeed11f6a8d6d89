package vn.giaoban.scheduler.hall;

import org.jspecify.annotations.Nullable;

/// A hall or meeting room.
///
/// @param code ours, for ever
/// @param seats null: not known
/// @param note equipment, whom to ask for the key; may be empty
/// @param closed no longer to be chosen
public record Hall(
    String code,
    String name,
    @Nullable Integer seats,
    String address,
    String note,
    boolean closed) {}
