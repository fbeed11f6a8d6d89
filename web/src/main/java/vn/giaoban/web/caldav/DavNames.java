package vn.giaoban.web.caldav;

import javax.xml.namespace.QName;

/// The namespaces of WebDAV, CalDAV and the two extensions clients ask for.
final class DavNames {
  static final String DAV = "DAV:";
  static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /// `getctag`, by which clients without RFC 6578 see that something changed.
  static final String CALENDAR_SERVER = "http://calendarserver.org/ns/";

  private DavNames() {}

  static QName dav(String name) {
    return new QName(DAV, name);
  }

  static QName caldav(String name) {
    return new QName(CALDAV, name);
  }
}
