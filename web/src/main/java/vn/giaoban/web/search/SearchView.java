package vn.giaoban.web.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.search.SearchKind;
import vn.giaoban.scheduler.search.SearchQuery;
import vn.giaoban.scheduler.search.SearchResult;
import vn.giaoban.scheduler.search.Snippets;
import vn.giaoban.scheduler.writing.Written;

/// A page of what was found.
@Schema(name = "SearchResult")
record SearchView(
    @Schema(description = "how many there are; see atLeast", example = "42") int total,
    @Schema(description = "there may be more: of common words only the newest are ranked")
        boolean atLeast,
    @Schema(description = "from 1", example = "1") int page,
    @Schema(description = "the last page there is", example = "3") int pages,
    @Schema(description = "how many of each kind, whatever kind was asked for")
        Map<SearchKind, Integer> kinds,
    @Schema(description = "nothing is spelt with these diacritics; these are the other spellings")
        boolean marksIgnored,
    @Schema(description = "there were more words than are looked for") boolean cut,
    List<HitView> hits) {

  /// One thing that was found.
  @Schema(name = "SearchHit")
  record HitView(
      SearchKind kind,
      @Schema(description = "its id; of a decision: briefing/decision") String id,
      @Nullable UUID briefing,
      @Nullable String briefingTitle,
      @Schema(description = "start of the briefing; first day of a unit")
          @Nullable OffsetDateTime at,
      @Schema(description = "state of the briefing") @Nullable String state,
      @Schema(description = "the title, words looked for told apart") List<PieceView> title,
      @Schema(description = "where the words stand in the text; empty when only in the title")
          List<PieceView> snippet,
      @Schema(description = "code of a unit") @Nullable String code,
      @Schema(description = "names of the units that took over") @Nullable String successors) {

    private static HitView of(SearchResult.Hit hit) {
      return new HitView(
          hit.kind(),
          hit.ref(),
          hit.briefing(),
          hit.briefingTitle(),
          hit.at() == null ? null : hit.at().atZone(Written.ZONE).toOffsetDateTime(),
          hit.state(),
          hit.title().stream().map(PieceView::of).toList(),
          hit.snippet().stream().map(PieceView::of).toList(),
          hit.code(),
          hit.note());
    }
  }

  /// A piece of text.
  @Schema(name = "SearchPiece")
  record PieceView(String text, @Schema(description = "a word that was looked for") boolean hit) {
    private static PieceView of(Snippets.Piece piece) {
      return new PieceView(piece.text(), piece.hit());
    }
  }

  static SearchView of(SearchResult result, int page) {
    int pages = (result.total() + SearchQuery.PAGE - 1) / SearchQuery.PAGE;
    return new SearchView(
        result.total(),
        result.atLeast(),
        page,
        Math.min(pages, SearchQuery.LAST_PAGE),
        result.kinds(),
        result.marksIgnored(),
        result.cut(),
        result.hits().stream().map(HitView::of).toList());
  }
}
