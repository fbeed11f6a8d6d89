package vn.giaoban.scheduler.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecrecyStampTest {
  @ParameterizedTest
  @CsvSource({
    "MẬT, MAT",
    "'  MẬT  ', MAT",
    "[MẬT], MAT",
    "M Ậ T, MAT",
    "TỐI MẬT, TOI_MAT",
    "T Ố I   M Ậ T, TOI_MAT",
    "TUYỆT MẬT, TUYET_MAT",
    "'| TUYỆT  MẬT |', TUYET_MAT",
    "Độ mật: Mật, MAT",
    "ĐỘ MẬT: TỐI MẬT, TOI_MAT",
    "Dấu chỉ độ mật: Tuyệt mật, TUYET_MAT",
    "mËt, MAT",
    "tèi mËt, TOI_MAT",
    "tuyÖt mËt, TUYET_MAT",
    "TUYEÄT MAÄT, TUYET_MAT"
  })
  void aLineOfItsOwnIsAStamp(String line, SecrecyStamp stamp) {
    var page = List.of("UBND TỈNH NINH BÌNH", "VĂN PHÒNG", line, "Số: 12/BC-VPUBND");

    assertThat(SecrecyStamp.among(page)).contains(stamp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Báo cáo công tác bảo mật thông tin",
        "BẢO MẬT",
        "BÍ MẬT",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "mật",
        "Mật",
        "Mật ong",
        "MẬT ONG",
        "Độ mật: Không",
        "MẬT KHẨU",
        "2. MẬT ĐỘ DÂN SỐ",
        "TỐI MẬT THƯ",
        "Mật độ: 12"
      })
  void theSameLettersInRunningTextAreNone(String line) {
    assertThat(SecrecyStamp.among(List.of("UBND TỈNH NINH BÌNH", line, "Kính gửi:"))).isEmpty();
  }

  @Test
  void aHeadingThatWrapsAfterBaoIsNoStamp() {
    assertThat(SecrecyStamp.among(List.of("VỀ TĂNG CƯỜNG CÔNG TÁC BẢO", "MẬT"))).isEmpty();
    assertThat(SecrecyStamp.among(List.of("DANH MỤC TÀI LIỆU CHỨA BÍ", "", "MẬT"))).isEmpty();
    assertThat(SecrecyStamp.among(List.of("DANH MỤC TÀI LIỆU", "MẬT"))).isPresent();
  }

  @Test
  void decomposedLettersAreTheSameLetters() {
    var decomposed = Normalizer.normalize("TỐI MẬT", Normalizer.Form.NFD);

    assertThat(SecrecyStamp.among(List.of(decomposed))).contains(SecrecyStamp.TOI_MAT);
  }

  @ParameterizedTest
  @CsvSource({"mật, MAT", "TOI_MAT, TOI_MAT", "Tuyệt mật, TUYET_MAT", "confidential, MAT"})
  void aMarkChosenInAFormIsASecretUnlessItSaysNone(String mark, SecrecyStamp stamp) {
    assertThat(SecrecyStamp.ofMark(mark)).contains(stamp);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "none", "Không"})
  void noMarkIsNoSecret(String mark) {
    assertThat(SecrecyStamp.ofMark(mark)).isEmpty();
  }
}
