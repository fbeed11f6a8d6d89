package vn.giaoban.scheduler.freetime;

/// Somebody, or a hall, is taken.
///
/// @param from seconds since 1970, inclusive
/// @param to exclusive
public record Busy(long from, long to) {}
