package vn.giaoban.web.caldav;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes one answer.
final class DavXml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();
  private static final Map<String, String> PREFIXES =
      Map.of(DavNames.DAV, "d", DavNames.CALDAV, "c", DavNames.CALENDAR_SERVER, "s");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  /// Starts a document with this root element.
  DavXml(QName root) {
    try {
      out = FACTORY.createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement(
          PREFIXES.get(root.getNamespaceURI()), root.getLocalPart(), root.getNamespaceURI());
      for (Map.Entry<String, String> known : PREFIXES.entrySet()) {
        out.writeNamespace(known.getValue(), known.getKey());
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  DavXml start(QName name) {
    try {
      String prefix = PREFIXES.get(name.getNamespaceURI());
      if (prefix != null) {
        out.writeStartElement(prefix, name.getLocalPart(), name.getNamespaceURI());
      } else if (name.getNamespaceURI().isEmpty()) {
        out.writeStartElement(name.getLocalPart());
      } else {
        out.writeStartElement("x", name.getLocalPart(), name.getNamespaceURI());
        out.writeNamespace("x", name.getNamespaceURI());
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  DavXml end() {
    try {
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  DavXml empty(QName name) {
    return start(name).end();
  }

  /// An element with text; characters XML does not know become spaces.
  DavXml text(QName name, String value) {
    start(name);
    try {
      out.writeCharacters(known(value));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return end();
  }

  DavXml attribute(String name, String value) {
    try {
      out.writeAttribute(name, value);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  DavXml href(String path) {
    return text(DavNames.dav("href"), path);
  }

  /// The whole document.
  String done() {
    try {
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static String known(String value) {
    return value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", " ");
  }
}
