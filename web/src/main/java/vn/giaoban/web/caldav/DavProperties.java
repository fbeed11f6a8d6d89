package vn.giaoban.web.caldav;

import static vn.giaoban.web.caldav.DavNames.caldav;
import static vn.giaoban.web.caldav.DavNames.dav;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import vn.giaoban.mail.itip.FeedWriter;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.web.calendar.CalendarFeed;

/// The properties of each place; each writes its element's content.
final class DavProperties {
  static final QName CALENDAR_DATA = caldav("calendar-data");
  static final QName SYNC_TOKEN = dav("sync-token");
  static final QName CTAG = new QName(DavNames.CALENDAR_SERVER, "getctag");

  private static final List<QName> REPORTS =
      List.of(caldav("calendar-query"), caldav("calendar-multiget"), dav("sync-collection"));

  private final Map<QName, Consumer<DavXml>> values = new LinkedHashMap<>();

  private DavProperties() {}

  /// The properties and how each is written.
  Map<QName, Consumer<DavXml>> values() {
    return values;
  }

  static DavProperties ofRoot(CalendarFeed feed) {
    return new DavProperties()
        .resourceType(List.of(dav("collection")))
        .text(dav("displayname"), "Giaoban")
        .signedIn(feed)
        .readOnly();
  }

  static DavProperties ofPrincipal(CalendarFeed feed) {
    return new DavProperties()
        .resourceType(List.of(dav("collection"), dav("principal")))
        .text(dav("displayname"), feed.ownerName())
        .signedIn(feed)
        .readOnly();
  }

  static DavProperties ofHome(CalendarFeed feed) {
    return new DavProperties()
        .resourceType(List.of(dav("collection")))
        .text(dav("displayname"), "Giaoban")
        .signedIn(feed)
        .readOnly();
  }

  /// @param token where a reader of this answer stands
  static DavProperties ofCalendar(CalendarFeed feed, String token) {
    return new DavProperties()
        .resourceType(List.of(dav("collection"), caldav("calendar")))
        .text(dav("displayname"), feed.name())
        .text(caldav("calendar-description"), feed.name())
        .text(caldav("calendar-timezone"), FeedWriter.timezone())
        .text(CTAG, token)
        .text(SYNC_TOKEN, token)
        .put(
            caldav("supported-calendar-component-set"),
            xml -> xml.start(caldav("comp")).attribute("name", "VEVENT").end())
        .put(
            caldav("supported-calendar-data"),
            xml ->
                xml.start(CALENDAR_DATA)
                    .attribute("content-type", "text/calendar")
                    .attribute("version", "2.0")
                    .end())
        .put(
            dav("supported-report-set"),
            xml ->
                REPORTS.forEach(report ->
                    xml.start(dav("supported-report"))
                        .start(dav("report"))
                        .empty(report)
                        .end()
                        .end()))
        .signedIn(feed)
        .readOnly();
  }

  static DavProperties ofItem(CalendarFeed feed, CalendarEntry entry) {
    return new DavProperties()
        .resourceType(List.of())
        .text(dav("getetag"), etag(entry))
        .text(dav("getcontenttype"), "text/calendar; charset=utf-8; component=VEVENT")
        .text(
            dav("getlastmodified"),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.changedAt().atOffset(ZoneOffset.UTC)))
        .signedIn(feed)
        .readOnly();
  }

  /// The event itself, which is given only to those who name it.
  DavProperties with(FeedWriter.Event event) {
    String resource = FeedWriter.resource(event);
    text(
        dav("getcontentlength"),
        Integer.toString(resource.getBytes(StandardCharsets.UTF_8).length));
    return text(CALENDAR_DATA, resource);
  }

  /// Changes with every change of the briefing.
  static String etag(CalendarEntry entry) {
    return "\"" + Long.toHexString(entry.changed()) + "-" + entry.sequence() + "\"";
  }

  private DavProperties resourceType(List<QName> types) {
    return put(dav("resourcetype"), xml -> types.forEach(xml::empty));
  }

  private DavProperties signedIn(CalendarFeed feed) {
    String principal = new DavPlace.Principal(feed.id()).path();
    return put(dav("current-user-principal"), xml -> xml.href(principal))
        .put(dav("principal-URL"), xml -> xml.href(principal))
        .put(dav("owner"), xml -> xml.href(principal))
        .put(caldav("calendar-home-set"), xml -> xml.href(new DavPlace.Home(feed.id()).path()))
        .put(dav("principal-collection-set"), xml -> xml.href("/caldav/"));
  }

  private DavProperties readOnly() {
    return put(
        dav("current-user-privilege-set"),
        xml -> xml.start(dav("privilege")).empty(dav("read")).end());
  }

  private DavProperties put(QName name, Consumer<DavXml> content) {
    values.put(
        name,
        xml -> {
          xml.start(name);
          content.accept(xml);
          xml.end();
        });
    return this;
  }

  private DavProperties text(QName name, String value) {
    values.put(name, xml -> xml.text(name, value));
    return this;
  }
}
