package vn.giaoban.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Xin&nbsp;v&#7855;ng</p> | Xin vắng",
        "<P CLASS=x>&Dstrok;&#x1ED3;ng &yacute;</P> | Đồng ý",
        "a&lt;b&gt; &amp;amp; &unknown; & c | a<b> &amp; &unknown; & c",
        "<style>p{x}</style>một<script>alert('hai')</script> ba | một ba",
        "<!-- ẩn > --> hiện | hiện",
        "a <b>đ</b>ậm | a đậm",
        "1 < 2 và 3 > 2 | 1 < 2 và 3 > 2",
        "<table><tr><td>Cử</td><td>đ/c A</td></tr></table> | Cử đ/c A",
        "<img alt='x'>đồng<wbr> ý | đồng ý",
        "<script>không đóng | không đóng",
        "<!-- không đóng | ''",
        "&#0;&#1114112;&#xD;a | &#0;&#1114112; a",
      })
  void wordsAreSeenAsInABrowser(String html, String text) {
    assertThat(PlainText.ofHtml(html)).isEqualTo(text);
  }

  @Test
  void linesAndQuotesAreKept() {
    assertThat(
            PlainText.ofHtml(
                "<div>Đồng ý.</div><div><br></div><div>Vào T3 A đã viết:</div>"
                    + "<blockquote type=cite><p>Kính mời</p><p>tham dự</p></blockquote><p>Chào</p>"))
        .isEqualTo("Đồng ý.\n\nVào T3 A đã viết:\n\n> Kính mời\n\n> tham dự\n\nChào");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        "<",
        "<script>",
        "<style><!--",
        "<!--",
        "&",
        "&#1",
        "<a href=\"x\">",
        "</p>",
        "<blockquote>",
        "<p><br>",
        "</",
        "a ",
        "\n"
      })
  void aMillionTagsCostLittle(String piece) {
    var html = piece.repeat(1_000_000);

    Assertions.assertTimeout(Duration.ofSeconds(10), () -> PlainText.ofHtml(html));
  }
}
