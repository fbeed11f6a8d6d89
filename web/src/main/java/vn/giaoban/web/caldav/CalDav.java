package vn.giaoban.web.caldav;

import static vn.giaoban.web.caldav.DavNames.caldav;
import static vn.giaoban.web.caldav.DavNames.dav;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.itip.FeedWriter;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.calendar.EntryQuery;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.web.calendar.CalendarFeed;
import vn.giaoban.web.calendar.CalendarFeeds;
import vn.giaoban.web.calendar.FeedEvents;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.security.RandomToken;

/// Answers CalDAV clients. Nothing can be written; whoever tries is told 403 with
/// `need-privileges`.
@Component
class CalDav {
  private static final String ALLOW = "OPTIONS, GET, HEAD, PROPFIND, REPORT";
  private static final String CLASSES = "1, 3, access-control, calendar-access";
  private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  /// A multiget names some hundred events at most; more is no client.
  private static final int MOST_OCTETS = 256 << 10;

  private static final String TOKEN = "urn:x-giaoban:sync:";

  private final CalendarFeeds feeds;
  private final CalendarEntries entries;
  private final FeedEvents events;
  private final InstantSource clock;

  CalDav(CalendarFeeds feeds, CalendarEntries entries, FeedEvents events, InstantSource clock) {
    this.feeds = feeds;
    this.entries = entries;
    this.events = events;
    this.clock = clock;
  }

  /// One request, whatever its method.
  Mono<ServerResponse> answer(ServerRequest request) {
    String method = request.method().name();
    if (method.equals("OPTIONS")) {
      return ServerResponse.ok().header("DAV", CLASSES).header(HttpHeaders.ALLOW, ALLOW).build();
    }
    String token = password(request);
    return (token == null ? Mono.<CalendarFeed>empty() : feeds.byToken(token))
        .flatMap(feed -> signedIn(request, method, feed))
        .switchIfEmpty(
            Mono.defer(() ->
                ServerResponse.status(HttpStatus.UNAUTHORIZED)
                    .header(
                        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Giaoban\", charset=\"UTF-8\"")
                    .build()));
  }

  private Mono<ServerResponse> signedIn(ServerRequest request, String method, CalendarFeed feed) {
    DavPlace place = DavPlace.of(request.path());
    if (place == null || !owns(feed, place)) {
      return ServerResponse.notFound().build();
    }
    return switch (method) {
      case "PROPFIND" -> propfind(request, feed, place);
      case "REPORT" -> report(request, feed, place);
      case "GET", "HEAD" -> get(request, feed, place);
      default -> error(HttpStatus.FORBIDDEN, dav("need-privileges"));
    };
  }

  private static boolean owns(CalendarFeed feed, DavPlace place) {
    return switch (place) {
      case DavPlace.Root() -> true;
      case DavPlace.Principal(UUID id) -> id.equals(feed.id());
      case DavPlace.Home(UUID id) -> id.equals(feed.id());
      case DavPlace.Calendar(UUID id) -> id.equals(feed.id());
      case DavPlace.Item(UUID id, String _) -> id.equals(feed.id());
    };
  }

  private Mono<ServerResponse> propfind(ServerRequest request, CalendarFeed feed, DavPlace place) {
    String depth = request.headers().asHttpHeaders().getFirst("Depth");
    if ("infinity".equalsIgnoreCase(depth)) {
      return error(HttpStatus.FORBIDDEN, dav("propfind-finite-depth"));
    }
    boolean children = "1".equals(depth);
    return body(request)
        .flatMap(asked ->
            switch (place) {
              case DavPlace.Root() -> one(asked, place, DavProperties.ofRoot(feed));
              case DavPlace.Principal _ -> one(asked, place, DavProperties.ofPrincipal(feed));
              case DavPlace.Home _ ->
                  children
                      ? position()
                          .flatMap(token -> {
                            Map<String, DavProperties> all = new LinkedHashMap<>();
                            all.put(place.path(), DavProperties.ofHome(feed));
                            all.put(
                                new DavPlace.Calendar(feed.id()).path(),
                                DavProperties.ofCalendar(feed, token));
                            return multistatus(asked, all, Set.of(), null);
                          })
                      : one(asked, place, DavProperties.ofHome(feed));
              case DavPlace.Calendar _ ->
                  position().flatMap(token -> calendar(asked, feed, token, children));
              case DavPlace.Item(UUID _, String name) ->
                  named(feed, Set.of(name))
                      .flatMap(found -> {
                        CalendarEntry entry = found.get(name);
                        return entry == null
                            ? ServerResponse.notFound().build()
                            : one(asked, place, DavProperties.ofItem(feed, entry));
                      });
            })
        .onErrorResume(BadXml.class, CalDav::unreadable);
  }

