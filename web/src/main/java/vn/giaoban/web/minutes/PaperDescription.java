package vn.giaoban.web.minutes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import vn.giaoban.scheduler.minutes.MinutesSheet;

/// What the file says about itself, twice as PDF/A wants it: in the information dictionary and as
/// XMP (ISO 16684-1). All of it comes from the sheet, nothing from the clock.
///
/// @param at creation and modification
record PaperDescription(String title, String subject, String author, Instant at) {
  private static final String PRODUCER = "Giaoban";
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  static PaperDescription of(MinutesSheet sheet) {
    var notation = sheet.notation() == null ? "Dự thảo" : sheet.notation();
    return new PaperDescription(
        "Biên bản " + sheet.title(),
        notation,
        sheet.office().fullName(),
        sheet.issuedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  void writeTo(PDDocument document) throws IOException {
    var time = GregorianCalendar.from(at.atZone(VIETNAM));
    var information = new PDDocumentInformation();
    information.setTitle(title);
    information.setSubject(subject);
    information.setAuthor(author);
    information.setCreator(PRODUCER);
    information.setProducer(PRODUCER);
    information.setCreationDate(time);
    information.setModificationDate(time);
    document.setDocumentInformation(information);
    var metadata = new PDMetadata(document, new ByteArrayInputStream(xmp().getBytes(UTF_8)));
    document.getDocumentCatalog().setMetadata(metadata);
    document.getDocumentCatalog().setLanguage("vi");
    // The seed of the file's identifier; PDFBox would take the time of day.
    document.setDocumentId(at.getEpochSecond());
  }

  private String xmp() {
    var date = at.atZone(VIETNAM).toOffsetDateTime();
    return """
    <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
    <pdfaid:part>2</pdfaid:part>
    <pdfaid:conformance>U</pdfaid:conformance>
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
    <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
    <xmp:CreateDate>%s</xmp:CreateDate>
    <xmp:ModifyDate>%s</xmp:ModifyDate>
    <xmp:CreatorTool>%s</xmp:CreatorTool>
    <pdf:Producer>%s</pdf:Producer>
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="w"?>\
    """
        .formatted(
            escaped(title), escaped(subject), escaped(author), date, date, PRODUCER, PRODUCER);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
