package vn.giaoban.mail.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.mail.answer.PlainAnswer.Certainty;
import vn.giaoban.mail.answer.PlainAnswer.Kind;

class PlainAnswersTest {
  /// A line of `answers.txt`.
  record Case(String kind, String name, String title, String words) {}

  static List<Case> cases() throws IOException {
    try (var in = PlainAnswersTest.class.getResourceAsStream("/answer/answers.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", 4))
          .map(part ->
              new Case(
                  part[0].strip(),
                  part[1].strip(),
                  part[2].strip(),
                  part[3].strip().replace('¶', '\n')))
          .toList();
    }
  }

  private static Case read(Case asked, String words) {
    var answer = PlainAnswers.read(WrittenWords.of(words)).orElse(null);
    var substitute = answer == null ? null : answer.substitute();
    return new Case(
        answer == null ? "NONE" : answer.kind().name(),
        substitute == null || substitute.name() == null ? "" : substitute.name(),
        substitute == null || substitute.title() == null ? "" : substitute.title(),
        asked.words());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wordsOfPeopleAreUnderstood(Case asked) {
    assertThat(read(asked, asked.words())).isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void soAreTheyDecomposedAndAboveQuotedMail(Case asked) {
    var mail =
        Normalizer.normalize(asked.words(), Normalizer.Form.NFD)
            + "\n\nVào 08:00, T3, 25 thg 11, 2026 Văn phòng <vp@tinh.example> đã viết:\n"
            + "> Đề nghị đơn vị tham dự đầy đủ. Xin vắng mặt phải báo cáo.\n";

    assertThat(read(asked, mail)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Xin phép vắng mặt do bận họp HĐND xã. | bận họp HĐND xã",
        "Do đi công tác tại Hà Nội, tôi xin phép không dự họp. | đi công tác tại Hà Nội",
        "Lý do: đi công tác. Xin vắng. | đi công tác",
        "Tôi bị ốm nên ủy quyền cho đ/c Trần Thị Bích dự thay. | bị ốm",
        "We are unable to attend due to a prior engagement. | a prior engagement"
      })
  void theReasonIsToldInTheWritersWords(String words, String reason) {
    assertThat(PlainAnswers.read(words).orElseThrow().reason()).isEqualTo(reason);
  }

  @Test
  void howPlainlyItIsSaidIsTold() {
    assertThat(PlainAnswers.read("Đơn vị sẽ tham dự.").orElseThrow().certainty())
        .isEqualTo(Certainty.CLEAR);
    assertThat(PlainAnswers.read("Vâng ạ").orElseThrow().certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(PlainAnswers.read("Don vi se tham du").orElseThrow().certainty())
        .isEqualTo(Certainty.LIKELY);
  }

  @Test
  void theSentenceThatSaysItIsShownAndAllWordsAreKept() {
    var answer =
        PlainAnswers.read("Kính gửi Văn phòng,\nĐơn vị xin vắng mặt. Báo cáo gửi kèm.")
            .orElseThrow();

    assertThat(answer.kind()).isEqualTo(Kind.DECLINE);
    assertThat(answer.evidence()).isEqualTo("Đơn vị xin vắng mặt.");
    assertThat(answer.comment()).contains("Báo cáo gửi kèm.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cử ",
        "không ",
        "đồng chí Nguyễn ",
        "> ",
        "(",
        "Từ: x ",
        "vắng, ",
        "?!",
        "a.b/",
        "\n--",
        "On 2026 "
      })
  void hostileTextCostsLittle(String piece) {
    var text = piece.repeat(200_000 / piece.length());

    Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> PlainAnswers.read(WrittenWords.of(text)));
  }
}