  private Mono<ServerResponse> calendar(
      DavRequest asked, CalendarFeed feed, String token, boolean children) {
    Map<String, DavProperties> all = new LinkedHashMap<>();
    all.put(new DavPlace.Calendar(feed.id()).path(), DavProperties.ofCalendar(feed, token));
    return !children
        ? multistatus(asked, all, Set.of(), null)
        : entries
            .search(feed.query(clock.instant()))
            .collectList()
            .flatMap(list -> {
              list.forEach(entry -> all.put(path(feed, entry), DavProperties.ofItem(feed, entry)));
              return multistatus(asked, all, Set.of(), null);
            });
  }

  private Mono<ServerResponse> report(ServerRequest request, CalendarFeed feed, DavPlace place) {
    return body(request)
        .flatMap(asked ->
            switch (asked.root().toString()) {
              case "{urn:ietf:params:xml:ns:caldav}calendar-query" -> query(asked, feed, place);
              case "{urn:ietf:params:xml:ns:caldav}calendar-multiget" -> multiget(asked, feed);
              case "{DAV:}sync-collection" -> sync(asked, feed, place);
              default -> error(HttpStatus.FORBIDDEN, dav("supported-report"));
            })
        .onErrorResume(BadXml.class, CalDav::unreadable);
  }

  private Mono<ServerResponse> query(DavRequest asked, CalendarFeed feed, DavPlace place) {
    if (!(place instanceof DavPlace.Calendar)) {
      return error(HttpStatus.FORBIDDEN, dav("supported-report"));
    }
    DavRequest.Query wanted = asked.query();
    if (wanted.nothing()) {
      return multistatus(asked, Map.of(), Set.of(), null);
    }
    return entries
        .search(within(feed.query(clock.instant()), wanted))
        .filter(entry -> wanted.uid() == null || wanted.uid().equals(Sorter.uid(entry.id())))
        .collectList()
        .flatMap(list -> items(asked, feed, list))
        .flatMap(found -> multistatus(asked, found, Set.of(), null));
  }

  /// The calendar's own span and the client's together.
  private static EntryQuery within(EntryQuery own, DavRequest.Query wanted) {
    Instant from = own.from();
    Instant later = wanted.from();
    if (later != null && (from == null || later.isAfter(from))) {
      from = later;
    }
    return new EntryQuery(
        from, wanted.to(), own.unit(), own.leader(), own.site(), null, own.limit());
  }

