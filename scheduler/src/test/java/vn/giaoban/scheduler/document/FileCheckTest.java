package vn.giaoban.scheduler.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.document.Inspection.Trouble;

class FileCheckTest {
  private static final Inspection PDF = Inspection.of(FileKind.PDF, List.of("BÁO CÁO"), 3);

  @Test
  void aFileThatIsWhatItSaysIsTaken() {
    assertThat(FileCheck.content(claim("bao-cao.pdf", "application/pdf"), 10, PDF))
        .isEqualTo(Decision.accepted(FileKind.PDF));
    assertThat(FileCheck.content(claim("bao-cao.PDF", ""), 10, PDF))
        .isEqualTo(Decision.accepted(FileKind.PDF));
  }

  @ParameterizedTest
  @CsvSource({
    "bao-cao.docx, '', document-disguised",
    "bao-cao.pdf, image/png, document-disguised",
    "bao-cao.exe, application/pdf, document-kind",
    "bao-cao.pdf.exe, '', document-kind",
    "bao-cao, application/pdf, document-kind",
    "bao-cao.docm, '', document-kind"
  })
  void aDisguisedFileIsNot(String name, String type, String code) {
    assertThat(refusal(claim(name, type), 10, PDF)).isEqualTo(code);
  }

  @Test
  void contentOfAnotherKindIsADisguise() {
    var found = Inspection.of(FileKind.DOCX, List.of(), 0);

    assertThat(refusal(claim("a.pdf", "application/pdf"), 10, found))
        .isEqualTo("document-disguised");
    assertThat(refusal(claim("a.pdf", ""), 10, Inspection.unknown()))
        .isEqualTo("document-disguised");
  }

  @Test
  void anEmptyFileIsNot() {
    assertThat(refusal(claim("a.pdf", ""), 0, Inspection.unknown())).isEqualTo("document-empty");
  }

  @Test
  void aSecretFileIsNotByMarkTitleOrStamp() {
    var stamped = Inspection.of(FileKind.PDF, List.of("UBND TỈNH", "TỐI MẬT"), 1);

    assertThat(refusal(claim("a.pdf", ""), 10, stamped)).isEqualTo("document-secret");
    var marked = new FileCheck.Claim(FileName.of("a.pdf"), "", "Mật", "Báo cáo");
    assertThat(refusal(marked, 10, PDF)).isEqualTo("document-secret");
    var titled = new FileCheck.Claim(FileName.of("a.pdf"), "", "", "(MẬT)");
    assertThat(refusal(titled, 10, PDF)).isEqualTo("document-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "LOCKED, document-locked",
    "UNREADABLE, document-unreadable",
    "MACROS, document-macros",
    "BOMB, document-bomb"
  })
  void aFileThatCannotBeVouchedForIsNot(Trouble trouble, String code) {
    assertThat(refusal(claim("a.pdf", ""), 10, Inspection.troubled(FileKind.PDF, trouble)))
        .isEqualTo(code);
  }

  private static FileCheck.Claim claim(String name, String type) {
    return new FileCheck.Claim(FileName.of(name), type, "", "Báo cáo");
  }

  private static String refusal(FileCheck.Claim claim, long size, Inspection found) {
    return switch (FileCheck.content(claim, size, found)) {
      case Decision.Refused<FileKind>(var refusal) -> refusal.code();
      case Decision.Accepted<FileKind>(var kind) -> "accepted " + kind;
    };
  }
}
