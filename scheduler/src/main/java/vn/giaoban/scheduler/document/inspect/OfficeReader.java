package vn.giaoban.scheduler.document.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.document.Inspection;
import vn.giaoban.scheduler.document.Inspection.Trouble;

/// Office Open XML files (ECMA-376): a ZIP with a content list and one main part. Only the main
/// part and page headers are read, and of them no more than [#MAX_PART] octets.
final class OfficeReader {
  /// A real part of this size holds hundreds of pages; the first one is at its beginning.
  private static final long MAX_PART = 8L << 20;

  /// No office file needs more; an archive that claims more would fill the reader's disk.
  private static final long MAX_UNPACKED = 2L << 30;

  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_HEADERS = 6;

  private OfficeReader() {}

  static Inspection read(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return read(zip);
    } catch (ZipException | IllegalArgumentException e) {
      return Inspection.unknown();
    }
  }

  private static Inspection read(ZipFile zip) throws IOException {
    var found = kind(zip);
    if (found.isEmpty()) {
      return Inspection.unknown();
    }
    var kind = found.get();
    if (zip.size() > MAX_ENTRIES || unpackedSize(zip) > MAX_UNPACKED) {
      return Inspection.troubled(kind, Trouble.BOMB);
    }
    if (zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
      return Inspection.troubled(kind, Trouble.MACROS);
    }
    List<String> lines = new ArrayList<>();
    try {
      for (var name : partsOfFirstPage(zip, kind)) {
        var entry = zip.getEntry(name);
        if (entry != null) {
          try (var in = new Bounded(zip.getInputStream(entry), MAX_PART)) {
            lines.addAll(OfficeText.lines(in));
          }
        }
      }
    } catch (XMLStreamException | ZipException e) {
      return Inspection.troubled(kind, Trouble.UNREADABLE);
    }
    return Inspection.of(kind, lines, 0);
  }

  private static Optional<FileKind> kind(ZipFile zip) {
    if (zip.getEntry("[Content_Types].xml") == null) {
      return Optional.empty();
    }
    if (zip.getEntry("word/document.xml") != null) {
      return Optional.of(FileKind.DOCX);
    }
    if (zip.getEntry("xl/workbook.xml") != null) {
      return Optional.of(FileKind.XLSX);
    }
    if (zip.getEntry("ppt/presentation.xml") != null) {
      return Optional.of(FileKind.PPTX);
    }
    return Optional.empty();
  }

  private static List<String> partsOfFirstPage(ZipFile zip, FileKind kind) {
    return switch (kind) {
      case DOCX -> {
        List<String> parts = new ArrayList<>();
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.matches("word/header\\d*\\.xml"))
            .limit(MAX_HEADERS)
            .forEach(parts::add);
        parts.add("word/document.xml");
        yield parts;
      }
      case PPTX -> List.of("ppt/slides/slide1.xml");
      case XLSX -> List.of("xl/sharedStrings.xml");
      case PDF, PNG, JPEG, TEXT -> List.of();
    };
  }

  private static long unpackedSize(ZipFile zip) {
    return zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
  }

  /// Ends early, as if the part were that short; the XML reader stops at the first page anyway.
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = super.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(n, 0);
      return n;
    }
  }
}
