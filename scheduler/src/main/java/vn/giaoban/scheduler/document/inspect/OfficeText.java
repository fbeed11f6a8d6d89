package vn.giaoban.scheduler.document.inspect;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Paragraphs of WordprocessingML, DrawingML and SpreadsheetML, one line each; text boxes inside a
/// paragraph are lines of their own (stamps are often drawn in one).
final class OfficeText {
  private static final int MAX_LINES = 200;
  private static final int MAX_LINE = 1000;

  private OfficeText() {}

  /// The lines up to the end of the first page, as far as the file says where that is.
  static List<String> lines(InputStream part) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    // No document type, no entities: nothing outside the part is ever read.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var xml = factory.createXMLStreamReader(part);
    List<String> lines = new ArrayList<>();
    Deque<StringBuilder> open = new ArrayDeque<>();
    boolean inText = false;
    while (xml.hasNext() && lines.size() < MAX_LINES) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "p", "si" -> open.push(new StringBuilder());
            case "t" -> inText = true;
            case "tab" -> finish(open, lines);
            case "br" -> {
              finish(open, lines);
              if (isPageBreak(xml)) {
                return lines;
              }
            }
            case "lastRenderedPageBreak" -> {
              finish(open, lines);
              return lines;
            }
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          var line = open.peek();
          if (inText && line != null && line.length() < MAX_LINE) {
            line.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "p", "si" -> {
              finish(open, lines);
              open.poll();
            }
            case "t" -> inText = false;
            default -> {}
          }
        }
        default -> {}
      }
    }
    return lines;
  }

  private static boolean isPageBreak(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("type") && xml.getAttributeValue(i).equals("page")) {
        return true;
      }
    }
    return false;
  }

  private static void finish(Deque<StringBuilder> open, List<String> lines) {
    var line = open.peek();
    if (line != null && !line.isEmpty()) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }
}
