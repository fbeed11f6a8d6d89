package vn.giaoban.web.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSealTest {
  private static final Instant NOW = Instant.now();

  @TempDir Path directory;

  private static byte[] page() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.save(out);
    }
    return out.toByteArray();
  }

  private byte[] signed() throws IOException {
    var key = TrialKey.kept(directory.resolve("trial.p12"), NOW);
    return new PdfSeal(key).seal(page(), "Ban hành biên bản", NOW);
  }

  /// The signer of the only signature, checked against what the signature covers.
  private SignerInformation checked(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var signature = document.getSignatureDictionaries().getFirst();
      assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
      var range = signature.getByteRange();
      assertThat(range[0]).isZero();
      assertThat(range[2] + range[3]).as("all of the file").isEqualTo(pdf.length);
      var cms =
          new CMSSignedData(
              new CMSProcessableByteArray(signature.getSignedContent(pdf)),
              signature.getContents(pdf));
      var signer = cms.getSignerInfos().getSigners().iterator().next();
      var certificate = TrialKey.kept(directory.resolve("trial.p12"), NOW).certificate();
      assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
          .isTrue();
      return signer;
    }
  }

  @Test
  void theSignatureCoversTheWholeFileAndNamesItsCertificate() throws Exception {
    var attributes = checked(signed()).getSignedAttributes();

    assertThat(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)).isNotNull();
    assertThat(attributes.get(CMSAttributes.signingTime))
        .as("stands in the PDF (EN 319 142-1)")
        .isNull();
  }

  @Test
  void oneOctetChangedBreaksIt() throws Exception {
    var pdf = signed();
    pdf[20] ^= 1;

    assertThatThrownBy(() -> checked(pdf)).isInstanceOf(CMSException.class);
  }

  @Test
  void theTrialKeyIsMadeOnceForItsOwnerOnlyAndSaysWhatItIs() throws Exception {
    var file = directory.resolve("trial.p12");
    var key = TrialKey.kept(file, NOW);

    assertThat(TrialKey.kept(file, NOW).certificate()).isEqualTo(key.certificate());
    assertThat(key.certificate().getSubjectX500Principal().getName()).contains("dùng thử");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoPdfIsNotSigned() {
    assertThatThrownBy(() ->
            new PdfSeal(TrialKey.kept(directory.resolve("trial.p12"), NOW))
                .seal(new byte[] {1, 2, 3}, "x", NOW))
        .isInstanceOf(IOException.class);
  }
}
