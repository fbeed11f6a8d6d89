package vn.giaoban.scheduler.document.inspect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.document.Inspection;
import vn.giaoban.scheduler.document.Inspector;

/// Recognises a file by its first octets and hands it to the reader of its kind.
public final class FileInspector implements Inspector {
  private static final byte[] PDF = "%PDF-".getBytes(US_ASCII);
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  @Override
  public Inspection inspect(Path file) {
    try {
      byte[] head = head(file);
      if (startsWith(head, PDF)) {
        return PdfReader.read(file);
      }
      if (startsWith(head, ZIP)) {
        return OfficeReader.read(file);
      }
      if (startsWith(head, PNG)) {
        return Inspection.of(FileKind.PNG, List.of(), 1);
      }
      if (startsWith(head, JPEG)) {
        return Inspection.of(FileKind.JPEG, List.of(), 1);
      }
      return TextReader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(16);
    }
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
