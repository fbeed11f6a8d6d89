package vn.giaoban.scheduler.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found.
///
/// @param hits of the page asked for, the best first
/// @param total how many there are
/// @param atLeast whether there may be more than `total`: of common words only the newest are
///   ranked
/// @param kinds how many of each kind there are, whatever kind was asked for
/// @param marksIgnored nothing has the diacritics that were typed; these are the other spellings
/// @param cut not all words were looked for
public record SearchResult(
    List<Hit> hits,
    int total,
    boolean atLeast,
    Map<SearchKind, Integer> kinds,
    boolean marksIgnored,
    boolean cut) {

  /// One thing that was found.
  ///
  /// @param ref its id; of a decision `briefing/decision`
  /// @param briefing null for a unit
  /// @param briefingTitle null for a unit
  /// @param at start of the briefing; for a unit its first day, null: from always
  /// @param state of the briefing; null for a unit
  /// @param title with the words told apart
  /// @param snippet from where the words stand; empty when only the title has them
  /// @param code of a unit; null for all else
  /// @param note for a unit that is no more: those that took over, by name
  public record Hit(
      SearchKind kind,
      String ref,
      @Nullable UUID briefing,
      @Nullable String briefingTitle,
      @Nullable Instant at,
      @Nullable String state,
      List<Snippets.Piece> title,
      List<Snippets.Piece> snippet,
      @Nullable String code,
      @Nullable String note) {}

  public SearchResult {
    hits = List.copyOf(hits);
    kinds = Map.copyOf(kinds);
  }

  /// Nothing was looked for.
  public static SearchResult nothing(boolean cut) {
    return new SearchResult(List.of(), 0, false, Map.of(), false, cut);
  }
}
