package vn.giaoban.scheduler.document.inspect;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Lines of a PDF page with columns kept apart: a Vietnamese letter head has two of them side by
/// side, and a stamp in the left one must not become part of the date in the right one.
final class FirstPageLines extends PDFTextStripper {
  /// A gap wider than this many spaces starts a new column.
  private static final float COLUMN_GAP_SPACES = 4;

  private static final int MAX_LINES = 2000;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private float lineEnd = Float.NaN;
  private boolean wordBreak;

  FirstPageLines() {
    setStartPage(1);
    setEndPage(1);
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true);
  }

  List<String> of(PDDocument document) throws IOException {
    writeText(document, new StringWriter());
    finishLine();
    return lines;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (positions.isEmpty()) {
      return;
    }
    var first = positions.getFirst();
    float space = Math.max(first.getWidthOfSpace(), first.getFontSizeInPt() / 5);
    float gap = first.getXDirAdj() - lineEnd;
    if (!Float.isNaN(gap) && (gap > COLUMN_GAP_SPACES * space || gap < -space)) {
      finishLine();
    } else if (wordBreak) {
      line.append(' ');
    }
    wordBreak = false;
    line.append(text);
    var last = positions.getLast();
    lineEnd = last.getXDirAdj() + last.getWidthDirAdj();
  }

  @Override
  protected void writeWordSeparator() {
    wordBreak = true;
  }

  @Override
  protected void writeLineSeparator() {
    finishLine();
  }

  private void finishLine() {
    if (!line.isEmpty() && lines.size() < MAX_LINES) {
      lines.add(line.toString());
    }
    line.setLength(0);
    lineEnd = Float.NaN;
    wordBreak = false;
  }
}
