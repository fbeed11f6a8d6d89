package vn.giaoban.web.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.search.Search;
import vn.giaoban.scheduler.search.SearchQuery;
import vn.giaoban.web.security.Caller;

/// Finds by words.
@RestController
@RequestMapping("/api/search")
@Tag(name = "search", description = "Finding briefings, documents, minutes, decisions and units")
class SearchController {
  private final Search search;

  SearchController(Search search) {
    this.search = search;
  }

  @GetMapping
  @Operation(
      summary = "What has all the words, the best first, 20 a page",
      description =
          "A word typed without diacritics finds all its spellings, one typed with them only its"
              + " own; words in quotation marks stand beside each other; a word with a minus before"
              + " it must not be there. A unit's account finds what belongs to its own briefings.")
  @ApiResponse(responseCode = "200", description = "found, or nothing")
  @ApiResponse(responseCode = "422", description = "faulty parameters, all of them")
  Mono<SearchView> find(
      @Parameter(description = "words; anything may be typed", example = "giai phong mat bang")
          @RequestParam(defaultValue = "")
          String q,
      @Parameter(
              description = "BRIEFING, DOCUMENT, MINUTES, DECISION or UNIT",
              example = "DOCUMENT")
          @RequestParam(required = false)
          @Nullable String type,
      @Parameter(description = "code of a unit that is invited or chairs", example = "14215")
          @RequestParam(required = false)
          @Nullable String unit,
      @Parameter(description = "briefings on or after this day", example = "2026-01-01")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "briefings on or before this day", example = "2026-12-31")
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "SCHEDULED, OPEN, CLOSED or CANCELLED", example = "CLOSED")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "from 1 to 20", example = "1") @RequestParam(required = false)
          @Nullable String page,
      Caller caller) {
    return switch (new SearchRequest(q, type, unit, from, to, state, page).read(caller)) {
      case Decision.Refused<SearchQuery>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<SearchQuery>(var query) ->
          search.find(query).map(result -> SearchView.of(result, query.page()));
    };
  }
}
