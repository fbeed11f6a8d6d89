package vn.giaoban.web.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.giaoban.mail.smime.SigningKey;
import vn.giaoban.web.language.Times;

/// Signs PDFs: PAdES baseline B-B (ETSI EN 319 142-1 section 6), SHA-256 with RSA or EC. The
/// signature is appended and not seen on the page; PDF/A stays PDF/A.
public final class PdfSeal {
  /// Of the signature with its certificates, octets; a chain of four with RSA-4096 takes 8,000.
  private static final int ROOM = 20_000;

  private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");

  private final SigningKey key;

  public PdfSeal(SigningKey key) {
    this.key = key;
  }

  /// The same PDF, signed.
  ///
  /// @param reason shown by readers beside the signature
  /// @param at moment of the signature, as the signer claims it
  /// @throws IOException when it is no PDF, or the key cannot be used
  public byte[] seal(byte[] pdf, String reason, Instant at) throws IOException {
    var signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(CADES);
    signature.setName(name());
    signature.setReason(reason);
    signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(at, Times.ZONE)));
    var out = new ByteArrayOutputStream(pdf.length + 2 * ROOM);
    try (var document = Loader.loadPDF(pdf);
        var options = new SignatureOptions()) {
      options.setPreferredSignatureSize(ROOM);
      document.addSignature(signature, content -> cms(content.readAllBytes()), options);
      document.saveIncremental(out);
    }
    return out.toByteArray();
  }

  /// Who signs, as the certificate calls it.
  private String name() throws IOException {
    try {
      var subject =
          new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(key.certificate()).getSubject();
      var names = subject.getRDNs(org.bouncycastle.asn1.x500.style.BCStyle.CN);
      return names.length == 0
          ? subject.toString()
          : org.bouncycastle.asn1.x500.style.IETFUtils.valueToString(
              names[0].getFirst().getValue());
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate cannot be read", e);
    }
  }

  private byte[] cms(byte[] content) throws IOException {
    try {
      var signer = new JcaContentSignerBuilder(algorithm());
      if (key.provider() != null) {
        signer.setProvider(key.provider());
      }
      var generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(new BaselineAttributes(signedBy()))
              .build(signer.build(key.key()), key.certificate()));
      generator.addCertificates(new JcaCertStore(List.copyOf(key.chain())));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (GeneralSecurityException | CMSException | OperatorCreationException e) {
      throw new IOException("the signing key cannot be used: " + e.getMessage(), e);
    }
  }

  private String algorithm() throws GeneralSecurityException {
    return switch (key.key().getAlgorithm()) {
      case "EC", "ECDSA" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> throw new GeneralSecurityException("neither RSA nor EC");
    };
  }

  /// Which certificate it was, so that no other can be put in its place (RFC 5035 section 3).
  private AttributeTable signedBy() throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
    var attributes = new Hashtable<ASN1ObjectIdentifier, Attribute>();
    attributes.put(
        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(digest)))));
    return new AttributeTable(attributes);
  }

  /// Without the time of signing, which stands in the PDF itself (EN 319 142-1 section 6.3).
  private static final class BaselineAttributes extends DefaultSignedAttributeTableGenerator {
    BaselineAttributes(AttributeTable more) {
      super(more);
    }

    @Override
    public AttributeTable getAttributes(@SuppressWarnings("rawtypes") Map parameters) {
      return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }
  }
}
