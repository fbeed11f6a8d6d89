package vn.giaoban.web.caldav;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// What a client asks for: the body of a PROPFIND or REPORT.
///
/// @param root which request it is; `propfind` for an empty body
/// @param props the properties wanted; empty with `allProps` or `namesOnly`
/// @param hrefs of a multiget
/// @param query of a calendar-query
/// @param syncToken of a sync-collection: empty for the first time, null in other requests
/// @param mostResults how many answers the client takes at most; null: any number
record DavRequest(
    QName root,
    List<QName> props,
    boolean allProps,
    boolean namesOnly,
    List<String> hrefs,
    Query query,
    @Nullable String syncToken,
    @Nullable Integer mostResults) {

  /// Which events.
  ///
  /// @param from those that end after it; null: from the beginning
  /// @param to those that start before it; null: without end
  /// @param uid only that of this UID; null: any
  /// @param nothing whether other components than events are wanted: there are none
  record Query(
      @Nullable Instant from, @Nullable Instant to, @Nullable String uid, boolean nothing) {
    static final Query ALL = new Query(null, null, null, false);
  }

  /// The body is no XML, or not what we take.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /// Name of the precondition that failed (RFC 4791 section 7.8); empty: not XML at all.
    private final String precondition;

    Unreadable(String precondition) {
      super(precondition);
      this.precondition = precondition;
    }

    String precondition() {
      return precondition;
    }
  }

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /// Reads a body. Document type declarations are refused, so nothing can be expanded or fetched.
  static DavRequest read(byte[] body) throws Unreadable {
    if (body.length == 0) {
      return new DavRequest(
          DavNames.dav("propfind"), List.of(), true, false, List.of(), Query.ALL, null, null);
    }
    Element root = parse(body);
    List<QName> props = new ArrayList<>();
    for (Element prop : children(root, DavNames.dav("prop"))) {
      for (Element wanted : children(prop, null)) {
        props.add(name(wanted));
      }
    }
    List<String> hrefs =
        children(root, DavNames.dav("href")).stream().map(e -> e.getTextContent().strip()).toList();
    List<Element> tokens = children(root, DavNames.dav("sync-token"));
    List<Element> limits = children(root, DavNames.dav("limit"));
    return new DavRequest(
        name(root),
        List.copyOf(props),
        props.isEmpty() && children(root, DavNames.dav("propname")).isEmpty(),
        !children(root, DavNames.dav("propname")).isEmpty(),
        hrefs,
        query(root),
        tokens.isEmpty() ? null : tokens.getFirst().getTextContent().strip(),
        limits.isEmpty() ? null : limit(limits.getFirst()));
  }

  private static Element parse(byte[] body) throws Unreadable {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new Unreadable("");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// RFC 4791 section 9.7: `VCALENDAR` over `VEVENT`, a time range, one UID. Other filters are
  /// refused rather than answered wrongly.
  private static Query query(Element root) throws Unreadable {
    List<Element> filters = children(root, DavNames.caldav("filter"));
    if (filters.isEmpty()) {
      return Query.ALL;
    }
    Instant from = null;
    Instant to = null;
    String uid = null;
    boolean nothing = false;
    for (Element calendar : children(filters.getFirst(), DavNames.caldav("comp-filter"))) {
      if (!calendar.getAttribute("name").equalsIgnoreCase("VCALENDAR")) {
        throw new Unreadable("valid-filter");
      }
      for (Element component : children(calendar, DavNames.caldav("comp-filter"))) {
        if (!children(component, DavNames.caldav("is-not-defined")).isEmpty()) {
          continue;
        }
        nothing |= !component.getAttribute("name").equalsIgnoreCase("VEVENT");
        for (Element range : children(component, DavNames.caldav("time-range"))) {
          from = moment(range.getAttribute("start"));
          to = moment(range.getAttribute("end"));
          if (from == null && to == null || from != null && to != null && !to.isAfter(from)) {
            throw new Unreadable("valid-filter");
          }
        }
        for (Element property : children(component, DavNames.caldav("prop-filter"))) {
          List<Element> matches = children(property, DavNames.caldav("text-match"));
          if (!property.getAttribute("name").equalsIgnoreCase("UID") || matches.size() != 1) {
            throw new Unreadable("supported-filter");
          }
          uid = matches.getFirst().getTextContent().strip();
        }
      }
    }
    return new Query(from, to, uid, nothing);
  }

  private static @Nullable Instant moment(String text) throws Unreadable {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Unreadable("valid-filter");
    }
  }

  private static @Nullable Integer limit(Element limit) {
    List<Element> numbers = children(limit, DavNames.dav("nresults"));
    try {
      return numbers.isEmpty()
          ? null
          : Integer.valueOf(numbers.getFirst().getTextContent().strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static List<Element> children(Element parent, @Nullable QName name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && (name == null || name(element).equals(name))) {
        found.add(element);
      }
    }
    return found;
  }

  private static QName name(Element element) {
    String space = element.getNamespaceURI();
    return new QName(space == null ? "" : space, element.getLocalName());
  }

  /// Faults are told to the client, not to the console.
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // nothing to tell
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