  private Mono<ServerResponse> multiget(DavRequest asked, CalendarFeed feed) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> missing = new HashSet<>();
    for (String href : asked.hrefs()) {
      if (DavPlace.of(path(href)) instanceof DavPlace.Item(UUID id, String name)
          && id.equals(feed.id())) {
        names.put(name, href);
      } else {
        missing.add(href);
      }
    }
    return named(feed, names.keySet())
        .flatMap(found -> {
          names.forEach((name, href) -> {
            if (!found.containsKey(name)) {
              missing.add(href);
            }
          });
          return items(asked, feed, List.copyOf(found.values()));
        })
        .flatMap(found -> multistatus(asked, found, missing, null));
  }

  /// RFC 6578: everything at first, then what was changed since the token. Something that left the
  /// calendar is told as gone; names say nothing about briefings that were never in it.
  private Mono<ServerResponse> sync(DavRequest asked, CalendarFeed feed, DavPlace place) {
    String known = asked.syncToken();
    if (!(place instanceof DavPlace.Calendar) || known == null) {
      return error(HttpStatus.FORBIDDEN, dav("supported-report"));
    }
    EntryQuery all = feed.query(clock.instant());
    // The position is read before the entries: what comes between is told again, never lost.
    return entries
        .position()
        .flatMap(next -> {
          if (known.isEmpty()) {
            return entries
                .search(all)
                .collectList()
                .flatMap(list -> synced(asked, feed, list, Set.of(), TOKEN + next));
          }
          Long since = position(known);
          if (since == null || since > next) {
            return error(HttpStatus.FORBIDDEN, dav("valid-sync-token"));
          }
          return Mono.zip(
                  entries.search(all.since(since)).collectList(),
                  entries.changedSince(since, CalendarFeed.MOST_EVENTS).collectList())
              .flatMap(of -> {
                Set<String> gone = new HashSet<>();
                of.getT2().forEach(id -> gone.add(path(feed, id)));
                of.getT1().forEach(entry -> gone.remove(path(feed, entry)));
                return synced(asked, feed, of.getT1(), gone, TOKEN + next);
              });
        });
  }

  private Mono<ServerResponse> synced(
      DavRequest asked,
      CalendarFeed feed,
      List<CalendarEntry> list,
      Set<String> gone,
      String next) {
    Integer most = asked.mostResults();
    if (most != null && list.size() + gone.size() > most) {
      return error(HttpStatus.INSUFFICIENT_STORAGE, dav("number-of-matches-within-limits"));
    }
    return items(asked, feed, list).flatMap(found -> multistatus(asked, found, gone, next));
  }

  private Mono<ServerResponse> get(ServerRequest request, CalendarFeed feed, DavPlace place) {
    if (!(place instanceof DavPlace.Item(UUID _, String name))) {
      return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED)
          .header(HttpHeaders.ALLOW, "OPTIONS, PROPFIND, REPORT")
          .build();
    }
    return named(feed, Set.of(name))
        .mapNotNull(found -> found.get(name))
        .flatMap(entry ->
            events
                .of(List.of(entry))
                .flatMap(list -> {
                  String etag = DavProperties.etag(entry);
                  if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(etag)) {
                    return ServerResponse.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
                  }
                  return ServerResponse.ok()
                      .contentType(CALENDAR)
                      .eTag(etag)
                      .lastModified(
                          ZonedDateTime.ofInstant(
                              entry.changedAt().truncatedTo(ChronoUnit.SECONDS),
                              java.time.ZoneOffset.UTC))
                      .bodyValue(FeedWriter.resource(list.getFirst()));
                }))
        .switchIfEmpty(Mono.defer(() -> ServerResponse.notFound().build()));
  }

  /// Entries with their properties, with the events themselves when these are wanted.
  private Mono<Map<String, DavProperties>> items(
      DavRequest asked, CalendarFeed feed, List<CalendarEntry> list) {
    Map<String, DavProperties> found = new LinkedHashMap<>();
    if (!asked.props().contains(DavProperties.CALENDAR_DATA)
        && !asked.props().contains(dav("getcontentlength"))) {
      list.forEach(entry -> found.put(path(feed, entry), DavProperties.ofItem(feed, entry)));
      return Mono.just(found);
    }
    return events
        .of(list)
        .map(texts -> {
          for (int i = 0; i < list.size(); i++) {
            CalendarEntry entry = list.get(i);
            found.put(path(feed, entry), DavProperties.ofItem(feed, entry).with(texts.get(i)));
          }
          return found;
        });
  }

  private Mono<Map<String, CalendarEntry>> named(CalendarFeed feed, Set<String> names) {
    return names.isEmpty()
        ? Mono.just(Map.of())
        : entries
            .search(feed.query(clock.instant()))
            .collectList()
            .map(list -> {
              Map<String, CalendarEntry> found = new HashMap<>();
              for (CalendarEntry entry : list) {
                String name = name(feed, entry.id());
                if (names.contains(name)) {
                  found.put(name, entry);
                }
              }
              return found;
            });
  }

  private static String path(CalendarFeed feed, CalendarEntry entry) {
    return path(feed, entry.id());
  }

  private static String path(CalendarFeed feed, UUID briefing) {
    return new DavPlace.Item(feed.id(), name(feed, briefing)).path();
  }

  /// Says nothing of a briefing's id, so that it may be told for those the reader may not see.
  private static String name(CalendarFeed feed, UUID briefing) {
    byte[] hash = RandomToken.hash(feed.id() + "/" + briefing);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22) + ".ics";
  }

  /// Clients send whole addresses or paths.
  private static String path(String href) {
    try {
      String path = URI.create(href).getPath();
      return path == null || !path.startsWith("/") ? "/" : path;
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }

  private Mono<String> position() {
    return entries.position().map(position -> TOKEN + position);
  }

  private static @Nullable Long position(String token) {
    try {
      return token.startsWith(TOKEN) ? Long.valueOf(token.substring(TOKEN.length())) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Mono<ServerResponse> one(
      DavRequest asked, DavPlace place, DavProperties properties) {
    return multistatus(asked, Map.of(place.path(), properties), Set.of(), null);
  }

  private static Mono<ServerResponse> multistatus(
      DavRequest asked,
      Map<String, DavProperties> found,
      Set<String> missing,
      @Nullable String token) {
    DavXml xml = new DavXml(dav("multistatus"));
    found.forEach((path, properties) -> {
      xml.start(dav("response")).href(path);
      Map<QName, Consumer<DavXml>> known = properties.values();
      List<QName> wanted =
          asked.props().isEmpty() ? new ArrayList<>(known.keySet()) : asked.props();
      List<QName> unknown = wanted.stream().filter(name -> !known.containsKey(name)).toList();
      if (unknown.size() < wanted.size() || wanted.isEmpty()) {
        xml.start(dav("propstat")).start(dav("prop"));
        for (QName name : wanted) {
          Consumer<DavXml> value = known.get(name);
          if (value != null && asked.namesOnly()) {
            xml.empty(name);
          } else if (value != null) {
            value.accept(xml);
          }
        }
        xml.end().text(dav("status"), "HTTP/1.1 200 OK").end();
      }
      if (!unknown.isEmpty()) {
        xml.start(dav("propstat")).start(dav("prop"));
        unknown.forEach(xml::empty);
        xml.end().text(dav("status"), "HTTP/1.1 404 Not Found").end();
      }
      xml.end();
    });
    for (String path : missing) {
      xml.start(dav("response")).href(path).text(dav("status"), "HTTP/1.1 404 Not Found").end();
    }
    if (token != null) {
      xml.text(DavProperties.SYNC_TOKEN, token);
    }
    return ServerResponse.status(HttpStatus.MULTI_STATUS)
        .header("DAV", CLASSES)
        .contentType(XML)
        .bodyValue(xml.done());
  }

  private static Mono<ServerResponse> error(HttpStatus status, QName condition) {
    return ServerResponse.status(status)
        .contentType(XML)
        .bodyValue(new DavXml(dav("error")).empty(condition).done());
  }

  /// An [DavRequest.Unreadable] on its way through a reactive chain.
  private static final class BadXml extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String precondition;

    BadXml(DavRequest.Unreadable cause) {
      super(cause);
      this.precondition = cause.precondition();
    }
  }

  private static Mono<DavRequest> body(ServerRequest request) {
    return request
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .map(octets -> {
          if (octets.length > MOST_OCTETS) {
            throw new ProblemException(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large"));
          }
          try {
            return DavRequest.read(octets);
          } catch (DavRequest.Unreadable e) {
            throw new BadXml(e);
          }
        });
  }

  private static Mono<ServerResponse> unreadable(BadXml e) {
    return e.precondition.isEmpty()
        ? ServerResponse.badRequest().build()
        : error(HttpStatus.FORBIDDEN, caldav(e.precondition));
  }

  /// The password of HTTP Basic (RFC 7617); the user name is not looked at, the token says it all.
  private static @Nullable String password(ServerRequest request) {
    String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? null : pair.substring(colon + 1).strip();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
