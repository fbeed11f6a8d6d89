package vn.giaoban.scheduler.document.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.document.Inspection;
import vn.giaoban.scheduler.document.Inspection.Trouble;

/// Reads the text of a PDF's first page. What PDFBox unpacks goes to scratch files, not to the
/// heap.
final class PdfReader {
  static {
    SubstituteFont.install();
  }

  private PdfReader() {}

  static Inspection read(Path file) throws IOException {
    try (var source = new RandomAccessReadBufferedFile(file)) {
      return read(source);
    }
  }

  private static Inspection read(RandomAccessReadBufferedFile source) {
    try (PDDocument document = Loader.loadPDF(source, IOUtils.createTempFileOnlyStreamCache())) {
      int pages = document.getNumberOfPages();
      if (pages == 0) {
        return Inspection.troubled(FileKind.PDF, Trouble.UNREADABLE);
      }
      List<String> lines = new FirstPageLines().of(document);
      return Inspection.of(FileKind.PDF, lines, pages);
    } catch (InvalidPasswordException e) {
      return Inspection.troubled(FileKind.PDF, Trouble.LOCKED);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // A parser fed with rubbish fails in all these ways; each means nobody could read the file.
      return Inspection.troubled(FileKind.PDF, Trouble.UNREADABLE);
    }
  }
}
