package vn.giaoban.mail.smime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.giaoban.mail.imip.CanonicalLines;
import vn.giaoban.mail.smtp.MessageSigner;

/// Signs mails as `multipart/signed` (RFC 8551 section 3.5.3): whoever cannot check the signature
/// reads the mail all the same.
public final class SmimeSigner implements MessageSigner {
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SigningKey key;

  public SmimeSigner(SigningKey key) {
    this.key = key;
  }

  @Override
  public MimeMessage sign(MimeMessage message) throws MessagingException {
    try {
      var entity = entity(message);
      var signed = new Signed();
      signed.addBodyPart(new Written(entity));
      signed.addBodyPart(signature(cms(entity)));
      message.setContent(signed);
      message.saveChanges();
      return message;
    } catch (IOException | GeneralSecurityException | CMSException | OperatorCreationException e) {
      throw new MessagingException("S/MIME: " + e.getMessage(), e);
    }
  }

  /// The mail's content with its headers, exactly as it will leave.
  private static byte[] entity(MimeMessage message) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream(16 << 10);
    var lines = new CanonicalLines(bytes);
    var headers =
        message.getMatchingHeaderLines(new String[] {"Content-Type", "Content-Transfer-Encoding"});
    while (headers.hasMoreElements()) {
      lines.write(headers.nextElement().getBytes(StandardCharsets.US_ASCII));
      lines.write(CRLF);
    }
    lines.write(CRLF);
    message.getDataHandler().writeTo(lines);
    lines.flush();
    return bytes.toByteArray();
  }

  private byte[] cms(byte[] entity)
      throws GeneralSecurityException, CMSException, OperatorCreationException, IOException {
    var algorithm =
        switch (key.key().getAlgorithm()) {
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> throw new GeneralSecurityException("neither RSA nor EC");
        };
    var signer = new JcaContentSignerBuilder(algorithm);
    if (key.provider() != null) {
      signer.setProvider(key.provider());
    }
    var generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(signer.build(key.key()), key.certificate()));
    generator.addCertificates(new JcaCertStore(List.copyOf(key.chain())));
    return generator.generate(new CMSProcessableByteArray(entity), false).getEncoded();
  }

  private static MimeBodyPart signature(byte[] cms) throws IOException {
    var head =
        """
        Content-Type: application/pkcs7-signature; name="smime.p7s"
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="smime.p7s"

        """
            .replace("\n", "\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.write(head.getBytes(StandardCharsets.US_ASCII));
    bytes.write(Base64.getMimeEncoder(76, CRLF).encode(cms));
    return new Written(bytes.toByteArray());
  }

  /// The frame, with what RFC 1847 section 2.1 wants in its type.
  private static final class Signed extends MimeMultipart {
    Signed() {
      super("signed");
      contentType += "; protocol=\"application/pkcs7-signature\"; micalg=\"sha-256\"";
    }
  }

  /// A part that leaves octet by octet as it is, headers and all.
  private static final class Written extends MimeBodyPart {
    private final byte[] octets;

    Written(byte[] octets) {
      this.octets = octets;
    }

    @Override
    protected void updateHeaders() {}

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(octets);
    }
  }
}
