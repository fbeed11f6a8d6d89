package vn.giaoban.scheduler.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is looked for, and where.
///
/// @param kind only this kind; null: all
/// @param unit only what belongs to briefings that this unit's code is invited to or chairs; null:
///   all
/// @param from only briefings that start at or after it; null: from the beginning
/// @param to only briefings that start before it; null: without end
/// @param state only briefings in this state; null: all
/// @param reader the unit's code of a reader who sees only its own briefings; null: one who sees
///   all
/// @param page from 1
public record SearchQuery(
    SearchWords words,
    @Nullable SearchKind kind,
    @Nullable String unit,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String state,
    @Nullable String reader,
    int page) {
  /// Hits on a page.
  public static final int PAGE = 20;

  /// Whoever has not found it on page 20 needs other words.
  public static final int LAST_PAGE = 20;

  /// The same question with other words.
  public SearchQuery with(SearchWords others) {
    return new SearchQuery(others, kind, unit, from, to, state, reader, page);
  }

  /// Another page of the same.
  public SearchQuery page(int other) {
    return new SearchQuery(words, kind, unit, from, to, state, reader, other);
  }
}
