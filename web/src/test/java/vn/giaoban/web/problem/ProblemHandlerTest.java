package vn.giaoban.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemHandlerTest {
  @ParameterizedTest
  @CsvSource({
    "/join/gbj_3f0,/join/…",
    "/join/gbj_3f0/check,/join/…/check",
    "/calendar/abc.ics,/calendar/…",
    "/api/briefings/7/join,/api/briefings/7/join",
    "/join/,/join/",
  })
  void aLogLineTellsNoPersonalLink(String path, String told) {
    assertThat(ProblemHandler.told(path)).isEqualTo(told);
  }
}
