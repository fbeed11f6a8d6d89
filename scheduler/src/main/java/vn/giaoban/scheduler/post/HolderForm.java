package vn.giaoban.scheduler.post;

import org.jspecify.annotations.Nullable;

/// A holder as somebody writes him down, not checked yet; dates as `2025-07-01`.
///
/// @param standing `HOLDER` (default), `ACTING` or `SUBSTITUTE`
public record HolderForm(
    @Nullable String name,
    @Nullable String username,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String standing,
    @Nullable String from,
    @Nullable String to) {}
