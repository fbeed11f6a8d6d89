package vn.giaoban.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The octets were made by `iconv` (TCVN, VISCII, CP1258), those of VNI by a VNI keyboard.
class TextDecodingTest {
  private static final String WORDS = "Đơn vị đồng ý, cử đồng chí dự thay";
  private static final String TCVN3 =
      "a7ac6e2076de20aee56e6720fd2c2063f620aee56e67206368dd2064f92074686179";
  private static final String VISCII =
      "d0bd6e2076b820f0b06e6720fd2c2063d820f0b06e67206368ed2064f12074686179";
  private static final String WINDOWS_1258 =
      "d0f56e207669f220f0f4cc6e672079ec2c2063fdd220f0f4cc6e67206368ed2064fdf22074686179";

  private static String decode(String hex, String charset) {
    return TextDecoding.decode(HexFormat.of().parseHex(hex), charset);
  }

  @ParameterizedTest
  @CsvSource({
    // Named rightly.
    TCVN3 + ", x-viet-tcvn5712",
    TCVN3 + ", TCVN-5712",
    VISCII + ", VISCII",
    VISCII + ", viscii1.1-1",
    WINDOWS_1258 + ", windows-1258",
    // Named wrongly, or not at all.
    TCVN3 + ", iso-8859-1",
    TCVN3 + ", us-ascii",
    TCVN3 + ", utf-8",
    TCVN3 + ", windows-1258",
    TCVN3 + ", no-such-charset",
    TCVN3 + ", ''",
    VISCII + ", iso-8859-1",
    VISCII + ", ''",
    WINDOWS_1258 + ", iso-8859-1",
    WINDOWS_1258 + ", utf-8",
    WINDOWS_1258 + ", ''",
  })
  void oldVietnameseIsReadWhateverItIsCalled(String hex, String charset) {
    assertThat(decode(hex, charset)).isEqualTo(WORDS);
  }

  @Test
  void vniIsRead() {
    assertThat(decode("5861F5204861FB69204861E4750A5068F6F4F86E6720D16FE26E6720486F61", ""))
        .startsWith("Xã Hải Hậu");
  }

  @Test
  void soundUtf8IsUtf8EvenIfItIsCalledOtherwise() {
    var octets = WORDS.getBytes(StandardCharsets.UTF_8);

    for (var name : new String[] {"iso-8859-1", "windows-1252", "us-ascii", "windows-1258", "?"}) {
      assertThat(TextDecoding.decode(octets, name)).isEqualTo(WORDS);
    }
    assertThat(TextDecoding.decode(("\uFEFF" + WORDS).getBytes(StandardCharsets.UTF_8), ""))
        .isEqualTo(WORDS);
  }

  @Test
  void textEncodedTwiceIsReadOnce() {
    var octets = WORDS.getBytes(StandardCharsets.UTF_8);
    var twice = new String(octets, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);

    assertThat(TextDecoding.decode(twice, "utf-8")).isEqualTo(WORDS);
  }

  @Test
  void otherLanguagesStayWhatTheyAre() {
    var french = "Réunion annulée, très désolé; à bientôt";

    assertThat(TextDecoding.decode(french.getBytes(StandardCharsets.ISO_8859_1), "iso-8859-1"))
        .isEqualTo(french);
    assertThat(TextDecoding.decode("会議".getBytes(Charset.forName("GBK")), "gbk")).isEqualTo("会議");
    assertThat(TextDecoding.decode("会議".getBytes(Charset.forName("ISO-2022-JP")), "iso-2022-jp"))
        .isEqualTo("会議");
  }

  @Test
  void aCharacterCutInTwoCostsThatCharacterOnly() {
    var octets = "Đơn vị đồng ý dự".getBytes(StandardCharsets.UTF_8);
    var cut = java.util.Arrays.copyOf(octets, octets.length - 1);

    assertThat(TextDecoding.decode(cut, "utf-8")).startsWith("Đơn vị đồng ý d");
  }

  @Test
  void utf7IsRead() {
    assertThat(
            TextDecoding.decode(
                "+ARAe0w-ng +AP0- +- h+AaE-i".getBytes(StandardCharsets.US_ASCII), "utf-7"))
        .isEqualTo("Đồng ý + hơi");
    assertThat(TextDecoding.decode("+A".getBytes(StandardCharsets.US_ASCII), "utf-7")).isEmpty();
  }

  @Test
  void marksApartFromTheirLetterAreKept() {
    var apart = Normalizer.normalize(WORDS, Normalizer.Form.NFD);

    assertThat(
            Normalizer.normalize(
                TextDecoding.decode(apart.getBytes(StandardCharsets.UTF_8), "utf-8"),
                Normalizer.Form.NFC))
        .isEqualTo(WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?UTF-8?B?xJDhu5M=?= =?UTF-8?Q?ng_=C3=BD?= | Đồng ý",
        // Split inside the letter ồ.
        "=?UTF-8?B?xJDhuw==?= =?utf-8?B?k25nIMO9?= | Đồng ý",
        "=?UTF-8?Q?=C4=90=E1?= =?UTF-8?Q?=BB=93ng_=C3=BD?= | Đồng ý",
        "=?utf-8*vi?Q?=C3=BD?= a | ý a",
        "Re: =?x-unknown?Q?a=62?= c | Re: ab c",
        "=?UTF-8?B?!!!?= | ''",
        "=?UTF-8?Q?a | =?UTF-8?Q?a",
        "=?UTF-8?Q?a=0D=0ABcc:_x?= | a Bcc: x",
        "1 =? 2 ?= 3 | 1 =? 2 ?= 3",
      })
  void headerWordsAreDecoded(String encoded, String words) {
    assertThat(EncodedWords.decode(encoded)).isEqualTo(words);
  }
}
