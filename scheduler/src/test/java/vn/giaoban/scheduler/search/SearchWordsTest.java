package vn.giaoban.scheduler.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          giao ban            | ('giao') & ('ban')
          Giải phóng          | ('giải') & ('phóng')
          45/2018/QĐ-TTg      | ('45') & ('2018') & ('qđ') & ('ttg')
          "mặt bằng" xa       | ('mặt' <-> 'bằng') & ('xa')
          "so tay"            | ('so' <-> 'tay')
          bão -tuyết          | ('bão') & !('tuyết')
          Hòa khỏe THÚY       | ('hoà') & ('khoẻ') & ('thuý')
          """)
  void wordsAreLookedForAsTheyAreTyped(String typed, String query) {
    assertThat(SearchWords.of(typed).tsquery()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "?!…",
        "\"",
        "\"\"",
        "-",
        "-bão",
        "& | ! ( ) <-> :*",
        "\u0000",
        "'",
        "\\"
      })
  void whatHasNoWordLooksForNothing(String typed) {
    assertThat(SearchWords.of(typed).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a & b", "a:*", "!a", "(a", "a' OR '1'='1", "a\\'; --", "<-> a", "\"a"})
  void signsOfTheQueryLanguageMeanNothing(String typed) {
    assertThat(SearchWords.of(typed).tsquery()).matches("[a-z0-9()' &]+");
  }

  @Test
  void aPastedTextIsCutAndSaysSo() {
    var words = SearchWords.of("báo cáo ".repeat(1250));

    assertThat(words.cut()).isTrue();
    assertThat(words.parts()).hasSize(SearchWords.MOST);
    assertThat(SearchWords.of("x".repeat(10_000)).parts().getFirst().words().getFirst())
        .hasSize(60);
  }

  @Test
  void theBestStretchIsShownWithItsWordsToldApart() {
    var snippets = new Snippets(SearchWords.of("mat bằng"));
    var text =
        "Mở đầu nói về bằng cấp. "
            + "Phần giữa dài. ".repeat(40)
            + "Tiến độ giải phóng mặt bằng đạt"
            + " 80 phần trăm. "
            + "Phần cuối. ".repeat(40);

    var pieces = snippets.stretch(text);

    assertThat(pieces.stream().filter(Snippets.Piece::hit).map(Snippets.Piece::text))
        .containsExactly("mặt", "bằng");
    assertThat(pieces.getFirst().text()).isEqualTo("… ");
    assertThat(pieces.stream().mapToInt(piece -> piece.text().length()).sum()).isLessThan(240);
    assertThat(snippets.stretch("không có gì")).isEmpty();
    assertThat(new Snippets(SearchWords.of("bang")).line("Bằng cấp"))
        .isEqualTo(List.of(new Snippets.Piece("Bằng", true), new Snippets.Piece(" cấp", false)));
  }
}
