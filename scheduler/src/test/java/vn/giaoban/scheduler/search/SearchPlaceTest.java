package vn.giaoban.scheduler.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchPlaceTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  private static SearchQuery query(@Nullable Instant to) {
    return new SearchQuery(SearchWords.of("bão"), null, null, null, to, null, null, 1);
  }

  @Test
  void theShortestStretchIsThisMonthAndWhatLiesAhead() {
    assertThat(SearchPlace.months(query(null), 0, NOW))
        .isEqualTo(
            "('m:0' | 'k:UNIT' | 'm:24325' | 'm:24324' | 'm:24323' | 'm:24322')"); // 2027-02 to
    // 2026-11
    assertThat(SearchPlace.months(query(Instant.parse("2026-06-15T00:00:00Z")), 0, NOW))
        .isEqualTo("('m:0' | 'k:UNIT' | 'm:24317')");
    assertThat(SearchPlace.months(query(null), SearchPlace.ALL, NOW)).isNull();
  }

  @Test
  void theMoreWereFoundTheShorterTheNextStretch() {
    assertThat(SearchPlace.wider(query(null), NOW, 300, 400)).isEqualTo(3);
    assertThat(SearchPlace.wider(query(null), NOW, 100, 400)).isEqualTo(6);
    assertThat(SearchPlace.wider(query(null), NOW, 60, 400)).isEqualTo(12);
    assertThat(SearchPlace.wider(query(null), NOW, 25, 400)).isEqualTo(36);
    assertThat(SearchPlace.wider(query(null), NOW, 5, 400)).isEqualTo(SearchPlace.ALL);
    assertThat(SearchPlace.wider(query(null), NOW, 0, 400)).isEqualTo(SearchPlace.ALL);
  }

  @Test
  void nothingLiesAheadOfATimeThatIsOver() {
    var past = query(Instant.parse("2026-06-15T00:00:00Z"));
    assertThat(SearchPlace.wider(past, NOW, 100, 400)).isEqualTo(3);
    assertThat(SearchPlace.wider(past, NOW, 50, 400)).isEqualTo(12);
  }
}
