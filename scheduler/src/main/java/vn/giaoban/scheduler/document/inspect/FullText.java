package vn.giaoban.scheduler.document.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.text.PDFTextStripper;

/// All that a document says, up to a bound, for finding it by its words. Blocks.
public final class FullText {
  /// Characters; some 60 pages.
  public static final int LONGEST = 200_000;

  /// A part of an office file that unpacks to more is not read further.
  private static final long LARGEST_PART = 32L << 20;

  static {
    SubstituteFont.install();
  }

  private FullText() {}

  /// The text; empty when there is none to be had: a scan, a picture, a locked or broken file. What
  /// cannot be read to the end is given as far as it could.
  ///
  /// @throws IOException when the file itself cannot be read
  public static Optional<String> of(Path file) throws IOException {
    var out = new Bounded();
    try {
      read(file, out);
    } catch (Full e) {
      // as much as is wanted
    } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
      if (!Files.isReadable(file)) {
        throw new IOException(file + " cannot be read", e);
      }
    }
    // The database takes every character but NUL.
    var text = out.text.toString().replace('\u0000', ' ').strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static void read(Path file, Bounded out) throws IOException, XMLStreamException {
    switch (new FileInspector().inspect(file).kind().orElse(null)) {
      case PDF -> pdf(file, out);
      case DOCX, PPTX, XLSX -> office(file, out);
      case TEXT -> plain(file, out);
      case PNG, JPEG -> {}
      case null -> {}
    }
  }

  private static void pdf(Path file, Bounded out) throws IOException {
    try (var source = new RandomAccessReadBufferedFile(file);
        var document = Loader.loadPDF(source, IOUtils.createTempFileOnlyStreamCache())) {
      var stripper = new PDFTextStripper();
      stripper.setSuppressDuplicateOverlappingText(true);
      stripper.writeText(document, out);
    }
  }

  private static void plain(Path file, Bounded out) throws IOException {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (var in = new java.io.InputStreamReader(Files.newInputStream(file), decoder)) {
      in.transferTo(out);
    }
  }

  private static void office(Path file, Bounded out) throws IOException, XMLStreamException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : parts(zip)) {
        try (var in = zip.getInputStream(part)) {
          paragraphs(new java.io.ByteArrayInputStream(in.readNBytes((int) LARGEST_PART)), out);
        }
      }
    }
  }

  private static List<? extends ZipEntry> parts(ZipFile zip) {
    return zip.stream()
        .filter(entry ->
            entry
                .getName()
                .matches(
                    "word/(document|header\\d*|footer\\d*|footnotes)\\.xml"
                        + "|ppt/(slides|notesSlides)/[a-zA-Z]+\\d+\\.xml|xl/sharedStrings\\.xml"))
        .filter(entry -> entry.getSize() <= LARGEST_PART)
        .limit(500)
        .toList();
  }

  /// Text of WordprocessingML, DrawingML and SpreadsheetML, a line for each paragraph.
  private static void paragraphs(java.io.InputStream part, Bounded out)
      throws XMLStreamException, Full {
    var factory = XMLInputFactory.newDefaultFactory();
    // No document type, no entities: nothing outside the part is ever read.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var xml = factory.createXMLStreamReader(part);
    boolean inText = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "t" -> inText = true;
          case "tab", "br" -> out.append(' ');
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (xml.getLocalName()) {
          case "t" -> inText = false;
          case "p", "si" -> out.append('\n');
          default -> {}
        }
      } else if (inText && xml.isCharacters()) {
        out.append(xml.getText());
      }
    }
  }

  /// There is as much as is wanted.
  private static final class Full extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Takes no more than [#LONGEST] characters.
  private static final class Bounded extends Writer {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] from, int offset, int length) throws Full {
      int room = LONGEST - text.length();
      text.append(from, offset, Math.min(room, length));
      if (length >= room) {
        throw new Full();
      }
    }

    @Override
    public Bounded append(CharSequence more) throws Full {
      write(more.toString().toCharArray(), 0, more.length());
      return this;
    }

    @Override
    public Bounded append(char c) throws Full {
      write(new char[] {c}, 0, 1);
      return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
