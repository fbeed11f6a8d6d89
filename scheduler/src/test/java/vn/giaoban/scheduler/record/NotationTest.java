package vn.giaoban.scheduler.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  @ParameterizedTest
  @CsvSource({
    "5, INVITATION, 05/GM-VPUBND",
    "9, MINUTES, 09/BB-VPUBND",
    "10, NOTICE, 10/TB-VPUBND",
    "1234, SUBMISSION, 1234/TTr-VPUBND"
  })
  void numbersBelowTenGetAZeroInFront(int number, RecordType type, String text) {
    assertThat(new Notation(number, type, "VPUBND").text()).isEqualTo(text);
  }

  @Test
  void aNotationFitsIntoItsField() {
    assertThatThrownBy(() -> new Notation(0, RecordType.MINUTES, "VPUBND"))
        .hasMessageContaining("number: 0");
    assertThatThrownBy(() -> new Notation(1, RecordType.MINUTES, "A".repeat(30)))
        .hasMessageContaining("office");
  }

  @ParameterizedTest
  @CsvSource({
    "Tờ trình về việc phân bổ ngân sách, TTr",
    "BÁO CÁO tình hình thu ngân sách, BC",
    "Dự thảo Kế hoạch năm 2027, KH",
    "Chương trình làm việc, CTr",
    "Chỉ thị số 5, CT",
    "Slide trình chiếu, BC"
  })
  void theTitleTellsTheType(String title, String abbreviation) {
    assertThat(RecordType.ofTitle(title).abbreviation()).isEqualTo(abbreviation);
  }

  @Test
  void theCaseOfAnAbbreviationMatters() {
    assertThat(RecordType.of("CT")).contains(RecordType.DIRECTIVE);
    assertThat(RecordType.of("CTr")).contains(RecordType.PROGRAMME);
    assertThat(RecordType.of("ctr")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Tỉnh Ninh Bình, UBND TỈNH NINH BÌNH, Văn phòng Ủy ban nhân dân tỉnh Ninh Bình",
    "Ninh Bình, UBND TỈNH NINH BÌNH, Văn phòng Ủy ban nhân dân tỉnh Ninh Bình",
    "Thành phố Huế, UBND THÀNH PHỐ HUẾ, Văn phòng Ủy ban nhân dân thành phố Huế"
  })
  void theOfficeIsNamedAfterItsProvince(String province, String superior, String fullName) {
    var office = IssuingOffice.ofProvince(province);

    assertThat(office.superior()).isEqualTo(superior);
    assertThat(office.fullName()).isEqualTo(fullName);
  }
}
