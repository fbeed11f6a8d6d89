package vn.giaoban.scheduler.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class FileNameProperties {
  @Property(tries = 500, seed = "2026")
  void whateverIsSentBecomesASafeName(@ForAll @StringLength(max = 400) String sent) {
    var name = FileName.of(sent).value();

    assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(150);
    assertThat(name).doesNotContain("/", "\\", "\u0000", "\n", "\r", "\"", "\u202e");
    assertThat(name).doesNotStartWith(".").doesNotEndWith(".");
    assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
  }

  @Property(tries = 200, seed = "2026")
  void aSafeNameStaysAsItIs(@ForAll @StringLength(max = 400) String sent) {
    var name = FileName.of(sent);

    assertThat(FileName.of(name.value())).isEqualTo(name);
  }

  @Example
  void pathsDisappearAndVietnameseStays() {
    assertThat(FileName.of("C:\\tai lieu\\Báo cáo quý IV.pdf").value())
        .isEqualTo("Báo cáo quý IV.pdf");
    assertThat(FileName.of("../../etc/passwd").value()).isEqualTo("passwd");
    assertThat(FileName.of("..").value()).isEqualTo("tai-lieu");
    assertThat(FileName.of("bao\u202efdp.exe").value()).isEqualTo("baofdp.exe");
    assertThat(FileName.of(Normalizer.normalize("Tờ trình.docx", Normalizer.Form.NFD)).value())
        .isEqualTo("Tờ trình.docx");
  }

  @Example
  void marksAroundARemovedCharacterStandInTheirOrder() {
    var name = FileName.of("a\u0300\u0378\u0316").value();

    assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
  }

  @Example
  void aLongNameKeepsItsExtension() {
    assertThat(FileName.of("ă".repeat(300) + ".pdf").value()).hasSize(150).endsWith("ă.pdf");
  }
}
