package vn.giaoban.scheduler.document.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Writes a PDF anew so that any page can be found after reading little of it.
///
/// To find page 150 a reader walks past the 149 before it. Office programs put each page's entry
/// beside its pictures, so the walk touches the whole file. Here everything small stands together
/// in a few object streams (ISO 32000-2 section 7.5.7), and what is not looked at (the tree of
/// tags, which outweighs the pages in what word processors write) is left out.
final class PageLayout {
  private static final COSName[] NOT_READ = {
    COSName.STRUCT_TREE_ROOT, COSName.getPDFName("PieceInfo"), COSName.METADATA, COSName.OUTLINES
  };
  private static final COSName[] NOT_READ_OF_PAGES = {
    COSName.STRUCT_PARENTS, COSName.getPDFName("PieceInfo"), COSName.METADATA, COSName.THUMB
  };

  private PageLayout() {}

  /// @throws IOException also when the copy does not have the same pages
  static void write(Path source, Path target) throws IOException {
    int pages;
    try (var octets = new RandomAccessReadBufferedFile(source);
        var document = Loader.loadPDF(octets, IOUtils.createTempFileOnlyStreamCache())) {
      pages = document.getNumberOfPages();
      // What opens without a password may be kept without one; the document itself stays as it is.
      document.setAllSecurityToBeRemoved(true);
      strip(document);
      document.save(target.toFile(), CompressParameters.DEFAULT_COMPRESSION);
    }
    try (var octets = new RandomAccessReadBufferedFile(target);
        var copy = Loader.loadPDF(octets, IOUtils.createTempFileOnlyStreamCache())) {
      if (copy.getNumberOfPages() != pages) {
        throw new IOException("pages: " + copy.getNumberOfPages() + " (expected: " + pages + ")");
      }
    }
  }

  private static void strip(PDDocument document) {
    remove(document.getDocumentCatalog().getCOSObject(), NOT_READ);
    for (var page : document.getPages()) {
      remove(page.getCOSObject(), NOT_READ_OF_PAGES);
    }
  }

  private static void remove(COSDictionary from, COSName[] names) {
    for (var name : names) {
      from.removeItem(name);
    }
  }
}
