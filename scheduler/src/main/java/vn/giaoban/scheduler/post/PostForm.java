package vn.giaoban.scheduler.post;

import org.jspecify.annotations.Nullable;

/// A post as somebody writes it down, not checked yet; dates as `2025-07-01`.
public record PostForm(
    @Nullable String title,
    @Nullable Integer rank,
    @Nullable Boolean head,
    @Nullable String validFrom,
    @Nullable String validTo) {}
